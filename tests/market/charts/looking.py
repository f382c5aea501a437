"""Read a chart as a browser would: its drawings with their texts, shapes and room, and its table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

import html5lib

from plugins.market.charts.canvas import Box
from plugins.market.charts.lettering import SIZE, SMALL, width_of
from plugins.market.charts.matrix import WORD

SMALLER = {"chart-note", "chart-name", "chart-tick", "chart-inside", "chart-limit-text", "chart-gone-text--small"}
BOLD = {"chart-label--strong", "chart-value", "chart-end", "chart-limit-text"}


@dataclass(frozen=True)
class Text:
    said: str
    box: Box
    styles: frozenset[str]


@dataclass(frozen=True)
class Looked:
    """A drawing: its size, its texts, and its rectangles by their class."""

    width: float
    height: float
    texts: Sequence[Text]
    rects: Sequence[tuple[str, Box]]
    root: Element

    def bars(self, *styles: str) -> list[Box]:
        return [box for style, box in self.rects if set(style.split()) & set(styles)]

    def faults(self) -> list[str]:
        """Give the texts that lie on each other, or stick out of the drawing."""
        whole = Box(-0.5, -0.5, self.width + 1, self.height + 1)
        out = [f"“{one.said}” sticks out: {one.box}" for one in self.texts if not within(one.box, whole)]
        over = [
            f"“{one.said}” lies on “{other.said}”"
            for one, other in itertools.combinations(self.texts, 2)
            if one.box.touches(other.box)
        ]
        return out + over


def within(box: Box, whole: Box) -> bool:
    return box.left >= whole.left and box.right <= whole.right and box.top >= whole.top and box.bottom <= whole.bottom


def drawings(chart: str) -> list[Looked]:
    """Give the narrow and the wide drawing."""
    found = [look(fromstring(one)) for one in re.findall(r"<svg.*?</svg>", chart, re.DOTALL)]  # noqa: S314  ours
    assert len(found) == 2
    return found


def look(svg: Element) -> Looked:
    _left, _top, width, height = map(float, svg.attrib["viewBox"].split())
    outside = [one for one in svg if one.tag != "defs"]
    return Looked(
        width,
        height,
        [written(one) for one in outside if one.tag == "text"],
        [(one.attrib["class"], box_of(one)) for one in outside if one.tag == "rect"],
        svg,
    )


def box_of(rect: Element) -> Box:
    return Box(*(float(rect.attrib[part]) for part in ("x", "y", "width", "height")))


def written(text: Element) -> Text:
    said = text.text or ""
    styles = frozenset(text.attrib.get("class", "").split())
    size = WORD if "chart-word" in styles else SMALL if styles & SMALLER else SIZE
    width = width_of(said, size, bold=bool(styles & BOLD))
    x, base = float(text.attrib["x"]), float(text.attrib["y"])
    left = x - width * {"end": 1, "middle": 0.5}.get(text.attrib.get("text-anchor", ""), 0)
    return Text(said, Box(left, base - size * 0.75, width, size * 0.97), styles)


def table_of(chart: str) -> list[list[str]]:
    """Give the rows of a chart's table, its heads first."""
    root = html5lib.parse(chart, namespaceHTMLElements=False)
    (table,) = root.iter("table")
    return [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]


def ids(chart: str) -> Iterator[str]:
    yield from re.findall(r'\bid="([^"]*)"', chart)
