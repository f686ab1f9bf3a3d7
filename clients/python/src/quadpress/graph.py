"""Questions to a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Self, TypedDict, Unpack

from quadpress import model
from quadpress.client import Client, QuadpressError
from quadpress.model import Document, Event, Hit, Literal, Neighbor, Path, Statement, Stats, Thing, Value
from quadpress.neighborhood import Neighborhood

if TYPE_CHECKING:
    import networkx
    import pandas

    from quadpress.process import Process


class Filter(TypedDict, total=False):
    """Chooses statements, and with them relations, events and neighbours. All that it asks for must be so; of several
    values of one field, any. IDs are IRIs in short form ("kg:Vienna", "rel:met", "schema:Person")."""

    things: Sequence[str]
    """Subject or object is one of these."""
    subjects: Sequence[str]
    objects: Sequence[str]
    types: Sequence[str]
    """An end is of one of these classes; of a thing's neighbours, the other end is."""
    predicates: Sequence[str]
    event_types: Sequence[str]
    since: str
    """Not before this day, month or year."""
    until: str
    published_since: str
    published_until: str
    places: Sequence[str]
    speakers: Sequence[str]
    claimed: bool
    """Whether it is somebody's claim; False keeps what the documents say themselves."""
    documents: Sequence[str]
    publishers: Sequence[str]
    min_confidence: float
    polarity: Sequence[str]
    """affirmed, denied"""
    modality: Sequence[str]
    """asserted, planned, possible, requested, hypothetical"""
    named: bool
    """Whether both ends have names, or are values."""
    wrong: bool


FIELDS = {
    "event_types": "eventTypes", "since": "from", "until": "to", "published_since": "publishedFrom",
    "published_until": "publishedTo", "min_confidence": "minConfidence",
}  # fmt: skip


def filter_of(chosen: Filter) -> dict[str, Any]:
    """A filter as GraphQL takes it."""
    if unknown := set(chosen) - set(Filter.__annotations__):
        raise TypeError(f"a filter has no {', '.join(sorted(unknown))}; it has {', '.join(Filter.__annotations__)}")
    sent: dict[str, Any] = {FIELDS.get(name, name): value for name, value in chosen.items()}
    for name in ("polarity", "modality"):
        if name in sent:
            sent[name] = [word.upper() for word in listed(sent[name])]
    lists = set(Filter.__annotations__) - {
        "since", "until", "published_since", "published_until", "claimed", "min_confidence", "named", "wrong",
    }  # fmt: skip
    return {name: listed(value) if name in {FIELDS.get(n, n) for n in lists} else value for name, value in sent.items()}


def listed(values: str | Iterable[str]) -> list[str]:
    """A list, also of one string."""
    return [values] if isinstance(values, str) else list(values)


PAGE = "pageInfo { hasNextPage endCursor }"

THING = (
    "id label kind types { label } names sameAs kinds qualities count gender "
    "description statementCount eventCount documentCount"
)

EVENT = "id label types { label } time standing participants { role { id label } value { ...value } } documentCount"


class Graph:
    """A graph that a server answers for. `quadpress.connect` and `quadpress.open` give one.

    Where a thing is asked for, it is named by its ID ("kg:John_Kerry"), by a `Thing`, or by a name, of which the best
    match is taken. A `limit` of None gives all.
    """

    def __init__(self, url: str, timeout: float = 60, process: Process | None = None) -> None:
        self._client = Client(url, timeout)
        self._process = process

    @property
    def url(self) -> str:
        """The address of the server."""
        return self._client.url

    def close(self) -> None:
        """Ends the server, where `quadpress.open` has started it."""
        if self._process:
            self._process.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        s = self.stats()
        held = f"{s.things} things, {s.events} events, {s.relations} relations, {s.documents} documents"
        return f"<Graph {self.url}: {held}>"

    def _repr_html_(self) -> str:
        return escape(repr(self)) + f' <a href="{escape(self.url)}">explorer</a>'

    def graphql(self, query: str, **variables: Any) -> dict[str, Any]:
        """Answers a GraphQL query, in the schema that the server shows at /graphql."""
        return self._client.ask(query, variables)

    def gizmo(self, query: str) -> list[dict[str, Any]]:
        """Answers a query in Gizmo, such as `g.V("<kg:John_Kerry>").out("<rel:met>").all()`.

        IDs are in angle brackets, in the query and in what it gives: {"id": "<kg:Sergei_Lavrov>"}.
        """
        answer = self._client.post("api/v2/query?lang=gizmo", query.encode(), "text/plain")
        if error := answer.get("error"):
            raise QuadpressError(str(error))
        return answer["result"] or []

    def stats(self) -> Stats:
        """What the graph holds."""
        s = self._client.ask(
            """{ stats { quads documents statements events things relations
                 types(first: 50) { values { value count } } predicates(first: 50) { values { value count } } } }"""
        )["stats"]
        types, predicates = ({v["value"]: v["count"] for v in s[f]["values"]} for f in ("types", "predicates"))
        return Stats(
            s["quads"], s["documents"], s["statements"], s["events"], s["things"], s["relations"], types, predicates
        )

    def hits(
        self, text: str, kinds: Sequence[str] | None = None, types: Sequence[str] | None = None, limit: int | None = 20
    ) -> Iterator[Hit]:
        """Yields what has a name like the text, or is told of in such words, the best first.

        `kinds` are some of "thing", "event" and "sentence", `types` classes of things ("schema:Person").
        """
        query = (
            """query($text: String!, $kinds: [HitKind!], $types: [ID!], $first: Int!, $after: String) {
              search(text: $text, kinds: $kinds, types: $types, first: $first, after: $after) {
                nodes { kind value { ...value } highlighted score
                  evidence { sentence begin end document { id title url publisher published } } }
                %s } }"""
            % PAGE
            + model.VALUE
        )
        variables = {
            "text": text, "kinds": kinds and [k.upper() for k in listed(kinds)], "types": types and listed(types),
        }  # fmt: skip
        return map(model.hit_of, self._client.pages(query, variables, "search", limit))

    def search(
        self, text: str, kinds: Sequence[str] | None = None, types: Sequence[str] | None = None, limit: int | None = 20
    ) -> pandas.DataFrame:
        """What `hits` yields, as a frame: kind, id, label, type, sentence, document, score."""
        return frame(
            ["kind", "id", "label", "type", "sentence", "document", "score"],
            (
                [
                    h.kind, h.value and ident(h.value), h.value and str(h.value),
                    ", ".join(getattr(h.value, "types", ())),
                    h.evidence and h.evidence.sentence, h.evidence and h.evidence.document.title, h.score,
                ]
                for h in self.hits(text, kinds, types, limit)
            ),
        )  # fmt: skip

    def thing(self, thing: str | Thing) -> Thing:
        """A thing with all that is known of it by itself. A KeyError where the graph holds none such."""
        if isinstance(thing, Thing):
            thing = thing.id
        if ":" in thing:
            data = self._client.ask("query($id: ID!) { thing(id: $id) { %s } }" % THING, {"id": thing})["thing"]
            if data:
                return model.thing_of(data)
        for hit in self.hits(thing, ["thing", "event"], limit=1):
            if isinstance(hit.value, Thing):
                return self.thing(hit.value)
        raise KeyError(f"the graph holds nothing like {thing!r}")

    def _id(self, thing: str | Thing) -> str:
        if isinstance(thing, Thing):
            return thing.id
        return thing if thing.startswith(("kg:", "urn:")) else self.thing(thing).id

    def things(
        self, types: Sequence[str] | None = None, named: bool | None = None, limit: int | None = 100
    ) -> pandas.DataFrame:
        """Things, those that the graph knows most of first, as a frame."""
        query = (
            """query($types: [ID!], $named: Boolean, $first: Int!, $after: String) {
              things(types: $types, named: $named, first: $first, after: $after) { nodes { %s } %s } }"""
            % (THING, PAGE)
        )
        found = self._client.pages(query, {"types": types and listed(types), "named": named}, "things", limit)
        return frame(
            ["id", "label", "kind", "types", "names", "description", "documents", "statements", "events"],
            (
                [
                    t.id, t.label, t.kind, ", ".join(t.types), "; ".join(t.names), t.description, t.document_count,
                    t.statement_count, t.event_count,
                ]
                for t in map(model.thing_of, found)
            ),
        )  # fmt: skip

    def iter_statements(self, limit: int | None = None, **chosen: Unpack[Filter]) -> Iterator[Statement]:
        """Yields statements, document by document in the order of their text."""
        query = (
            """query($filter: Filter, $first: Int!, $after: String) {
              statements(filter: $filter, first: $first, after: $after) { nodes { ...statement } %s } }"""
            % PAGE
            + model.STATEMENT
            + model.VALUE
        )
        return map(model.statement_of, self._client.pages(query, {"filter": filter_of(chosen)}, "statements", limit))

    def statements(self, limit: int | None = 1000, **chosen: Unpack[Filter]) -> pandas.DataFrame:
        """What `iter_statements` yields, as a frame with a row for each statement and its sentence."""
        return frame(
            [
                "id", "subject", "predicate", "object", "place", "time", "speaker", "standing", "confidence",
                "sentence", "document", "published", "subject_id", "predicate_id", "object_id",
            ],
            (
                [
                    s.id, str(s.subject), s.label, str(s.object), s.place and str(s.place), s.time,
                    s.speaker and str(s.speaker), s.standing, s.confidence, s.evidence.sentence,
                    s.evidence.document.title, s.evidence.document.published, ident(s.subject), s.predicate,
                    ident(s.object),
                ]
                for s in self.iter_statements(limit, **chosen)
            ),
        )  # fmt: skip

    def iter_events(self, limit: int | None = None, **chosen: Unpack[Filter]) -> Iterator[Event]:
        """Yields events, the latest first and those without a time last."""
        query = (
            """query($filter: Filter, $first: Int!, $after: String) {
              events(filter: $filter, first: $first, after: $after) { nodes { %s } %s } }"""
            % (EVENT, PAGE)
            + model.VALUE
        )
        found = self._client.pages(query, {"filter": filter_of(chosen)}, "events", limit, page=100)
        return map(model.event_of, found)

    def events(self, limit: int | None = 1000, **chosen: Unpack[Filter]) -> pandas.DataFrame:
        """What `iter_events` yields, as a frame: who did what to whom, where and when."""
        return frame(
            ["id", "label", "types", "time", "agent", "patient", "place", "participants", "standing", "documents"],
            (
                [
                    e.id, e.label, ", ".join(e.types), e.time, e.taking_part("agent"), e.taking_part("patient"),
                    e.taking_part("place"), "; ".join(f"{p.label}: {p.value}" for p in e.participants), e.standing,
                    e.document_count,
                ]
                for e in self.iter_events(limit, **chosen)
            ),
        )  # fmt: skip

    def documents(self, limit: int | None = None) -> pandas.DataFrame:
        """The documents, the latest first, as a frame."""
        query = (
            """query($first: Int!, $after: String) { documents(first: $first, after: $after) {
              nodes { id title url publisher published statementCount eventCount } %s } }"""
            % PAGE
        )
        fields = ["id", "title", "url", "publisher", "published", "statementCount", "eventCount"]
        return frame(
            [*fields[:5], "statements", "events"],
            ([d[f] for f in fields] for d in self._client.pages(query, {}, "documents", limit)),
        )

    def document(self, id: str) -> Document:
        """A document with its text. A KeyError where the graph holds none such."""
        query = "query($id: ID!) { document(id: $id) { id title url publisher published text } }"
        if data := self._client.ask(query, {"id": id})["document"]:
            return model.document_of(data)
        raise KeyError(f"the graph holds no document {id!r}")

    def iter_neighbors(
        self, thing: str | Thing, limit: int | None = 50, events: bool = False, **chosen: Unpack[Filter]
    ) -> Iterator[Neighbor]:
        """Yields what a thing is related to, told by most documents first, and with `events` what it takes part in."""
        query = (
            """query($of: ID!, $filter: Filter, $through: [Link!]!, $first: Int!, $after: String) {
              neighbors(of: $of, filter: $filter, through: $through, first: $first, after: $after) {
                nodes { value { ...value } relations { ...relation } roles { label } standing documentCount
                  statementCount }
                %s } }"""
            % PAGE
            + model.RELATION
            + model.END
            + model.VALUE
        )
        variables = {
            "of": self._id(thing), "filter": filter_of(chosen),
            "through": ["RELATION", "ROLE"] if events else ["RELATION"],
        }  # fmt: skip
        return map(model.neighbor_of, self._client.pages(query, variables, "neighbors", limit, page=50))

    def neighbors(
        self, thing: str | Thing, limit: int | None = 50, events: bool = False, **chosen: Unpack[Filter]
    ) -> pandas.DataFrame:
        """What `iter_neighbors` yields, as a frame."""
        return frame(
            ["id", "label", "type", "relations", "roles", "standing", "documents", "statements"],
            (
                [
                    ident(n.value), str(n.value), ", ".join(getattr(n.value, "types", ())),
                    "; ".join(str(r) for r in n.relations), ", ".join(n.roles), n.standing, n.document_count,
                    n.statement_count,
                ]
                for n in self.iter_neighbors(thing, limit, events, **chosen)
            ),
        )  # fmt: skip

    def neighborhood(
        self, thing: str | Thing, limit: int = 16, events: bool = False, **chosen: Unpack[Filter]
    ) -> Neighborhood:
        """A thing with its neighbours, which a notebook shows as a drawing."""
        center = self.thing(thing)
        return Neighborhood(center, tuple(self.iter_neighbors(center, limit, events, **chosen)))

    def iter_paths(
        self,
        source: str | Thing,
        target: str | Thing,
        max_length: int = 4,
        limit: int = 20,
        countries: bool = False,
        **chosen: Unpack[Filter],
    ) -> Iterator[Path]:
        """Yields the shortest ways between two things, over at most `max_length` relations (6 at most).

        They pass through countries only with `countries`.
        """
        query = (
            """query($from: ID!, $to: ID!, $maxLength: Int!, $filter: Filter, $countries: Boolean!, $first: Int!) {
              paths(
                from: $from, to: $to, maxLength: $maxLength, filter: $filter, countries: $countries, first: $first
              ) { paths { steps {
                from { ...end } to { ...end } roles { label } documentCount
                relations { subject { ... on Thing { id } ... on Event { id } } predicate { id label } standing
                  documentCount statementCount confidence } } } } }"""
            + model.END
        )
        variables = {
            "from": self._id(source), "to": self._id(target), "maxLength": max_length, "first": limit,
            "filter": filter_of(chosen), "countries": countries,
        }  # fmt: skip
        for path in self._client.ask(query, variables)["paths"]["paths"]:
            yield Path(tuple(map(model.step_of, path["steps"])))

    def paths(
        self,
        source: str | Thing,
        target: str | Thing,
        max_length: int = 4,
        limit: int = 20,
        countries: bool = False,
        **chosen: Unpack[Filter],
    ) -> pandas.DataFrame:
        """What `iter_paths` yields, as a frame with a row for each step."""
        return frame(
            ["path", "step", "source", "target", "relations", "documents", "source_id", "target_id"],
            (
                [
                    i, j, str(step.source), str(step.target), "; ".join(str(r) for r in step.relations),
                    step.document_count, ident(step.source), ident(step.target),
                ]
                for i, path in enumerate(self.iter_paths(source, target, max_length, limit, countries, **chosen))
                for j, step in enumerate(path.steps)
            ),
        )  # fmt: skip

    def to_networkx(self, limit: int | None = None, **chosen: Unpack[Filter]) -> networkx.MultiDiGraph:
        """Statements as a graph of networkx: nodes with label, kind and types, and for each relation an edge.

        The key of an edge is its predicate; its weight is the number of documents, and it has the label, the surest
        confidence, the standings, the times and places that are told, and the sentences.
        """
        try:
            import networkx
        except ImportError as error:
            raise ImportError("to_networkx needs networkx: pip install 'quadpress[networkx]'") from error
        made = networkx.MultiDiGraph()
        documents: dict[tuple[str, str, str], set[str]] = {}
        for s in self.iter_statements(limit, **chosen):
            source, target = ident(s.subject), ident(s.object)
            for id, value in ((source, s.subject), (target, s.object)):
                kind = getattr(value, "kind", "value")
                made.add_node(id, label=str(value), kind=kind, types=list(getattr(value, "types", ())))
            if not made.has_edge(source, target, s.predicate):
                made.add_edge(
                    source, target, s.predicate, label=s.label, weight=0, confidence=0.0, standings=[], times=[],
                    places=[], sentences=[],
                )  # fmt: skip
            edge = made.edges[source, target, s.predicate]
            seen = documents.setdefault((source, target, s.predicate), set())
            seen.add(s.evidence.document.id)
            edge["weight"], edge["confidence"] = len(seen), max(edge["confidence"], s.confidence)
            for name, told in (
                ("standings", s.standing), ("times", s.time), ("places", s.place and str(s.place)),
                ("sentences", s.evidence.sentence),
            ):  # fmt: skip
                if told and told not in edge[name]:
                    edge[name].append(told)
        return made


def ident(value: Value) -> str:
    """The ID of a value; of a literal its text in quotation marks, with its type."""
    if isinstance(value, Literal):
        return f'"{value.value}"' + (f"^^{value.datatype}" if value.datatype else "")
    return value.id


def frame(columns: list[str], rows: Iterable[list[Any]]) -> pandas.DataFrame:
    """A frame of rows."""
    try:
        import pandas
    except ImportError as error:
        raise ImportError(
            "frames need pandas: pip install 'quadpress[pandas]'; the methods iter_... do without"
        ) from error
    return pandas.DataFrame(list(rows), columns=columns)
