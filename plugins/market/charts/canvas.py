"""The pieces of a drawing, as SVG: every one escaped, placed to a tenth of a unit, and coloured by its class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from plugins.market.charts.lettering import LINE

# What fills an area besides plain colour: the class of its ground, the side of its square, and what is drawn on it.
PATTERNS = {
    "hatch": ("chart-ground-1", 7, '<path class="chart-stroke-1" d="M-1 8L8 -1M-1 1L1 -1M6 8L8 6"/>'),
    "dots": ("chart-ground-2", 7, '<circle class="chart-dot" cx="3.5" cy="3.5" r="1.4"/>'),
    "lines": ("chart-ground-3", 5, '<path class="chart-stroke-3" d="M0 2.5H5"/>'),
    "gone": ("chart-ground-3", 9, '<path class="chart-stroke-4" d="M-1 10L10 -1M-1 1L1 -1M8 10L10 8"/>'),
    "cross": ("chart-ground-2", 7, '<path class="chart-stroke-2" d="M-1 8L8 -1M-1 -1L8 8"/>'),
}


@dataclass(frozen=True, slots=True)
class Canvas:
    """One of a chart's two drawings: how wide it is in units, and what its ids begin with."""

    name: str
    width: float
    is_narrow: bool


class Box(NamedTuple):
    """A place on a canvas."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Give its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Give its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Give how far down its middle is."""
        return self.top + self.height / 2

    def touches(self, other: Box) -> bool:
        """Tell whether two boxes share some room."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn on a canvas, and how high it is."""

    height: float
    pieces: Sequence[Markup]


Draw = Callable[[Canvas], Drawing]


def number(value: float) -> str:
    """Write a length or a place, to a tenth of a unit and no longer than it must be."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def rect(box: Box, style: str) -> Markup:
    """Draw a rectangle."""
    return _element("rect", style, x=box.left, y=box.top, width=box.width, height=box.height)


def block(canvas: Canvas, box: Box, fill: str) -> Markup:
    """Draw a rectangle filled with plain colour (“main”, “quiet”, “empty”) or a pattern (“hatch”)."""
    return filled(canvas, rect(box, style_of(fill)), fill)


def style_of(fill: str) -> str:
    """Give the class of an area that is filled."""
    return f"chart-edge chart-edge--{fill}" if fill in PATTERNS else f"chart-{fill}"


def filled(canvas: Canvas, area: Markup, fill: str) -> Markup:
    """Fill an area with its pattern, where it has one."""
    if fill not in PATTERNS:
        return area
    return Markup('{} fill="url(#{}-{})"/>').format(area.removesuffix("/>"), canvas.name, fill)


def line(left: float, top: float, right: float, bottom: float, style: str) -> Markup:
    """Draw a straight line."""
    return _element("line", style, x1=left, y1=top, x2=right, y2=bottom)


def circle(x: float, y: float, radius: float, style: str) -> Markup:
    """Draw a circle."""
    return _element("circle", style, cx=x, cy=y, r=radius)


def path(steps: str, style: str) -> Markup:
    """Draw along a path."""
    return Markup('<path class="{}" d="{}"/>').format(style, steps)


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """Write a path through some points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def text(x: float, y: float, said: str, style: str = "", anchor: str = "") -> Markup:
    """Write one line of text, whose base is at `y`."""
    more = Markup("")
    if style:
        more += Markup(' class="{}"').format(style)
    if anchor:
        more += Markup(' text-anchor="{}"').format(anchor)
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(number(x), number(y), more, str(said))


def lines(x: float, y: float, said: Sequence[str], style: str = "", anchor: str = "") -> list[Markup]:
    """Write some lines of text under each other, the first at `y`."""
    return [text(x, y + index * LINE, one, style, anchor) for index, one in enumerate(said)]


def dots(x: float, y: float) -> list[Markup]:
    """Mark where a value would stand that is not shown: three dots, which are no length."""
    return [circle(x + index * 7, y, 1.6, "chart-gone") for index in range(3)]


DOTS = 24.0  # how wide those are, with the room after them


def definitions(canvas: Canvas, pieces: Iterable[Markup]) -> Markup:
    """Give the patterns that a drawing uses."""
    drawn = "".join(pieces)
    used = [fill for fill in PATTERNS if f'"url(#{canvas.name}-{fill})"' in drawn]
    patterns = Markup().join(_pattern(canvas, fill) for fill in used)
    return Markup("<defs>{}</defs>").format(patterns) if used else patterns


def _pattern(canvas: Canvas, fill: str) -> Markup:
    ground, side, marks = PATTERNS[fill]
    return Markup(
        '<pattern id="{0}-{1}" width="{2}" height="{2}" patternUnits="userSpaceOnUse">'
        '<rect class="{3}" width="{2}" height="{2}"/>{4}</pattern>'
    ).format(canvas.name, fill, side, ground, Markup(marks))  # noqa: S704  the marks are ours


def _element(name: str, style: str, **places: float) -> Markup:
    given = Markup().join(Markup(' {}="{}"').format(key, number(value)) for key, value in places.items())
    return Markup('<{} class="{}"{}/>').format(Markup(name), style, given)  # noqa: S704  the name is ours
