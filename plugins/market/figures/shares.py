"""Figures of how concentrated a market is, from what its largest providers hold: from the least to the most."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from plugins.market.figures.concentration import Bounds, SharesError, effective, hhi_bounds
from plugins.market.figures.figure import Figure
from plugins.market.figures.known_shares import as_share, index_and_count, largest
from plugins.market.figures.saying import number
from plugins.market.records.percent import rounded
from plugins.market.records.working import Concentration

METHOD = "Each provider's own share is not known, so this is from the least to the most that it can be."


def concentration_figures(one: Concentration, figures: Mapping[str, Figure]) -> Iterator[Figure]:
    """Give the shares of the largest, the index of all, and how many providers of equal size that is."""
    providers = figures[one.providers or ""]
    shares = {share.how_many: figures[share.share] for share in one.largest if share.share is not None}
    yield replace(providers, name=one.name, title=f"{one.title}: providers", page=one.name)
    yield from (as_share(one, how_many, share) for how_many, share in shares.items())
    bounds, fault = _bounds_of(providers, shares)
    sources = tuple(dict.fromkeys(source for figure in (providers, *shares.values()) for source in figure.sources))
    base = Figure(
        name=one.name,
        title=one.title,
        unit="hhi",
        marker="x" if bounds is None else None,
        period=providers.period,
        place=providers.place,
        definition="",
        sources=sources,
        method=METHOD,
        page=one.name,
    )
    index, count = index_and_count(one, base)
    index = replace(index, working=(*_taken(providers, shares), *([fault] if fault else [])))
    yield from (index, count) if bounds is None else _bounded(index, count, bounds)


def _bounded(index: Figure, count: Figure, bounds: Bounds) -> Iterator[Figure]:
    low, high = _to(bounds.lowest, 1), _to(bounds.highest, 1)
    steps = (
        f"The index is least when providers between two known shares are equal: {number(low, 'hhi')}.",
        f"It is greatest when they are as unequal as the known shares allow: {number(high, 'hhi')}.",
    )
    working = (*index.working, *steps)
    yield replace(index, working=working, lowest=_to(bounds.lowest, 0), highest=_to(bounds.highest, 0))
    least, most = _to(effective(bounds.highest), 1), _to(effective(bounds.lowest), 1)
    steps = (
        f"10,000 ÷ {number(high, 'hhi')} = {number(least, 'hhi')}.",
        f"10,000 ÷ {number(low, 'hhi')} = {number(most, 'hhi')}.",
    )
    yield replace(count, working=steps, lowest=least, highest=most)


def _bounds_of(providers: Figure, shares: Mapping[int, Figure]) -> tuple[Bounds | None, str]:
    """Give the bounds, or why there are none."""
    held = [(how_many, Fraction(share.value)) for how_many, share in shares.items() if share.value is not None]
    if providers.value is None or len(held) < len(shares):
        return None, ""
    try:
        return _bounds(int(providers.value), tuple(held)), ""
    except SharesError as error:
        return None, str(error)


@functools.lru_cache(maxsize=64)
def _bounds(providers: int, held: tuple[tuple[int, Fraction], ...]) -> Bounds:
    """Remember the bounds: a server that rebuilds asks for the same again."""
    return hhi_bounds(providers, dict(held))


def _taken(providers: Figure, shares: Mapping[int, Figure]) -> Iterator[str]:
    yield f"{providers.text[0].upper()}{providers.text[1:]} share the market."
    for how_many, share in shares.items():
        who = largest(how_many)
        yield f"{who[0].upper()}{who[1:]} {'holds' if how_many == 1 else 'hold'} {share.text} of it."
    rough = [share for share in (providers, *shares.values()) if share.how != "exact" and share.value is not None]
    if rough:
        taken = " and ".join(number(share.value, share.unit) for share in rough if share.value is not None)
        yield f"We take {taken} exactly."


def _to(value: Fraction, after_point: int) -> Decimal:
    return rounded(Decimal(value.numerator) / Decimal(value.denominator), after_point)
