"""A thing with its neighbours, drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

from quadpress.model import Literal, Neighbor, Thing, Value

WIDTH, HEIGHT = 760, 560

COLORS = {"person": "#4c78a8", "place": "#59a14f", "organization": "#f28e2b", "event": "#e15759", "value": "#9c9c9c"}


@dataclass(frozen=True)
class Neighborhood:
    """A thing with its neighbours. A notebook shows it as a drawing."""

    center: Thing
    neighbors: tuple[Neighbor, ...]

    def __len__(self) -> int:
        return len(self.neighbors)

    def svg(self) -> str:
        """The drawing: the thing in the middle, a line for each neighbour, the thicker the more documents tell it."""
        middle = (WIDTH / 2, HEIGHT / 2)
        lines, dots = [], []
        for i, neighbor in enumerate(self.neighbors):
            angle = 2 * math.pi * i / len(self.neighbors) - math.pi / 2
            reach = 1 if i % 2 == 0 or len(self.neighbors) < 8 else 0.72
            right, down = reach * WIDTH * 0.38 * math.cos(angle), reach * HEIGHT * 0.42 * math.sin(angle)
            at = (middle[0] + right, middle[1] + down)
            lines.append(self._line(middle, at, neighbor))
            dots.append(dot(at, neighbor.value, 7))
        dots.append(dot(middle, self.center, 11))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" font-family="sans-serif" font-size="11" paint-order="stroke">\n'
            f'<rect width="100%" height="100%" fill="white"/>\n{"".join(lines)}{"".join(dots)}</svg>'
        )

    def _line(self, a: tuple[float, float], b: tuple[float, float], neighbor: Neighbor) -> str:
        words = [r.label for r in neighbor.relations] or list(neighbor.roles)
        label = ", ".join(dict.fromkeys(words[:2])) + (" ..." if len(words) > 2 else "")
        told = "\n".join(str(r) for r in neighbor.relations) or label
        dashed = "" if neighbor.standing == "reported" else ' stroke-dasharray="5 3"'
        x, y = (a[0] + b[0] * 1.5) / 2.5, (a[1] + b[1] * 1.5) / 2.5
        return (
            f'<g><title>{escape(told)}</title><line x1="{a[0]:.0f}" y1="{a[1]:.0f}" x2="{b[0]:.0f}" y2="{b[1]:.0f}" '
            f'stroke="#bbb" stroke-width="{min(1 + math.log2(1 + neighbor.document_count), 6):.1f}"{dashed}/>'
            f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" fill="#555" stroke="white" '
            f'stroke-width="3">{escape(label)}</text></g>\n'
        )

    def _repr_svg_(self) -> str:
        return self.svg()


def dot(at: tuple[float, float], value: Value, radius: int) -> str:
    """A node with its name."""
    name = str(value)
    short = name if len(name) <= 28 else name[:27] + "…"
    weight = "bold" if radius > 7 else "normal"
    return (
        f"<g><title>{escape(name)}</title>"
        f'<circle cx="{at[0]:.0f}" cy="{at[1]:.0f}" r="{radius}" fill="{color(value)}"/>'
        f'<text x="{at[0]:.0f}" y="{at[1] + radius + 12:.0f}" text-anchor="middle" font-weight="{weight}" '
        f'stroke="white" stroke-width="3">{escape(short)}</text></g>\n'
    )


def color(value: Value) -> str:
    """By what a value is."""
    if isinstance(value, Literal):
        return COLORS["value"]
    if getattr(value, "kind", "") == "event":
        return COLORS["event"]
    types = " ".join(getattr(value, "types", ())).lower()
    for word, of in (
        ("person", "person"), ("country", "place"), ("city", "place"), ("place", "place"), ("region", "place"),
        ("organization", "organization"), ("government", "organization"), ("company", "organization"),
    ):  # fmt: skip
        if word in types:
            return COLORS[of]
    return "#7a7a9d"
