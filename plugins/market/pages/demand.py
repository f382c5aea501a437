"""Who needs support: people by age in each district, what there is for them, and what is held of need and waiting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.market.figures.figure import Figure
from plugins.market.figures.indicators import figure_name
from plugins.market.figures.residents import POPULATION, RATES, is_projection, newest, zones_of
from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.demand_charts import Ground, charts_of_districts, projections
from plugins.market.pages.words import properties_of
from plugins.market.records.indicator import RESIDENTS, Indicator, Observation
from plugins.publishing.render import Page
from plugins.records.catalogue import Catalogue

WHOLE = "The whole area"
# What is held of need, in the order of the page; the other topics are no demand.
TOPICS = ("need", "waits", "unmet", "self-funders", "direct-payments")


@dataclass(frozen=True, slots=True)
class Line:
    """A place with a figure for each column; None where nothing is held."""

    place: Ref
    figures: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """An indicator with the newest figure of each place and category."""

    ref: Ref
    figures: tuple[Figure, ...]
    has_places: bool
    has_categories: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of the page: without indicators, nothing is held of it."""

    name: str
    title: str
    counted: tuple[Counted, ...]


def demand_page(atlas: Atlas, catalogue: Catalogue, base: str) -> Page:
    """Give the page. `base` is where the site lives."""
    return Page(places.file_of(places.DEMAND), "market/demand.html", lambda: values_of(atlas, catalogue, base))


def values_of(atlas: Atlas, catalogue: Catalogue, base: str) -> dict[str, Any]:
    """Give all that the page shows."""
    ages = ages_of(atlas)
    people = _people(ages, atlas, catalogue)
    titles = topic_titles()
    ground = Ground(atlas, catalogue, base)
    return {
        "ages": [one.measure.title for one in ages],
        "people": people,
        "as_at": next((one.as_at for line in people for one in line.figures if one is not None), ""),
        "data": atlas.ref("dataset", POPULATION) if ages else None,
        "charts": charts_of_districts(ground) if ages else (),
        "rate_titles": [rate.title for rate in RATES],
        "rates": _rates(atlas, catalogue),
        "projections": tuple(projections(ground)),
        "topics": [Topic(one, titles[one], tuple(counted(atlas, one, catalogue.today))) for one in TOPICS],
    }


def ages_of(atlas: Atlas) -> tuple[Indicator, ...]:
    """Give the indicators of people by age, in the order of their record; none where no population is held."""
    dataset = atlas.market.datasets.get(POPULATION)
    measures = dataset.measures if dataset is not None else ()
    return tuple(atlas.market.indicators[f"{POPULATION}.{one.name}"] for one in measures if one.counts == RESIDENTS)


def topic_titles() -> dict[str, str]:
    """Give the title of each topic."""
    part = properties_of("dataset")["measures"]["items"]["properties"]["topic"]
    return {choice["const"]: choice["title"] for choice in part["oneOf"]}


def _places(atlas: Atlas, catalogue: Catalogue) -> list[tuple[Ref, str | None]]:
    """Give each district with its slug, and the whole area with none."""
    return [*((atlas.ref("district", one.slug), one.slug) for one in catalogue.area.districts), (Ref(WHOLE), None)]


def _people(ages: Sequence[Indicator], atlas: Atlas, catalogue: Catalogue) -> list[Line]:
    if not ages:
        return []
    lines = []
    for ref, slug in _places(atlas, catalogue):
        zones = zones_of(slug, atlas.market)
        found = [(one, newest(one, zones, catalogue.today)) for one in ages]
        lines.append(Line(ref, tuple(_named(one, row, atlas) for one, row in found)))
    return lines


def _rates(atlas: Atlas, catalogue: Catalogue) -> list[Line]:
    if RATES[0].figure not in atlas.figures:
        return []
    lines = []
    for ref, slug in _places(atlas, catalogue):
        names = [rate.figure if slug is None else f"{rate.figure}.{slug}" for rate in RATES]
        lines.append(Line(ref, tuple(atlas.figures.get(name) for name in names)))
    return lines


def counted(atlas: Atlas, topic: str, today: date) -> Iterator[Counted]:
    """Give the indicators of a topic, each with the newest figure of each place and category."""
    for name, indicator in atlas.market.indicators.items():
        if indicator.measure.topic != topic:
            continue
        newer: dict[tuple[str | None, str | None], Observation] = {}
        for one in indicator.observations:  # from the oldest
            if not is_projection(one, today):
                newer[one.zone, one.category] = one
        found = [_named(indicator, one, atlas) for one in newer.values()]
        figures = tuple(figure for figure in found if figure is not None)
        yield Counted(
            atlas.ref("indicator", name),
            figures,
            any(zone is not None for zone, _category in newer),
            any(figure.category for figure in figures),
        )


def _named(indicator: Indicator, one: Observation | None, atlas: Atlas) -> Figure | None:
    return None if one is None else atlas.figures.get(figure_name(indicator, one, atlas.market, dated=True))
