"""What a graph holds, as a server tells it. IDs are IRIs in short form: "kg:John_Kerry", "rel:met"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any


@dataclass(frozen=True)
class Literal:
    """A number, an amount, a time or words. `datatype` is None for words."""

    value: str
    datatype: str | None = None

    @property
    def label(self) -> str:
        """Its text, with its unit if it has one."""
        prefix, _, unit = (self.datatype or "").partition(":")
        return f"{self.value} {unit}" if prefix == "unit" else self.value

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Thing:
    """Who or what documents speak of, or something that happened.

    `kind` is "named", "described", "concept" or "event". What is not asked for in a list is empty: a thing of its own,
    as `Graph.thing` gives it, has everything. `kinds` are the common nouns that documents call it by, `qualities` what
    adjectives say of it, `count` how many things it is (a number or words, such as "at least 12").
    """

    id: str
    label: str
    kind: str
    types: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    description: str | None = None
    statement_count: int = 0
    event_count: int = 0
    document_count: int = 0
    kinds: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    count: str | None = None
    gender: str | None = None

    def __str__(self) -> str:
        return self.label

    def _repr_html_(self) -> str:
        facts = [", ".join(self.types) or self.kind]
        if self.description:
            facts.append(self.description)
        if self.qualities or self.kinds:
            facts.append(", ".join([*self.qualities, *self.kinds]))
        if self.names:
            facts.append("also " + ", ".join(self.names))
        counts = f"{self.document_count} documents, {self.statement_count} statements, {self.event_count} events"
        lines = "".join(f"<div>{escape(fact)}</div>" for fact in [*facts, counts])
        return f"<div><b>{escape(self.label)}</b> <code>{escape(self.id)}</code>{lines}</div>"


@dataclass(frozen=True)
class Document:
    """A story. `text` is None unless it was asked for and the store keeps it."""

    id: str
    title: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    text: str | None = None

    @property
    def label(self) -> str:
        """Its title."""
        return self.title

    def __str__(self) -> str:
        return self.title


Value = Thing | Document | Literal


@dataclass(frozen=True)
class Evidence:
    """A sentence, and where it stands in its document's text, in code points."""

    sentence: str
    begin: int
    end: int
    document: Document


@dataclass(frozen=True)
class Statement:
    """What one sentence states."""

    id: str
    subject: Value
    predicate: str
    label: str
    object: Value
    place: Value | None
    time: str | None
    speaker: Value | None
    polarity: str
    modality: str
    confidence: float
    evidence: Evidence

    @property
    def standing(self) -> str:
        """How far it holds: reported, claimed, planned, requested, possible, hypothetical or denied."""
        if self.polarity == "denied":
            return "denied"
        if self.modality != "asserted":
            return self.modality
        return "claimed" if self.speaker else "reported"

    def __str__(self) -> str:
        parts = [f"{self.subject} {self.label} {self.object}"]
        parts += [f"in {self.place}"] if self.place else []
        parts += [f"on {self.time}"] if self.time else []
        parts += [f"says {self.speaker}"] if self.speaker else []
        parts += [self.standing] if self.standing not in ("reported", "claimed") else []
        return ", ".join(parts)

    def _repr_html_(self) -> str:
        source = escape(self.evidence.document.title)
        sentence = highlight(self.evidence.sentence, [self.subject, self.object])
        return f"<div><b>{escape(str(self))}</b><blockquote>{sentence}<br><small>{source}</small></blockquote></div>"


@dataclass(frozen=True)
class Participant:
    """A part taken in an event: `role` is "role:agent" and so on, `label` the role in words."""

    role: str
    label: str
    value: Value


@dataclass(frozen=True)
class Event:
    """Something that happened, or is supposed or planned to, however often it is told."""

    id: str
    label: str
    types: tuple[str, ...]
    time: str | None
    standing: str
    participants: tuple[Participant, ...]
    document_count: int

    def taking_part(self, role: str) -> str:
        """The names of those that have a role ("agent"), separated by semicolons."""
        return "; ".join(str(p.value) for p in self.participants if p.label == role)

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Relation:
    """All statements with the same subject, predicate and object."""

    subject: Value
    predicate: str
    label: str
    object: Value
    standing: str
    document_count: int
    statement_count: int
    confidence: float

    def __str__(self) -> str:
        return f"{self.subject} {self.label} {self.object}"


@dataclass(frozen=True)
class Neighbor:
    """What something is related to, and how. `roles` are the parts that one takes in the other."""

    value: Value
    relations: tuple[Relation, ...]
    roles: tuple[str, ...]
    standing: str
    document_count: int
    statement_count: int


@dataclass(frozen=True)
class Step:
    """A step of a way between two things."""

    source: Value
    target: Value
    relations: tuple[Relation, ...]
    roles: tuple[str, ...]
    document_count: int


@dataclass(frozen=True)
class Path:
    """A way from one thing to another."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return " - ".join([str(self.steps[0].source)] + [str(step.target) for step in self.steps]) if self.steps else ""


@dataclass(frozen=True)
class Hit:
    """What was found: a thing or event by its names, or a sentence by its words.

    `highlighted` is HTML with <mark> around what matches.
    """

    kind: str
    value: Value | None
    evidence: Evidence | None
    highlighted: str
    score: float


@dataclass(frozen=True)
class Stats:
    """What a graph holds. `types` and `predicates` are the most frequent ones by name."""

    quads: int
    documents: int
    statements: int
    events: int
    things: int
    relations: int
    types: dict[str, int] = field(default_factory=dict)
    predicates: dict[str, int] = field(default_factory=dict)


def highlight(sentence: str, values: list[Value]) -> str:
    """A sentence as HTML, with <mark> around the names of things.

    Of a thing the first of its names that stands in the sentence is marked everywhere, else the last word of its name.
    """
    marked = []
    for value in values:
        names = [value.label, *getattr(value, "names", ())]
        if isinstance(value, Thing):
            names += [name.split()[-1] for name in names if name.split()]
        for name in sorted(names, key=lambda name: -len(name.split())):
            if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence):
                marked.append(name)
                break
    if not marked:
        return escape(sentence)
    either = "|".join(re.escape(name) for name in sorted(set(marked), key=len, reverse=True))
    parts = re.split(rf"(?<!\w)({either})(?!\w)", sentence)
    return "".join(f"<mark>{escape(part)}</mark>" if i % 2 else escape(part) for i, part in enumerate(parts))


# What GraphQL answers as the above.

VALUE = """
fragment value on Value {
  __typename
  ... on Thing { id label kind types { label } names }
  ... on Event { id label types { label } }
  ... on Document { id title url publisher published }
  ... on Literal { value datatype }
}"""

# What little costs little, where there are many.
END = """
fragment end on Value {
  __typename
  ... on Thing { id label kind }
  ... on Event { id label }
  ... on Document { id title }
  ... on Literal { value datatype }
}"""

RELATION = """
fragment relation on Relation {
  subject { ...end } predicate { id label } object { ...end } standing documentCount statementCount confidence
}"""

STATEMENT = """
fragment statement on Statement {
  id subject { ...value } predicate { id label } object { ...value } place { ...value } time speaker { ...value }
  polarity modality confidence
  evidence { sentence begin end document { id title url publisher published } }
}"""


def value_of(data: dict[str, Any]) -> Value:
    """A value."""
    match data["__typename"]:
        case "Literal":
            return Literal(data["value"], data["datatype"])
        case "Document":
            return document_of(data)
        case "Event":
            return Thing(data["id"], data["label"], "event", labels(data.get("types", ())))
    return thing_of(data)


def optional(data: dict[str, Any] | None) -> Value | None:
    """A value, None for none."""
    return None if data is None else value_of(data)


def labels(classes: Iterable[dict[str, str]]) -> tuple[str, ...]:
    """The names of classes."""
    return tuple(c["label"] for c in classes)


def thing_of(data: dict[str, Any]) -> Thing:
    """A thing, with what was asked for."""
    return Thing(
        data["id"], data["label"], data["kind"].lower(), labels(data.get("types", ())), tuple(data.get("names", ())),
        tuple(data.get("sameAs", ())), data.get("description"), data.get("statementCount", 0),
        data.get("eventCount", 0), data.get("documentCount", 0), tuple(data.get("kinds", ())),
        tuple(data.get("qualities", ())), data.get("count"), data.get("gender"),
    )  # fmt: skip


def document_of(data: dict[str, Any]) -> Document:
    """A document, with its text if that was asked for."""
    return Document(data["id"], data["title"], *map(data.get, ("url", "publisher", "published", "text")))


def evidence_of(data: dict[str, Any]) -> Evidence:
    """A sentence."""
    return Evidence(data["sentence"], data["begin"], data["end"], document_of(data["document"]))


def statement_of(data: dict[str, Any]) -> Statement:
    """A statement."""
    return Statement(
        data["id"], value_of(data["subject"]), data["predicate"]["id"], data["predicate"]["label"],
        value_of(data["object"]), optional(data["place"]), data["time"], optional(data["speaker"]),
        data["polarity"].lower(), data["modality"].lower(), data["confidence"], evidence_of(data["evidence"]),
    )  # fmt: skip


def relation_of(data: dict[str, Any]) -> Relation:
    """A relation."""
    return Relation(
        value_of(data["subject"]), data["predicate"]["id"], data["predicate"]["label"], value_of(data["object"]),
        data["standing"].lower(), data["documentCount"], data["statementCount"], data["confidence"],
    )  # fmt: skip


def event_of(data: dict[str, Any]) -> Event:
    """An event."""
    parts = tuple(Participant(p["role"]["id"], p["role"]["label"], value_of(p["value"])) for p in data["participants"])
    return Event(
        data["id"], data["label"], labels(data["types"]), data["time"], data["standing"].lower(), parts,
        data["documentCount"],
    )  # fmt: skip


def neighbor_of(data: dict[str, Any]) -> Neighbor:
    """A neighbour."""
    return Neighbor(
        value_of(data["value"]), tuple(map(relation_of, data["relations"])), labels(data["roles"]),
        data["standing"].lower(), data["documentCount"], data["statementCount"],
    )  # fmt: skip


def step_of(data: dict[str, Any]) -> Step:
    """A step of a way, whose relations go one way or the other between its ends."""
    source, target = value_of(data["from"]), value_of(data["to"])
    relations = []
    for r in data["relations"]:
        onward = r["subject"].get("id") == data["from"].get("id")
        subject, object_ = (source, target) if onward else (target, source)
        relations.append(
            Relation(
                subject, r["predicate"]["id"], r["predicate"]["label"], object_, r["standing"].lower(),
                r["documentCount"], r["statementCount"], r["confidence"],
            )
        )  # fmt: skip
    return Step(source, target, tuple(relations), labels(data["roles"]), data["documentCount"])


def hit_of(data: dict[str, Any]) -> Hit:
    """What was found."""
    evidence = evidence_of(data["evidence"]) if data["evidence"] else None
    return Hit(data["kind"].lower(), optional(data["value"]), evidence, data["highlighted"], data["score"])
