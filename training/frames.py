"""PropBank's annotation as a network learns it: what words may mean, which words may head arguments, what an argument spans.

language/role has the same in Go: candidates (candidate.go), spans (span.go), features (feature.go)."""
import gzip, json, re
from collections import Counter, defaultdict
from pathlib import Path
import numpy as np
from data import opener

ROLES = ["_", "+", "R"] + [f"ARG{i}" for i in range(6)] + ["ARGM-" + x for x in
    "ADJ ADV CAU COM CXN DIR DIS EXT GOL LOC LVB MNR MOD NEG PRD PRP PRR REC TMP".split()]
ROLE_ID = {r: i for i, r in enumerate(ROLES)}   # "_" no argument, "+" goes on with the argument beside it, "R" a relative word
NUMBERED = range(3, 9)
POS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "j", "AUX": "v"}

class Sent:
    """A sentence as `quadpress parse --format json` gives it, with PropBank's predicates where they are known."""
    def __init__(s, tokens):
        s.forms, s.lemmas = [t["form"] for t in tokens], [t["lemma"].lower() for t in tokens]
        s.upos, s.xpos = [t["upos"] for t in tokens], [t["xpos"] for t in tokens]
        s.heads, s.rels = [t["head"] for t in tokens], [t["rel"] for t in tokens]
        s.kids = [[] for _ in tokens]
        for i, h in enumerate(s.heads):
            if h >= 0: s.kids[h].append(i)
        s.preds, s.whole = [], False   # (word, sense, [(role, first, last)]); whole: these are all there are

def lines(path):
    with opener(path) as f:
        for l in f:
            if l.strip(): yield json.loads(l)

def parsed(path): return [Sent(s["tokens"]) for s in lines(path)]

# Arguments.

def candidates(s, p):
    """The words that may head arguments of p, as (word, steps up the tree, steps down from there)."""
    out = []
    def down(x, up, d, most, but):
        for c in s.kids[x]:
            if c == but: continue
            out.append((c, up, d))
            if d < most: down(c, up, d + 1, most, -1)
    down(p, 0, 1, 2, -1)
    x = p
    for up in range(1, 5):
        c, x = x, s.heads[x]
        if x < 0: break
        out.append((x, up, 0))
        down(x, up, 1, 2 if up == 1 else 1, c)
    return out

SINGLE = {"ARGM-PRR", "ARGM-LVB", "ARGM-MOD"}   # always one word
AROUND = {"case", "cop", "nsubj", "nsubj:outer", "expl", "mark", "cc", "punct", "aux", "parataxis", "discourse", "cc:preconj"}
CLOSES = {")": "(", "]": "[", "''": "``", "”": "“", '"': '"'}

def span(s, p, h, role, others=()):
    """The words of the argument of p that h heads: what depends on h and holds no predicate nor heads of other arguments, in one piece."""
    if role in SINGLE: return h, h + 1
    above, x = set(), p
    while x >= 0: above.add(x); x = s.heads[x]
    inside, todo = {h}, [h]
    while todo:
        x = todo.pop()
        for c in s.kids[x]:
            if c in above or c in others or x == h and h in above and s.rels[c] in AROUND: continue
            inside.add(c); todo.append(c)
    a = b = h
    while a - 1 in inside: a -= 1
    while b + 1 in inside: b += 1
    b += 1
    while b - 1 > h and s.upos[b - 1] == "PUNCT" and CLOSES.get(s.forms[b - 1]) not in s.forms[a:b - 1]: b -= 1
    while a < h and (s.upos[a] == "PUNCT" and not any(CLOSES.get(f) == s.forms[a] for f in s.forms[a + 1:b])
                     or s.rels[a] == "cc" and s.heads[a] == h): a += 1
    return a, b

def compose(s, p, labelled):
    """Arguments (role, first, last) from heads [(word, role)]: what is marked + goes to its neighbour."""
    own = {w for w, r in labelled if r not in ("_", "R")}
    args = [[r, *span(s, p, w, r, own)] for w, r in labelled if r not in ("_", "+", "R")]
    between = lambda x, y: all(s.upos[i] == "PUNCT" for i in range(x, y))
    for a, b in sorted(span(s, p, w, "+", own) for w, r in labelled if r == "+"):
        before = [x for x in args if x[2] <= a and between(x[2], a)]
        after = [x for x in args if b <= x[1] and between(b, x[1])]
        if before: max(before, key=lambda x: x[2])[2] = b
        elif after: min(after, key=lambda x: x[1])[1] = a
    return [tuple(x) for x in args]

def label(s, p, args):
    """The candidates of p and the role of each, as a number; -1 where it does not count."""
    cand = candidates(s, p)
    at = {w: i for i, (w, _, _) in reversed(list(enumerate(cand)))}
    y = [0] * len(cand)
    for r, a, b in args:
        heads = [i for i in range(a, b) if not a <= s.heads[i] < b]
        if r.startswith("C-"):
            for h in heads:
                if h in at: y[at[h]] = -1
            continue
        name = "R" if r.startswith("R-") else r.replace("-DSP", "")
        heads = [h for h in [h for h in heads if s.upos[h] != "PUNCT"] or heads if h in at]
        if name not in ROLE_ID or not heads: continue
        main = min(heads, key=lambda h: (sum(cand[at[h]][1:]), h))
        if y[at[main]] <= 0: y[at[main]] = ROLE_ID[name]
        for h in heads:
            if h != main and y[at[h]] == 0: y[at[h]] = 1
    return cand, y

# Features.

class Vocab:
    """Words by their number; those that it does not hold are 0."""
    def __init__(s, counts, least=1):
        s.words = ["?"] + [w for w, c in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if c >= least]
        s.id = {w: i for i, w in enumerate(s.words)}
    def __call__(s, w): return s.id.get(w, 0)
    def __len__(s): return len(s.words)

def case_of(s, w):
    """The word that marks w's part in its clause: a preposition, a conjunction, a question word."""
    for c in s.kids[w]:
        if s.rels[c] in ("case", "mark"): return s.lemmas[c]
    for c in s.kids[w]:
        if s.rels[c] == "advmod" and s.xpos[c] == "WRB": return s.lemmas[c]
    return "_"

def path(s, p, w):
    """The relations on the way from p to w: up with <, down with >."""
    up, at, x = [], {}, p
    while x >= 0: at[x] = len(up); up.append(x); x = s.heads[x]
    down, x = [], w
    while x not in at: down.append(s.rels[x]); x = s.heads[x]
    return "".join("<" + s.rels[y] for y in up[:at[x]]) + "".join(">" + r for r in reversed(down))

def step(path, up, down):
    """The last step of a path and how far it goes."""
    return re.split(r"(?=[<>])", path)[-1] + f"{up}{down}"

def distance(p, w):
    """The words from p to w in sixteen classes."""
    d = abs(w - p)
    return (d if d < 4 else 4 if d < 6 else 5 if d < 10 else 6 if d < 20 else 7) + (8 if w < p else 0)

BAG = 12
def bag(s, p):
    """The relations of what depends on p, with the side that it stands on."""
    return [("L" if c < p else "R") + s.rels[c] for c in s.kids[p]][:BAG]

# Senses.

OWN_POS, OTHER_POS, BY_LEMMA, PHRASE, PARTICLE, SEEN, UNMET, ODD, PARTICLE_LEFT = range(9)   # what speaks for a sense and against it
FLAGS = 9

class Inventory:
    """PropBank's senses by the words that may have them: language/frames/frames.tsv."""
    def __init__(s):
        s.senses, s.roles, s.published, s.count = ["?"], [()], [False], [0]
        s.entries, s.under = defaultdict(list), defaultdict(list)   # (sense, pos, rest, count, listed) by the first word; senses
        with open(Path(__file__).parent.parent / "language/frames/frames.tsv") as f:
            for line in f:
                name, lemma, meaning, words, roles = line.rstrip("\n").split("\t")
                i = len(s.senses); s.senses.append(name); s.published.append(meaning != "")
                s.roles.append([r.split(":", 3) for r in roles.split("|")] if roles else [])
                s.under[lemma].append(i); total = 0
                for w in words.split():
                    pos, form = w.lstrip("~").split(":", 1)
                    form, _, count = form.partition("=")
                    parts = re.split("[-_]", form)
                    entry = (i, pos, tuple(x for x in parts[1:] if x), int(count or 0), w[0] != "~")
                    total += entry[3]
                    if len(parts) > 1 and parts[0]: s.entries[parts[0]].append(entry)
                    s.entries[form].append((i, pos, (), *entry[3:]))
                s.count.append(total)
        s.id = {x: i for i, x in enumerate(s.senses)}

    def framed(s, lemma, pos):
        """Whether PropBank lists a frame for a word."""
        return any(p == pos and not rest and listed for _, p, rest, _, listed in s.entries.get(lemma, ()))

    def of(s, x, p, own=None):
        """What a word may mean: (number of the sense, flags), in their order; own is a sense that is annotated here, which does not count."""
        lemma, pos = x.lemmas[p], POS.get(x.upos[p], "x")
        behind = {x.lemmas[i] for i in range(p + 1, min(p + 4, len(x.forms)))}
        near = behind | {x.lemmas[c] for c in x.kids[p]} | {x.lemmas[c] for k in x.kids[p] for c in x.kids[k] if x.rels[c] == "case"}
        particles = {x.lemmas[c] for c in x.kids[p] if x.rels[c] == "compound:prt"}
        out, entries = defaultdict(set), s.entries.get(lemma, ())
        for i, q, rest, count, listed in entries:
            if rest:
                if near.issuperset(rest):
                    out[i].add(PHRASE)
                    if not particles.isdisjoint(rest): out[i].add(PARTICLE)
                continue
            if listed and q == pos: out[i].add(OWN_POS)
            elif listed and q != "x": out[i].add(OTHER_POS)
            if q == pos and count - (i == own) > 0: out[i].add(SEEN)
        for i in s.under.get(lemma, ()): out[i].add(BY_LEMMA)
        for i, _, rest, _, _ in entries:
            if rest and i in out and PHRASE not in out[i]: out[i].add(UNMET)
        for flags in out.values():
            if OWN_POS not in flags: flags.add(ODD)
            if particles and PARTICLE not in flags: flags.add(PARTICLE_LEFT)
        return sorted((i, sorted(f)) for i, f in out.items()) or [(0, [])]

# Sources.

def treebank(data, part, parse):
    """A part of EWT with all its predicates, with the trees of our own network. Sentences without annotation are left out of what is learnt."""
    gold = {x["sent_id"]: x["predicates"] for x in lines(f"{data}/srl/ewt-{part}.srl.jsonl.gz")}
    with opener(f"{data}/ud/en_ewt-ud-{part}.conllu.gz") as f: ids = [l.split("= ")[1].strip() for l in f if l.startswith("# sent_id")]
    sents = parsed(parse)
    assert len(ids) == len(sents)
    for i, s in zip(ids, sents):
        s.whole = i in gold
        s.preds = [(p, sense, [tuple(a) for a in args]) for p, sense, args in gold.get(i, ())]
    return sents

def examples(data, parse, longest=80):
    """The frame files' examples, one predicate in each."""
    out = []
    for e, s in zip(lines(data + "/srl/propbank-examples.jsonl.gz"), parsed(parse), strict=True):
        if not e["rel"] or e["rel"][0] >= len(s.forms) or len(s.forms) > longest: continue
        s.preds = [(e["rel"][0], e["roleset"], [tuple(a) for a in e["args"]])]
        out.append(s)
    return out
