"""The life of a framework, from top to bottom: opened, extended, abandoned, replaced, and what held in between."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.market.charts.canvas import Box, Canvas, Drawing, block, line, lines
from plugins.market.charts.figure import Row, Table, figure
from plugins.market.charts.lettering import LINE, SMALL, widest, wrapped
from plugins.market.charts.marks import sign
from plugins.market.charts.values import Chart, ChartError

# The sign of each kind, and what holds after it; None: what held before.
KINDS: dict[str, tuple[str, str | None]] = {
    "planned": ("ring", None),
    "opened": ("circle", "running"),
    "extended": ("right", "extended"),
    "reviewed": ("diamond", None),
    "abandoned": ("cross", None),
    "replaced": ("square", ""),
    "ended": ("square", ""),
}
SPINE = 8.0
BEFORE_NEXT = 22.0


@dataclass(frozen=True, slots=True)
class Happening:
    """Something in a framework's life: its kind, when, what in a few words, and more of it."""

    kind: str
    when: str
    what: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A happening, broken into lines."""

    kind: str
    when: Sequence[str]
    what: Sequence[str]
    more: Sequence[str]

    @property
    def tall(self) -> float:
        """Give how high the lines beside the spine are."""
        return LINE * (len(self.what) + len(self.more))


def biography(chart: Chart, happenings: Sequence[Happening], heads: tuple[str, str]) -> Markup:
    """Draw a life, first things first. `heads` are over the table's columns: what happened, and when."""
    for one in happenings:
        if one.kind not in KINDS:
            raise ChartError(f"Chart “{chart.name}” has a “{one.kind}”. It can draw: {', '.join(KINDS)}.")
    rows = [Row(one.what, (f"{one.when}. {one.more}" if one.more else one.when,)) for one in happenings]
    return figure(chart, lambda canvas: _draw(canvas, happenings), Table(heads, rows, are_numbers=False))


def _draw(canvas: Canvas, happenings: Sequence[Happening]) -> Drawing:
    dates = 0.0 if canvas.is_narrow else min(170.0, widest((one.when for one in happenings), SMALL)) + 18
    spine = dates + 10
    left = spine + 26
    laid = [_laid(one, canvas, dates, canvas.width - left) for one in happenings]
    top = 4.0
    places: list[float] = []
    words: list[Markup] = []
    for one in laid:
        places.append(top + 10)
        words += _words(one, top, left, dates)
        beside = LINE * len(one.when)
        top += (one.tall + beside if canvas.is_narrow else max(one.tall, beside)) + BEFORE_NEXT
    signs = [sign(KINDS[one.kind][0], spine, y, 8, "chart-event") for one, y in zip(laid, places, strict=True)]
    return Drawing(top - BEFORE_NEXT + 6, [*_spine(canvas, laid, places, spine), *signs, *words])


def _laid(one: Happening, canvas: Canvas, dates: float, room: float) -> _Laid:
    when = wrapped(one.when, room if canvas.is_narrow else dates - 18, SMALL)
    return _Laid(one.kind, when, wrapped(one.what, room, bold=True), wrapped(one.more, room, SMALL))


def _words(one: _Laid, top: float, left: float, dates: float) -> Iterator[Markup]:
    base = top + 15
    yield from lines(0 if dates else left, base, one.when, "chart-note")
    base += 0 if dates else LINE * len(one.when)
    yield from lines(left, base, one.what, "chart-label chart-label--strong")
    yield from lines(left, base + LINE * len(one.what), one.more, "chart-note")


def _spine(canvas: Canvas, laid: Sequence[_Laid], places: Sequence[float], x: float) -> Iterator[Markup]:
    """Draw what holds in between: plain while it runs, hatched in an extension, dotted for nothing."""
    holds = ""
    for one, (y, until) in zip(laid, itertools.pairwise(places), strict=False):
        after = KINDS[one.kind][1]
        holds = holds if after is None else after
        if holds:
            fill = "hatch" if holds == "extended" else "main"
            yield block(canvas, Box(x - SPINE / 2, y, SPINE, until - y), fill)
        else:
            yield line(x, y, x, until, "chart-nothing")
