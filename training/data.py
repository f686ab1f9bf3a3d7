"""Reading treebanks and mention data into sentences with features."""
import gzip, re
from dataclasses import dataclass

@dataclass
class Sentence:
    forms: list
    xpos: list = None
    tags: list = None      # "UPOS|Feats"
    heads: list = None     # 0 is the root, words count from 1
    rels: list = None
    mentions: list = None  # per token: None, or a set of allowed BILOU labels
    doc: str = ""

TYPES = ["person", "organization", "place", "group", "event", "date", "number", "other"]
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

def treebank(path, mentions=False):
    out = []
    for doc, rows in conllu(path):
        s = Sentence([r[1] for r in rows], [r[4] for r in rows], [r[3] + "|" + r[5] for r in rows],
                     [int(r[6]) for r in rows], [r[7] for r in rows], doc=doc)
        if mentions:
            s.mentions = gum_mentions(rows)
        out.append(s)
    return out

TITLES = set("mr mrs ms dr prof professor president minister king queen prince princess sir lord lady saint st judge justice senator sen gen general captain colonel emperor pope bishop director mayor governor chief secretary father sister brother dame rev reverend sgt lt col".split())

def bilou(n, spans, kinds):
    """Allowed label sets, for data that annotates only the given kinds."""
    free = {"O"} | {l for l in BILOU[1:] if l[2:] not in kinds}
    allowed = [free] * n
    for b, e, t in spans:
        for i in range(b, e):
            p = "U" if e - b == 1 else "B" if i == b else "L" if i == e - 1 else "I"
            allowed[i] = {f"{p}-{t}"}
    return allowed

DEMONYM = re.compile(r"^(Afghan|Albanian|Algerian|American|Angolan|Arab|Arabian|Argentine|Argentinian|Armenian|Australian|Austrian|Azerbaijani|Bahraini|Bangladeshi|Basque|Belarusian|Belgian|Bolivian|Bosnian|Brazilian|British|Bulgarian|Burmese|Cambodian|Canadian|Catalan|Chechen|Chilean|Chinese|Colombian|Congolese|Croatian|Croat|Cuban|Cypriot|Czech|Danish|Dane|Dutch|Ecuadorian|Egyptian|English|Eritrean|Estonian|Ethiopian|European|Filipino|Finnish|Finn|Flemish|French|Georgian|German|Ghanaian|Greek|Haitian|Hungarian|Icelandic|Indian|Indonesian|Iranian|Iraqi|Irish|Israeli|Italian|Jamaican|Japanese|Jordanian|Kazakh|Kenyan|Korean|Kosovar|Kurd|Kurdish|Kuwaiti|Latvian|Lebanese|Liberian|Libyan|Lithuanian|Macedonian|Malaysian|Maltese|Mexican|Mongolian|Moroccan|Nepalese|Nigerian|Norwegian|Omani|Pakistani|Palestinian|Panamanian|Peruvian|Polish|Pole|Portuguese|Qatari|Romanian|Russian|Rwandan|Saudi|Scottish|Scot|Serbian|Serb|Singaporean|Slovak|Slovenian|Somali|Spanish|Spaniard|Sudanese|Swedish|Swede|Swiss|Syrian|Taiwanese|Tanzanian|Thai|Tibetan|Tunisian|Turk|Turkish|Ugandan|Ukrainian|Uruguayan|Venezuelan|Vietnamese|Welsh|Yemeni|Zimbabwean|African|Asian|Hispanic|Latino|Western|Soviet|Roman|Jew|Jewish|Muslim|Christian|Catholic|Protestant|Buddhist|Hindu|Sikh|Islamic|Islamist|Sunni|Shia|Shiite|Shi'ite|Alawite|Druze|Yazidi|Republican|Democrat|Democratic|Tory|Communist|Marxist)s?$")

GROUP_LABEL = {f"{p}-group" for p in "BILU"}

def mark_groups(forms, xpos, allowed):
    """Groups and nationalities are not annotated anywhere: single words from a list stand in for them."""
    for i, f in enumerate(forms):
        if "O" in allowed[i]:
            if DEMONYM.match(f) and (xpos is None or xpos[i] in ("JJ", "NNPS", "NNP", "NNS")):
                allowed[i] = {"U-group"}
            else:
                allowed[i] = allowed[i] - GROUP_LABEL
    return allowed

NUMBER = re.compile(r"^[$€£]?\d[\d,.]*%?$|^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen)$", re.I)

def gum_mentions(rows):
    """Named spans of GUM's entity annotation, types mapped, shrunk to the name itself."""
    kind = {"person": "person", "organization": "organization", "place": "place", "event": "event", "time": "date",
            "abstract": "other", "object": "other", "substance": "other", "animal": "other", "plant": "other"}
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
        t = kind.get(et)
        if t is None or e is None:
            continue
        heads = [i for i in range(b, e) if not (b + 1 <= int(rows[i][6]) <= e)]
        if not heads:
            continue
        h = heads[0]
        if t == "date":
            if rows[b][3] in ("DET", "ADP"):
                b += 1
            if b < e and e - b <= 6 and any(rows[i][3] in ("PROPN", "NUM") or rows[i][4] == "CD" for i in range(b, e)):
                spans.append((b, e, t))
            continue
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
    for i, r in enumerate(rows):
        if i not in taken and r[3] == "NUM":
            j = i
            keep.append((i, i + 1, "number"))
    allowed = bilou(len(rows), keep, set(TYPES) - {"group"})
    return mark_groups([r[1] for r in rows], [r[4] for r in rows], allowed)

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

def wikigold(path):
    train, test, cur = [], [], []
    n = 0
    def flush():
        nonlocal n
        if cur:
            forms = [c[0] for c in cur]
            gold = spans_of([c[1] for c in cur], {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"})
            free = {"other", "event", "group"}
            allowed = bilou(len(forms), [s for s in gold if s[2] != "other"], {"person", "organization", "place"} | free)
            for b, e, t in gold:
                if t == "other":
                    for i in range(b, e):
                        p = "U" if e - b == 1 else "B" if i == b else "L" if i == e - 1 else "I"
                        allowed[i] = {f"{p}-{x}" for x in free}
                    if e - b == 1 and DEMONYM.match(forms[b]):
                        allowed[b] = {"U-group"}
            for i in range(len(forms)):
                if "U-group" in allowed[i] and len(allowed[i]) > 1 and not DEMONYM.match(forms[i]):
                    allowed[i] = allowed[i] - GROUP_LABEL
            s = Sentence(forms)
            s.gold, s.mentions = gold, allowed
            (test if (n // 100) % 5 == 4 else train).append(s)
            n += 1
            cur.clear()
    with opener(path) as f:
        for line in f:
            c = line.split()
            if not c:
                flush()
            else:
                cur.append(c)
    flush()
    return train, test

def masc(path):
    out = []
    with opener(path) as f:
        for line in f:
            ws = [w.rsplit("_", 1) for w in line.split() if "_" in w]
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
