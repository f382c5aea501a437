"""Figures of how concentrated a market is, exactly: every provider's part of it is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from plugins.market.figures.cited import cited
from plugins.market.figures.concentration import FULL, WHOLE, effective, hhi, largest_share
from plugins.market.figures.door import PEOPLE
from plugins.market.figures.figure import Figure
from plugins.market.figures.indicators import place_name
from plugins.market.figures.saying import number, said
from plugins.market.records.indicator import TOTAL, Indicator, Observation
from plugins.market.records.market import Market
from plugins.market.records.percent import rounded
from plugins.market.records.working import Concentration

INDEX_IS = (
    "The sum of the squares of each provider's share in percent: 10,000 for one provider, less for many small ones."
)
EFFECTIVE_IS = (
    "How many providers of equal size would be as concentrated: 10,000 divided by the Herfindahl-Hirschman index."
)
MOST_STEPS = 12  # providers named one by one


@dataclass(frozen=True, slots=True)
class Known:
    """What each provider has of a market, the largest first, at one time; its sum is more than nought."""

    rows: tuple[Observation, ...]
    whole: Decimal

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """Give the shares in percent."""
        return tuple(WHOLE * Fraction(row.value or 0) / Fraction(self.whole) for row in self.rows)


def largest(how_many: int) -> str:
    """Name the largest few: “the largest”, “the 7 largest”."""
    return "the largest" if how_many == 1 else f"the {how_many} largest"


def as_share(one: Concentration, how_many: int, figure: Figure) -> Figure:
    """Give a figure as the share of the largest few."""
    together = "holds" if how_many == 1 else "hold together"
    return replace(
        figure,
        name=f"{one.name}.cr{how_many}",
        title=f"{one.title}: share of {largest(how_many)}",
        definition=f"What {largest(how_many)} provider{'' if how_many == 1 else 's'} {together} (CR{how_many}).",
        page=one.name,
    )


def index_and_count(one: Concentration, figure: Figure) -> tuple[Figure, Figure]:
    """Give a figure as the index, and as how many providers of equal size that is."""
    index, count = f"{one.title}: Herfindahl-Hirschman index", f"{one.title}: effective providers"
    return (
        replace(figure, name=f"{one.name}.hhi", title=index, unit="hhi", definition=INDEX_IS),
        replace(
            figure,
            name=f"{one.name}.effective-providers",
            title=count,
            unit="effective-providers",
            definition=EFFECTIVE_IS,
        ),
    )


def newest_shares(indicator: Indicator) -> tuple[Observation, ...]:
    """Give the newest rows of the whole area that are of one provider each."""
    rows = [one for one in indicator.observations if one.zone is None and one.category not in (None, TOTAL)]
    last = max((one.newness for one in rows), default=None)
    return tuple(one for one in rows if one.newness == last)


def exact_figures(one: Concentration, market: Market, told: Mapping[str, Indicator]) -> Iterator[Figure]:
    """Give the providers, the shares of the largest, the index and the effective providers; or that it is not held."""
    indicator = told.get(one.shares or "")
    rows = () if indicator is None else newest_shares(indicator)
    dataset = None if indicator is None else market.datasets[indicator.dataset]
    base = Figure(
        name=one.name,
        title=f"{one.title}: providers",
        unit="providers",
        marker="c" if any(row.marker == "c" for row in rows) else "x",
        period=rows[0].period if rows else None,
        place=dataset.place or place_name(next(iter(dataset.zones), None), market) if dataset is not None else None,
        definition="Every provider that shares the market.",
        sources=() if dataset is None else cited(market, dataset.sources),
        page=one.name,
    )
    known = _known(rows)
    if known is None or indicator is None:
        yield from (base, *_named(one, base))
        return
    providers = replace(base, marker=None, value=Decimal(len(rows)), working=tuple(_each(known, indicator)))
    yield providers
    made = replace(base, marker=None, how=_how(known, indicator))
    yield from _measured(one, known, made)


def _known(rows: Sequence[Observation]) -> Known | None:
    """Put the rows in order; None when one is hidden, not held or only known from one number to another."""
    values = [row.value for row in rows if row.value is not None]
    whole = sum(values, Decimal(0))
    if not rows or len(values) < len(rows) or whole <= 0:
        return None
    return Known(tuple(sorted(rows, key=lambda row: (-(row.value or 0), row.category or ""))), whole)


def _how(known: Known, indicator: Indicator) -> str:
    """Say how exact it is: counts of people are rounded, and so are percentages that do not make a hundred."""
    is_rounded = indicator.measure.counts == PEOPLE or (indicator.measure.unit == "percent" and known.whole != WHOLE)
    return "about" if is_rounded or any(row.how != "exact" for row in known.rows) else "exact"


def _named(one: Concentration, base: Figure) -> Iterator[Figure]:
    """Give the figures beside the first, without a number yet."""
    yield from (as_share(one, share.how_many, replace(base, unit="percent")) for share in one.largest)
    yield from index_and_count(one, base)


def _measured(one: Concentration, known: Known, base: Figure) -> Iterator[Figure]:
    shares = known.shares
    *of_largest, index, count = _named(one, base)
    for share, figure in zip(one.largest, of_largest, strict=True):
        parts = [_percent(part) for part in shares[: share.how_many]]
        value = _to(largest_share(shares, share.how_many), 1)
        steps = (f"{' + '.join(parts)} = {number(value, 'percent')}, rounded.",) if len(parts) <= MOST_STEPS else ()
        yield replace(figure, value=value, working=steps)
    exact = hhi(shares)
    squares = [f"{_percent(part).removesuffix('%')}²" for part in shares]
    many = len(squares) - MOST_STEPS
    shown = " + ".join(squares[:MOST_STEPS]) + (f" + … ({many} more)" if many > 0 else "")
    yield replace(index, value=_to(exact, 0), working=(f"{shown} = {number(_to(exact, 1), 'hhi')}.",))
    providers = _to(effective(exact), 1)
    working = (f"{FULL:,} ÷ {number(_to(exact, 1), 'hhi')} = {number(providers, 'effective-providers')}.",)
    yield replace(count, value=providers, working=working)


def _each(known: Known, indicator: Indicator) -> Iterator[str]:
    """Say each provider's part."""
    unit = indicator.measure.unit
    for row, share in list(zip(known.rows, known.shares, strict=True))[:MOST_STEPS]:
        of = "" if unit == "percent" else f" of {said(known.whole, unit)}, {_percent(share)}"
        yield f"{row.category}: {said(row.value or Decimal(0), unit, row.how)}{of}."
    if len(known.rows) > MOST_STEPS:
        yield f"And {len(known.rows) - MOST_STEPS} more providers."


def _percent(share: Fraction) -> str:
    return number(_to(share, 1), "percent")


def _to(value: Fraction, after_point: int) -> Decimal:
    return rounded(Decimal(value.numerator) / Decimal(value.denominator), after_point)
