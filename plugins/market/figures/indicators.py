"""Figures of the indicators: the latest of each, and every number by its time, place and category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from plugins.market.figures.cited import cited
from plugins.market.figures.door import cell_of
from plugins.market.figures.figure import COUNTY, Figure
from plugins.market.figures.saying import MINUS, in_full, number, period_word, said, when_text
from plugins.market.records.indicator import TOTAL, Dataset, Indicator, Observation
from plugins.market.records.market import Market
from plugins.market.records.percent import rounded
from plugins.market.records.record import Source
from plugins.records.problem import as_word
from plugins.records.wording import names_joined

Parts = tuple[str | None, str | None]  # a zone and a category


def indicator_figures(market: Market, told: Mapping[str, Indicator]) -> Iterator[Figure]:
    """Give the figures of every indicator; `told` are the indicators as they may be shown."""
    for indicator in told.values():
        yield from _figures(indicator, market, told)


def _figures(indicator: Indicator, market: Market, told: Mapping[str, Indicator]) -> Iterator[Figure]:
    groups: dict[Parts, list[Observation]] = defaultdict(list)
    for one in indicator.observations:
        groups[one.zone, None if one.category == TOTAL else one.category].append(one)
    for (zone, category), found in groups.items():
        base = spot_name(indicator.id, zone, category, market)
        newest = max(found, key=lambda one: one.newness)
        yield _figure(base, indicator, newest, market, told)
        for one in found:
            yield _figure(f"{base}.{period_word(one.period)}", indicator, one, market, told)
        yield from _change(base, indicator, sorted(found, key=lambda one: one.period.last), market)


def figure_name(indicator: Indicator, one: Observation, market: Market, *, dated: bool = False) -> str:
    """Give the name of the figure of a number: of its place and category, or of its time too."""
    base = spot_name(indicator.id, one.zone, None if one.category == TOTAL else one.category, market)
    return f"{base}.{period_word(one.period)}" if dated else base


def spot_name(start: str, zone: str | None, category: str | None, market: Market) -> str:
    """Give the name of a number of a place and a category, after that of the whole."""
    return ".".join([start, *_words(zone, category, market)])


def _words(zone: str | None, category: str | None, market: Market) -> Iterator[str]:
    if zone is not None:
        yield as_word(zone)
    if category is not None:
        word = as_word(category)
        yield f"category-{word}" if word in market.zones or word in market.districts else word


def _figure(name: str, indicator: Indicator, one: Observation, market: Market, told: Mapping[str, Indicator]) -> Figure:
    measure = indicator.measure
    dataset = market.datasets[indicator.dataset]
    category = None if one.category == TOTAL else one.category
    return Figure(
        name=name,
        title=measure.title,
        unit=measure.unit,
        value=one.value,
        lowest=None if one.value is not None else one.lowest,
        highest=None if one.value is not None else one.highest,
        how=one.how,
        marker=one.marker,
        period=one.period,
        place=place_name(one.zone, market) or dataset.place or _places(dataset, market),
        category=category,
        definition=measure.definition,
        numerator=measure.numerator,
        denominator=measure.denominator,
        working=tuple(_working(indicator, one, told)),
        sources=cited(market, _sources(indicator, dataset)),
        method=measure.method,
        revisions=() if one.revision is None else (f"{when_text(one.period)}: {one.revision}",),
        counts=measure.counts,
        note=_note(one),
        page=indicator.id,
        cell=cell_of(indicator, one),
    )


def place_name(zone: str | None, market: Market) -> str | None:
    """Give the name of a zone, or of a district that is none."""
    if zone is None or zone not in market.zones:
        return market.districts.get(zone or "", zone)
    return market.zones[zone].name


def _sources(indicator: Indicator, dataset: Dataset) -> tuple[Source, ...]:
    """Give a dataset's sources, and where in the only one of them a measure stands."""
    where = indicator.measure.where
    return dataset.sources if where is None or len(dataset.sources) > 1 else (replace(dataset.sources[0], where=where),)


def _places(dataset: Dataset, market: Market) -> str | None:
    return names_joined([place_name(zone, market) or zone for zone in dataset.zones]) or None


def _note(one: Observation) -> str | None:
    printed = f"The source prints {one.printed}" if one.printed else None
    return " ".join(f"{part.rstrip('.')}." for part in (printed, one.note) if part) or None


def _working(indicator: Indicator, one: Observation, told: Mapping[str, Indicator]) -> Iterator[str]:
    """Say how a number is made of others, where the record says so."""
    measure = indicator.measure
    if one.numerator is not None and one.denominator and one.value is not None:
        top, bottom = in_full(one.numerator, measure.unit), in_full(one.denominator, "")
        times = " × 100" if measure.unit == "percent" else ""
        yield f"{top} ÷ {bottom}{times} = {number(one.value, measure.unit)}, rounded."
    if measure.each is not None and one.value is not None:
        of = _same(told.get(f"{indicator.dataset}.{measure.each.of}"), one)
        if of is not None and of.value is not None:
            each = number(measure.each.price.pounds, "pounds")
            if of.value * measure.each.price.pounds == one.value:
                yield f"{number(of.value, 'people')} × {each} = {number(one.value, measure.unit)}."
            else:
                yield f"{each} for each. How many there are is shown rounded, so that nobody can be picked out."
    if measure.parts and one.value is not None:
        found = [_same(told.get(f"{indicator.dataset}.{part}"), one) for part in measure.parts]
        values = [part.value for part in found if part is not None and part.value is not None]
        if len(values) == len(measure.parts) and sum(values) == one.value:
            yield f"{' + '.join(number(value, measure.unit) for value in values)} = {number(one.value, measure.unit)}."
    yield from _total(indicator, one)


def _total(indicator: Indicator, one: Observation) -> Iterator[str]:
    """Say how a total is made of its categories, when all of them may be shown."""
    if one.category != TOTAL or one.value is None:
        return
    same = [
        other
        for other in indicator.observations
        if (other.period, other.zone) == (one.period, one.zone) and other.category not in (None, TOTAL)
    ]
    values = [other.value for other in same if other.value is not None]
    if values and len(values) == len(same) and sum(values) == one.value:
        unit = indicator.measure.unit
        yield f"{' + '.join(number(value, unit) for value in values)} = {number(one.value, unit)}."


def _same(other: Indicator | None, one: Observation) -> Observation | None:
    """Find the number of another measure for the same time, place and category."""
    wanted = (one.period, one.zone, one.category)
    found = other.observations if other is not None else ()
    return next((each for each in found if (each.period, each.zone, each.category) == wanted), None)


def _change(base: str, indicator: Indicator, found: Sequence[Observation], market: Market) -> Iterator[Figure]:
    """Give by how many percent a number changed from the first time it is held to the last."""
    if len(found) < 2 or not found[0].value or found[-1].value is None or indicator.measure.unit == "percent":  # noqa: PLR2004
        return
    first, last = found[0], found[-1]
    yield change_figure(
        f"{base}.change",
        _figure(f"{base}.first", indicator, first, market, {}),
        _figure(f"{base}.last", indicator, last, market, {}),
    )


def change_figure(name: str, first: Figure, last: Figure) -> Figure:
    """Give by how many percent a figure changed. Both must have a value, the first not nought."""
    before, after = first.value or Decimal(1), last.value or Decimal(0)
    percent = rounded((after - before) / before * 100, 1)
    was, is_now = (number(value, first.unit) for value in (before, after))
    difference = number(after - before, first.unit)
    times = [when_text(one.period) for one in (first, last) if one.period is not None]
    return Figure(
        name=name,
        title=f"{first.title}: change",
        unit="percent",
        value=percent,
        how="exact" if first.how == last.how == "exact" else "about",
        period=last.period,
        place=first.place,
        category=first.category,
        definition=f"By how many percent it changed from {' to '.join(times)}.",
        working=(
            f"It was {said(before, first.unit)}, and then {said(after, last.unit)}.",
            f"{is_now} {MINUS} {was} = {difference}.",
            f"{difference} ÷ {was} × 100 = {number(percent, 'percent')}, to one digit after the point.",
        ),
        sources=last.sources,
        counts=first.counts,
        page=first.page,
    )


def where_text(figure: Figure) -> str:
    """Say of where and of what a figure is."""
    return ", ".join(part for part in (figure.place or COUNTY, figure.category) if part)
