"""Writes the words of all text, treebanks and corpora and free text, as documents of sentences.

usage: prepare.py DATA OUT QUADPRESS [STORIES]        for each of data.SOURCES, and for free and examples (of which STORIES documents of each kind,
for a trial):
OUT/KEY.docs.json: [document: [sentence: [word]]]; OUT/KEY.names.json: of each sentence the mentions that the product finds: [begin, end, type]"""
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
    return documents + [[flat(map(parted, s.forms))] for s in masc(d + "/raw/masc-tagged.txt.gz")[:stories]]

def examples(d, stories):
    """PropBank's example sentences."""
    return [[flat(map(parted, x["tokens"]))] for x in jsonl(d + "/srl/propbank-examples.jsonl.gz")[:stories]]

def fresh(documents, seen):
    """Documents without sentences that have been seen, or are very short or long."""
    out = ([s for s in doc if 3 <= len(s) <= LONGEST and not (" ".join(s) in seen or seen.add(" ".join(s)))] for doc in documents)
    return [doc for doc in out if doc]

def conllu_of(documents, path):
    """Writes sentences for the product to read as they are cut."""
    with open(path, "w", encoding="utf-8") as f:
        for i, d in enumerate(documents):
            f.write(f"# newdoc id = {i}\n")
            for s in d:
                for k, w in enumerate(s, 1): f.write("\t".join([str(k), w] + ["_"] * 8) + "\n")
                f.write("\n")

def read(quadpress, path):
    """The product's analysis of a file, sentence by sentence."""
    out = subprocess.run([quadpress, "parse", "--format", "json", path], check=True, capture_output=True, text=True).stdout
    return [json.loads(l) for l in out.splitlines()]

def write(out, key, documents, quadpress):
    """A text's words, and of each sentence the mentions that the product finds: [begin, end, type]."""
    with open(f"{out}/{key}.docs.json", "w") as f: json.dump(documents, f, ensure_ascii=False)
    conllu_of(documents, f"{out}/text.conllu")
    names = [[[m["first"], m["last"], m["type"]] for m in s.get("mentions") or ()] for s in read(quadpress, f"{out}/text.conllu")]
    assert len(names) == sum(map(len, documents)), key
    with open(f"{out}/{key}.names.json", "w") as f: json.dump(names, f)

def main(d, out, quadpress, stories=None):
    with open(f"{out}/text.jsonl", "w") as f:
        for x in jsonl(f"{d}/{SOURCES['docred']}"): f.write(json.dumps(dict(url=x["id"], text=x["text"])) + "\n")
    with open(f"{out}/docred.parsed.jsonl", "w") as f:
        for s in read(quadpress, f"{out}/text.jsonl"): f.write(json.dumps(s) + "\n")
    for key in SOURCES:
        write(out, key, [[s.forms for s in g] for _, g in itertools.groupby(source(d, key, out), key=lambda s: s.doc)], quadpress)
    write(out, "parity", [[t.split()] for t in PARITY], quadpress)
    stories = int(stories) if stories else None
    seen = {" ".join(s.forms) for k in ("ewt", "gum") for s in treebank(f"{d}/ud/en_{k}-ud-dev.conllu.gz")}
    write(out, "free", fresh(free(d, out, quadpress, stories), seen), quadpress)
    write(out, "examples", fresh(examples(d, stories), seen), quadpress)

if __name__ == "__main__":
    main(*sys.argv[1:])
