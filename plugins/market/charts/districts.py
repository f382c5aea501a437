"""A map of the districts, each named with its value: their borders, or equal squares where there are none."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.languages.speaking import t
from plugins.market.charts.callouts import spread
from plugins.market.charts.canvas import Box, Canvas, Drawing, circle, filled, line, lines, path, rect
from plugins.market.charts.figure import Row, Table, figure
from plugins.market.charts.lettering import LINE, SMALL, wrapped
from plugins.market.charts.outlines import Place, Projection, cross
from plugins.market.charts.values import Chart, Value, check_numbers
from plugins.records.shapes import Shapes

LEVELS = 4  # shades above nothing: what is darker is more
BESIDE, BESIDE_NARROW = 190.0, 98.0
HIGH, HIGH_NARROW = 440.0, 300.0
GAP = 14.0
TILE = 92.0
TILES, TILES_NARROW = 4, 2


@dataclass(frozen=True, slots=True)
class District:
    """A district: its slug, its name, its number and the text of it."""

    slug: str
    name: str
    number: float | None
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    """The name and value of a district beside the map, in lines, and the place in the map they belong to."""

    district: District
    name: Sequence[str]
    value: Sequence[str]
    at: Place

    @property
    def tall(self) -> float:
        """Give how high the lines are, with some room."""
        return LINE * (len(self.name) + len(self.value)) + 8


def district_map(chart: Chart, districts: Sequence[District], shapes: Shapes, heads: tuple[str, str]) -> Markup:
    """Draw a map. `heads` are over the table's columns: the districts, and their values."""
    check_numbers(chart.name, (Value(one.number, one.text) for one in districts))
    table = Table(heads, [Row(one.name, (one.text,), one.link) for one in districts])
    known = {shape.district for shape in shapes.shapes}
    if not districts or any(one.slug not in known for one in districts):
        note = t("Each square is a district. Where it stands says nothing.")
        return figure(chart, lambda canvas: _tiles(canvas, districts), table, note=note)
    note = t("The shapes are a sketch. They are not the true borders.") if shapes.is_sketch else ""
    return figure(chart, lambda canvas: _borders(canvas, districts, shapes), table, note=note)


def level_of(district: District, districts: Sequence[District]) -> int | None:
    """Give a district's shade: 0 for nothing, then equal steps up to the largest number; None where it is hidden."""
    if district.number is None:
        return None
    most = max(one.number or 0.0 for one in districts)
    return math.ceil(LEVELS * district.number / most - 1e-9) if most else 0


def _shaded(canvas: Canvas, area: Markup, level: int | None) -> Markup:
    return filled(canvas, area, "gone") if level is None else area


def _style(level: int | None) -> str:
    return "chart-area chart-area--gone" if level is None else f"chart-area chart-area--{level}"


def _borders(canvas: Canvas, districts: Sequence[District], shapes: Shapes) -> Drawing:
    by_slug = {shape.district: shape for shape in shapes.shapes}
    drawn = [by_slug[one.slug] for one in districts]
    most = BESIDE_NARROW if canvas.is_narrow else BESIDE
    room = (canvas.width - 2 * (most + GAP), HIGH_NARROW if canvas.is_narrow else HIGH)
    projection = Projection.fitting(drawn, most + GAP, 10, room)
    bottom = projection.bottom(drawn)
    areas = [
        _shaded(canvas, path(projection.steps(shape), _style(level)), level)
        for shape, level in ((by_slug[one.slug], level_of(one, districts)) for one in districts)
    ]
    words = [_word(one, most, projection.inside(by_slug[one.slug])) for one in districts]
    words.sort(key=lambda one: (one.at[0], one.district.slug))
    half = len(words) // 2
    pieces: list[Markup] = []
    deepest = bottom
    for side, edge, away in ((words[:half], most, -1.0), (words[half:], canvas.width - most, 1.0)):
        found, deep = _beside(side, edge, away, bottom)
        pieces += found
        deepest = max(deepest, deep)
    return Drawing(deepest + 8, [*areas, *pieces])


def _beside(words: Sequence[_Word], edge: float, away: float, bottom: float) -> tuple[list[Markup], float]:
    """Write the words of one side (-1 left, 1 right) from top to bottom, so that no two of their pointers cross."""
    order = sorted(words, key=lambda one: (one.at[1], one.district.slug))
    heights = [one.tall for one in order]
    tops = spread([one.at[1] - one.tall / 2 for one in order], heights, bottom)
    order = _uncrossed(order, tops, edge)
    pieces: list[Markup] = []
    for one, top in zip(order, tops, strict=True):
        x, y = one.at
        pieces.append(line(edge + away * -4, top + one.tall / 2, x, y, "chart-pointer"))
        pieces.append(circle(x, y, 3, "chart-pin"))
        pieces += _written(one, edge, top + 18, "end" if away < 0 else "")
    return pieces, max((top + one.tall for one, top in zip(order, tops, strict=True)), default=0.0)


def _uncrossed(words: Sequence[_Word], tops: Sequence[float], edge: float) -> list[_Word]:
    """Swap words whose pointers cross until none do; each swap makes the pointers shorter, so there is an end."""
    order = list(words)

    def pointer(index: int) -> tuple[Place, Place]:
        return (edge, tops[index] + order[index].tall / 2), order[index].at

    swapped = True
    while swapped:
        swapped = False
        for low in range(len(order)):
            for high in range(low + 1, len(order)):
                same = order[low].tall == order[high].tall
                if same and cross(pointer(low), pointer(high)):
                    order[low], order[high] = order[high], order[low]
                    swapped = True
    return order


def _tiles(canvas: Canvas, districts: Sequence[District]) -> Drawing:
    across = TILES_NARROW if canvas.is_narrow else TILES
    wide = canvas.width / across
    words = [_word(one, wide - 24, (0, 0)) for one in districts]
    high = max(TILE, max(one.tall for one in words) + 22)
    pieces: list[Markup] = []
    for index, one in enumerate(words):
        place = Box(wide * (index % across), high * (index // across), wide - 4, high - 4)
        level = level_of(one.district, districts)
        pieces += [rect(place, "chart-tile"), *_written(one, place.left + 10, place.top + 22)]
        # The shade is a band at the foot, so that words stand on plain ground.
        pieces.append(_shaded(canvas, rect(place._replace(top=place.bottom - 14, height=14), _style(level)), level))
    return Drawing(high * math.ceil(len(districts) / across), pieces)


def _word(one: District, room: float, at: Place) -> _Word:
    return _Word(one, wrapped(one.name, room, SMALL), wrapped(one.text, room, bold=True), at)


def _written(one: _Word, x: float, base: float, anchor: str = "") -> Iterator[Markup]:
    yield from lines(x, base, one.name, "chart-name", anchor)
    style = "chart-gone-text" if one.district.number is None else "chart-value"
    yield from lines(x, base + LINE * len(one.name), one.value, style, anchor)
