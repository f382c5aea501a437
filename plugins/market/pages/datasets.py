"""A dataset's tables, on its page and to download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.blocks import Fact, Teller
from plugins.market.pages.numbers import meanings, observed
from plugins.market.pages.spreadsheet import spreadsheet
from plugins.market.pages.words import measured, properties_of, units
from plugins.market.records.indicator import TOTAL, Dataset, Indicator, Observation

NO_PAGES: Mapping[str, str] = {}
HEADER = ("figure", "period", "place", "what", "value", "unit", "note")


@dataclass(frozen=True, slots=True)
class Row:
    """One number: when, where, of what, and what must be known of it."""

    period: str
    place: Ref | None
    category: str
    value: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure: what it counts, how, and its numbers. `latest` is the newest of everything, `path` its own page."""

    name: str
    title: str
    definition: str
    latest: str
    as_at: str
    path: str
    facts: tuple[Fact, ...]
    rows: tuple[Row, ...]
    has_periods: bool
    has_places: bool
    has_categories: bool
    has_notes: bool


def figures_of(dataset: Dataset, atlas: Atlas, with_page: Mapping[str, str] = NO_PAGES) -> tuple[Figure, ...]:
    """Give every measure of a dataset with its numbers."""
    market = atlas.market
    return tuple(
        _figure(market.indicators[f"{dataset.id}.{one.name}"], dataset, atlas, with_page) for one in dataset.measures
    )


def marks_of(figures: Sequence[Figure]) -> dict[str, str]:
    """Say what each mark means that some figures use."""
    return meanings([row.value for figure in figures for row in figure.rows])


def table_of(dataset: Dataset, atlas: Atlas) -> bytes:
    """Write a dataset's numbers as a table to download."""
    rows = []
    for figure in figures_of(dataset, atlas):
        unit = units()[atlas.market.indicators[f"{dataset.id}.{figure.name}"].measure.unit]
        for row in figure.rows:
            place = "" if row.place is None else row.place.title
            rows.append((figure.title, row.period, place, row.category, row.value, unit, " ".join(row.notes)))
    return spreadsheet(HEADER, rows)


def _figure(indicator: Indicator, dataset: Dataset, atlas: Atlas, with_page: Mapping[str, str]) -> Figure:
    measure, latest = indicator.measure, indicator.latest
    rows = tuple(_row(indicator, one, atlas) for one in indicator.observations)
    return Figure(
        name=measure.name,
        title=measure.title,
        definition=measure.definition,
        latest="" if latest is None else observed(indicator, latest),
        as_at="" if latest is None else str(latest.period),
        path=f"{places.FIGURES}{indicator.id}/" if indicator.id in with_page else "",
        facts=tuple(_facts(indicator, dataset, atlas)),
        rows=rows,
        has_periods=len({row.period for row in rows}) > 1,
        has_places=any(row.place is not None for row in rows),
        has_categories=any(row.category for row in rows),
        has_notes=any(row.notes for row in rows),
    )


def _facts(indicator: Indicator, dataset: Dataset, atlas: Atlas) -> list[Fact]:
    measure = indicator.measure
    fields = properties_of("dataset")["measures"]["items"]["properties"]
    titles = {one.name: one.title for one in dataset.measures}
    teller = Teller(atlas, "dataset", titles)
    skip = {"title", "definition", "each", "counts", "percent_of_whole"}
    skip |= {"polarity"} if measure.polarity == "neither" else set()
    facts = list(teller.facts(measure, fields, skip=frozenset(skip)))
    if measure.counts == "people":
        facts.append(Fact("Counts people", ("Small numbers are kept back, so that nobody can be picked out.",)))
    if measure.each is not None:
        price = measured(measure.each.price.pounds, "pounds")
        facts.append(Fact("How it is worked out", (f"{titles[measure.each.of]} × {price}",)))
    return facts


def _row(indicator: Indicator, one: Observation, atlas: Atlas) -> Row:
    shown = observed(indicator, one)
    is_hidden = shown.startswith("[c]")
    notes = [
        "" if one.printed is None or is_hidden else f"The source prints {one.printed}.",
        one.note or "",
        "" if one.revision is None else f"Revision: {one.revision}.",
    ]
    if (
        one.numerator is not None
        and one.denominator is not None
        and not is_hidden
        and _may_be_divided(indicator, atlas)
    ):
        notes.append(f"{one.numerator:,f} ÷ {one.denominator:,f}")
    category = "In all" if one.category == TOTAL else one.category or ""
    place = None if one.zone is None else atlas.ref("zone", one.zone)
    return Row(str(one.period), place, category, shown, tuple(note for note in notes if note))


def _may_be_divided(indicator: Indicator, atlas: Atlas) -> bool:
    """Tell whether the numbers a figure is made of may be shown: not where one of them could count people."""
    dataset = atlas.market.datasets[indicator.dataset]
    return all(one.counts != "people" for one in dataset.measures)
