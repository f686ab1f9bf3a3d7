"""Writes the words of all text, treebanks and corpora and free text, as documents of sentences.

usage: prepare.py DATA OUT QUADPRESS [STORIES]        OUT/KEY.docs.json: [document: [sentence: [word]]], for ewt, gum, uner, wikigold, free
(of which STORIES documents of each kind, for a trial)"""
import itertools, json, subprocess, sys
from data import *

LONGEST = 90

def parsed(quadpress, text, tmp):
    """The sentences of raw text, as the product cuts it."""
    with open(tmp, "w", encoding="utf-8") as f: f.write(text)
    out = subprocess.run([quadpress, "parse", tmp], check=True, capture_output=True, text=True).stdout
    return [s for s in ([l.split("\t")[1] for l in block.split("\n") if l[:1].isdigit() and l.split("\t", 1)[0].isdigit()] for block in out.split("\n\n")) if s]

def free(d, out, quadpress, stories):
    """Wikinews without its last forty stories, which are set aside, presidential addresses and MASC."""
    documents = []
    with opener(d + "/raw/wikinews-2020.jsonl.gz") as f: wikinews = [json.loads(l) for l in f][:-40]
    for s in wikinews[:stories]: documents.append(parsed(quadpress, s["title"] + ".\n\n" + s["text"], out + "/text.txt"))
    with opener(d + "/raw/us-presidential-addresses.txt.gz") as f: documents += [[s] for s in parsed(quadpress, "".join(f.readlines()[:stories]), out + "/text.txt")]
    documents += [[list(itertools.chain(*map(parted, s.forms)))] for s in masc(d + "/raw/masc-tagged.txt.gz")[:stories]]
    dev = {" ".join(s.forms) for k in ("ewt", "gum") for s in treebank(f"{d}/ud/en_{k}-ud-dev.conllu.gz")}
    seen, keep = set(), []
    for doc in documents:
        doc = [s for s in doc if 3 <= len(s) <= LONGEST and " ".join(s) not in dev and not (" ".join(s) in seen or seen.add(" ".join(s)))]
        if doc: keep.append(doc)
    return keep

def main(d, out, quadpress, stories=None):
    for key in SOURCES:
        documents = [[s.forms for s in g] for _, g in itertools.groupby(source(d, key), key=lambda s: s.doc)]
        with open(f"{out}/{key}.docs.json", "w") as f: json.dump(documents, f, ensure_ascii=False)
    with open(f"{out}/parity.docs.json", "w") as f: json.dump([[t.split()] for t in PARITY], f, ensure_ascii=False)
    with open(f"{out}/free.docs.json", "w") as f: json.dump(free(d, out, quadpress, int(stories) if stories else None), f, ensure_ascii=False)

if __name__ == "__main__":
    main(*sys.argv[1:])
