"""Trains the network of package mention on top of the language network, which stays as it is.

usage: mentions.py DATA WORK NETWORK.safetensors.pt OUT.safetensors PARITY.json KEY=LABELS ...

KEY=LABELS: text under WORK, and the pattern of the files that the teacher wrote of it (label.py): free=WORK/soft-free*.pkl"""
import argparse, glob, json, math, random, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from collections import Counter
from data import *
from train import batches, read_soft, TRANS
from export import quantise, restore

FEATURES = 32 * 5 + 16 + 3 + 7  # language/mention/feature.go
LISTS, SEEN = 32 * 5, 32 * 5 + 16  # up to there are those from lists, then those of the document
STEP_OK = torch.tensor(TRANS[0] == 0); START_OK = torch.tensor(TRANS[1] == 0); END_OK = torch.tensor(TRANS[2] == 0)

class Mentions(nn.Module):
    def __init__(s, inner, width=128, windows=2, drop=0.3):
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
        f = s.features(feats).sum(2)
        h = F.relu(s.word(F.dropout(x, s.drop, s.training)) + f) * mask.unsqueeze(-1)
        for w in s.windows:
            y = F.dropout(h, s.drop, s.training)
            y = torch.cat([F.pad(y[:, :-1], (0, 0, 1, 0)), y, F.pad(y[:, 1:], (0, 0, 0, 1))], -1)
            h = (h + F.relu(w(y))) * mask.unsqueeze(-1)
        return s.out(F.dropout(h, s.drop, s.training))

    def log_sum(s, z, mask, allowed=None):
        """The log of the sum over all valid runs of labels, of those allowed if given."""
        e = torch.where(STEP_OK, s.step.exp(), 0)
        if allowed is not None: z = z.masked_fill(~allowed, -1e4)
        a = z[:, 0].masked_fill(~START_OK, -1e4)
        for k in range(1, z.shape[1]):
            top = a.max(1, keepdim=True).values
            n = ((a - top).exp() @ e).clamp(min=1e-30).log() + top + z[:, k]
            a = torch.where(mask[:, k:k + 1], n, a)
        return a.masked_fill(~END_OK, -1e4).logsumexp(1)

    def loss(s, x, feats, mask, allowed):
        z = s(x, feats, mask)
        return (s.log_sum(z, mask) - s.log_sum(z, mask, allowed)).sum() / mask.sum()

class Example: pass
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

def examples(m, v, sents, feats):
    out = []
    for q, x, f in zip(sents, encode(m, v, sents), feats):
        e = Example(); e.x, e.feats, e.sent = x, f, q
        e.allowed = None if q.mentions is None else [set_id(a) for a in q.mentions]
        out.append(e)
    return out

def pad(exs, rng=None, drop_feats=0.0):
    B, N = len(exs), max(len(e.x) for e in exs)
    K = max((len(f) for e in exs for f in e.feats), default=1)
    x = np.zeros((B, N, exs[0].x.shape[1]), np.float32); fe = np.full((B, N, K), FEATURES, np.int64); mask = np.zeros((B, N), bool)
    al = np.zeros((B, N), np.int64)
    for i, e in enumerate(exs):
        n = len(e.x); x[i, :n] = e.x; mask[i, :n] = True
        for j, f in enumerate(e.feats): fe[i, j, :len(f)] = f
        if e.allowed is not None: al[i, :n] = e.allowed
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

def score(m, exs):
    c = Counter()
    for e, p in zip(exs, predict(m, exs)):
        g = {x for x in e.sent.gold if x[2] in NAMED}
        q = {(b, n, "place" if t == "facility" else t) for b, n, t in p}; q = {x for x in q if x[2] in NAMED}
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

def annotated(pattern, work, key, most, rng):
    """Sentences that the teacher annotated, with their features: its persons, organizations and places, the spaCy model's other types."""
    feats = words_of(f"{work}/{key}.features.json")
    with open(f"{work}/{key}.names.json") as f: names = json.load(f)
    out = []
    for path in sorted(glob.glob(pattern)):
        for s in read_soft(path):
            s.mentions = merged(s.forms, silver_spans(s.forms, names[s.place]), s.gold)
            s.soft = None  # its trees are not for us
            out.append((s, feats[s.place]))
    return rng.sample(out, min(most, len(out)))

def words_of(path):
    with open(path) as f: return flat(json.load(f))

def parity(m, net, v, feats, path):
    """Scores for the sentences that the product's test compares."""
    cases = []
    for e in examples(net, v, [Sentence(t.split()) for t in PARITY], feats):
        with torch.inference_mode(): z = m(*pad([e])[:3])[0]
        cases.append(dict(forms=e.sent.forms, scores=[[round(float(y), 3) for y in row] for row in z]))
    with open(path, "w") as f: f.write("[\n" + ",\n".join(json.dumps(c, ensure_ascii=False) for c in cases) + "\n]\n")

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data"); ap.add_argument("work"); ap.add_argument("network"); ap.add_argument("out"); ap.add_argument("parity")
    ap.add_argument("labels", nargs="+"); ap.add_argument("--silver", type=int, default=14000, help="sentences of each text of the teacher's, at most")
    ap.add_argument("--epochs", type=int, default=7); ap.add_argument("--gold", type=int, default=2, help="passes over Universal NER, an epoch")
    ap.add_argument("--lr", type=float, default=2e-3); ap.add_argument("--width", type=int, default=256); ap.add_argument("--drop", type=float, default=0.2)
    ap.add_argument("--limit", type=int, default=0, help="sentences of each source, for a trial"); ap.add_argument("--seed", type=int, default=1); ap.add_argument("--threads", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(a.threads); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    net, v = restore(torch.load(a.network, weights_only=False))
    parts, _ = load(a.data, a.work)
    pairs = {k: list(zip(parts[k], words_of(f"{a.work}/{k}.features.json"), strict=True)) for k in ("uner", "wikigold", "gum")}
    text = {k: annotated(pattern, a.work, k, a.limit or a.silver, rng) for k, pattern in (l.split("=", 1) for l in a.labels)}
    if a.limit: pairs = {k: p[:a.limit] + [x for x in p if x[0].held][:a.limit] for k, p in pairs.items()}
    make = lambda ps: examples(net, v, [s for s, _ in ps], [f for _, f in ps])
    test = {k: make([p for p in pairs[k] if p[0].held]) for k in ("uner", "wikigold")}
    train = {k: make([p for p in pairs[k] if not p[0].held]) for k in ("uner", "wikigold", "gum")}
    train |= {k: make(ps) for k, ps in text.items()}
    print("words:", {k: sum(len(e.x) for e in es) for k, es in train.items()}, flush=True)
    m = Mentions(train["gum"][0].x.shape[1], a.width, drop=a.drop)
    opt = torch.optim.AdamW(m.parameters(), lr=a.lr, weight_decay=0.01, betas=(0.9, 0.98))
    total, step, ema = None, 0, {n: p.detach().clone() for n, p in m.named_parameters()}
    for epoch in range(a.epochs):
        todo = [c for part in [train["uner"]] * (a.gold - 1) + list(train.values()) for c in chunks(part, 2000, rng)]
        rng.shuffle(todo); total = total or len(todo) * a.epochs; loss = 0; start = time.time()
        m.train()
        for c in todo:
            for g in opt.param_groups: g["lr"] = a.lr * min(1, step / 100) * (0.5 * (1 + math.cos(math.pi * step / total)) * 0.98 + 0.02)
            x, f, mask, allowed = pad(c, rng, 0.1)
            l = m.loss(x, f, mask, allowed)
            opt.zero_grad(); l.backward(); torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0); opt.step(); step += 1
            d = min(0.998, (1 + step) / (20 + step))
            with torch.no_grad():
                for n, p in m.named_parameters(): ema[n].lerp_(p, 1 - d)
            loss += l.item()
        live = {n: p.detach().clone() for n, p in m.named_parameters()}
        with torch.no_grad():
            for n, p in m.named_parameters(): p.copy_(ema[n])
        print(f"epoch {epoch} {time.time() - start:.0f}s loss {loss / len(todo):.4f} | " + " | ".join(f"{k} {score(m, t)}" for k, t in test.items()), flush=True)
        if epoch == a.epochs - 1:
            save(m, a.out)
            parity(m.eval(), net, v, words_of(f"{a.work}/parity.features.json"), a.parity)
            return
        with torch.no_grad():
            for n, p in m.named_parameters(): p.copy_(live[n])

if __name__ == "__main__": main()
