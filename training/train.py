"""Trains the network. usage: train.py DATA WORK VECTORS.npz OUT.pt [--epochs N] [--set key=value ...]"""
import argparse, glob, math, os, pickle, random, time
import numpy as np, torch, torch.nn.functional as F
from collections import Counter
from data import *
from model import Network, Config, DEFAULT
import mst

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
torch.backends.cuda.matmul.allow_tf32 = True

def counted(treebanks):
    """How often each word stands in the treebanks."""
    return Counter(normal(f) for x in treebanks for f in x.forms)

class Vocabulary:
    def __init__(s, treebanks, vectors, buckets):
        s.buckets = buckets
        s.count = counted(treebanks)
        s.words = ["<unk>"] + sorted(w for w, c in s.count.items() if c >= 2)
        s.word_id = {w: i for i, w in enumerate(s.words)}
        s.static_words = ["<unk>"] + list(vectors["words"])
        s.static_id = {w: i for i, w in enumerate(s.static_words)}
        s.static = torch.cat([torch.zeros(1, vectors["vectors"].shape[1]), torch.tensor(vectors["vectors"])])
        s.tags = sorted({t + "|" + x for y in treebanks for t, x in zip(y.tags, y.xpos)})
        s.rels = sorted({r for y in treebanks for r in y.rels})
        s.tag_id = {t: i for i, t in enumerate(s.tags)}
        s.rel_id = {r: i for i, r in enumerate(s.rels)}
        s.mention_id = {m: i for i, m in enumerate(BILOU)}
        s.cache = {}

    @classmethod
    def of(cls, c, mentions):
        """The vocabulary of a checkpoint."""
        s = cls.__new__(cls)
        s.buckets, s.count, s.cache = c["config"]["buckets"], {}, {}
        s.words, s.static_words, s.tags, s.rels = c["words"], c["static_words"], c["tags"], c["rels"]
        s.word_id, s.static_id, s.tag_id, s.rel_id = ({x: i for i, x in enumerate(l)} for l in (s.words, s.static_words, s.tags, s.rels))
        s.mention_id = {x: i for i, x in enumerate(mentions)}
        return s

    def features(s, form):
        f = s.cache.get(form)
        if f is None:
            n = normal(form)
            g = [fnv(x) % s.buckets for x in grams(form)]
            c = s.count.get(n, 0)
            f = s.cache[form] = (s.static_id.get(n, 0), s.word_id.get(n, 0), g, max(0.02, 0.4 / (0.4 + c)))
        return f

class Batch:
    """Sentences as tensors, one row each; what they do not tell is None."""
    def to(s, device):
        for k, x in vars(s).items():
            if torch.is_tensor(x): setattr(s, k, x.to(device))
            elif isinstance(x, tuple): setattr(s, k, tuple(y.to(device) for y in x))
            elif isinstance(x, Batch): x.to(device)
        return s

def make_batch(v, sents):
    b = Batch()
    B, N = len(sents), max(len(x.forms) for x in sents) + 1
    feats = [[v.features(f) for f in x.forms] for x in sents]
    K = max(len(f[2]) for fs in feats for f in fs)
    st, wd = np.zeros((B, N), np.int64), np.zeros((B, N), np.int64)
    gr = np.full((B, N, K), v.buckets, np.int64)
    mask, dp = np.zeros((B, N), bool), np.zeros((B, N), np.float32)
    for i, fs in enumerate(feats):
        mask[i, :len(fs) + 1] = True
        for j, (a, w, g, p) in enumerate(fs, 1):
            st[i, j], wd[i, j], dp[i, j] = a, w, p
            gr[i, j, :len(g)] = g
    b.static, b.word, b.grams, b.mask, b.p = map(torch.from_numpy, (st, wd, gr, mask, dp))
    b.words = sum(len(x.forms) for x in sents)
    b.tag = b.head = b.rel = b.mention = b.soft = None
    if sents[0].tags is not None:
        tag = np.full((B, N), -100, np.int64)
        for i, x in enumerate(sents):
            tag[i, 1:len(x.forms) + 1] = [v.tag_id.get(t + "|" + y, -100) for t, y in zip(x.tags, x.xpos)]
        b.tag = torch.from_numpy(tag)
    if sents[0].heads is not None:
        head, rel = np.full((B, N), -100, np.int64), np.full((B, N), -100, np.int64)
        for i, x in enumerate(sents):
            head[i, 1:len(x.forms) + 1] = x.heads
            rel[i, 1:len(x.forms) + 1] = [v.rel_id.get(r, -100) for r in x.rels]
        b.head, b.rel = torch.from_numpy(head), torch.from_numpy(rel)
    if any(x.mentions is not None for x in sents):
        al = np.ones((B, N, len(BILOU)), bool)
        sets = {}
        for i, x in enumerate(sents):
            if x.mentions is not None:
                for j, m in enumerate(x.mentions, 1):
                    k = frozenset(m)
                    if k not in sets:
                        sets[k] = np.array([l in k for l in BILOU])
                    al[i, j] = sets[k]
        b.mention = torch.from_numpy(al)
    if sents[0].soft is not None: add_soft(b, sents, B, N)
    b.sents = sents
    return b.to(DEVICE)

def add_soft(b, sents, B, N):
    """What the teacher thinks: the likeliest tags, heads and mention labels, its trees."""
    b.soft = Batch()
    def cat(k, width):
        wide = lambda x, to: np.pad(x.astype(to), ((0, 0), (0, width - x.shape[1])))
        return torch.from_numpy(np.concatenate([wide(s.soft[k][0], np.int64) for s in sents])), torch.from_numpy(np.concatenate([wide(s.soft[k][1], np.float32) for s in sents]))
    b.soft.tag, b.soft.arc, b.soft.ner = cat(0, 3), cat(1, max(s.soft[1][0].shape[1] for s in sents)), cat(2, 3)
    head, rel = np.full((B, N), -100, np.int64), np.full((B, N), -100, np.int64)
    for i, s in enumerate(sents):
        head[i, 1:len(s.forms) + 1] = s.soft[3]; rel[i, 1:len(s.forms) + 1] = s.soft[4]
    b.head, b.rel = torch.from_numpy(head), torch.from_numpy(rel)

def read_soft(path):
    """Sentences that the teacher annotated (label.py)."""
    out = []
    with open(path, "rb") as f:
        for place, forms, *soft, spans in pickle.load(f):
            out.append(Sentence(forms, soft=soft, gold=spans, place=place))
    return out

def batches(v, sents, words, rng=None, max_len=110):
    sents = [s for s in sents if len(s.forms) <= max_len] if rng else sents
    order = sorted(range(len(sents)), key=lambda i: len(sents[i].forms) + (rng.random() * 3 if rng else 0))
    out, cur, longest = [], [], 0
    for i in order:
        n = len(sents[i].forms) + 1
        if cur and (len(cur) + 1) * max(longest, n) > words:
            out.append(cur); cur, longest = [], 0
        cur.append(sents[i]); longest = max(longest, n)
    if cur: out.append(cur)
    if rng: rng.shuffle(out)
    for c in out:
        yield make_batch(v, c)

def losses(m, b, gen, smooth=0.03, half=False):
    word, static = b.word, b.static
    if m.training:
        word = torch.where(torch.rand(word.shape, generator=gen, device=word.device) < b.p, 0, word)
        static = torch.where(torch.rand(static.shape, generator=gen, device=word.device) < 0.03, 0, static)
    with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=half):
        x = m.encode(static, word, b.grams, b.mask)
    x, out = x.float(), {}
    real = b.mask.clone(); real[:, 0] = False
    if b.soft is not None:
        def cross(name, z, target):
            lp = F.log_softmax(z, -1)
            out[name] = -(lp.gather(1, target[0]) * target[1]).sum(1).mean()
        cross("stag", m.tags(x)[real], b.soft.tag)
        cross("sner", m.mentions(x)[real], b.soft.ner)
        cross("sarc", m.arcs(x, b.mask)[real], b.soft.arc)
        r = m.rels(x, b.head.clamp(min=0))
        out["srel"] = F.cross_entropy(r.flatten(0, 1), b.rel.flatten(), ignore_index=-100, label_smoothing=smooth)
        return out
    if b.tag is not None:
        out["tag"] = F.cross_entropy(m.tags(x).flatten(0, 1), b.tag.flatten(), ignore_index=-100, label_smoothing=smooth)
    if b.head is not None:
        a = m.arcs(x, b.mask)
        out["arc"] = F.cross_entropy(a.flatten(0, 1), b.head.flatten(), ignore_index=-100)
        r = m.rels(x, b.head.clamp(min=0))
        out["rel"] = F.cross_entropy(r.flatten(0, 1), b.rel.flatten(), ignore_index=-100, label_smoothing=smooth)
    if b.mention is not None:
        z = m.mentions(x)[real]
        al = b.mention[real]
        out["ner"] = (z.logsumexp(-1) - z.masked_fill(~al, -1e4).logsumexp(-1)).mean()
    return out

def predict(m, v, sents, words=4000):
    """Trees (single root), relations, tags and mentions, in the order given."""
    m.eval()
    res = {}
    with torch.inference_mode():
        for b in batches(v, sents, words):
            x = m.encode(b.static, b.word, b.grams, b.mask)
            tag = m.tags(x).argmax(-1)
            arc = F.log_softmax(m.arcs(x, b.mask), -1).cpu().numpy()
            heads = np.zeros(arc.shape[:2], np.int64)
            for i, s in enumerate(b.sents):
                n = len(s.forms) + 1
                heads[i, :n] = mst.decode(arc[i, :n, :n])
            heads = torch.from_numpy(heads).to(x.device)
            r = m.rels(x, heads)
            r[..., v.rel_id["root"]] = torch.where(heads == 0, 1e4, -1e4)
            rel = r.argmax(-1)
            z = F.log_softmax(m.mentions(x), -1).cpu().numpy()
            for i, s in enumerate(b.sents):
                n = len(s.forms)
                res[id(s)] = (tag[i, 1:n + 1].tolist(), heads[i, 1:n + 1].tolist(), rel[i, 1:n + 1].tolist(), viterbi(z[i, 1:n + 1]))
    return [res[id(s)] for s in sents]

def transitions():
    n = len(BILOU)
    ok = np.zeros((n, n), bool)
    for i, a in enumerate(BILOU):
        for j, b in enumerate(BILOU):
            inside = a[0] in "BI"
            ok[i, j] = (b[0] in "IL" and a[2:] == b[2:]) if inside else b[0] in "OBU"
    start = np.array([l[0] in "OBU" for l in BILOU]); end = np.array([l[0] in "OLU" for l in BILOU])
    return np.where(ok, 0, -1e9), np.where(start, 0, -1e9), np.where(end, 0, -1e9)
TRANS = transitions()

def viterbi(z):
    t, s, e = TRANS
    d = s + z[0]; back = []
    for k in range(1, len(z)):
        q = d[:, None] + t
        back.append(q.argmax(0)); d = q.max(0) + z[k]
    i = int((d + e).argmax()); path = [i]
    for bp in reversed(back):
        i = int(bp[i]); path.append(i)
    labels = [BILOU[i] for i in reversed(path)]
    spans, b = [], 0
    for i, l in enumerate(labels):
        if l[0] in "BU": b = i
        if l[0] in "LU": spans.append((b, i + 1, l[2:]))
    return spans

def evaluate(m, v, sents):
    n = up = xp = ua = la = ft = 0
    for s, (t, h, r, _) in zip(sents, predict(m, v, sents)):
        for i in range(len(s.forms)):
            u, f, x = v.tags[t[i]].split("|", 1)[0], v.tags[t[i]].split("|", 1)[1].rsplit("|", 1)[0], v.tags[t[i]].rsplit("|", 1)[1]
            n += 1; up += u == s.tags[i].split("|", 1)[0]; xp += x == s.xpos[i]; ft += f == s.tags[i].split("|", 1)[1]
            ua += h[i] == s.heads[i]
            la += h[i] == s.heads[i] and v.rels[r[i]].split(":")[0] == s.rels[i].split(":")[0]
    return dict(upos=up / n * 100, xpos=xp / n * 100, feats=ft / n * 100, uas=ua / n * 100, las=la / n * 100)

def evaluate_mentions(m, v, sents, kinds):
    tp = fp = fn = 0
    for s, p in zip(sents, predict(m, v, sents)):
        g = {x for x in s.names() if x[2] in kinds}; q = {x for x in p[3] if x[2] in kinds}
        tp += len(g & q); fp += len(q - g); fn += len(g - q)
    return 200 * tp / max(1, 2 * tp + fp + fn)

def warm(m, c):
    """Goes on from a checkpoint. What has another shape there begins anew, blocks that it has not add nothing at first."""
    own, had = m.state_dict(), len(c["config"]["blocks"])
    same = {k: x for k, x in c["state"].items() if k in own and x.shape == own[k].shape}
    m.load_state_dict(own | same)
    for b in m.blocks[had:]: b.silence()

def save(m, c, v, path):
    """Writes a checkpoint, whole or not at all."""
    state = {k: x.cpu() for k, x in m.state_dict().items()}
    torch.save(dict(config=dict(c), state=state, words=v.words, static_words=v.static_words, tags=v.tags, rels=v.rels, mentions=BILOU), path + ".tmp")
    os.replace(path + ".tmp", path)

def report(m, v, dev, test):
    trees = " | ".join(k + " " + " ".join(f"{n} {x:.2f}" for n, x in evaluate(m, v, s).items()) for k, s in dev.items())
    return "| " + trees + " | " + " ".join(f"{k} {evaluate_mentions(m, v, s, NAMED):.1f}" for k, s in test.items())

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data", help="the directory of the treebanks and mention data"); ap.add_argument("work", help="the directory that prepare.py wrote to"); ap.add_argument("vectors", help="static vectors (vectors.py), which are not read where --init has its own"); ap.add_argument("out", help="the checkpoint to write")
    ap.add_argument("--epochs", type=int, default=27); ap.add_argument("--threads", type=int, default=0, help="0: as many as the processors that the process may use when an epoch begins")
    ap.add_argument("--lr", type=float, default=2e-3); ap.add_argument("--words", type=int, default=1200)
    ap.add_argument("--set", nargs="*", default=[]); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--limit", type=int, default=0, help="sentences of each source, for a trial")
    ap.add_argument("--init", default="", help="a checkpoint to go on from")
    ap.add_argument("--silver", default="", help="pattern of the files of text annotated by the teacher (label.py)"); ap.add_argument("--shards", type=int, default=3, help="of them, how many an epoch")
    ap.add_argument("--minutes", type=float, default=1e9, help="the learning rate is down to nothing after this time, however many epochs that is")
    ap.add_argument("--names", type=float, default=1, help="the weight of names, where that of tags is 1")
    ap.add_argument("--half", action="store_true", help="products in bfloat16, for a processor that has it")
    ap.add_argument("--keep", action="store_true", help="batches are made once and kept on the device, for one that trains faster than they are made")
    ap.add_argument("--every", type=int, default=3, help="epochs from one report to the next")
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    rng, gen = random.Random(a.seed), torch.Generator(DEVICE).manual_seed(a.seed)
    c = Config(DEFAULT)
    parts, dev = load(a.data, a.work)
    # Universal NER stands on the sentences of EWT's dev set: training sees neither the trees nor the names.
    ewt, gum = parts["ewt"], parts["gum"]
    test = {k: [s for s in parts[k] if s.held] for k in ("uner", "wikigold")}
    for s in ewt: s.mentions = None  # marked by another convention
    if a.limit: ewt, gum, dev, test = ewt[:a.limit], gum[:a.limit], *({k: s[:a.limit] for k, s in x.items()} for x in (dev, test))
    old = torch.load(a.init, weights_only=False) if a.init else None
    if old:
        c = Config(old["config"])
        v = Vocabulary.of(old, BILOU)
        v.count, v.static = counted(ewt + gum), old["state"]["static"]
    else:
        vec = np.load(a.vectors, allow_pickle=True)
        c["static"] = vec["vectors"].shape[1]
        v = Vocabulary(ewt + gum, vec, c.buckets)
    for kv in a.set:
        k, x = kv.split("="); c[k] = type(c[k])(x)
    m = Network(c, len(v.words), v.static, len(v.tags), len(v.rels), len(BILOU))
    if old: warm(m, old)
    m.to(DEVICE)
    print(c, "parameters", sum(p.numel() for p in m.parameters()) / 1e6, "M; tags", len(v.tags), "rels", len(v.rels), "words", len(v.words), flush=True)
    decay = [p for n, p in m.named_parameters() if p.ndim > 1 and n not in ("word.weight", "gram.weight")]
    rest = [p for n, p in m.named_parameters() if p.ndim <= 1 or n in ("word.weight", "gram.weight")]
    opt = torch.optim.AdamW([dict(params=decay, weight_decay=0.02), dict(params=rest, weight_decay=0)], lr=a.lr, betas=(0.9, 0.98), eps=1e-8, fused=True)
    own, ema = list(m.parameters()), [p.detach().clone() for p in m.parameters()]
    weight = dict(tag=1.0, arc=1.0, rel=0.7, ner=a.names, stag=1.0, sarc=1.0, srel=0.7, sner=a.names)
    start, step, total, kept = time.time(), 0, None, {}
    def made(key, sents):
        """The batches of some sentences."""
        if key in kept: return kept[key]
        out = list(batches(v, sents(), a.words, rng))
        if a.keep: kept[key] = out
        return out
    for epoch in range(a.epochs):
        torch.set_num_threads(a.threads or len(os.sched_getaffinity(0)))
        files = sorted(glob.glob(a.silver))
        todo = [b for s in (ewt, gum) for b in made(id(s), lambda: s)]
        for k in range(min(a.shards, len(files))):
            path = files[(epoch * a.shards + k) % len(files)]
            todo += made(path, lambda: read_soft(path))
        rng.shuffle(todo)
        total = total or len(todo) * a.epochs
        sums, t0 = Counter(), time.time()
        m.train()
        for b in todo:
            frac = min(1, max(step / total, (time.time() - start) / 60 / a.minutes))
            if step and frac >= 1: break
            lr = a.lr * min(1, step / 300) * (0.5 * (1 + math.cos(math.pi * frac)) * 0.98 + 0.02)
            for g in opt.param_groups: g["lr"] = lr
            ls = losses(m, b, gen, half=a.half)
            loss = sum(weight[k] * l for k, l in ls.items())
            opt.zero_grad(set_to_none=True); loss.backward()
            torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0)
            opt.step(); step += 1
            d = min(0.998, (1 + step) / (20 + step))
            with torch.no_grad(): torch._foreach_lerp_(ema, own, 1 - d)
            for k, l in ls.items(): sums[k] += l.detach(); sums["n" + k] += 1
        with torch.no_grad():
            live = [p.detach().clone() for p in own]
            for p, x in zip(own, ema): p.copy_(x)
        msg = " ".join(f"{k} {sums[k] / sums['n' + k]:.3f}" for k in weight if sums["n" + k])
        if epoch % a.every == a.every - 1 or epoch == a.epochs - 1 or frac >= 1:
            msg += " " + report(m, v, dev, test)
        print(f"epoch {epoch} {time.time() - t0:.0f}s {msg}", flush=True)
        save(m, c, v, a.out)
        with torch.no_grad():
            for p, x in zip(own, live): p.copy_(x)
        if frac >= 1: break
    print(f"{(time.time() - start) / 60:.1f} minutes")

if __name__ == "__main__":
    main()
