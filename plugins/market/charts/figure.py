"""The figure that a page shows: what a chart finds, its two drawings, its table, its source and its file.

A phone gets a drawing of its own, for letters that shrink with a picture cannot be read. The style sheet shows one of
the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from plugins.languages.speaking import spoken, t
from plugins.market.charts.canvas import Canvas, Draw, definitions, number
from plugins.market.charts.values import Chart, check_address, check_rows, markers_in

NARROW, WIDE, BROAD = 320.0, 720.0, 1020.0
BESIDE = 2  # columns that a phone has room for


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart's table: its name, what stands in each column, and the page the name leads to."""

    name: str
    cells: Sequence[str]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The same values in a table. The first head is over the names of the rows."""

    heads: Sequence[str]
    rows: Sequence[Row]
    are_numbers: bool = True


def figure(chart: Chart, draw: Draw, table: Table, *, broad: bool = False, note: str = "") -> Markup:
    """Give the whole element. A `broad` drawing waits for a wide window, and the phone's serves until then.

    `note` is what we have to say of the drawing, in the language that is spoken.
    """
    check_rows(chart.name, (row.name for row in table.rows))
    for row in table.rows:
        if row.link:
            check_address(chart.name, row.link)
    canvases = (
        Canvas(f"{chart.name}-narrow", NARROW, is_narrow=True),
        Canvas(f"{chart.name}-wide", BROAD if broad else WIDE, is_narrow=False),
    )
    return Markup(
        '<figure class="chart{broad}" aria-labelledby="{name}-title">'
        '<figcaption class="chart__head"{lang}><p class="chart__title" id="{name}-title">{title}</p>'
        '<p class="chart__subtitle">{subtitle}</p></figcaption>\n'
        '<p id="{name}-said" hidden>{said}</p>\n'
        "{drawings}{notes}{table}"
        '<div class="chart__foot"><p>{source}</p>{csv}</div></figure>'
    ).format(
        broad=" chart--broad" if broad else "",
        name=chart.name,
        lang=_language(chart),
        title=chart.title,
        subtitle=chart.subtitle,
        said=_said(chart),
        drawings=Markup().join(_drawing(chart, canvas, draw) for canvas in canvases),
        notes=_notes(chart, note, (cell for row in table.rows for cell in row.cells)),
        table=_folded(chart, _table(chart, table)),
        source=_source(chart),
        csv=_csv(chart),
    )


def _language(chart: Chart) -> Markup:
    """Say in which language a chart's own words are, where the page is in another."""
    same = spoken().code.partition("-")[0] == chart.language.partition("-")[0]
    return Markup("") if same else Markup(' lang="{}"').format(chart.language)


def _own(chart: Chart, said: str) -> Markup:
    """Give a text of the chart among ours."""
    lang = _language(chart)
    return Markup("<span{}>{}</span>").format(lang, said) if lang else escape(said)


def _said(chart: Chart) -> Markup:
    ours = escape(t("The table after this picture has the same figures."))
    return Markup("{} {}").format(_own(chart, chart.said), ours) if chart.said else ours


def _drawing(chart: Chart, canvas: Canvas, draw: Draw) -> Markup:
    drawn = draw(canvas)
    return Markup(
        '<svg class="chart__drawing chart__drawing--{which}" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="{name}-title" aria-describedby="{name}-said"{lang}>{defs}{pieces}</svg>\n'
    ).format(
        which="narrow" if canvas.is_narrow else "wide",
        width=number(canvas.width),
        height=number(drawn.height),
        name=chart.name,
        lang=_language(chart),
        defs=definitions(canvas, drawn.pieces),
        pieces=Markup().join(drawn.pieces),
    )


def _notes(chart: Chart, ours: str, texts: Iterable[str]) -> Markup:
    """Say what the markers of a chart mean, and what it has to add."""
    keys = [Markup("{} {}").format(marker.code, marker.said) for marker in markers_in(texts)]
    notes = [_own(chart, chart.note), escape(ours), Markup("; ").join(keys) + "." if keys else Markup("")]
    return Markup().join(Markup('<p class="chart__note">{}</p>\n').format(note) for note in notes if note)


def _table(chart: Chart, table: Table) -> Markup:
    stacks = " stacks" if len(table.heads) > BESIDE else ""
    first, *others = table.heads
    heads = Markup('<th scope="col" role="columnheader" class="govuk-table__header">{}</th>').format(first)
    for head in others:
        heads += Markup('<th scope="col" role="columnheader" class="govuk-table__header{}">{}</th>').format(
            _kind(table), head
        )
    return Markup(
        '<table class="govuk-table chart__table{}" role="table"{}><caption class="chart__caption">{}</caption>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead>\n<tbody role="rowgroup">{}</tbody></table>\n'
    ).format(
        stacks,
        _language(chart),
        chart.table_of or chart.subtitle,
        heads,
        Markup().join(_row(table, row) for row in table.rows),
    )


def _row(table: Table, row: Row) -> Markup:
    name = Markup('<a href="{}">{}</a>').format(row.link, row.name) if row.link else escape(row.name)
    cells = Markup().join(
        Markup('<td role="cell" class="govuk-table__cell{}" data-label="{}">{}</td>').format(_kind(table), head, cell)
        for head, cell in zip(table.heads[1:], row.cells, strict=True)
    )
    head = Markup('<th scope="row" role="rowheader" class="govuk-table__header">{}</th>').format(name)
    return Markup('<tr role="row">{}{}</tr>\n').format(head, cells)


def _kind(table: Table) -> str:
    return " chart__number" if table.are_numbers else ""


def _folded(chart: Chart, table: Markup) -> Markup:
    if not chart.is_folded:
        return table
    return Markup('<details class="chart__more"><summary>{}</summary>\n{}</details>\n').format(
        t("The same figures in a table"), table
    )


def _source(chart: Chart) -> Markup:
    source = _own(chart, chart.source)
    if chart.source_link:
        source = Markup('<a href="{}">{}</a>').format(chart.source_link, source)
    before, _name, after = t("Source: {source}").partition("{source}")
    return Markup("{}{}{}").format(before, source, after)


def _csv(chart: Chart) -> Markup:
    if not chart.csv:
        return Markup("")
    return Markup('<p class="chart__file"><a href="{}" aria-describedby="{}-title">{}</a></p>').format(
        chart.csv, chart.name, t("Download these figures (CSV)")
    )
