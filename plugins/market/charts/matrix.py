"""A matrix: a word with its sign for each service and area. On a phone, for each service the areas by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.market.charts.canvas import Box, Canvas, Drawing, lines, rect, text
from plugins.market.charts.figure import Row, Table, figure
from plugins.market.charts.lettering import LINE, RISE, SMALL, widest, wrapped
from plugins.market.charts.marks import sign
from plugins.market.charts.values import Chart, ChartError, check_address, check_rows

# The sign of each kind of word, and how its cell is coloured.
KINDS = {
    "grow": ("up", "strong"),
    "new": ("plus", "strong"),
    "maintain": ("circle", "calm"),
    "remodel": ("diamond", "calm"),
    "reduce": ("down", "less"),
    "pause": ("pause", "open"),
    "decommission": ("cross", "less"),
    "yes": ("circle", "strong"),
    "some": ("diamond", "calm"),
    "no": ("cross", "less"),
}
FEW = 5  # columns that fit an ordinary drawing
NAMES = 160.0
WORD = 13.0  # so that “Decommission” fits one of eight columns
CELL, GAP = 54.0, 2.0
INDENT = 28.0  # of the words on a phone, after their sign


@dataclass(frozen=True, slots=True)
class Cell:
    """A word in the matrix: its kind, as people read it, and where it leads. A cell without a kind is empty."""

    kind: str
    word: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Across:
    """A row: its name, and a cell for each column."""

    label: str
    cells: Sequence[Cell]
    link: str = ""


def matrix(chart: Chart, columns: Sequence[str], rows: Sequence[Across], head: str) -> Markup:
    """Draw a matrix. `head` is over the rows' names in the table."""
    check_rows(chart.name, columns)
    for row in rows:
        if len(row.cells) != len(columns):
            raise ChartError(f"Chart “{chart.name}”: “{row.label}” has {len(row.cells)} of {len(columns)} cells.")
        for cell in row.cells:
            if cell.kind and (cell.kind not in KINDS or not cell.word.strip()):
                raise ChartError(f"Chart “{chart.name}” has a “{cell.kind}”. It can draw: {', '.join(KINDS)}.")
    cells = [Row(row.label, tuple(_linked(chart, cell) for cell in row.cells), row.link) for row in rows]
    table = Table([head, *columns], cells, are_numbers=False)
    return figure(chart, lambda canvas: _draw(canvas, columns, rows), table, broad=len(columns) > FEW)


def _linked(chart: Chart, cell: Cell) -> str:
    if not cell.link:
        return cell.word or "–"
    check_address(chart.name, cell.link)
    return Markup('<a href="{}">{}</a>').format(cell.link, cell.word)


def _draw(canvas: Canvas, columns: Sequence[str], rows: Sequence[Across]) -> Drawing:
    return _grouped(canvas, columns, rows) if canvas.is_narrow else _crossed(canvas, columns, rows)


def _crossed(canvas: Canvas, columns: Sequence[str], rows: Sequence[Across]) -> Drawing:
    names = [wrapped(row.label, NAMES - 16, bold=True) for row in rows]
    left = min(NAMES, widest((part for name in names for part in name), bold=True) + 16)
    wide = (canvas.width - left) / len(columns)
    heads = [wrapped(one, wide - 10, SMALL) for one in columns]
    over = LINE * max(len(head) for head in heads) + 8
    pieces: list[Markup] = []
    for index, head in enumerate(heads):
        base = over - 10 - LINE * (len(head) - 1)
        pieces += lines(left + wide * (index + 0.5), base, head, "chart-tick", "middle")
    top = over
    for row, name in zip(rows, names, strict=True):
        words = [wrapped(cell.word, wide - 6, WORD) for cell in row.cells]
        high = max(CELL, CELL + LINE * (max(map(len, words)) - 1), LINE * len(name) + 8)
        pieces += lines(0, top + high / 2 + RISE - LINE * (len(name) - 1) / 2, name, "chart-label chart-label--strong")
        for index, (cell, said) in enumerate(zip(row.cells, words, strict=True)):
            pieces += _cell(cell, said, Box(left + wide * index, top, wide - GAP, high - GAP))
        top += high
    return Drawing(top, pieces)


def _cell(cell: Cell, said: Sequence[str], place: Box) -> Iterator[Markup]:
    middle = place.left + place.width / 2
    if not cell.kind:
        yield rect(place, "chart-cell chart-cell--none")
        return
    shape, tone = KINDS[cell.kind]
    yield rect(place, f"chart-cell chart-cell--{tone}")
    top = place.middle - LINE * len(said) / 2 - 1
    yield sign(shape, middle, top, 5.5, f"chart-sign chart-sign--{tone}")
    yield from lines(middle, top + 24, said, f"chart-word chart-word--{tone}", "middle")


def _grouped(canvas: Canvas, columns: Sequence[str], rows: Sequence[Across]) -> Drawing:
    """For each row: each word with the columns it stands in."""
    top = 0.0
    pieces: list[Markup] = []
    for row in rows:
        name = wrapped(row.label, canvas.width, bold=True)
        pieces += lines(0, top + 16, name, "chart-label chart-label--strong")
        top += LINE * len(name) + 6
        for cell, found in _by_word(columns, row.cells):
            shape, tone = KINDS[cell.kind]
            said = wrapped(found, canvas.width - INDENT, SMALL)
            pieces.append(rect(Box(0, top, 3, LINE * (len(said) + 1)), f"chart-bar--{tone}"))
            pieces.append(sign(shape, 15, top + 10, 5.5, "chart-sign"))
            pieces.append(text(INDENT, top + 15, cell.word, "chart-label"))
            pieces += lines(INDENT, top + 15 + LINE, said, "chart-note")
            top += LINE * (len(said) + 1) + 8
        top += 14
    return Drawing(top - 14, pieces)


def _by_word(columns: Sequence[str], cells: Sequence[Cell]) -> list[tuple[Cell, str]]:
    """Give each word once, in the order of KINDS, with the names of its columns."""
    found: dict[tuple[str, str], list[str]] = {}
    for column, cell in zip(columns, cells, strict=True):
        if cell.kind:
            found.setdefault((cell.kind, cell.word), []).append(column)
    order = list(KINDS)
    return [
        (Cell(kind, word), ", ".join(names))
        for (kind, word), names in sorted(found.items(), key=lambda one: order.index(one[0][0]))
    ]
