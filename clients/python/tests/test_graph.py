"""Questions to the graph of seeds."""

import os
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest

import quadpress
from quadpress.model import highlight


def test_stats_are_those_of_the_program(graph, store, program):
    told = subprocess.run([program, "stats", "--db", store], capture_output=True, text=True, check=True).stdout
    counts = dict(line.split() for line in told.splitlines()[:6])
    s = graph.stats()
    assert (s.documents, s.statements, s.events) == tuple(
        int(counts[n]) for n in ("documents", "statements", "events")
    )
    assert (s.relations, s.things, s.quads) == tuple(int(counts[n]) for n in ("relations", "entities", "quads"))
    assert s.types["schema:Person"] > 100 and s.predicates["rel:met"] > 1


def test_lists_are_whole(graph):
    s = graph.stats()
    assert len(graph.statements(limit=None)) == s.statements
    assert len(graph.events(limit=None)) == s.events
    assert len(graph.documents()) == s.documents
    assert graph.statements(limit=None).id.is_unique
    assert len(graph.statements(limit=7)) == 7


def test_search_bears_mistakes(graph):
    found = graph.search("Sergej Lawrow", kinds=["thing"])
    assert found.iloc[0].id == "kg:Sergei_Lavrov"
    sentences = graph.search("plenary session", kinds=["sentence"])
    assert "plenary session" in sentences.iloc[0].sentence


def test_thing(graph):
    kerry = graph.thing("John Kerry")
    assert kerry == graph.thing("kg:John_Kerry") == graph.thing(kerry)
    assert (kerry.kind, kerry.types) == ("named", ("Person",))
    assert "U.S. Secretary of State" in kerry.description
    assert "<b>John Kerry</b>" in kerry._repr_html_()
    with pytest.raises(KeyError, match="Xqzwv"):
        graph.thing("Xqzwv")


def test_statements_have_their_sentence(graph):
    met = graph.statements(predicates="rel:met", things="kg:John_Kerry", polarity="affirmed")
    lavrov = met[met.object == "Sergei Lavrov"]
    assert len(lavrov) >= 2 and lavrov.sentence.str.contains("met").any()
    assert set(met.predicate) == {"met"}
    kerry, lavrov = "kg:John_Kerry", "kg:Sergei_Lavrov"
    shown = next(graph.iter_statements(predicates="rel:met", subjects=kerry, objects=lavrov))
    assert shown.standing == "reported"
    assert "<mark>" in shown._repr_html_() and "Lavrov</mark>" in shown._repr_html_()
    document = graph.document(shown.evidence.document.id)
    assert document.text[shown.evidence.begin : shown.evidence.end] == shown.evidence.sentence


def test_filters(graph):
    assert set(graph.statements(modality=["planned"], polarity="affirmed").standing) == {"planned"}
    assert set(graph.statements(since="2015-11", until="2015-11-30").time.str[:7]) == {"2015-11"}
    assert (graph.statements(min_confidence=0.8).confidence >= 0.8).all()
    with pytest.raises(TypeError, match="a filter has no predicate;"):
        graph.statements(predicate="rel:met")
    with pytest.raises(quadpress.QuadpressError, match="soon") as error:
        graph.statements(since="soon")
    assert error.value.code == "BAD_INPUT"


def test_events(graph):
    events = graph.events(things="kg:John_Kerry")
    assert len(events) == graph.thing("kg:John_Kerry").event_count
    assert events.participants.str.contains("John Kerry").all()
    assert (events.agent != "").any()


def test_neighbors_and_paths(graph):
    neighbors = graph.neighbors("John Kerry")
    assert neighbors.iloc[0].id == "kg:Sergei_Lavrov" and "met" in neighbors.iloc[0].relations
    assert len(graph.neighbors("John Kerry", events=True)) > len(neighbors)
    paths = graph.paths("Sergei Lavrov", "Staffan de Mistura")
    first = paths[paths.path == 0]
    assert first.iloc[0].source_id == "kg:Sergei_Lavrov" and first.iloc[-1].target_id == "kg:Staffan_de_Mistura"
    assert list(first.target_id)[:-1] == list(first.source_id)[1:]
    for path in graph.iter_paths("Sergei Lavrov", "Staffan de Mistura"):
        for step in path.steps:
            assert all({r.subject, r.object} == {step.source, step.target} for r in step.relations)


def test_neighborhood_is_drawn(graph):
    around = graph.neighborhood("John Kerry")
    drawing = ElementTree.fromstring(around._repr_svg_())
    circles = list(drawing.iter("{http://www.w3.org/2000/svg}circle"))
    assert len(circles) == len(around) + 1 > 5
    assert "Sergei Lavrov" in around.svg()


def test_networkx(graph):
    made = graph.to_networkx(predicates=["rel:met"])
    edge = made.edges["kg:John_Kerry", "kg:Sergei_Lavrov", "rel:met"]
    assert edge["weight"] == 2 and len(edge["sentences"]) == 2
    assert made.nodes["kg:John_Kerry"] == {"label": "John Kerry", "kind": "named", "types": ["Person"]}
    statements = list(graph.iter_statements())
    assert graph.to_networkx().number_of_edges() == len(
        {(str(s.subject), s.predicate, str(s.object), getattr(s.object, "id", None), s.subject) for s in statements}
    )


def test_gizmo_and_graphql(graph):
    assert {"id": "<kg:Sergei_Lavrov>"} in graph.gizmo('g.V("<kg:John_Kerry>").out("<rel:met>").all()')
    assert graph.graphql("query($id: ID!) { thing(id: $id) { label } }", id="kg:Syria") == {"thing": {"label": "Syria"}}
    with pytest.raises(quadpress.QuadpressError):
        graph.gizmo("g.V(")


def test_a_folder_is_read_and_forgotten(tmp_path):
    (tmp_path / "story.txt").write_text("OSLO, May 3, 2016 — Ann Lee met Bo Hart in Oslo on Monday.\n")
    with quadpress.open(tmp_path) as graph:
        made = graph._process._temporary
        assert list(graph.statements(predicates="rel:met").object) == ["Bo Hart"]
        assert quadpress.connect(graph.url).stats() == graph.stats()
    assert not os.path.exists(made)
    with pytest.raises(quadpress.QuadpressError, match="is `quadpress serve` running"):
        quadpress.connect(graph.url)


def test_what_cannot_be_opened(tmp_path):
    with pytest.raises(FileNotFoundError):
        quadpress.open(tmp_path / "missing")
    with pytest.raises(FileNotFoundError, match="nosuch"):
        quadpress.open(tmp_path, program="nosuch")
    (tmp_path / "quadpress.json").write_text("{}")
    with pytest.raises(quadpress.QuadpressError):
        quadpress.open(tmp_path)


def test_highlighting_escapes():
    value = quadpress.Thing("kg:Ann_&_Co", "Ann & Co", "named", names=("A&C",))
    assert highlight("So <Ann & Co> said, as A&C.", [value]) == "So &lt;<mark>Ann &amp; Co</mark>&gt; said, as A&amp;C."
    assert highlight("Nobody here.", [value]) == "Nobody here."
