"""Writes sentences of the treebanks anew with some words put for others of the same tag and alike in meaning, for the teacher to annotate:
text of the kinds that the treebanks are made of, which no free text has.

usage: vary.py DATA NETWORK.pt OUT.docs.json [TIMES]        TIMES: how many sentences for each of EWT, 2 where not given; GUM gives one fewer"""
import json, random, sys
from collections import Counter, defaultdict
import torch, torch.nn.functional as F
from data import *

OPEN = {"NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "JJR", "JJS", "RB", "CD"}
SHARE, ALIKE = 0.3, 12  # of the words that may change, how many do; how many candidates a word has

def alternatives(sents, c):
    """For each tag and word, the words that stand under the same tag and whose static vectors are nearest."""
    at = {w: i for i, w in enumerate(c["static_words"])}
    seen = defaultdict(Counter)
    for s in sents:
        for w, x in zip(s.forms, s.xpos):
            n = normal(w)
            if x in OPEN and n in at and w[:1].isalnum(): seen[x][w if x.startswith("NNP") else w.lower()] += 1
    out = {}
    for tag, words in seen.items():
        words = sorted(words)
        v = F.normalize(c["state"]["static"][[at[normal(w)] for w in words]], dim=-1)
        for i in range(0, len(words), 2000):
            near = (v[i:i + 2000] @ v.T).topk(min(ALIKE + 1, len(words)), -1).indices
            for w, row in zip(words[i:i + 2000], near.tolist()):
                out[tag, w] = [words[j] for j in row if words[j] != w][:ALIKE]
    return out

def varied(s, alike, rng):
    forms = []
    for w, x in zip(s.forms, s.xpos):
        other = alike.get((x, w if x.startswith("NNP") else w.lower()))
        if other and rng.random() < SHARE:
            o = rng.choice(other)
            w = o.capitalize() if w[:1].isupper() and o.islower() else o
        forms.append(w)
    return forms

def main(d, network, out, times=2):
    rng, c = random.Random(1), torch.load(network, weights_only=False)
    ewt, gum = source(d, "ewt"), source(d, "gum")
    alike = alternatives(ewt + gum + masc(d + "/raw/masc-tagged.txt.gz"), c)
    sents = [s for s in ewt * int(times) + gum * (int(times) - 1) if 3 <= len(s.forms) <= 90]
    docs = [[f] for s in sents if (f := varied(s, alike, rng)) != s.forms]
    with open(out, "w") as f: json.dump(docs, f, ensure_ascii=False)

if __name__ == "__main__":
    main(*sys.argv[1:])
