"""Marks names, times and amounts in sentences with a spaCy model of OntoNotes' 18 types.

usage: names.py SPACY_MODEL_DIR WORK        for each WORK/KEY.docs.json, WORK/KEY.names.json: of each sentence its spans [begin, end, label]"""
import glob, json, sys
import spacy
from spacy.tokens import Doc

def spaces(words):
    """Whether a space followed each word: the model looks at that too."""
    out = []
    for w, n in zip(words, words[1:] + [""]):
        tight = n in {",", ".", ";", ":", "!", "?", ")", "]", "%", "-", "–", "/", "’s", "'s", "'", "’", "n't", "n’t", "”"} or w in {"(", "[", "$", "£", "€", "-", "–", "/", "“"}
        out.append(not tight)
    return out

def main(model, work):
    nlp = spacy.load(model, disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    for path in sorted(glob.glob(work + "/*.docs.json")):
        with open(path) as f: sentences = [s for d in json.load(f) for s in d]
        docs = (Doc(nlp.vocab, words=w, spaces=spaces(w)) for w in sentences)
        out = [[[e.start, e.end, e.label_] for e in d.ents] for d in nlp.pipe(docs, batch_size=256)]
        with open(path.replace(".docs.", ".names."), "w") as f: json.dump(out, f)

main(*sys.argv[1:])
