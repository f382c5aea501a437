"""Figures of the contracts that end in each quarter: how many, what they are worth, and how many people they serve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from plugins.market.figures.cited import cited
from plugins.market.figures.figure import Figure
from plugins.market.figures.saying import said
from plugins.market.records.contract import Contract
from plugins.market.records.indicator import Indicator
from plugins.market.records.market import Market
from plugins.market.records.when import Period

MONTHS = 3  # of a quarter
Held = Sequence[tuple[Contract, Decimal | None]]


def expiry_figures(market: Market, told: Mapping[str, Indicator]) -> Iterator[Figure]:
    """Give the figures of each quarter in which a contract of this area ends, with the extensions that were made."""
    ending: dict[tuple[int, int], list[Contract]] = defaultdict(list)
    for contract in market.contracts.values():
        if contract.last_end is not None and contract.place is None:
            ending[quarter_of(contract.last_end.last)].append(contract)
    for (year, quarter), contracts in sorted(ending.items()):
        count = Figure(
            name=f"contracts.expiring.{year}-q{quarter}",
            title="Contracts that end in the quarter",
            unit="contracts",
            value=Decimal(len(contracts)),
            period=Period.read(f"{year}-{quarter * MONTHS - MONTHS + 1:02} to {year}-{quarter * MONTHS:02}"),
            definition="Contracts whose last day, with the extensions that were made, is in these three months.",
            working=tuple(f"{contract.title}: {contract.last_end}." for contract in contracts),
            sources=tuple(dict.fromkeys(source for one in contracts for source in cited(market, one.sources))),
        )
        yield count
        worth = replace(count, name=f"{count.name}.value", title="A year's value of what ends", unit="pounds-a-year")
        yield _added(worth, count.name, [(one, _a_year(one)) for one in contracts])
        people = replace(count, name=f"{count.name}.people", title="People served by what ends", unit="people")
        served = [(one, _people(one, told)) for one in contracts]
        yield replace(_added(people, count.name, served), counts="people")


def quarter_of(day: date) -> tuple[int, int]:
    """Give the year and its quarter, from January."""
    return day.year, (day.month - 1) // MONTHS + 1


def _a_year(contract: Contract) -> Decimal | None:
    annual = None if contract.value is None else contract.value.annual
    return None if annual is None else annual.pounds


def _people(contract: Contract, told: Mapping[str, Indicator]) -> Decimal | None:
    """Give how many people a contract serves: the newest number of people among the indicators it names."""
    for name in contract.indicators:
        indicator = told.get(name)
        latest = indicator.latest if indicator is not None and indicator.measure.unit == "people" else None
        if latest is not None and latest.value is not None:
            return latest.value
    return None


def _added(figure: Figure, page: str, parts: Held) -> Figure:
    """Add up what is held of each contract, and say of which it is not."""
    held = [value for _, value in parts if value is not None]
    return replace(
        figure,
        value=sum(held, Decimal(0)) if held else None,
        marker=None if held else "x",
        how="exact" if len(held) == len(parts) or not held else "at-least",
        definition=f"{figure.title}: what is held of each contract, added up.",
        working=tuple(
            f"{contract.title}: {'not held' if value is None else said(value, figure.unit)}."
            for contract, value in parts
        ),
        page=page,
    )
