"""Figures of whether there is enough: capacity less demand, by zone and need, or “not held”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from plugins.market.figures.cited import cited
from plugins.market.figures.door import PEOPLE
from plugins.market.figures.figure import Figure
from plugins.market.figures.indicators import place_name, spot_name
from plugins.market.figures.saying import MINUS, as_at_text, number, said
from plugins.market.records.indicator import TOTAL, Indicator, Observation
from plugins.market.records.market import Market
from plugins.market.records.working import Sufficiency

Spot = tuple[str | None, str | None]  # a zone and a need, which is a category of both tables
Newest = dict[Spot, Observation]


def sufficiency_figures(one: Sufficiency, market: Market, told: Mapping[str, Indicator]) -> Iterator[Figure]:
    """Give what is left of capacity once demand is met, by zone and need; below nought there is not enough."""
    demand, capacity = (told.get(name) if name is not None else None for name in (one.demand, one.capacity))
    needed, there = _newest(demand), _newest(capacity)
    held = [indicator for indicator in (demand, capacity) if indicator is not None]
    datasets = [market.datasets[indicator.dataset] for indicator in held]
    sources = cited(market, [source for dataset in datasets for source in dataset.sources])
    titles = [indicator.measure.title if indicator is not None else "not held" for indicator in (capacity, demand)]
    zones: list[Spot] = [(zone, None) for zone in (None, *market.zones)]
    for zone, need in dict.fromkeys([*zones, *needed, *there]):
        want, have = needed.get((zone, need)), there.get((zone, need))
        left = _left(want, have)
        yield Figure(
            name=spot_name(one.name, zone, need, market),
            title=f"{one.title}: capacity less demand",
            unit=one.unit,
            value=left,
            how="exact" if left is None or _is_exact(want, have) else "about",
            marker=None if left is not None else "c" if _is_hidden(want, have) else "x",
            period=max((part.period for part in (want, have) if part), key=lambda when: when.last, default=None),
            place=place_name(zone, market),
            category=need,
            definition=f"Capacity ({titles[0]}) less demand ({titles[1]}). Below nought there is not enough.",
            working=tuple(_steps(want, have, one.unit)),
            sources=sources,
            counts=PEOPLE if any(indicator.measure.counts == PEOPLE for indicator in held) else None,
            page=one.name,
        )


def _newest(indicator: Indicator | None) -> Newest:
    """Give the newest number of each zone and need; a forecast only where there is nothing else."""
    found = sorted(() if indicator is None else indicator.observations, key=lambda one: one.newness)
    return {(one.zone, None if one.category == TOTAL else one.category): one for one in found}


def _is_hidden(*parts: Observation | None) -> bool:
    return any(part is not None and part.marker == "c" for part in parts)


def _left(want: Observation | None, have: Observation | None) -> Decimal | None:
    if want is None or have is None or want.value is None or have.value is None:
        return None
    return have.value - want.value


def _is_exact(*parts: Observation | None) -> bool:
    return all(part is None or part.how == "exact" for part in parts)


def _steps(want: Observation | None, have: Observation | None, unit: str) -> Iterator[str]:
    for what, one in (("Capacity", have), ("Demand", want)):
        value = None if one is None else one.value
        if value is None or one is None:
            yield f"{what}: {'kept back' if _is_hidden(one) else 'not held'}."
        else:
            yield f"{what}: {said(value, unit, one.how)} ({as_at_text(one.period)})."
    left = _left(want, have)
    if left is not None and want is not None and have is not None:
        parts = f" {MINUS} ".join(number(one.value, unit) for one in (have, want) if one.value is not None)
        yield f"{parts} = {number(left, unit)}."
