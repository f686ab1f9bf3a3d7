"""Trains the network of package mention on top of the language network, which stays as it is.

usage: mentions.py DATA WORK NETWORK.pt OUT.safetensors PARITY.json

NETWORK.pt: what the shipped language network says, as export.py or resume.py write it"""
import argparse, json, math, os, random, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from collections import Counter
from data import *
from train import batches, TRANS
from export import quantise, restore

FEATURES = 32 * 5 + 16 + 3 + 7  # language/mention/feature.go
LISTS, SEEN = 32 * 5, 32 * 5 + 16  # up to there are those from lists, then those of the document
STEP_OK = torch.tensor(TRANS[0] == 0); START_OK = torch.tensor(TRANS[1] == 0); END_OK = torch.tensor(TRANS[2] == 0)

class Mentions(nn.Module):
    def __init__(s, inner, width=192, windows=2, drop=0.2):
        super().__init__()
        s.word = nn.Linear(inner, width)
        s.features = nn.Embedding(FEATURES + 1, width, padding_idx=FEATURES)
        nn.init.normal_(s.features.weight, 0, 0.1)
        with torch.no_grad(): s.features.weight[FEATURES] = 0
        s.windows = nn.ModuleList(nn.Linear(3 * width, width) for _ in range(windows))
        s.out = nn.Linear(width, len(BILOU))
        s.step = nn.Parameter(torch.zeros(len(BILOU), len(BILOU)))   # [a, b]: b after a
        s.drop = drop

    def forward(s, x, feats, mask):
        h = F.relu(s.word(F.dropout(x, s.drop, s.training)) + s.features(feats).sum(2)) * mask.unsqueeze(-1)
        for w in s.windows:
            y = F.dropout(h, s.drop, s.training)
            y = torch.cat([F.pad(y[:, :-1], (0, 0, 1, 0)), y, F.pad(y[:, 1:], (0, 0, 0, 1))], -1)
            h = (h + F.relu(w(y))) * mask.unsqueeze(-1)
        return s.out(F.dropout(h, s.drop, s.training))

    def log_sum(s, z, mask, step=None):
        """The log of the sum over all valid runs of labels: each word's sums are scaled to add up to one."""
        top = z.max(2, keepdim=True).values
        p, logs, step = (z - top).exp(), (top.squeeze(2) * mask).sum(1), torch.where(STEP_OK, (s.step if step is None else step).exp(), 0)
        a = p[:, 0] * START_OK
        for k in range(1, z.shape[1]):
            n = a @ step * p[:, k]
            size = n.sum(1, keepdim=True).clamp(min=1e-30)
            a = torch.where(mask[:, k:k + 1], n / size, a)
            logs = logs + size.squeeze(1).log() * mask[:, k]
        return logs + (a * END_OK).sum(1).clamp(min=1e-30).log()

    def loss(s, x, feats, mask, allowed):
        """How much less likely the runs of allowed labels are than all."""
        z = s(x, feats, mask)
        every, right = s.log_sum(torch.cat([z, z.masked_fill(~allowed, -1e4)]), torch.cat([mask, mask])).chunk(2)
        return (every - right).sum() / mask.sum()

    def taught_loss(s, x, feats, mask, scores, step):
        """How unlikely the runs of labels are that a teacher holds likely, on average: its scores and steps tell how likely each is to it."""
        with torch.enable_grad():   # the sum's slopes are how often a label is at a word, and one label after another
            scores, step = scores.requires_grad_(), step.requires_grad_()
            at, after = torch.autograd.grad(s.log_sum(scores, mask, step).sum(), (scores, step))
        z = s(x, feats, mask)
        return (s.log_sum(z, mask).sum() - (at * z).sum() - (after * s.step).sum()) / mask.sum()

@dataclass
class Example:
    x: np.ndarray      # a vector a word
    feats: list        # numbers of features a word
    sent: Sentence
    allowed: list      # a set of labels a word, by number
    scores: np.ndarray = None   # what a teacher says of each word's labels (names_teacher.py)

SETS, SET_ID = [], {}
def set_id(a):
    k = frozenset(a)
    if k not in SET_ID:
        SET_ID[k] = len(SETS); SETS.append(torch.tensor([l in k for l in BILOU]))
    return SET_ID[k]

def encode(m, v, sents, words=3000):
    """Each word's vector in its sentence, and the static vector that it came with."""
    out = {}
    with torch.inference_mode():
        for b in batches(v, sents, words):
            x = torch.cat([m.encode(b.static, b.word, b.grams, b.mask), m.static[b.static]], -1).half().numpy()
            for i, q in enumerate(b.sents): out[id(q)] = x[i, 1:len(q.forms) + 1].copy()
    return [out[id(q)] for q in sents]

def examples(m, v, key, sents, work):
    """Sentences with their words' vectors, which are kept under work for the next run."""
    path, feats = f"{work}/{key}.vectors.npy", words_of(f"{work}/{key}.features.json")
    if not os.path.exists(path): np.save(path, np.concatenate(encode(m, v, sents)))
    x, out = np.load(path), []
    for q, f in zip(sents, feats, strict=True):
        out.append(Example(x[:len(q.forms)], f, q, [set_id(a) for a in q.mentions or ()])); x = x[len(q.forms):]
    assert not len(x), f"{path} is of other sentences: delete it"
    return out

def taught(exs, key, work):
    """The examples that the teacher has told of, with what it says, and its weights for labels after each other."""
    told, out = np.load(f"{work}/{key}.scores.npz"), []
    z = told["scores"]
    for i in told["at"]:
        e = exs[i]; e.scores, z = z[:len(e.x)], z[len(e.x):]; out.append(e)
    assert not len(z), f"{work}/{key}.scores.npz is of other sentences: delete it"
    return out, torch.from_numpy(told["step"])

def pad(exs, rng=None, drop_feats=0.1):
    B, N = len(exs), max(len(e.x) for e in exs)
    K = max((len(f) for e in exs for f in e.feats), default=1)
    x = np.zeros((B, N, exs[0].x.shape[1]), np.float32); fe = np.full((B, N, K), FEATURES, np.int64); mask = np.zeros((B, N), bool)
    al = np.zeros((B, N), np.int64)
    for i, e in enumerate(exs):
        n = len(e.x); x[i, :n] = e.x; mask[i, :n] = True
        for j, f in enumerate(e.feats): fe[i, j, :len(f)] = f
        if e.allowed: al[i, :n] = e.allowed
    fe = torch.from_numpy(fe)
    if rng is not None:
        hide = torch.rand(fe.shape) < drop_feats
        seen = (fe >= LISTS) & (fe < SEEN) & (torch.rand(B, 1, 1) < 0.3)
        lists = (fe < LISTS) & (torch.rand(B, N, 1) < 0.15)
        fe = torch.where(hide | seen | lists, FEATURES, fe)
    allowed = torch.stack(SETS)[torch.from_numpy(al)] if SETS else None
    return torch.from_numpy(x), fe, torch.from_numpy(mask), allowed

def chunks(exs, words, rng=None):
    order = sorted(range(len(exs)), key=lambda i: len(exs[i].x) + (rng.random() * 3 if rng else 0))
    cur, out = [], []
    for i in order:
        if cur and (len(cur) + 1) * len(exs[i].x) > words: out.append(cur); cur = []
        cur.append(exs[i])
    if cur: out.append(cur)
    if rng: rng.shuffle(out)
    return out

def predict(m, exs):
    m.eval(); res = {}
    with torch.inference_mode():
        step = torch.where(STEP_OK, m.step, -1e9).numpy()
        for c in chunks(exs, 4000):
            x, f, mask, _ = pad(c)
            z = m(x, f, mask).numpy()
            for i, e in enumerate(c): res[id(e)] = run(z[i, :len(e.x)], step)
    return [res[id(e)] for e in exs]

def run(z, t):
    d = TRANS[1] + z[0]; back = []
    for k in range(1, len(z)):
        q = d[:, None] + t
        back.append(q.argmax(0)); d = q.max(0) + z[k]
    i = int((d + TRANS[2]).argmax()); path = [i]
    for bp in reversed(back): i = int(bp[i]); path.append(i)
    spans, b = [], 0
    for i, l in enumerate(BILOU[i] for i in reversed(path)):
        if l[0] in "BU": b = i
        if l[0] in "LU": spans.append((b, i + 1, l[2:]))
    return spans

def score(m, exs): return marks(exs, predict(m, exs))

def marks(exs, found):
    """F1 of persons, organizations, places and all three, for the mentions found in each example."""
    c = Counter()
    for e, p in zip(exs, found):
        g = e.sent.names()
        as_place = {"facility", "group"} if e.sent.doc.startswith("docred") else {"facility"}  # which marks nationalities as places
        q = {(b, n, "place" if t in as_place else t) for b, n, t in p}; q = {x for x in q if x[2] in NAMED}
        for t in NAMED:
            c["tp", t] += sum(x[2] == t for x in g & q); c["n", t] += sum(x[2] == t for x in g) + sum(x[2] == t for x in q)
    f = {t: 200 * c["tp", t] / max(1, c["n", t]) for t in ("person", "organization", "place")}
    f["all"] = 200 * sum(c["tp", t] for t in NAMED) / max(1, sum(c["n", t] for t in NAMED))
    return " ".join(f"{x:.1f}" for x in f.values())

def shrink(w):
    """A matrix in 8 bits and the scales of its rows; the matrix itself becomes what they say."""
    q, scale = quantise(w.detach().numpy())
    with torch.no_grad(): w.copy_(torch.from_numpy(q.astype(np.float32) * scale[:, None]))
    return q, scale

def save(m, path):
    from safetensors.numpy import save_file
    out = {}
    for k, x in (("word", m.word), *((f"windows.{i}", w) for i, w in enumerate(m.windows)), ("out", m.out)):
        out[k + ".weight"], out[k + ".weight.scale"] = shrink(x.weight); out[k + ".bias"] = x.bias.detach().numpy().copy()
    features, out["features.scale"] = shrink(m.features.weight)
    out["features"], out["features.scale"] = features[:FEATURES].copy(), out["features.scale"][:FEATURES].copy()
    out["step"] = np.ascontiguousarray(torch.where(STEP_OK, m.step.detach(), 0).numpy().T.reshape(-1).astype(np.float32))
    save_file(out, path, metadata=dict(types="\n".join(TYPES), windows="C" * len(m.windows)))

FREE = ("free", "examples")   # prepare.py

def free(work, key):
    """Free text, marked as the product marks it."""
    with open(f"{work}/{key}.docs.json") as f: docs = json.load(f)
    with open(f"{work}/{key}.names.json") as f: names = json.load(f)
    sents = [Sentence(w, doc=f"{key}{i}") for i, d in enumerate(docs) for w in d]
    for s, silver in zip(sents, names, strict=True): s.mentions = labels(len(s.forms), silver, covered=())
    return sents

def several(exs, passes, rng):
    """Examples as often as an epoch passes over them; of a part of a pass, some."""
    return exs * int(passes) + rng.sample(exs, int(len(exs) * (passes % 1)))

def shared(exs, share, rng):
    """The examples of some of the documents."""
    docs = sorted({e.sent.doc for e in exs}); keep = set(rng.sample(docs, math.ceil(len(docs) * share)))
    return [e for e in exs if e.sent.doc in keep]

def words_of(path):
    with open(path) as f: return flat(json.load(f))

def parity(m, net, v, feats, path):
    """Scores for the sentences that the product's test compares."""
    sents, cases = [Sentence(t.split()) for t in PARITY], []
    for x, f, q in zip(encode(net, v, sents), feats, sents):
        with torch.inference_mode(): z = m(*pad([Example(x, f, q, [])])[:3])[0]
        cases.append(dict(forms=q.forms, scores=[[round(float(y), 3) for y in row] for row in z]))
    with open(path, "w") as f: f.write("[\n" + ",\n".join(json.dumps(c, ensure_ascii=False) for c in cases) + "\n]\n")

# How often an epoch sees each text; what a teacher told of, once. People's annotation counts for more than the product's own.
PASSES = dict(uner=3, wikigold=2, docred=2, gum=1, politics=1, science=1, literature=1, music=1, ai=1, btc=0.5, ewt=1, free=0.25, examples=0)

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data"); ap.add_argument("work"); ap.add_argument("network"); ap.add_argument("out"); ap.add_argument("parity")
    ap.add_argument("--taught", nargs="*", default=[], metavar="TEXT", help="text that a teacher told of (names_teacher.py --label)")
    ap.add_argument("--epochs", type=int, default=5); ap.add_argument("--lr", type=float, default=2e-3)
    ap.add_argument("--width", type=int, default=192); ap.add_argument("--windows", type=int, default=2); ap.add_argument("--drop", type=float, default=0.2)
    ap.add_argument("--passes", nargs="*", default=[], metavar="TEXT=N", help="instead of those in PASSES"); ap.add_argument("--share", type=float, default=1, help="of each text's documents, for a learning curve")
    ap.add_argument("--limit", type=int, default=0, help="sentences of each source, for a trial"); ap.add_argument("--seed", type=int, default=1); ap.add_argument("--threads", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(a.threads); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    net, v = restore(torch.load(a.network, weights_only=False))
    parts, _ = load(a.data, a.work)
    parts |= {k: free(a.work, k) for k in FREE}
    passes = PASSES | {k: 1 for k in a.taught} | {k: float(n) for k, n in (p.split("=") for p in a.passes)}
    every = {k: examples(net, v, k, p, a.work) for k, p in parts.items() if passes[k] or any(s.held for s in p)}
    test = {k: held for k, es in every.items() if (held := [e for e in es if e.sent.held])}
    train = {k: [e for e in es if not e.sent.held] for k, es in every.items() if passes[k]}
    for k in a.taught: train[k], step_of_teacher = taught(every[k], k, a.work)
    if a.limit: train = {k: es[:a.limit] for k, es in train.items()}
    if a.share < 1: train = {k: shared(es, a.share, rng) for k, es in train.items()}
    print("words:", {k: sum(len(e.x) for e in es) for k, es in train.items()}, flush=True)
    m = Mentions(train["gum"][0].x.shape[1], a.width, a.windows, a.drop)
    opt = torch.optim.AdamW(m.parameters(), lr=a.lr, weight_decay=0.01, betas=(0.9, 0.98))
    total, step, ema = None, 0, {n: p.detach().clone() for n, p in m.named_parameters()}
    for epoch in range(a.epochs):
        todo = [c for k, es in train.items() for c in chunks(several(es, passes[k], rng), 2000, rng)]
        rng.shuffle(todo); total = total or len(todo) * a.epochs; loss = 0; start = time.time()
        m.train()
        for c in todo:
            for g in opt.param_groups: g["lr"] = a.lr * min(1, step / 100) * (0.5 * (1 + math.cos(math.pi * step / total)) * 0.98 + 0.02)
            x, f, mask, allowed = pad(c, rng)
            if c[0].scores is None: l = m.loss(x, f, mask, allowed)
            else: l = m.taught_loss(x, f, mask, nn.utils.rnn.pad_sequence([torch.from_numpy(e.scores).float() for e in c], batch_first=True), step_of_teacher)
            opt.zero_grad(); l.backward(); torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0); opt.step(); step += 1
            d = min(0.998, (1 + step) / (20 + step))
            with torch.no_grad():
                for n, p in m.named_parameters(): ema[n].lerp_(p, 1 - d)
            loss += l.item()
        live = {n: p.detach().clone() for n, p in m.named_parameters()}
        with torch.no_grad():
            for n, p in m.named_parameters(): p.copy_(ema[n])
        print(f"epoch {epoch} {time.time() - start:.0f}s loss {loss / len(todo):.4f} | " + " | ".join(f"{k} {score(m, t)}" for k, t in test.items()), flush=True)
        save(m, a.out)
        parity(m.eval(), net, v, words_of(f"{a.work}/parity.features.json"), a.parity)
        with torch.no_grad():
            for n, p in m.named_parameters(): p.copy_(live[n])

if __name__ == "__main__": main()
