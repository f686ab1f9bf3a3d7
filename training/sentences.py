"""Trains the network of package segment: does a sentence begin with this word?

usage: sentences.py WORK VECTORS.npz OUT.safetensors PARITY.json       reads WORK/{ewt,gum}-{train,dev}.boundaries.jsonl and WORK/wikinews.boundaries.jsonl (quadtrain boundaries)"""
import argparse, json, math, random, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from data import PARITY, fnv

APART, OPENS, RULED, BEHIND, BOUND, CLASS, MARKS = 1, 2, 4, 8, 16, 32, 160  # language/segment/feature.go
STOP = 1                                                        # the class of full stops and the like
BEGINS, NOT = 0.5, -2                                           # scores from which the rules are overruled (network.go)
WEIGHT, STEP, LIMIT = 64, 32, 16  # weights are multiples of 1/64, what passes between layers of 1/32, up to 16: sums are exact

class Paragraph:
    """forms and marks of words, what begins a sentence, and what may."""
    def __init__(s, words):
        s.forms = [w[0] for w in words]
        s.marks, s.begins = np.array([w[1] for w in words]), np.array([w[2] for w in words], bool)
        s.may = (s.marks & OPENS == 0) & ((s.marks & RULED != 0) | (s.marks & BOUND == 0) & (s.marks & (APART | BEHIND) != 0))

    def features(s, m):
        if not hasattr(s, "hashes"):
            s.hashes = np.array([hashes(f, k, m.buckets) for f, k in zip(s.forms, s.marks)])
            s.clusters = np.array([m.cluster.get(plain(f), 0) for f in s.forms])
        return s.hashes, s.clusters

def clusters(path, n, words, rounds=12):
    """The most frequent words in groups of like vectors (k-means)."""
    data = np.load(path, allow_pickle=True)
    x = torch.tensor(data["vectors"][:words]).float()
    x = F.normalize(x - x.mean(0), dim=1)
    centre = x[torch.randperm(len(x), generator=torch.Generator().manual_seed(1))[:n]]
    for _ in range(rounds):
        best = (x @ centre.T).argmax(1)
        total = torch.zeros_like(centre).index_add_(0, best, x)
        centre = torch.where(total.norm(dim=1, keepdim=True) > 0, F.normalize(total, dim=1), centre)
    groups = [[] for _ in range(n)]
    for w, b in zip(data["words"], best.tolist()):
        if not set(w) & set(" \n"): groups[b].append(w)
    return groups

PLAIN = str.maketrans("“”„«»‘’`–—", "\"\"\"\"\"'''--")
CACHE = {}
def plain(form):
    """Lower case, with digits and the kinds of quotation marks and dashes made alike."""
    form = "..." if form == "…" else form.translate(PLAIN)
    return "".join("0" if c.isdecimal() else c.lower() if len(c.lower()) == 1 else c for c in form)

def hashes(form, mark, buckets):
    """The features of a word's form. The Go side computes the same ones."""
    key = form, int(mark) & (APART | OPENS)
    if key not in CACHE:
        low = plain(form)
        shape = ""
        for c in form.translate(PLAIN) if form != "…" else "...":
            k = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdecimal() else "o" if c.isalpha() else c
            if shape[-2:] != k + k: shape += k
        shape = shape[:8]
        CACHE[key] = [fnv(x) % buckets for x in ("w" + low, "p" + low[:2], "e" + low[-2:], "E" + low[-3:], "s" + shape, "j" + chr(key[1]) + shape)]
    return CACHE[key]

def read(path):
    """Documents: how many sentences each has, and its paragraphs."""
    with open(path) as f: return [(d["sentences"], d["paragraphs"]) for d in map(json.loads, f)]

def paragraphs(documents): return [Paragraph(p) for _, d in documents for p in d]

def run_on(documents, share, rng):
    """Paragraphs of which a share goes on with the next one: boundaries that layout hides."""
    out = []
    for _, d in documents:
        open_ = None
        for p in d:
            if open_ is not None and len(open_) + len(p) < 300 and rng.random() < share:
                (form, mark, begins), last = p[0], [w[1] // CLASS == STOP for w in open_[-2:]]
                mark = mark & ~OPENS & ~RULED | (BOUND if open_[-1][0] == ";" else 0) | (RULED if any(last) else 0) | (BEHIND if last[-1] else 0)
                open_ += [[form, mark, begins]] + p[1:]
                continue
            if open_ is not None: out.append(open_)
            open_ = list(p)
        if open_ is not None: out.append(open_)
    return [Paragraph(p) for p in out]

def snap(x, unit, bound):
    """x in whole units, as the product has it; the gradient passes through."""
    return x + (torch.floor(x * unit + 0.5).clamp(-bound, bound) / unit - x).detach()

class Network(nn.Module):
    def __init__(s, width, reaches, buckets, groups, drop=0.3, hide=0.2):
        super().__init__()
        s.reaches, s.buckets, s.groups, s.drop, s.hide = reaches, buckets, groups, drop, hide
        s.cluster = {w: i for i, g in enumerate(groups, 1) for w in g}
        table = lambda rows: nn.Parameter(torch.randn(rows, width) * 0.15)
        s.marks, s.clusters, s.hashes = table(MARKS), table(len(groups) + 1), table(buckets)
        s.layers = nn.ModuleList(nn.Linear(3 * width, width) for _ in reaches)
        s.out = nn.Linear(width, 1)

    def forward(s, marks, clusters, hashes, mask):
        e = F.embedding(hashes, snap(s.hashes, STEP, 127))
        m = F.embedding(marks, snap(s.marks, STEP, 127))
        c = F.embedding(clusters, snap(s.clusters, STEP, 127))
        if s.training:
            e = e * (torch.rand(hashes.shape) > s.hide).unsqueeze(-1)
            m = m * (torch.rand(marks.shape) > s.hide / 2).unsqueeze(-1)
            c = c * (torch.rand(marks.shape) > s.hide / 2).unsqueeze(-1)
        mask = mask.unsqueeze(-1)
        x = (e.sum(2) + m + c).clamp(-LIMIT, LIMIT) * mask
        for r, l in zip(s.reaches, s.layers):
            y = F.dropout(x, s.drop, s.training)
            y = torch.cat([F.pad(y, (0, 0, r, 0))[:, :-r], y, F.pad(y, (0, 0, 0, r))[:, r:]], -1)
            y = F.linear(y, snap(l.weight, WEIGHT, 127), snap(l.bias, WEIGHT, 1e4))
            x = (x + snap(F.relu(y), STEP, 1e6)).clamp(-LIMIT, LIMIT) * mask
        return F.linear(F.dropout(x, s.drop, s.training), snap(s.out.weight, WEIGHT, 127), snap(s.out.bias, WEIGHT, 1e4)).squeeze(-1)

def batches(ps, words, rng=None):
    order = sorted(range(len(ps)), key=lambda i: len(ps[i].forms) * (1 + (0.2 * rng.random() if rng else 0)))
    out, cur, longest = [], [], 0
    for i in order:
        n = len(ps[i].forms)
        if cur and (len(cur) + 1) * max(longest, n) > words: out.append(cur); cur, longest = [], 0
        cur.append(ps[i]); longest = max(longest, n)
    if cur: out.append(cur)
    if rng: rng.shuffle(out)
    return out

def tensors(m, ps):
    n = max(len(p.forms) for p in ps)
    marks, cluster, hashed, mask, may, begins = np.zeros((len(ps), n), np.int64), np.zeros((len(ps), n), np.int64), np.zeros((len(ps), n, 6), np.int64), np.zeros((len(ps), n), np.float32), np.zeros((len(ps), n), bool), np.zeros((len(ps), n), np.float32)
    for i, p in enumerate(ps):
        k = len(p.forms)
        marks[i, :k], mask[i, :k], may[i, :k], begins[i, :k] = p.marks, 1, p.may, p.begins
        hashed[i, :k], cluster[i, :k] = p.features(m)
    return [torch.from_numpy(x) for x in (marks, cluster, hashed, mask, may, begins)]

def scores(m, ps):
    m.eval(); out = {}
    with torch.inference_mode():
        for b in batches(ps, 6000):
            z = m(*tensors(m, b)[:4]).numpy()
            for i, p in enumerate(b): out[id(p)] = z[i, :len(p.forms)]
    return [out[id(p)] for p in ps]

def decided(m, ps):
    """What begins a sentence by the scores and the rules."""
    after = lambda p: np.array([False] + [f == ":" for f in p.forms[:-1]])
    return [z > np.where(p.marks & RULED != 0, NOT, np.where(after(p), np.inf, BEGINS)) for p, z in zip(ps, scores(m, ps))]

def f1(ps, begins, gold):
    """F1 of sentences that begin and end where they should."""
    right = found = 0
    for p, b in zip(ps, begins):
        cut = lambda x: list(np.flatnonzero(x | (p.marks & OPENS != 0))) + [len(p.forms)]
        f, g = cut(b & p.may), cut(p.begins)
        found += len(f) - 1; right += len(set(zip(f, f[1:])) & set(zip(g, g[1:])))
    return 200 * right / max(1, gold + found)

def train(m, documents, tests, a, rng):
    opt = torch.optim.AdamW(m.parameters(), lr=a.lr, weight_decay=0.01)
    mean, step, total = {n: p.detach().clone() for n, p in m.named_parameters()}, 0, None
    for epoch in range(a.epochs):
        todo = batches(run_on(documents, a.run_on * max(0, 1 - epoch / (0.7 * a.epochs)), rng), a.words, rng)
        total = total or len(todo) * a.epochs; loss = 0; start = time.time()
        m.train()
        for b in todo:
            for g in opt.param_groups: g["lr"] = a.lr * min(1, step / 50) * max(0.01, 0.5 * (1 + math.cos(math.pi * min(1, step / total))))
            *words, may, begins = tensors(m, b)
            l = F.binary_cross_entropy_with_logits(m(*words)[may], begins[may])
            opt.zero_grad(); l.backward(); nn.utils.clip_grad_norm_(m.parameters(), 1.0); opt.step(); step += 1; loss += l.item()
            d = min(0.995, (1 + step) / (10 + step))
            with torch.no_grad():
                for n, p in m.named_parameters(): mean[n].lerp_(p, 1 - d)
        live = {n: p.detach().clone() for n, p in m.named_parameters()}
        def load(state):
            with torch.no_grad():
                for n, p in m.named_parameters(): p.copy_(state[n])
        load(mean)
        print(f"epoch {epoch} {time.time() - start:.0f}s loss {loss / len(todo):.4f} |", " ".join(f"{k} {f1(ps, decided(m, ps), n):.2f}" for k, (ps, n) in tests.items()), flush=True)
        if epoch < a.epochs - 1: load(live)

def save(m, path):
    from safetensors.numpy import save_file
    out = {}
    def table(name, w, unit):
        out[name] = np.floor(w.detach().numpy() * unit + 0.5).clip(-127, 127).astype(np.int8)
        out[name + ".scale"] = np.full(len(out[name]), 1 / unit, np.float32)
    bias = lambda b: np.floor(b.detach().numpy() * WEIGHT + 0.5).astype(np.float32) / WEIGHT
    table("marks", m.marks, STEP); table("clusters", m.clusters, STEP); table("hashes", m.hashes, STEP)
    for name, l in [(f"layers.{i}", l) for i, l in enumerate(m.layers)] + [("out", m.out)]:
        table(name + ".weight", l.weight, WEIGHT); out[name + ".bias"] = bias(l.bias)
    save_file(out, path, metadata=dict(reaches="".join(map(str, m.reaches)), clusters="\n".join(" ".join(g) for g in m.groups)))

def parity(m, path):
    """Scores for the words that the product's test compares."""
    cases = []
    for text in [" ".join(PARITY)] + PARITY:
        words, behind = [], False
        for i, f in enumerate(text.split()):
            stop = f in (".", "?")
            words.append([f, (0 if stop else APART) | (OPENS if i == 0 else 0) | (RULED if behind else 0) | (BEHIND if behind else 0) | (CLASS * STOP if stop else 0), False])
            behind = stop
        p = Paragraph(words)
        cases.append(dict(forms=p.forms, marks=p.marks.tolist(), scores=[float(z) for z in scores(m, [p])[0]]))
    with open(path, "w") as f: f.write("[\n" + ",\n".join(json.dumps(c, ensure_ascii=False) for c in cases) + "\n]\n")

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("work"); ap.add_argument("vectors"); ap.add_argument("out"); ap.add_argument("parity")
    ap.add_argument("--epochs", type=int, default=7); ap.add_argument("--lr", type=float, default=3e-3); ap.add_argument("--words", type=int, default=2000)
    ap.add_argument("--width", type=int, default=48); ap.add_argument("--reaches", default="124", help="how far each layer looks"); ap.add_argument("--buckets", type=int, default=8192)
    ap.add_argument("--clusters", type=int, default=512); ap.add_argument("--known", type=int, default=20000, help="words that belong to a cluster")
    ap.add_argument("--run-on", type=float, default=0.3, help="share of paragraphs that go on with the next one, to begin with")
    ap.add_argument("--drop", type=float, default=0.35); ap.add_argument("--hide", type=float, default=0.25)
    ap.add_argument("--gum", type=int, default=2, help="how often an epoch sees GUM, whose texts are edited"); ap.add_argument("--held", type=int, default=0, help="keep every sixth document of train to measure on, from this one on")
    ap.add_argument("--no-free", action="store_true", help="treebanks alone"); ap.add_argument("--limit", type=int, default=0, help="documents of each treebank, for a trial"); ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(1); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    documents, tests = [], {}
    for k in ("ewt", "gum"):
        train_, dev = (read(f"{a.work}/{k}-{part}.boundaries.jsonl") for part in ("train", "dev"))
        if a.limit: train_, dev = train_[:a.limit], dev[:a.limit]
        if a.held:
            held = [d for i, d in enumerate(train_) if i % 6 == a.held - 1]
            train_ = [d for i, d in enumerate(train_) if i % 6 != a.held - 1]
            tests["held " + k] = paragraphs(held), sum(n for n, _ in held)
        tests["dev " + k] = paragraphs(dev), sum(n for n, _ in dev)
        documents += train_ * (a.gum if k == "gum" else 1)
    if not a.no_free: documents += read(f"{a.work}/wikinews.boundaries.jsonl")[:-40][:a.limit or None]
    m = Network(a.width, [int(r) for r in a.reaches], a.buckets, clusters(a.vectors, a.clusters, a.known), a.drop, a.hide)
    print("the rules alone |", " ".join(f"{k} {f1(ps, [p.marks & RULED != 0 for p in ps], n):.2f}" for k, (ps, n) in tests.items()), flush=True)
    train(m, documents, tests, a, rng)
    save(m, a.out)
    parity(m.eval(), a.parity)

if __name__ == "__main__": main()
