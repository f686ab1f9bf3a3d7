"""Writes the names of companies and brands that package mention knows.

usage: lexicon.py NODE_MODULES WORK OUT.txt.gz     NODE_MODULES holds name-suggestion-index, WORK the text that prepare.py wrote

Listed companies come from pytickersymbols, shops, restaurants, banks and their like from name-suggestion-index. A name of one
word that text writes in small letters too ("target", "gap") would mislead more than it helps, and is left out."""
import glob, gzip, json, re, sys
from collections import Counter
from pytickersymbols import PyTickerSymbols

LATIN = re.compile(r"[A-Za-zÀ-ÿ0-9&'.,!+/ -]+")
LEGAL = re.compile(r",? (?:inc|corp|corporation|company|co|ltd|limited|plc|group|holdings?|n\.?v|s\.?a|se|ag|llc|reit)\.?$", re.I)

def common_words(work):
    """Words that text writes in small letters, but for a slip."""
    small, capital = Counter(), Counter()
    for path in glob.glob(work + "/*.docs.json"):
        with open(path) as f:
            for w in (w for d in json.load(f) for s in d for w in s): (small if w.islower() else capital)[w.lower()] += 1
    return {w for w, n in small.items() if 3 * n > capital[w]}

def companies():
    """The names of listed companies, with and without their legal form."""
    for stock in PyTickerSymbols().get_all_stocks():
        name = re.sub(r"\s*\(.*", "", stock["name"]).strip()
        while name:
            yield name
            short = LEGAL.sub("", name).removesuffix(" &").strip()
            if short == name: break
            name = short

def brands(modules):
    with open(modules + "/name-suggestion-index/dist/json/nsi.min.json") as f: trees = json.load(f)["nsi"]
    for path, tree in trees.items():
        if not path.startswith("brands/"): continue
        for item in tree["items"]:
            yield from (item["tags"][k] for k in ("brand", "brand:en", "name:en") if k in item["tags"])

def main(modules, work, out):
    common, names = common_words(work), {}
    for name in (*companies(), *brands(modules)):
        name = re.sub(r"^The ", "", name.replace("’", "'")).strip()
        if not LATIN.fullmatch(name) or not re.search(r"[^\W\d_]{2}", name) or len(name.split()) > 5: continue
        if " " not in name and name.lower() in common: continue
        names.setdefault(name.lower(), name)
    with gzip.GzipFile(out, "wb", mtime=0) as f:
        f.write("".join(n + "\n" for n in sorted(names.values())).encode())
    print(len(names))

main(*sys.argv[1:])
