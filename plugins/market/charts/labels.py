"""Where the names of rows stand: beside the drawing where there is room, above each bar on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.market.charts.canvas import Canvas, line, lines, text
from plugins.market.charts.lettering import LINE, SMALL, widest, width_of, wrapped
from plugins.market.charts.values import ChartError

BESIDE_MOST = 250.0
GAP = 16.0
SHORTEST = 60.0  # of a scale that can be read
BETWEEN = 14.0  # from row to row


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a row's name, and of what stands in smaller letters under it."""

    name: Sequence[str]
    note: Sequence[str]
    is_beside: bool

    @property
    def tall(self) -> float:
        """Give how high the lines are."""
        return LINE * (len(self.name) + len(self.note))

    def height(self, thick: float) -> float:
        """Give how high the row is, with a bar so thick."""
        return max(self.tall, thick) if self.is_beside else self.tall + 4 + thick

    def bar_top(self, thick: float) -> float:
        """Give how far below the row's top its bar begins."""
        return (self.height(thick) - thick) / 2 if self.is_beside else self.tall + 4

    def pieces(self, top: float, thick: float, *, bold: bool = False) -> list[Markup]:
        """Write the lines."""
        base = top + 15 + ((self.height(thick) - self.tall) / 2 if self.is_beside else 0)
        note = base + LINE * len(self.name)
        name = lines(0, base, self.name, "chart-label chart-label--strong" if bold else "chart-label")
        return [*name, *lines(0, note, self.note, "chart-note")]


@dataclass(frozen=True, slots=True)
class LabelColumn:
    """The labels of all rows, and how wide their column is: nothing where they stand above the bars."""

    width: float
    labels: Sequence[Label]
    is_beside: bool

    def base(self, first: float, bottom: float, thick: float, over: float = 0.0) -> Iterator[Markup]:
        """Draw the line that all bars begin at, from the top of the first row; on a phone, a piece for each bar.

        `over` is the room above the first bar, under its label, on a phone.
        """
        if self.is_beside:
            yield line(self.width, first - 4, self.width, bottom, "chart-base")
            return
        top = first + over
        for label in self.labels:
            bar = top + label.bar_top(thick)
            yield line(0.5, bar - 3, 0.5, bar + thick + 3, "chart-base")
            top += label.height(thick) + BETWEEN

    @classmethod
    def fitting(cls, canvas: Canvas, rows: Sequence[tuple[str, str]]) -> LabelColumn:
        """Lay out names with their notes. All are measured in bold letters, so that any may be."""
        most = canvas.width if canvas.is_narrow else BESIDE_MOST
        named = [(wrapped(name, most, bold=True), wrapped(note, most, SMALL)) for name, note in rows]
        labels = [Label(name, note, not canvas.is_narrow) for name, note in named]
        if canvas.is_narrow:
            return cls(0.0, labels, is_beside=False)
        names = widest((part for name, _note in named for part in name), bold=True)
        notes = widest((part for _name, note in named for part in note), SMALL)
        return cls(max(names, notes) + GAP if max(names, notes) else 0.0, labels, is_beside=True)


def room_for_bars(canvas: Canvas, left: float, texts: Iterable[str]) -> float:
    """Give how long the longest bar may be, so that every text fits after its bar. Raises ChartError."""
    longest = max(texts, key=lambda one: width_of(one, bold=True), default="")
    room = canvas.width - left - width_of(longest, bold=True)
    if room < SHORTEST:
        raise ChartError(f"Chart “{canvas.name}” has no room to write “{longest}” beside a bar. Say it shorter.")
    return room


def beside_line(canvas: Canvas, x: float, y: float, said: str) -> Markup:
    """Write what a line across the drawing stands for, from the line on where there is room."""
    fits = x + width_of(said, SMALL, bold=True) <= canvas.width
    return text(x if fits else canvas.width, y, said, "chart-limit-text", "" if fits else "end")
