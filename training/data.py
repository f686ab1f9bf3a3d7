"""Reading treebanks and mention data into sentences with features."""
import gzip, itertools, json, re
from dataclasses import dataclass

@dataclass
class Sentence:
    forms: list
    xpos: list = None
    tags: list = None      # "UPOS|Feats"
    heads: list = None     # 0 is the root, words count from 1
    rels: list = None
    mentions: list = None  # per token: None, or a set of allowed BILOU labels
    soft: list = None      # what the teacher thinks (label.py)
    place: int = -1        # in the free text, which it annotated
    gold: list = None      # names as people marked them: (begin, end, type)
    held: bool = False     # not to train from
    doc: str = ""
    before: list = ()      # words of its document that stand before and after it (neighbours)
    after: list = ()

TYPES = ["person", "organization", "place", "group", "event", "date", "number", "quantity", "money", "facility", "product", "law", "other"]
BILOU = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BILU"]

def opener(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")

def conllu(path):
    doc, rows = "", []
    with opener(path) as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                doc = line.split("=", 1)[1].strip()
            elif not line:
                if rows:
                    yield doc, rows
                rows = []
            elif line[0].isdigit():
                c = line.split("\t")
                if c[0].isdigit():
                    rows.append(c)
    if rows:
        yield doc, rows

def treebank(path):
    """The sentences of a treebank. Those of GUM have, as gold, the persons, organizations and places named in them."""
    return [Sentence([r[1] for r in rows], [r[4] for r in rows], [r[3] + "|" + r[5] for r in rows], [int(r[6]) for r in rows],
                     [r[7] for r in rows], gold=gum_names(rows), doc=doc) for doc, rows in conllu(path)]

NAMED = {"person", "organization", "place"}
TITLES = set("mr mrs ms dr prof professor president minister king queen prince princess sir lord lady saint st judge justice senator sen gen general captain colonel emperor pope bishop director mayor governor chief secretary father sister brother dame rev reverend sgt lt col".split())

def gum_names(rows):
    """The persons, organizations and places of GUM's entity annotation whose head is a proper noun, shrunk to the name."""
    stack, ents = [], []
    for i, r in enumerate(rows):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", r[9])
        if not m:
            continue
        for piece in re.findall(r"\([^()]*\)?|\d+(?:\[\d+/\d+\])?\)", m.group(1)):
            if piece.startswith("("):
                body = piece.strip("()")
                f = body.split("-")
                item = [f[0].split("[")[0], f[1] if len(f) > 1 else "", i, None, f]
                if piece.endswith(")"):
                    item[3] = i + 1
                    ents.append(item)
                else:
                    stack.append(item)
            else:
                k = piece.rstrip(")").split("[")[0]
                for item in reversed(stack):
                    if item[0] == k:
                        item[3] = i + 1
                        stack.remove(item)
                        ents.append(item)
                        break
    def nnp(i):
        return rows[i][4] in ("NNP", "NNPS") or (rows[i][3] == "PROPN")
    spans = []
    for _, et, b, e, f in ents:
        if et not in NAMED or e is None:
            continue
        t = et
        heads = [i for i in range(b, e) if not (b + 1 <= int(rows[i][6]) <= e)]
        if not heads:
            continue
        h = heads[0]
        if not nnp(h):
            continue
        link = lambda i: nnp(i) or rows[i][1] in ("-", "&", ".", "'s") or rows[i][4] == "CD" or (t != "person" and rows[i][1] in ("of", "the", "and", "for", "de", "in"))  or (t == "person" and rows[i][1].lower() in ("de", "van", "von", "al", "bin", "of"))
        x, y = h, h + 1
        while x > b and link(x - 1):
            x -= 1
        while y < e and link(y):
            y += 1
        while x < h and not nnp(x):
            x += 1
        while y > h + 1 and not nnp(y - 1):
            y -= 1
        if t == "person":
            if "of" in [rows[i][1] for i in range(x, y)]:
                y = next(i for i in range(x, y) if rows[i][1] == "of")
            while x < y - 1 and rows[x][1].lower().rstrip(".") in TITLES:
                x += 1
            if x >= y:
                continue
            if y - x == 1 and rows[x][1].lower().rstrip(".") in TITLES:
                continue
        spans.append((x, y, t))
    spans.sort(key=lambda s: (-(s[1] - s[0]), s[0]))
    taken, keep = set(), []
    for s in spans:
        if not taken & set(range(s[0], s[1])):
            keep.append(s)
            taken |= set(range(s[0], s[1]))
    return keep

def spans_of(labels, prefix_map):
    out, start, cur = [], None, None
    for i, l in enumerate(labels + ["O"]):
        p, _, t = l.partition("-")
        if start is not None and (p != "I" or t != cur):
            out.append((start, i, prefix_map[cur]))
            start = None
        if p == "B" or (p == "I" and start is None):
            start, cur = i, t
    return out

def masc(path):
    out = []
    with opener(path) as f:
        for line in f:
            ws = [w.rsplit("_", 1) for w in line.split() if "_" in w[1:]]
            if 2 <= len(ws) <= 80:
                out.append(Sentence([w[0] for w in ws], [w[1] for w in ws]))
    return out

# Features of a word. The Go side computes the same ones.
def shape(w):
    out = []
    for ch in w:
        c = "X" if ch.isupper() else "x" if ch.islower() else "d" if ch.isdecimal() else "o" if ch.isalpha() else ch
        if len(out) < 2 or out[-1] != c or out[-2] != c:
            out.append(c)
    return "".join(out[:10])

def fnv(s):
    h = 2166136261
    for b in s.encode("utf-8"):
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h

def normal(w):
    """Lower case with digits folded."""
    return "".join("0" if c.isdecimal() else c for c in w.lower())

MAX_GRAMS = 32
def grams(w):
    n = normal(w)
    out = ["s" + shape(w)]
    for k in (1, 2, 3):
        out.append(f"p{k}" + n[:k])
    for k in (1, 2, 3, 4):
        out.append(f"e{k}" + n[-k:])
    b = "<" + n[:20] + ">"
    for k in (3, 4):
        for i in range(len(b) - k + 1):
            out.append("n" + b[i:i + k])
    return out[:MAX_GRAMS]

ONTONOTES = dict(PERSON="person", ORG="organization", GPE="place", LOC="place", NORP="group", FAC="facility", EVENT="event", DATE="date", TIME="date",
                 CARDINAL="number", ORDINAL="number", PERCENT="quantity", QUANTITY="quantity", MONEY="money", PRODUCT="product", LAW="law",
                 WORK_OF_ART="other", LANGUAGE="other")

def trim(forms, b, e):
    """A name without the article before it and the genitive after it, which OntoNotes counts in."""
    while b < e - 1 and forms[b].lower() in ("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"): b += 1
    while b < e - 1 and forms[e - 1] in ("'s", "’s", "'", "’", ","): e -= 1
    return b, e

def silver_spans(forms, spans):
    """The spans of a spaCy model in our types."""
    out = []
    for b, e, t in spans:
        if b < 0 or e > len(forms): continue
        b, e = trim(forms, b, e)
        out.append((b, e, ONTONOTES[t]))
    return out

def prefix(b, e, i):
    return "U" if e - b == 1 else "B" if i == b else "L" if i == e - 1 else "I"

def labels(forms, silver, gold=None, strict=True):
    """Allowed labels. gold: spans that hold for persons, organizations and places; where strict they are all there are."""
    n = len(forms)
    allowed = [{"O"} for _ in range(n)]
    taken = [False] * n
    for b, e, t in gold or []:
        for i in range(b, e):
            p = prefix(b, e, i)
            allowed[i] = {f"{p}-{t}"}; taken[i] = True
            if t == "place" and any(x == "facility" and sb < e and b < se for sb, se, x in silver): allowed[i].add(f"{p}-facility")
    rest = {"O"} | {l for l in BILOU[1:] if l[2:] not in NAMED}
    for b, e, t in silver:
        if any(taken[b:e]):
            for i in range(b, e):
                if not taken[i] and t in NAMED: allowed[i] = set(rest) if strict else set(BILOU)
            continue
        for i in range(b, e):
            if gold is not None and t in NAMED: allowed[i] = set(rest) if strict else set(BILOU)
            else: allowed[i] = {f"{prefix(b, e, i)}-{t}"}
    return allowed

def merged(forms, silver, teacher):
    """The teacher's persons, organizations and places with the spaCy model's other types, which it has seen more of."""
    sure = [x for x in silver if x[2] in ("event", "law") and x[1] - x[0] > 1]
    gold = [x for x in teacher if x[2] in NAMED and not any(b < x[1] and x[0] < e for b, e, _ in sure)]
    allowed = labels(forms, silver, gold)
    for b, e, t in silver:   # the two do not agree: either may be right
        if t in ("facility", "product", "other", "group") and any(x[0] < e and b < x[1] for x in gold):
            for i in range(b, e): allowed[i] = allowed[i] | {f"{prefix(b, e, i)}-{t}"}
    for b, e, t in teacher:  # what only the teacher found
        if t not in NAMED and not any(x < e and b < y for x, y, _ in silver + gold):
            for i in range(b, e): allowed[i] = {"O", f"{prefix(b, e, i)}-{t}"}
    return allowed

HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
def parted(word):
    """A word cut at hyphens between letters, as Universal Dependencies does for English."""
    m = HYPHEN.search(word)
    if not m or word[:m.start()].lower() in ("e", "non", "co", "re", "anti"): return [word]
    return [word[:m.start()], "-"] + parted(word[m.end():])

def names_of(path, kind):
    """Universal NER or Wikigold: sentences with spans, every fifth document, held out, apart (the split of quadtrain)."""
    sep, fc, tc, new = ("\t", 1, 2, "# newdoc") if kind == "uner" else (" ", 0, 1, "-DOCSTART-")
    out, forms, tags, doc = [], [], [], -1 if kind == "uner" else 0
    def flush():
        if forms:
            s = Sentence(list(forms), doc=f"{kind}{doc}")
            s.gold = spans_of(list(tags), {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"})
            s.held = doc % 5 == 4
            out.append(s); forms.clear(); tags.clear()
    with opener(path) as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith(new): flush(); doc += 1
            elif not line: flush()
            elif line.startswith("# "): continue
            else:
                c = line.split(sep)
                t = c[tc] if c[tc][2:] in ("PER", "ORG", "LOC", "MISC") else "O"
                for k, w in enumerate(parted(c[fc]) if kind == "wikigold" else [c[fc]]):
                    forms.append(w); tags.append("I" + t[1:] if k and t != "O" else t)
    flush()
    return out

def flat(documents):
    return [x for d in documents for x in d]

NEAR = 40  # words that a sentence is told of what stands before it, and half as many of what stands after it

def neighbours(sents):
    """Tells each sentence, in the order of its document, what stands around it."""
    for _, doc in itertools.groupby(sents, key=lambda s: s.doc):
        doc = list(doc)
        words, at = flat(s.forms for s in doc), 0
        for s in doc:
            s.before, at = words[max(0, at - NEAR):at], at + len(s.forms)
            s.after = words[at:at + NEAR // 2]
    return sents

def marked(sents, names, strict=True, ours=True):
    """Sets what labels sentences may have: as the spaCy model marked them, and as people did where they did."""
    for s, spans in zip(sents, names, strict=True):
        gold = [x for x in s.gold if x[2] in NAMED] if ours else None
        s.mentions = labels(s.forms, silver_spans(s.forms, spans), gold, strict)
        for b, e, t in s.gold if ours else []:
            if t == "other":  # Wikigold's MISC
                for i in range(b, e): s.mentions[i] = {f"{prefix(b, e, i)}-{x}" for x in ("other", "event", "group", "product", "law", "facility")}
    return sents

SOURCES = dict(ewt="ud/en_ewt-ud-train.conllu.gz", gum="ud/en_gum-ud-train.conllu.gz", uner="ner/uner-ewt-dev.iob2.gz", wikigold="ner/wikigold.conll.gz")

def source(d, key):
    """The sentences of one source under the data directory."""
    path = f"{d}/{SOURCES[key]}"
    return treebank(path) if key in ("ewt", "gum") else names_of(path, key)

def load(d, work):
    """The sources to train from, marked with what names.py wrote under work, and the treebanks to measure on."""
    out = {}
    for key in SOURCES:
        with open(f"{work}/{key}.names.json") as f: names = json.load(f)
        out[key] = marked(source(d, key), names, strict=key != "gum", ours=key != "ewt")
    dev = {k: treebank(f"{d}/ud/en_{k}-ud-dev.conllu.gz") for k in ("ewt", "gum")}
    return out, dev

PARITY = ["Secretary Kerry met his Russian counterpart , Sergei Lavrov , in Vienna on Friday .", "He did n't go .", "Why ?",
          "The 1,250 workers of Müller & Söhne GmbH , who had struck for 3 weeks in 2015 , went back to work .",
          "“ U.S. forces began striking targets near Homs ” , the ministry said in a statement on Sept. 30 , but gave no details ."]
