"""Pictures of the people of each district, and of how many there may be in years to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from plugins.market.charts.bars import Bar, bars
from plugins.market.charts.districts import District, district_map
from plugins.market.charts.lines import SHAPES, Line, Periods, lines_over_time
from plugins.market.charts.values import MOST_WORDS, Chart, Value
from plugins.market.figures.cited import cited
from plugins.market.figures.residents import OLDER, POPULATION, is_projection, newest, zones_of
from plugins.market.figures.saying import number, when_text
from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas
from plugins.market.records.indicator import RESIDENTS, TOTAL, Indicator, Observation
from plugins.market.records.percent import rounded
from plugins.market.records.when import Period
from plugins.records.catalogue import Catalogue

LEAST = 2  # districts, or times; fewer are no picture
OLDEST = f"{POPULATION}.aged-85-and-over"
DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Ground:
    """What is drawn from: every number and name, the area, and where the site lives."""

    atlas: Atlas
    catalogue: Catalogue
    base: str


def charts_of_districts(ground: Ground) -> tuple[Markup, ...]:
    """Draw how many people aged 65 and over live in each district, and where those aged 85 and over live."""
    if len(ground.catalogue.area.districts) < LEAST:
        return ()
    older, oldest = (ground.atlas.market.indicators.get(name) for name in (OLDER, OLDEST))
    drawn = []
    if older is not None and (rows := _districts(older, ground)):
        drawn.append(_bars(older, rows, ground))
    if oldest is not None and (rows := _districts(oldest, ground)):
        drawn.append(_map(oldest, rows, ground))
    return tuple(drawn)


def _districts(indicator: Indicator, ground: Ground) -> list[District]:
    """Give the districts with their newest numbers; none where not one is held."""
    found = []
    for district in ground.catalogue.area.districts:
        one = newest(indicator, zones_of(district.slug, ground.atlas.market), ground.catalogue.today)
        value = None if one is None else one.value
        text = "not held" if value is None else number(value, "people")
        link = f"{ground.base}{ground.atlas.ref('district', district.slug).path}"
        found.append(District(district.slug, district.name, None if value is None else float(value), text, link))
    return found if any(one.number is not None for one in found) else []


def _bars(indicator: Indicator, rows: Sequence[District], ground: Ground) -> Markup:
    order = sorted(rows, key=lambda one: (-(one.number or -1.0), one.name))
    most = order[0]
    is_alone = most.number != order[1].number
    what = _small(indicator)
    title = f"{most.name} has the most {what}" if is_alone else f"Where {what} live"
    chart = _chart("older-people", (title, f"Where {what} live"), indicator, ground)
    return bars(
        chart,
        [Bar(one.name, one.number, one.text, is_leading=is_alone and one is most, link=one.link) for one in order],
        ("District", "People"),
    )


def _map(indicator: Indicator, rows: Sequence[District], ground: Ground) -> Markup:
    held = sorted((one for one in rows if one.number is not None), key=lambda one: (one.number or 0.0, one.name))
    few, many = held[0], held[-1]
    what = _small(indicator)
    title = f"{few.name} has the fewest {what}, {many.name} the most" if few.number != many.number else ""
    chart = _chart("oldest-people", (title, f"Where {what} live"), indicator, ground)
    return district_map(chart, rows, ground.catalogue.area.shapes, ("District", "People"))


def _chart(name: str, titles: tuple[str, str], indicator: Indicator, ground: Ground) -> Chart:
    dataset = ground.atlas.market.datasets[indicator.dataset]
    latest = max(
        (one.period for one in indicator.observations if not is_projection(one, ground.catalogue.today)),
        key=lambda period: period.last,
    )
    title, plainly = titles
    return Chart(
        name=name,
        title=title if title and len(title.split()) <= MOST_WORDS else plainly,
        subtitle=f"{indicator.measure.title}, {ground.catalogue.area.name}, {when_text(latest)}",
        source=_source(indicator, ground),
        source_link=f"{ground.base}{places.of_record('dataset', dataset.id)}",
        csv=f"{ground.base}{places.FIGURES}{indicator.id}.csv",
    )


def _source(indicator: Indicator, ground: Ground) -> str:
    sources = cited(ground.atlas.market, ground.atlas.market.datasets[indicator.dataset].sources)
    return "; ".join(source.title for source in sources)


def _small(indicator: Indicator) -> str:
    """Give a measure's title as it stands inside a sentence."""
    title = indicator.measure.title
    return title[:1].lower() + title[1:]


def projections(ground: Ground) -> Iterator[Markup]:
    """Draw how many people there may be, for each dataset that tells it of the whole area."""
    for dataset in ground.atlas.market.datasets.values():
        told = [ground.atlas.market.indicators[f"{dataset.id}.{one.name}"] for one in dataset.measures]
        told = [one for one in told if one.measure.counts == RESIDENTS and _is_projected(one, ground)]
        held = [(one, found) for one in told if len(found := _over_time(one, ground)) >= LEAST]
        for start in range(0, len(held), len(SHAPES)):
            yield _lines(held[start : start + len(SHAPES)], start, ground)


def _is_projected(indicator: Indicator, ground: Ground) -> bool:
    return any(is_projection(one, ground.catalogue.today) for one in indicator.observations)


OverTime = dict[str, tuple[Period, Decimal, bool]]


def _over_time(indicator: Indicator, ground: Ground) -> OverTime:
    """Give the number of the whole area at each time, or what all its districts make; true for a projection."""
    districts = ground.catalogue.area.districts
    rows = [one for one in indicator.observations if one.value is not None and one.category in (None, TOTAL)]
    found: OverTime = {}
    for period in dict.fromkeys(one.period for one in rows):
        same = [one for one in rows if one.period == period]
        parts = [_of(one.slug, same, ground) for one in districts]
        whole = _of(None, same, ground)
        made = [part for part in parts if part is not None]
        if whole is None and len(made) == len(districts):
            whole = sum(made, Decimal(0))
        if whole is not None:
            projected = any(is_projection(one, ground.catalogue.today) for one in same)
            found[period.text] = (period, whole, projected)
    return found


def _of(district: str | None, rows: Sequence[Observation], ground: Ground) -> Decimal | None:
    zones = zones_of(district, ground.atlas.market)
    return next((one.value for one in rows if one.zone in zones), None)


def _lines(held: Sequence[tuple[Indicator, OverTime]], start: int, ground: Ground) -> Markup:
    periods = sorted({period for _one, found in held for period, *_rest in found.values()}, key=lambda one: one.last)
    years = [f"{period.last.year}" for period in periods]
    names = years if len(set(years)) == len(years) else [when_text(period) for period in periods]
    first, _found = held[0]
    chart = Chart(
        name=f"projection-{first.dataset}-{start + 1}",
        title=_growth(held, names),
        subtitle=f"People by age, {ground.catalogue.area.name}, {names[0]} to {names[-1]}",
        source=_source(first, ground),
        source_link=f"{ground.base}{places.of_record('dataset', first.dataset)}",
        csv=f"{ground.base}{places.of_table(first.dataset)}",
        note="A dashed line and a hollow sign are a projection: what would be if things go on as they do.",
    )
    rows = [
        Line(indicator.measure.title, [_value(found.get(period.text)) for period in periods])
        for indicator, found in held
    ]
    spots = [period.last.toordinal() / DAYS_A_YEAR for period in periods]
    return lines_over_time(chart, Periods("Time", names, spots), rows, lambda one: f"{one:,.0f}")


def _value(known: tuple[Period, Decimal, bool] | None) -> Value:
    if known is None:
        return Value(None, "not held")
    _period, value, projected = known
    return Value(float(value), number(value, "people"), is_estimate=projected)


def _growth(held: Sequence[tuple[Indicator, OverTime]], names: Sequence[str]) -> str:
    """Say which age changes most from the first time to the last."""
    changes = []
    for indicator, found in held:
        values = [value for _period, value, _projected in sorted(found.values(), key=lambda one: one[0].last)]
        if values[0]:
            changes.append(((values[-1] - values[0]) / values[0] * 100, indicator.measure.title))
    if not changes:
        return "How many people there may be"
    change, title = max(changes, key=lambda one: (abs(one[0]), one[1]))
    said = f"{title}: {number(rounded(abs(change), 0), 'percent')} {'more' if change > 0 else 'fewer'} by {names[-1]}"
    return said if len(said.split()) <= MOST_WORDS else "How many people there may be"
