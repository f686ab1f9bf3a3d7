"""A client of Quadpress: ask a knowledge graph made of news.

>>> import quadpress
>>> graph = quadpress.open("stories/")               # reads a folder, or opens a store
>>> graph = quadpress.connect("http://127.0.0.1:64210")  # or asks a server
>>> graph.search("Kerry")
>>> graph.thing("John Kerry")
"""

from quadpress.client import QuadpressError
from quadpress.graph import Filter, Graph
from quadpress.model import (
    Document,
    Evidence,
    Event,
    Hit,
    Literal,
    Neighbor,
    Participant,
    Path,
    Relation,
    Statement,
    Stats,
    Step,
    Thing,
)
from quadpress.neighborhood import Neighborhood
from quadpress.process import connect, open

__all__ = [
    "Document",
    "Evidence",
    "Event",
    "Filter",
    "Graph",
    "Hit",
    "Literal",
    "Neighbor",
    "Neighborhood",
    "Participant",
    "Path",
    "QuadpressError",
    "Relation",
    "Statement",
    "Stats",
    "Step",
    "Thing",
    "connect",
    "open",
]
