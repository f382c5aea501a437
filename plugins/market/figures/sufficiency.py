"""Figures of whether there is enough: capacity less demand, zone by zone, or “not held”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from plugins.market.figures.cited import cited
from plugins.market.figures.figure import Figure
from plugins.market.figures.indicators import place_name
from plugins.market.figures.saying import MINUS, number, said
from plugins.market.records.indicator import TOTAL, Indicator, Observation
from plugins.market.records.market import Market
from plugins.market.records.working import Sufficiency

Newest = dict[str | None, Observation]


def sufficiency_figures(one: Sufficiency, market: Market, told: Mapping[str, Indicator]) -> Iterator[Figure]:
    """Give what is left of capacity once demand is met, for each zone; below nought there is not enough."""
    demand, capacity = (told.get(name) if name is not None else None for name in (one.demand, one.capacity))
    needed, there = _newest(demand), _newest(capacity)
    held = [indicator for indicator in (demand, capacity) if indicator is not None]
    datasets = [market.datasets[indicator.dataset] for indicator in held]
    sources = cited(market, [source for dataset in datasets for source in dataset.sources])
    titles = [indicator.measure.title if indicator is not None else "not held" for indicator in (capacity, demand)]
    for zone in dict.fromkeys([None, *market.zones, *needed, *there]):
        left = _left(needed.get(zone), there.get(zone))
        want = needed.get(zone)
        yield Figure(
            name=one.name if zone is None else f"{one.name}.{zone}",
            title=f"{one.title}: capacity less demand",
            unit=one.unit,
            value=left,
            how="exact" if left is None or _is_exact(needed.get(zone), there.get(zone)) else "about",
            marker="x" if left is None else None,
            period=None if want is None else want.period,
            place=place_name(zone, market),
            definition=f"Capacity ({titles[0]}) less demand ({titles[1]}). Below nought there is not enough.",
            working=tuple(_steps(want, there.get(zone), one.unit)),
            sources=sources,
            counts=next((indicator.measure.counts for indicator in held if indicator.measure.counts), None),
            page=one.name,
        )


def _newest(indicator: Indicator | None) -> Newest:
    """Give the newest number of each zone, over all categories."""
    observations = () if indicator is None else indicator.observations
    found = [one for one in observations if one.category in (None, TOTAL)]
    return {one.zone: one for one in sorted(found, key=lambda one: (one.period.last, one.period.first))}


def _left(want: Observation | None, have: Observation | None) -> Decimal | None:
    if want is None or have is None or want.value is None or have.value is None:
        return None
    return have.value - want.value


def _is_exact(*parts: Observation | None) -> bool:
    return all(part is None or part.how == "exact" for part in parts)


def _steps(want: Observation | None, have: Observation | None, unit: str) -> Iterator[str]:
    for what, one in (("Capacity", have), ("Demand", want)):
        value = None if one is None else one.value
        yield f"{what}: {'not held' if value is None or one is None else said(value, unit, one.how)}."
    left = _left(want, have)
    if left is not None and want is not None and have is not None:
        parts = f" {MINUS} ".join(number(one.value, unit) for one in (have, want) if one.value is not None)
        yield f"{parts} = {number(left, unit)}."
