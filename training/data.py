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
    mentions: list = None  # per token, a set of the BILOU labels that it may have
    soft: list = None      # what the teacher thinks (label.py)
    place: int = -1        # in the free text, which it annotated
    gold: list = None      # names as people marked them: (begin, end, class), see CLASSES
    held: bool = False     # not to train from
    doc: str = ""
    before: list = ()      # words of its document that stand before and after it (neighbours)
    after: list = ()

    def names(s):
        """The persons, organizations and places that people marked."""
        return {(b, e, t) for b, e, c in s.gold for t in CLASSES[c][0] & NAMED if len(CLASSES[c][0]) == 1}

TYPES = ["person", "organization", "place", "group", "event", "date", "number", "quantity", "money", "facility", "product", "law", "other"]
BILOU = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BILU"]

def opener(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")

def jsonl(path):
    with opener(path) as f: return [json.loads(l) for l in f]

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

NAMED = frozenset({"person", "organization", "place"})

# What the corpora's classes are of our types: one of the first, or one of those behind the bar where the product says so.
# "none" is no mention at all.
CLASSES = dict(
    PER="person", ORG="organization | group", LOC="place | facility", NATION="place | facility group",
    MISC="other event group product law facility", TIME="date number quantity money none", NUM="date number quantity money none",
    politician="person", writer="person", musicalartist="person", scientist="person", researcher="person",
    organisation="organization | facility", band="organization", university="organization", politicalparty="organization | group",
    location="place | facility", country="place | group", election="event", conference="event | organization", award="other",
    book="other", poem="other", album="other", song="other", magazine="other organization", academicjournal="other organization",
    misc="other event group product law facility", astronomicalobject="place other", product="product other")
TRADE = "algorithm field task metrics programlang literarygenre musicgenre musicalinstrument discipline theory chemicalcompound chemicalelement protein enzyme"
CLASSES |= {k: "none product other | group" for k in TRADE.split()} | {t: t for t in TYPES if t != "product"}
CLASSES = {k: tuple(set(x.split()) for x in (v + "|").split("|")[:2]) for k, v in CLASSES.items()}

def prefix(b, e, i):
    return "U" if e - b == 1 else "B" if i == b else "L" if i == e - 1 else "I"

def labels(n, silver, gold=(), covered=NAMED, strict=True):
    """The labels that each of n tokens may have. gold: people's mentions, by class; where they are strict, they are all there are
    of the types that they cover. silver: the product's mentions, which hold for the other types."""
    allowed, taken = [{"O"} for _ in range(n)], [False] * n
    def place(b, e, types):
        for i in range(b, e): allowed[i] = {"O" if t == "none" else f"{prefix(b, e, i)}-{t}" for t in types}
    for b, e, c in gold:
        types, rarer = CLASSES[c]
        same = {t for x, y, t in silver if (x, y) == (b, e)} & (types | rarer)
        place(b, e, same or types | rarer & {t for x, y, t in silver if x < e and b < y})
        taken[b:e] = [True] * (e - b)
    rest = {"O"} | {l for l in BILOU[1:] if l[2:] not in covered}
    for b, e, t in silver:
        if t not in covered and not any(taken[b:e]): place(b, e, {t}); continue
        for i in range(b, e):
            if t in covered and not taken[i]: allowed[i] = set(rest) if strict else set(BILOU)
    return allowed

HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
def parted(word):
    """A word cut at hyphens between letters, as Universal Dependencies does for English."""
    m = HYPHEN.search(word)
    if not m or word[:m.start()].lower() in ("e", "non", "co", "re", "anti"): return [word]
    return [word[:m.start()], "-"] + parted(word[m.end():])

@dataclass
class Columns:
    """How a corpus with a token a line is laid out."""
    separator: str
    form: int
    tag: int
    new: str = ""        # what a line starts with where a document begins; sentences are documents of their own if ""
    held: object = None  # of a document's number and their count: whether it is held out

every_fifth = lambda i, n: i % 5 == 4
CROSSNER = ["politics", "science", "literature", "music", "ai"]
CORPORA = dict(uner=Columns("\t", 1, 2, "# newdoc", every_fifth), wikigold=Columns(" ", 0, 1, "-DOCSTART-", every_fifth), btc=Columns("\t", 0, 1),
               **{k: Columns("\t", 0, 1, held=k == "politics" and (lambda i, n: i >= n - n // 3)) for k in CROSSNER})

def names_of(path, kind):
    """The sentences of a corpus with a token a line, with people's mentions as gold; a class is one of CLASSES."""
    c = CORPORA[kind]
    out, forms, tags, doc = [], [], [], -1
    def flush():
        nonlocal doc
        if not forms: return
        if not c.new: doc += 1
        spans = spans_of(list(tags), {t[2:]: t[2:] for t in tags})
        out.append(Sentence(list(forms), gold=[x for x in spans if not forms[x[0]].startswith("@")], doc=doc))
        forms.clear(); tags.clear()
    with opener(path) as f:
        for line in f:
            line = line.rstrip("\n")
            if c.new and line.startswith(c.new): flush(); doc += 1
            elif not line: flush()
            elif line.startswith("# ") and kind == "uner": continue
            else:
                if c.new: doc = max(doc, 0)
                x = line.split(c.separator)
                form, t = x[c.form], x[c.tag] if x[c.tag][2:] in CLASSES else "O"
                if not form.strip("\ufeff\u200b \xa0"): continue
                if form == "s" and forms and forms[-1] == "'" and t == tags[-1] == "O": forms[-1] = "'s"; continue
                for k, w in enumerate([form] if kind == "uner" else parted(form)):
                    forms.append(w); tags.append("I" + t[1:] if k and t != "O" else t)
    flush()
    for s in out:
        s.held = bool(c.held and c.held(s.doc, doc + 1)); s.doc = f"{kind}{s.doc}"
    return out

def docred(path, parsed):
    """The sentences of Re-DocRED as the product cuts them, with people's mentions as gold."""
    documents = jsonl(path)
    place = {d["id"]: i for i, d in enumerate(documents)}
    out = []
    for p in parsed:
        i = place[p["document"]]
        begin = {t["span"]["begin"]: k for k, t in enumerate(p["tokens"])}
        end = {t["span"]["end"]: k + 1 for k, t in enumerate(p["tokens"])}
        gold = {(begin[m["begin"]], end[m["end"]], "NATION" if e["type"] == "LOC" else e["type"]) for e in documents[i]["entities"] for m in e["mentions"]
                if m["begin"] in begin and m["end"] in end}
        forms = [t["form"] for t in p["tokens"]]
        gold = [(b + 1 if b + 1 < e and forms[b].lower() == "the" and t != "MISC" else b, e, t) for b, e, t in gold]
        out.append(Sentence(forms, gold=alone(gold), held=every_fifth(i, 0), doc=f"docred{i}"))
    return out

def alone(spans):
    """The longest of spans that overlap."""
    keep, taken = [], set()
    for b, e, t in sorted(spans, key=lambda x: (x[0] - x[1], x)):
        if not taken & set(range(b, e)): keep.append((b, e, t)); taken |= set(range(b, e))
    return sorted(keep)

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

SOURCES = dict(ewt="ud/en_ewt-ud-train.conllu.gz", gum="ud/en_gum-ud-train.conllu.gz", uner="ner/uner-ewt-dev.iob2.gz", wikigold="ner/wikigold.conll.gz",
               btc="ner/btc.conll.gz", docred="docred/redocred-dev.jsonl.gz") | {k: f"ner/crossner-{k}.conll.gz" for k in CROSSNER}

def source(d, key, work=None):
    """The sentences of one source under the data directory. work holds what the product reads in Re-DocRED (prepare.py)."""
    path = f"{d}/{SOURCES[key]}"
    if key == "docred": return docred(path, jsonl(f"{work}/docred.parsed.jsonl"))
    return treebank(path) if key in ("ewt", "gum") else names_of(path, key)

def load(d, work):
    """The sources to train from, marked with what the product found in them (prepare.py), and the treebanks to measure on."""
    out = {}
    for key in SOURCES:
        out[key] = source(d, key, work)
        with open(f"{work}/{key}.names.json") as f: names = json.load(f)
        for s, silver in zip(out[key], names, strict=True):
            s.mentions = labels(len(s.forms), silver, s.gold, strict=key != "gum") if key != "ewt" else labels(len(s.forms), silver, covered=())
    dev = {k: treebank(f"{d}/ud/en_{k}-ud-dev.conllu.gz") for k in ("ewt", "gum")}
    return out, dev

PARITY = ["Secretary Kerry met his Russian counterpart , Sergei Lavrov , in Vienna on Friday .", "He did n't go .", "Why ?",
          "The 1,250 workers of Müller & Söhne GmbH , who had struck for 3 weeks in 2015 , went back to work .",
          "“ U.S. forces began striking targets near Homs ” , the ministry said in a statement on Sept. 30 , but gave no details ."]
