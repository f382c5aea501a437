"""Load the market with all its figures, and every problem of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from plugins.market.figures.checked import check_fields, check_prose, check_workings
from plugins.market.figures.door import shown
from plugins.market.figures.every import all_figures
from plugins.market.figures.figure import Figure
from plugins.market.records.indicator import Indicator
from plugins.market.records.load import load_market
from plugins.market.records.market import Market
from plugins.records.catalogue import Catalogue
from plugins.records.problem import Problem
from plugins.settings import DirectPayment


@dataclass(frozen=True, slots=True)
class LoadedMarket:
    """The market, its figures by name and what is wrong with either. With a fatal problem it must not be published.

    `told` are its indicators as they may be shown.
    """

    market: Market
    told: Mapping[str, Indicator]
    figures: dict[str, Figure]
    problems: tuple[Problem, ...]


def load_figures(
    root: Path, catalogue: Catalogue, today: date, direct_payment: DirectPayment | None = None
) -> LoadedMarket:
    """Read the market under `root` and work its figures out; prose is checked once its records are right.

    `direct_payment` is what the council pays for an hour, as the settings have it.
    """
    market, problems = load_market(root, catalogue, today)
    if any(problem.fatal for problem in problems):
        return LoadedMarket(
            market, {}, {}, problems
        )  # a name that is missing only because its file is wrong says nothing
    rate = None if direct_payment is None else Decimal(direct_payment.rate)
    told = shown(market)
    figures = all_figures(market, catalogue, told, rate)
    found = (
        *problems,
        *check_workings(root, market, figures),
        *check_prose(market, figures),
        *check_fields(root, market),
    )
    return LoadedMarket(market, told, figures, tuple(sorted(found)))
