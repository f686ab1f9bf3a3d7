"""Reads exports with other programs: what these find must be what the graph holds. Usage: read.py FOLDER"""

import sys
from pathlib import Path

import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

rdflib.NORMALIZE_LITERALS = False
folder = Path(sys.argv[1])


def quads(name, syntax):
    data = rdflib.Dataset()
    data.parse(folder / name, format=syntax)
    return {(s, p, o, None if g in (None, DATASET_DEFAULT_GRAPH_ID) else g) for s, p, o, g in data.quads()}


def same(what, want, got):
    assert want == got, f"{what}: {len(want)} wanted, {len(got)} found, e.g. {list(want ^ got)[:3]}"
    print(f"{what}: {len(got)}")


def as_xml_has(triples):
    """XML has no control characters; U+FFFD stands for them."""
    legal = str.maketrans({c: "\ufffd" for c in map(chr, range(32)) if c not in "\t\n\r"})

    def clean(t):
        if isinstance(t, rdflib.Literal):
            return rdflib.Literal(str(t).translate(legal), datatype=t.datatype, lang=t.language)
        return t

    return {tuple(map(clean, t)) for t in triples}


for part in ("", "part-"):
    want = quads(part + "nquads", "nquads")
    assert want
    same(part + "trig", want, quads(part + "trig", "trig"))
    same(part + "jsonld", want, quads(part + "jsonld", "json-ld"))
    triples = {q[:3] for q in want}
    same(part + "turtle", triples, set(rdflib.Graph().parse(folder / (part + "turtle"), format="turtle")))
    same(part + "rdfxml", as_xml_has(triples), set(rdflib.Graph().parse(folder / (part + "rdfxml"), format="xml")))
