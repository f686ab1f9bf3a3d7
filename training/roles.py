"""Trains the network of package role on top of the language network, which stays as it is.

usage: roles.py DATA WORK NETWORK.safetensors.pt OUT.safetensors PARITY.json [--soft TEXT.parse.jsonl TAUGHT.pkl]

WORK holds ewt-train.parse.jsonl, ewt-dev.parse.jsonl, examples.parse.jsonl and parity.parse.jsonl: `quadpress parse --format json` of the sentences.
--soft: what a teacher says of free text (roles_teacher.py)."""
import argparse, copy, json, math, pickle, random, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from frames import *
import data as sources
from export import restore
from train import batches

RATES = 9       # how often a word is a predicate: seven classes, then unknown words that a frame names, then others
VERBNET = 4     # of a role's names in VerbNet, as many count
SENSE, OWN = 64, 32

class Features:
    """Vocabularies of what is seen of words, predicates and pairs."""
    def __init__(s, inventory, train, more):
        s.inventory = inventory
        paths, steps, cases, bags, rels, upos = (Counter() for _ in range(6))
        s.rate = defaultdict(lambda: [0, 0])
        for x in train + more:
            for p, sense, args in x.preds:
                if x.upos[p] == "AUX": continue
                cand, y = label(x, p, args)
                for (w, u, d), k in zip(cand, y):
                    q = path(x, p, w); paths[q] += 1 if k <= 0 else 5
                    steps[step(q, u, d)] += 1; cases[case_of(x, w)] += 1
                bags.update(bag(x, p))
            rels.update(x.rels); upos.update(x.upos)
        for x in train:
            hits = {p for p, _, _ in x.preds}
            for i in range(len(x.forms)):
                r = s.rate[x.lemmas[i], x.upos[i]]; r[0] += i in hits; r[1] += 1
        s.rate = dict(s.rate)
        s.path, s.step, s.case, s.bag = Vocab(paths, 20), Vocab(steps, 10), Vocab(cases, 20), Vocab(bags, 10)
        s.rel, s.upos = Vocab(rels), Vocab(upos)
        roles = [r for rs in inventory.roles for r in rs]
        s.function = Vocab(Counter(r[1] for r in roles), 5)
        s.verbnet = Vocab(Counter(v for r in roles for v in r[2].split(",") if v), 3)

    def rated(s, lemma, upos, own=None):
        """The class of how often a word was a predicate; own is what not to count: whether it is one here."""
        hit, n = s.rate.get((lemma, upos), (0, 0))
        if own is not None: hit, n = hit - own, n - 1
        if n < 1: return 7 if s.inventory.framed(lemma, POS.get(upos, "x")) else 8
        return int(6 * hit / n + 0.5)

    def words(s, x, learn):
        hits = {p for p, _, _ in x.preds}
        x.ids = np.array([[s.upos(u), s.rel(r), s.rated(l, u, int(i in hits) if learn and x.whole else None)]
                          for i, (u, r, l) in enumerate(zip(x.upos, x.rels, x.lemmas))])
        x.head = np.array([h if h >= 0 else i for i, h in enumerate(x.heads)])
        x.is_pred = np.array([int(i in hits) if x.whole and u != "AUX" else -1 for i, u in enumerate(x.upos)])

    def predicate(s, x, p, sense=None, args=(), learn=False):
        q = Pred(); q.p, inv = p, s.inventory
        own = inv.id.get(sense) if learn and x.whole else None
        cand = inv.of(x, p, own)
        q.senses = np.array([c for c, _ in cand])
        q.flags = np.array([f + [FLAGS] * (FLAGS - len(f)) for _, f in cand])
        q.count = np.array([min(7, int(math.log2(1 + inv.count[c] - (c == own)))) for c in q.senses])
        q.sense = inv.id.get(sense, 0)
        q.gold = next((i for i, c in enumerate(q.senses) if c == q.sense and c > 0), -1)
        cand, y = label(x, p, args)
        q.heads, q.y = np.array([w for w, _, _ in cand], np.int64), np.array(y, np.int64)
        ways = [path(x, p, w) for w, _, _ in cand]
        q.pairs = np.array([[s.path(t), s.step(step(t, u, d)), s.case(case_of(x, w)), distance(p, w)]
                            for t, (w, u, d) in zip(ways, cand)], np.int64).reshape(-1, 4)
        kids = [s.bag(b) for b in bag(x, p)]
        q.bag = np.array(kids + [len(s.bag)] * (BAG - len(kids)))
        return q

class Pred: pass

class Roles(nn.Module):
    """Which words are predicates, what they mean, and who takes what part."""
    def __init__(s, f, inner, d=192, drop=0.25, layers="WT", branch=(), norm=None):
        """layers: W reads a word with those beside it, T with the one above it and those below it in the tree. branch: the last blocks of the
        language network and its norm, which become this network's own and read what the blocks before them made."""
        super().__init__()
        inv = f.inventory
        emb = lambda n, m=d: nn.init.normal_(nn.Embedding(n, m).weight, 0, 0.1)
        table = lambda n, m=d: nn.Embedding(n, m, _weight=emb(n, m).detach().clone())
        pad = lambda n, m=d: nn.Embedding(n + 1, m, padding_idx=n, _weight=torch.cat([emb(n, m).detach(), torch.zeros(1, m)]))
        s.drop, s.sense_names = drop, inv.senses
        if branch: inner += norm.weight.shape[0]
        s.word = nn.Linear(inner, d)
        s.upos, s.rel, s.above, s.rate = table(len(f.upos)), table(len(f.rel)), table(len(f.rel)), table(RATES)
        s.branch, s.norm = nn.ModuleList(copy.deepcopy(list(branch))), copy.deepcopy(norm)
        s.layers, s.kinds = nn.ModuleList(nn.Linear(3 * d, d) for _ in layers), layers
        s.pred, s.pred_out = nn.Linear(d, d), nn.Linear(d, 1)
        s.bag = pad(len(f.bag))
        s.sense, s.sense_in, s.sense_out = table(len(inv.senses), SENSE), nn.Linear(d, d), nn.Linear(d, SENSE)
        s.flag, s.count = pad(FLAGS, 1), table(8, 1)
        s.of, s.arg, s.meant = nn.Linear(d, d), nn.Linear(d, d, bias=False), nn.Linear(SENSE, d, bias=False)
        s.path, s.step, s.case, s.distance = table(len(f.path)), table(len(f.step)), table(len(f.case)), table(16)
        s.pair, s.role = nn.Linear(d, d), nn.Linear(d, len(ROLES))
        s.function, s.verbnet = table(len(f.function)), pad(len(f.verbnet))
        s.own, s.own_pair = nn.Linear(SENSE, len(NUMBERED) * OWN), nn.Linear(d, OWN)
        n = len(inv.senses)
        functions = torch.zeros(n, len(NUMBERED), dtype=torch.long)
        verbnet, share = torch.full((n, len(NUMBERED), VERBNET), len(f.verbnet)), torch.zeros(n, len(NUMBERED))
        absent = torch.zeros(n, len(ROLES))
        for i, listed in enumerate(inv.roles):
            if inv.published[i]: absent[i, NUMBERED] = -4   # a role that the frame does not list
            for number, function, names, _ in listed:
                k = int(number); absent[i, NUMBERED[k]] = 0
                functions[i, k] = f.function(function)
                names = [f.verbnet(v) for v in names.split(",")[:VERBNET] if v]
                verbnet[i, k, :len(names)] = torch.tensor(names, dtype=torch.long); share[i, k] = 1 / max(1, len(names)) ** 0.5
        for k, v in dict(functions=functions, verbnets=verbnet, share=share, absent=absent).items(): s.register_buffer(k, v, persistent=False)

    def dropped(s, x): return F.dropout(x, s.drop, s.training)
    def kept(s, x, part):
        """In training, a part of the rows; the others are nought."""
        return x * (torch.rand(x.shape[0], 1) < part) if s.training else x

    def branched(s, b):
        """What the network's own blocks make of the words."""
        x, mask = b.mid, b.mask.unsqueeze(-1).float()
        for k in s.branch: x = k(x, mask, s.drop / 2)
        return s.norm(x)[:, 1:][b.mask[:, 1:]]

    def words(s, b):
        if s.branch: b.x = torch.cat([s.branched(b), b.x], 1)
        g = F.relu(s.word(s.dropped(b.x)) + s.upos(b.ids[:, 0]) + s.rel(b.ids[:, 1]) + s.above(b.ids[b.head, 1]))
        none = g.new_zeros(1, g.shape[1])
        for kind, layer in zip(s.kinds, s.layers):
            y = s.dropped(g)
            if kind == "W": near = [torch.cat([none, y[:-1]]) * b.not_first, y, torch.cat([y[1:], none]) * b.not_last]
            else: near = [y[b.head], y, torch.zeros_like(y).index_add(0, b.head[b.below], y[b.below]) * b.share]
            g = g + F.relu(layer(torch.cat(near, 1)))
        return g

    def predicates(s, g, b): return s.pred_out(s.dropped(F.relu(s.pred(s.dropped(g)) + s.rate(b.ids[:, 2])))).squeeze(1)

    def senses(s, g, b):
        u = s.sense_out(s.dropped(F.relu(s.sense_in(s.dropped(g[b.p])) + b.kids)))
        return (u[b.of_sense] * s.sense(b.senses)).sum(1) + s.flag(b.flags).sum((1, 2)) + s.count(b.count).squeeze(1)

    def roles(s, g, b, senses):
        e = s.kept(s.sense(senses), 0.85)
        h = s.of(s.dropped(g[b.p])) + s.meant(e) + b.kids
        z = h[b.of_pair] + s.arg(s.dropped(g))[b.heads] + s.kept(s.path(b.pairs[:, 0]), 0.9)
        z = F.relu(z + s.step(b.pairs[:, 1]) + s.case(b.pairs[:, 2]) + s.distance(b.pairs[:, 3]))
        z = s.dropped(z + F.relu(s.pair(s.dropped(z))))
        meaning = s.function(s.functions[senses]) + s.verbnet(s.verbnets[senses]).sum(2) * s.share[senses][..., None]
        own = s.own(e).view(-1, len(NUMBERED), OWN)
        numbered = torch.einsum("zd,zkd->zk", z, meaning[b.of_pair]) + torch.einsum("zd,zkd->zk", s.own_pair(z), own[b.of_pair])
        return s.role(z) + F.pad(numbered, (NUMBERED[0], len(ROLES) - NUMBERED[-1] - 1)) + s.absent[senses][b.of_pair]

def batch(sents):
    b = Pred()
    start = np.cumsum([0] + [len(x.forms) for x in sents])
    cat = lambda xs, *shape: torch.from_numpy(np.concatenate([np.zeros((0, *shape), np.int64)] + xs))
    b.sents = sents
    if hasattr(sents[0], "x"): b.x = torch.from_numpy(np.concatenate([x.x for x in sents]).astype(np.float32))
    if hasattr(sents[0], "mid"):
        n = max(len(x.mid) for x in sents)
        b.mid = torch.from_numpy(np.stack([np.pad(x.mid, ((0, n - len(x.mid)), (0, 0))) for x in sents]).astype(np.float32))
        b.mask = torch.from_numpy(np.stack([np.arange(n) < len(x.mid) for x in sents]))
    b.ids, b.head, b.is_pred = cat([x.ids for x in sents], 3), cat([x.head + o for x, o in zip(sents, start)]), cat([x.is_pred for x in sents])
    b.not_first, b.not_last = torch.ones(start[-1], 1), torch.ones(start[-1], 1)
    b.not_first[start[:-1]] = 0; b.not_last[start[1:] - 1] = 0
    b.below = (b.head != torch.arange(start[-1])).nonzero().squeeze(1)
    b.share = torch.bincount(b.head[b.below], minlength=start[-1]).clamp(min=1).float().rsqrt()[:, None]
    b.preds = [(q, o) for x, o in zip(sents, start) for q in x.todo]
    qs = [q for q, _ in b.preds]
    b.p, b.kids = torch.tensor([q.p + o for q, o in b.preds], dtype=torch.long), cat([q.bag[None] for q in qs], BAG)
    b.of_sense, b.of_pair = cat([np.full(len(q.senses), i) for i, q in enumerate(qs)]), cat([np.full(len(q.heads), i) for i, q in enumerate(qs)])
    b.senses, b.flags, b.count = cat([q.senses for q in qs]), cat([q.flags for q in qs], FLAGS), cat([q.count for q in qs])
    b.heads, b.pairs, b.y = cat([q.heads + o for q, o in b.preds]), cat([q.pairs for q in qs], 4), cat([q.y for q in qs])
    b.gold, b.sense = torch.tensor([q.gold for q in qs], dtype=torch.long), torch.tensor([q.sense for q in qs], dtype=torch.long)
    b.first_sense, b.first_pair = np.cumsum([0] + [len(q.senses) for q in qs]), np.cumsum([0] + [len(q.heads) for q in qs])
    return b

def log_softmax_by(z, group, n):
    """The logs of the shares of each value in its group."""
    top = torch.full((n,), -1e9).scatter_reduce(0, group, z.detach(), "amax")
    e = (z - top[group]).exp()
    return z - top[group] - torch.zeros(n).index_add(0, group, e).log()[group]

def loss(m, b):
    g = m.words(b); b.kids = m.bag(b.kids).sum(1)
    out, counts = 0, b.is_pred >= 0
    soft = [x.soft for x in b.sents] if hasattr(b.sents[0], "soft") else None
    if soft:
        y = torch.from_numpy(np.concatenate([t.preds for t in soft])).float()
        out = F.binary_cross_entropy_with_logits(m.predicates(g, b)[y >= 0], y[y >= 0])
    elif counts.any(): out = F.binary_cross_entropy_with_logits(m.predicates(g, b)[counts], b.is_pred[counts].float())
    if not b.preds: return out
    z = log_softmax_by(m.senses(g, b), b.of_sense, len(b.preds))
    if soft:
        y = torch.from_numpy(np.concatenate([t.senses for t in soft])).float()
        out = out - 0.5 * (y * z).sum() / len(b.preds)
        y = torch.from_numpy(np.concatenate([t.roles for t in soft])).float()
        r = m.roles(g, b, b.sense).log_softmax(1)
        return out - 5 * (y * r).sum(1).mean()
    has = b.gold >= 0
    if has.any(): out = out - 0.5 * z[torch.from_numpy(b.first_sense[:-1])[has] + b.gold[has]].mean()
    yes = b.y >= 0
    return out + 5 * F.cross_entropy(m.roles(g, b, b.sense)[yes], b.y[yes])

def decode(q, z):
    """The heads with their roles, the surest first: each its best one, a numbered one only once."""
    z = z - z[:, :1]
    out, taken = [], set()
    for i in sorted(range(len(z)), key=lambda i: (-z[i].max(), i)):
        row = z[i].copy(); row[list(taken)] = -9
        r = int(row.argmax())
        if r == 0: continue
        if r in NUMBERED: taken.add(r)
        out.append((q.heads[i], ROLES[r]))
    return out

def chunks(sents, words, rng=None):
    """Sentences alike in length together, about so many words in each chunk; with rng in random order."""
    order = sorted(sents, key=lambda x: len(x.forms) + (rng.random() * 6 if rng else 0))
    out, n = [[]], 0
    for x in order:
        if n >= words: out.append([]); n = 0
        out[-1].append(x); n += len(x.forms)
    if rng: rng.shuffle(out)
    return out

def analyse(m, sents):
    """The frames of each sentence, of the words prepared in its todo."""
    m.eval(); out = {}
    with torch.inference_mode():
        for c in chunks(sents, 3000):
            b = batch(c); g = m.words(b); b.kids = m.bag(b.kids).sum(1)
            is_pred, senses = m.predicates(g, b).numpy(), m.senses(g, b).numpy()
            best = [int(senses[i:j].argmax()) for i, j in zip(b.first_sense, b.first_sense[1:])]
            z = m.roles(g, b, torch.tensor([q.senses[k] for (q, _), k in zip(b.preds, best)])).numpy()
            k = 0
            for x in c:
                out[id(x)] = []
                for q in x.todo:
                    if is_pred[b.p[k]] > 0:
                        args = compose(x, q.p, decode(q, z[b.first_pair[k]:b.first_pair[k + 1]]))
                        out[id(x)].append((q.p, m.sense_names[q.senses[best[k]]], args))
                    k += 1
    return [out[id(x)] for x in sents]

def score(dev, got):
    """What score_srl.py counts, but with heads by our own trees: predicates, senses, argument heads, arguments."""
    n = Counter()
    kept = lambda args: {a for a in args if not a[0].startswith(("R-", "C-"))}
    for x, frames in zip(dev, got):
        if not x.whole: continue
        g, s = {p: (sn, kept(a)) for p, sn, a in x.preds if x.upos[p] != "AUX"}, {p: (sn, set(a)) for p, sn, a in frames}
        head = lambda a: (a[0], next((i for i in range(a[1], a[2]) if not a[1] <= x.heads[i] < a[2]), a[1]))
        n["g"] += len(g); n["s"] += len(s)
        for p in set(g) | set(s):
            a, b = g.get(p, (0, set()))[1], s.get(p, (0, set()))[1]
            if p in g and p in s: n["p"] += 1; n["sense"] += g[p][0] == s[p][0]
            n["ga"] += len(a); n["sa"] += len(b); n["exact"] += len(a & b)
            a, b = set(map(head, a)), set(map(head, b))
            n["gh"] += len(a); n["sh"] += len(b); n["head"] += len(a & b)
    return (f"predicates {2 * n['p'] / max(1, n['g'] + n['s']):.3f} senses {n['sense'] / max(1, n['p']):.3f} "
            f"heads {2 * n['head'] / max(1, n['gh'] + n['sh']):.3f} exact {2 * n['exact'] / max(1, n['ga'] + n['sa']):.3f}")

def encode(net, v, sents, words=4000, branch=0):
    """Sets each word's vector in its sentence with the static vector that it came with, and, for a branch of so many blocks, what the
    blocks before these made of root and words."""
    mid = []
    hook = net.blocks[-branch].register_forward_pre_hook(lambda _, args: mid.append(args[0])) if branch else None
    plain = [sources.Sentence(x.forms) for x in sents]
    own = {id(q): x for q, x in zip(plain, sents)}
    with torch.inference_mode():
        for b in batches(v, plain, words, max_len=10 ** 9):
            x = torch.cat([net.encode(b.static, b.word, b.grams, b.mask), net.static[b.static]], -1).half().numpy()
            for i, q in enumerate(b.sents):
                own[id(q)].x = x[i, 1:len(q.forms) + 1].copy()
                if branch: own[id(q)].mid = mid[-1][i, :len(q.forms) + 1].half().numpy().copy()
            mid.clear()
    if hook: hook.remove()

def load(a):
    """The features, and the sentences to learn from and to measure on, prepared."""
    inv = Inventory()
    train = [x for x in treebank(a.data, "train", a.work + "/ewt-train.parse.jsonl") if x.whole]
    dev, more = treebank(a.data, "dev", a.work + "/ewt-dev.parse.jsonl"), examples(a.data, a.work + "/examples.parse.jsonl")
    if a.limit: train, dev, more = train[:a.limit], dev[:a.limit], more[:a.limit]
    f = Features(inv, train, more)
    for x in train + more:
        f.words(x, True)
        x.todo = [f.predicate(x, p, sense, args, True) for p, sense, args in x.preds if x.upos[p] != "AUX"]
    for x in dev: ready(f, x)
    return f, train, more, dev

def ready(f, x):
    """Prepares a sentence to be analysed."""
    f.words(x, False)
    x.todo = [f.predicate(x, p) for p in range(len(x.forms)) if x.upos[p] in OPEN]

OPEN = ("VERB", "NOUN", "ADJ")   # what can be a predicate

class Soft: pass

def taught(f, text, said):
    """Sentences of free text with what the teacher says of them, prepared."""
    sents, out = parsed(text), []
    with open(said, "rb") as file: said = pickle.load(file)
    for k, preds, frames in said:
        x = sents[k]; out.append(x)
        f.words(x, False); x.todo = []
        t = x.soft = Soft()
        t.preds = np.where([u == "AUX" for u in x.upos], -1, preds)
        senses, roles = [np.zeros(0)], [np.zeros((0, len(ROLES)))]
        for p, shares, z in frames:
            q = f.predicate(x, p); x.todo.append(q)
            q.sense = f.inventory.id.get(max(shares, key=shares.get), 0)
            by = np.array([shares.get(f.inventory.senses[i], 0) for i in q.senses])
            senses.append(by / max(by.sum(), 1e-6)); roles.append(z)
        t.senses, t.roles = np.concatenate(senses), np.concatenate(roles)
    return out

class Average:
    """The running average of a network's weights, to be put in their place for a while."""
    def __init__(s, m, keep=0.999): s.m, s.keep, s.step, s.mean = m, keep, 0, [p.detach().clone() for p in m.parameters()]
    def update(s):
        s.step += 1; d = min(s.keep, (1 + s.step) / (20 + s.step))
        with torch.no_grad():
            for q, p in zip(s.mean, s.m.parameters()): q.lerp_(p, 1 - d)
    def swap(s):
        with torch.no_grad():
            for q, p in zip(s.mean, s.m.parameters()): t = p.clone(); p.copy_(q); q.copy_(t)

LINEAR = "word pred pred_out sense_in sense_out of arg meant pair role own own_pair".split()
TABLES = "upos rel above rate bag sense path step case distance function verbnet".split()
PADDED = ("bag", "verbnet", "flag")   # with a row for nothing at the end

def save(m, f, path):
    """Writes the network in 8 bits; m itself becomes what the file says."""
    from safetensors.numpy import save_file
    from mentions import shrink
    out = {}
    for k, l in [(k, getattr(m, k)) for k in LINEAR] + [(f"layers.{i}", l) for i, l in enumerate(m.layers)]:
        out[k + ".weight"], out[k + ".weight.scale"] = shrink(l.weight)
        if l.bias is not None: out[k + ".bias"] = l.bias.detach().numpy().copy()
    for i, block in enumerate(m.branch):
        for k, x in block.named_parameters():
            k = f"branch.{i}.{k}"
            if x.ndim == 2: out[k], out[k + ".scale"] = shrink(x)
            else: out[k] = x.detach().numpy().copy()
    if m.branch: out["norm.weight"], out["norm.bias"] = (x.detach().numpy().copy() for x in (m.norm.weight, m.norm.bias))
    for k in TABLES:
        t, scale = shrink(getattr(m, k).weight)
        n = len(t) - (k in PADDED)
        out[k], out[k + ".scale"] = t[:n].copy(), scale[:n].copy()
    out["flag"], out["count"] = (getattr(m, k).weight.detach().numpy()[:, 0].copy() for k in ("flag", "count"))
    out["flag"] = out["flag"][:FLAGS].copy()
    rates = defaultdict(list)
    for (lemma, upos), (hit, n) in f.rate.items():
        if upos in OPEN and n > 0 and lemma.strip(): rates[upos, f.rated(lemma, upos)].append(lemma)
    lines = dict(roles=ROLES, uposes=f.upos.words, rels=f.rel.words, cases=f.case.words, functions=f.function.words, verbnets=f.verbnet.words,
                 senses=f.inventory.senses, paths=f.path.words, steps=f.step.words, sides=f.bag.words,
                 rates=[f"{u} {c} {' '.join(sorted(x))}" for (u, c), x in sorted(rates.items())])
    save_file(out, path, metadata=dict({k: "\n".join(x) for k, x in lines.items()}, layers=m.kinds, branch="".join(type(k).__name__[0] for k in m.branch)))

def parity(m, f, sents, path):
    """What the network says of sentences that the product's test compares."""
    cases = []
    for x in sents: ready(f, x)
    m.eval()
    with torch.inference_mode():
        for x in sents:
            b = batch([x]); g = m.words(b); b.kids = m.bag(b.kids).sum(1)
            r = lambda z: [round(float(y), 3) for y in z]
            is_pred, z = m.predicates(g, b), m.senses(g, b)
            best = [int(z[i:j].argmax()) for i, j in zip(b.first_sense, b.first_sense[1:])]
            roles = m.roles(g, b, torch.tensor([q.senses[k] for q, k in zip(x.todo, best)], dtype=torch.long))
            frames = [dict(predicate=q.p, sense=m.sense_names[q.senses[k]], score=round(float(z[i + k]), 3), heads=q.heads.tolist(),
                           roles=[r(row) for row in roles[u:v]]) for q, k, i, u, v in zip(x.todo, best, b.first_sense, b.first_pair, b.first_pair[1:]) if is_pred[q.p] > 0]
            cases.append(dict(forms=x.forms, heads=x.heads, frames=frames))
    with open(path, "w") as file: file.write("[\n" + ",\n".join(json.dumps(c, ensure_ascii=False) for c in cases) + "\n]\n")

def fit(a, net, f, train, more, soft, dev, rng):
    """Trains a network; what it says of dev is printed after each epoch."""
    blocks = list(net.blocks)[-a.branch:] if a.branch else []
    m = Roles(f, train[0].x.shape[1], a.width, a.drop, a.layers, blocks, net.norm)
    print("words", *(sum(len(x.forms) for x in xs) for xs in (train, more, soft)), "parameters", sum(p.numel() for p in m.parameters()), flush=True)
    own = {id(p) for part in (m.branch, m.norm) for p in part.parameters()}
    groups = [dict(params=[p for p in m.parameters() if (id(p) in own) == old], base=lr) for old, lr in ((False, a.lr), (True, a.branch_lr))]
    opt = torch.optim.AdamW(groups, lr=a.lr, weight_decay=0.01, betas=(0.9, 0.98))
    mean, total, step = Average(m), None, 0
    for epoch in range(a.epochs):
        todo = [c for xs, n in ((train, 1), (more, 2), (soft, 1)) if xs for c in chunks(xs, n * a.words, rng)]
        rng.shuffle(todo); total = total or len(todo) * a.epochs; sum_, start = 0, time.time()
        m.train()
        for c in todo:
            for g in opt.param_groups: g["lr"] = g["base"] * min(1, step / 100) * (0.5 * (1 + math.cos(math.pi * step / total)) * 0.98 + 0.02)
            l = loss(m, batch(c))
            opt.zero_grad(); l.backward(); torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0); opt.step(); step += 1
            mean.update(); sum_ += l.item()
        mean.swap()
        print(f"epoch {epoch} {time.time() - start:.0f}s loss {sum_ / len(todo):.4f} | {score(dev, analyse(m, dev))}", flush=True)
        torch.save(m.state_dict(), a.out + ".pt")
        if epoch < a.epochs - 1: mean.swap()
    return m

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data"); ap.add_argument("work"); ap.add_argument("network"); ap.add_argument("out"); ap.add_argument("parity")
    ap.add_argument("--soft", nargs=2, help="text, and what the teacher says of it"); ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument("--width", type=int, default=192); ap.add_argument("--drop", type=float, default=0.25); ap.add_argument("--lr", type=float, default=2e-3)
    ap.add_argument("--layers", default="WT"); ap.add_argument("--branch", type=int, default=3); ap.add_argument("--branch-lr", type=float, default=6e-4)
    ap.add_argument("--words", type=int, default=1500); ap.add_argument("--limit", type=int, default=0, help="sentences of each source, for a trial")
    ap.add_argument("--seed", type=int, default=1); ap.add_argument("--threads", type=int, default=2)
    a = ap.parse_args()
    torch.set_num_threads(a.threads); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    net, v = restore(torch.load(a.network, weights_only=False))
    f, train, more, dev = load(a)
    soft = taught(f, *a.soft) if a.soft else []
    encode(net, v, train + more + dev + soft, branch=a.branch)
    m = fit(a, net, f, train, more, soft, dev, rng)
    save(m, f, a.out)
    print("in 8 bits |", score(dev, analyse(m, dev)))
    sents = parsed(a.work + "/parity.parse.jsonl"); encode(net, v, sents, branch=a.branch)
    parity(m, f, sents, a.parity)

if __name__ == "__main__": main()
