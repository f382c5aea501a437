"""Every figure of the market and the directory, by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from plugins.market.figures.expiry import expiry_figures
from plugins.market.figures.figure import Figure
from plugins.market.figures.given import given_figures
from plugins.market.figures.indicators import indicator_figures
from plugins.market.figures.known_shares import exact_figures
from plugins.market.figures.prices import price_figures
from plugins.market.figures.residents import rate_figures
from plugins.market.figures.shares import concentration_figures
from plugins.market.figures.sufficiency import sufficiency_figures
from plugins.market.figures.sums import sum_figures
from plugins.market.figures.supply import make_supply, supply_figures
from plugins.market.figures.workings import names_in, worked_figure
from plugins.market.records.indicator import Indicator
from plugins.market.records.market import Market
from plugins.market.records.working import Concentration, Working
from plugins.records.catalogue import Catalogue


def all_figures(
    market: Market, catalogue: Catalogue, told: Mapping[str, Indicator], rate: Decimal | None = None
) -> dict[str, Figure]:
    """Give every figure by its name, sorted. `told` are the indicators as the door lets them out (`door.shown`).

    `rate` is pounds for an hour, as a direct payment.
    A working that asks for a figure that is not there is left out: `checked.check_workings` says so.
    """
    figures: dict[str, Figure] = {}
    for figure in _given(market, catalogue, told, rate):
        figures.setdefault(figure.name, figure)
    bounded = [one for one in market.workings.concentrations if one.shares is None]
    waiting: list[Working | Concentration] = [*market.workings.workings, *bounded]
    while ready := [one for one in waiting if all(name in figures for name in asked_by(one))]:
        for one in ready:
            figures |= {figure.name: figure for figure in _worked(one, figures)}
        waiting = [one for one in waiting if one not in ready]
    return dict(sorted(figures.items()))


def asked_by(one: Working | Concentration) -> tuple[str, ...]:
    """Give the figures that something asks for."""
    if isinstance(one, Working):
        return names_in(one)
    return tuple(name for name in (one.providers, *(share.share for share in one.largest)) if name is not None)


def _given(
    market: Market, catalogue: Catalogue, told: Mapping[str, Indicator], rate: Decimal | None
) -> Iterator[Figure]:
    yield from indicator_figures(market, told)
    yield from sum_figures(market)
    yield from given_figures(market)
    supply = make_supply(market, catalogue, rate)
    yield from supply_figures(supply)
    yield from rate_figures(supply, told)
    yield from price_figures(supply)
    yield from expiry_figures(market, told)
    for known in market.workings.concentrations:
        if known.shares is not None:
            yield from exact_figures(known, market, told)
    for one in market.workings.sufficiencies:
        yield from sufficiency_figures(one, market, told)


def _worked(one: Working | Concentration, figures: Mapping[str, Figure]) -> Iterable[Figure]:
    if isinstance(one, Working):
        return [worked_figure(one, figures)]
    return concentration_figures(one, figures)
