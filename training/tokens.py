"""Writes words as CoNLL-U, for `quadpress parse` to tag and parse: what semantic roles are learnt from.

usage: tokens.py DATA WORK      writes examples.conllu, free.conllu and parity.conllu under WORK; free.docs.json (prepare.py) lies there"""
import json, sys
from data import PARITY
from frames import lines

def write(path, sentences):
    with open(path, "w") as f:
        for words in sentences:
            for i, w in enumerate(words, 1):
                head = "0\troot" if i == 1 else "1\tdep"
                f.write(f"{i}\t{w.replace(' ', '_') or '_'}\t_\t_\t_\t_\t{head}\t_\t_\n")
            f.write("\n")

def main(data, work):
    write(work + "/examples.conllu", (e["tokens"] for e in lines(data + "/srl/propbank-examples.jsonl.gz")))
    with open(work + "/free.docs.json") as f: write(work + "/free.conllu", (words for doc in json.load(f) for words in doc))
    write(work + "/parity.conllu", (t.split() for t in PARITY))

if __name__ == "__main__": main(*sys.argv[1:])
