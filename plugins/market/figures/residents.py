"""People by age, from official statistics, and what there is for every thousand of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.market.figures.cited import DIRECTORY, cited
from plugins.market.figures.figure import Figure
from plugins.market.figures.saying import as_at_text, in_full, number, said
from plugins.market.figures.supply import Supply
from plugins.market.figures.workings import PRECISE
from plugins.market.records.indicator import FORECAST, RESIDENTS, TOTAL, Indicator, Observation
from plugins.market.records.market import Market
from plugins.market.records.percent import rounded
from plugins.records.listing import Listing

POPULATION = "population"  # the dataset that `choose import population` writes
OLDER = f"{POPULATION}.aged-65-and-over"
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Rate:
    """What is set beside people: its name, which is its unit too, its title, and how much of it a listing is."""

    name: str
    title: str
    measured: Callable[[Listing], int]

    @property
    def figure(self) -> str:
        """Give the name of its figure for the whole area."""
        return f"directory.rate.{self.name}"


RATES = (
    Rate("listings", "Services", lambda _one: 1),
    Rate("beds", "Beds in care homes", lambda one: (one.cqc.beds or 0) if one.cqc is not None else 0),
    Rate("micro-providers", "Micro-providers", lambda one: int(one.kind == "micro")),
)


def is_projection(one: Observation, today: date) -> bool:
    """Tell whether a number is of a time to come: nobody can have counted it."""
    return one.marker == FORECAST or one.period.first > today


def zones_of(district: str | None, market: Market) -> tuple[str | None, ...]:
    """Give how a table may name a district: as it is called, or as the zone that is it alone."""
    alone = [zone.code for zone in market.zones.values() if zone.districts == (district,)]
    return (None,) if district is None else (district, *(code for code in alone if code != district))


def newest(indicator: Indicator | None, zones: tuple[str | None, ...], today: date) -> Observation | None:
    """Give the newest number of a place, over all categories, that is no projection."""
    found = [
        one
        for one in (indicator.observations if indicator is not None else ())
        if one.zone in zones and one.category in (None, TOTAL) and not is_projection(one, today)
    ]
    return max(found, key=lambda one: one.newness, default=None)


def rate_figures(supply: Supply, told: Mapping[str, Indicator]) -> Iterator[Figure]:
    """Give what there is for every thousand people aged 65 and over, where the population is held."""
    older = told.get(OLDER)
    if older is None or older.measure.counts != RESIDENTS:
        return
    for rate in RATES:
        yield from _rates(supply, older, rate)


def _rates(supply: Supply, older: Indicator, of: Rate) -> Iterator[Figure]:
    name, title = of.name, of.title
    sources = cited(supply.market, supply.market.datasets[older.dataset].sources)
    for district in (None, *supply.catalogue.area.districts):
        slug = None if district is None else district.slug
        people = newest(older, zones_of(slug, supply.market), supply.catalogue.today)
        count = sum(of.measured(one) for one in supply.listings if slug is None or slug in one.districts)
        rate, working = None, ["How many people live there is not held."]
        if people is not None and people.value:
            rate = rounded(count * THOUSAND / people.value, 1)
            divided = f"{in_full(Decimal(count), name)} ÷ {in_full(people.value, 'people')} × 1,000"
            working = [
                f"{title}: {said(Decimal(count), name)}.",
                f"{older.measure.title}: {number(people.value, 'people')} ({as_at_text(people.period)}).",
                f"{divided} = {number(rate, name)}, {PRECISE[1]}.",
            ]
        yield supply.figure(
            f"rate.{name}" if slug is None else f"rate.{name}.{slug}",
            f"{title} for every 1,000 people aged 65 and over",
            rate,
            f"{name}-a-thousand",
            f"{title} in a district, or that come to it, beside how many people aged 65 and over live there.",
            place=None if district is None else district.name,
            working=tuple(working),
            numerator=title,
            denominator=f"{older.measure.title}, in thousands",
            sources=tuple(dict.fromkeys((DIRECTORY, *sources))),
            marker="x" if rate is None else None,
            page=of.figure,
        )
