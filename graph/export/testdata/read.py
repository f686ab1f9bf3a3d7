"""Reads exports with other programs: what these find must be what the graph holds. Usage: read.py FOLDER"""

import csv
import json
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import networkx
import pydot
import pyoxigraph
import rdflib
from followthemoney import model as ftm
from pyarrow import parquet
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

rdflib.NORMALIZE_LITERALS = False
folder = Path(sys.argv[1])


@cache
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
    for name, number, strict in (
        ("nquads", len(want), pyoxigraph.RdfFormat.N_QUADS),
        ("trig", len(want), pyoxigraph.RdfFormat.TRIG),
        ("jsonld", len(want), pyoxigraph.RdfFormat.JSON_LD),
        ("turtle", len(triples), pyoxigraph.RdfFormat.TURTLE),
        ("rdfxml", len(as_xml_has(triples)), pyoxigraph.RdfFormat.RDF_XML),
    ):
        got = set(pyoxigraph.parse(path=folder / (part + name), format=strict))
        assert len(got) == number, f"{part}{name}: {number} wanted, {len(got)} found by Oxigraph"
    same(part + "rdfxml", as_xml_has(triples), set(rdflib.Graph().parse(folder / (part + "rdfxml"), format="xml")))


# The property graph: what each program finds is what N-Quads and `quadpress stats` have.

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
stats = json.loads((folder / "stats.json").read_text())
all_quads = quads("nquads", "nquads")
things = {
    str(s)
    for s, p, o, _ in all_quads
    if str(p) == RDF + "type" and str(s).startswith("urn:quadpress:kg:")
    and not str(s).startswith(("urn:quadpress:kg:document/", "urn:quadpress:kg:statement/"))
}
events = {s for s, p, o, _ in all_quads if str(p) == RDF + "type" and str(o).endswith("/sem/Event")}
relations = {q for q in all_quads if str(q[1]).startswith("urn:quadpress:rel:")}
roles = {
    q[:3] for q in all_quads
    if str(q[1]).startswith("urn:quadpress:role:") and not str(q[1]).endswith(":time")
}
named_events = {
    s for s, p, o, g in all_quads
    if s in events and g is None and str(p) == RDF + "type" and not str(o).endswith("/sem/Event")
}
values = {o for _, _, o in roles | {q[:3] for q in relations} if isinstance(o, rdflib.Literal)}

assert len(events) == stats["events"]
assert len(relations) == stats["relations"]
assert len(things) == stats["entities"] + stats["events"] - len(named_events), "an event with a name is both"
nodes, edges = len(things) + len(values), len(relations) + len(roles)


def counted(what, found_nodes, found_edges):
    assert (found_nodes, found_edges) == (nodes, edges), (
        f"{what}: {found_nodes} nodes and {found_edges} edges, not {nodes} and {edges}"
    )
    print(f"{what}: {nodes} nodes, {edges} edges, {stats['relations']} of them relations")


def check_networkx(what, graph):
    counted(what, graph.number_of_nodes(), graph.number_of_edges())
    kinds = [data["kind"] for _, _, data in graph.edges(data=True)]
    assert kinds.count("relation") == stats["relations"]
    assert all(data["weight"] >= 1 for _, _, data in graph.edges(data=True))
    kerry = graph.nodes["kg:John_Kerry"]
    assert kerry["kind"] == "named" and kerry.get("type", kerry.get("types")) == "schema:Person", kerry
    met = [d for d in graph.get_edge_data("kg:John_Kerry", "kg:Sergei_Lavrov").values() if d["predicate"] == "rel:met"]
    assert met and all("Kerry" in d["evidence"] for d in met), met


graphml = networkx.read_graphml(folder / "graphml")
check_networkx("graphml", graphml)
gexf = networkx.read_gexf(folder / "gexf")
check_networkx("gexf", gexf)
timed = [d["spells"] for _, _, d in gexf.edges(data=True) if "spells" in d]
assert timed and all(start <= end for spells in timed for start, end in spells)
assert len(timed) == sum(bool(d.get("times")) for _, _, d in graphml.edges(data=True))
cytoscape = json.loads((folder / "cytoscape").read_text())
assert all(e["data"]["interaction"] for e in cytoscape["elements"]["edges"])
for edge in cytoscape["elements"]["edges"]:
    edge["data"]["predicate"] = edge["data"]["interaction"]
check_networkx("cytoscape", networkx.cytoscape_graph(cytoscape))

drawn = pydot.graph_from_dot_data((folder / "part-dot").read_text())[0]
part = networkx.read_graphml(folder / "part-graphml")
assert 0 < part.number_of_edges() < edges
assert len(drawn.get_node_list()) == part.number_of_nodes() and len(drawn.get_edge_list()) == part.number_of_edges()
print(f"part-dot: {part.number_of_nodes()} nodes, {part.number_of_edges()} edges")


def table(name):
    with open(folder / name, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f, strict=True))


counted("csv", len(table("csv-nodes.csv")), len(table("csv-edges.csv")))
assert len(table("csv-documents.csv")) == stats["documents"]


# Neo4j: the rules of the Operations Manual on the headers and fields of `neo4j-admin database import`.
def check_neo4j(nodes_file, edges_file):
    kind = re.compile(r"[A-Za-z]*(:(ID|LABEL|START_ID|END_ID|TYPE|(int|double|string)(\[\])?))?")
    nodes, edges = table(nodes_file), table(edges_file)
    for rows in nodes, edges:
        header = list(rows[0])
        assert all(kind.fullmatch(h) for h in header) and len(set(header)) == len(header), header
        for row in rows:
            assert None not in row and None not in row.values(), "a line has as many fields as the header"
            for name, field in row.items():
                assert "\n" not in field and "\r" not in field, "no field goes over several lines"
                if name.endswith(":int"):
                    int(field)
                if name.endswith(":double") and field:
                    float(field)
    ids = [row["id:ID"] for row in nodes]
    assert len(set(ids)) == len(ids) and all(ids)
    assert all(row[":LABEL"] for row in nodes)
    ends = {row[end] for row in edges for end in (":START_ID", ":END_ID")}
    assert ends <= set(ids) and all(row[":TYPE"] for row in edges)
    return len(nodes), len(edges)


counted("neo4j", *check_neo4j("neo4j-nodes.csv", "neo4j-relationships.csv"))
assert check_neo4j("part-neo4j-nodes.csv", "part-neo4j-relationships.csv")[1] == part.number_of_edges()

node_rows = parquet.read_table(folder / "parquet-nodes.parquet").to_pylist()
edge_rows = parquet.read_table(folder / "parquet-edges.parquet").to_pylist()
counted("parquet", len(node_rows), len(edge_rows))
assert parquet.read_table(folder / "parquet-documents.parquet").num_rows == stats["documents"]
assert {row["id"]: row["names"] for row in node_rows}["kg:John_Kerry"] is not None
assert all(row["weight"] == len(row["documents"]) for row in edge_rows)

# FollowTheMoney: articles, things and events, links, and a note for each value that is said of a thing.
entities = [json.loads(line) for line in (folder / "ftm").read_text().splitlines()]
schemata = Counter()
ids, links = set(), []
for data in entities:
    entity = ftm.get_proxy(data, cleaned=False)
    entity.schema.validate(data)
    for name, given in data["properties"].items():
        prop = entity.schema.get(name)
        assert prop is not None and not prop.stub, f"{entity.schema.name} has no {name}"
        if prop.type.name not in ("url", "date"):
            assert all(prop.validate([v]) is None for v in given), (name, given)
    schemata[entity.schema.name] += 1
    ids.add(entity.id)
    links += [(prop, v) for prop, v in entity.itervalues() if prop.type.name == "entity"]
assert len(ids) == len(entities)
assert all(v in ids for _, v in links), "links lead to entities that are there"
noted = sum(isinstance(q[2], rdflib.Literal) for q in relations) + sum(isinstance(t[2], rdflib.Literal) for t in roles)
assert schemata["Article"] == stats["documents"] and schemata["Note"] == noted, schemata
assert schemata["UnknownLink"] == edges - noted
assert len(entities) == stats["documents"] + len(things) + edges
print(f"ftm: {dict(schemata)}")
