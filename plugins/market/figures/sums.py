"""Figures of contracts, decisions, opportunities and funding: what they cost and save, measured from what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from plugins.market.figures.cited import cited
from plugins.market.figures.figure import Figure
from plugins.market.figures.saying import MINUS, number, said
from plugins.market.records.contract import Contract, UnitPrice, Value
from plugins.market.records.market import Market
from plugins.market.records.money import Money
from plugins.market.records.opportunity import Opportunity
from plugins.market.records.percent import rounded
from plugins.market.records.record import Record, Saving
from plugins.market.records.when import Period, When

SIGNIFICANT = 3  # digits of a baseline that is worked out from a percentage
MONTHS_A_YEAR = 12


def sum_figures(market: Market) -> Iterator[Figure]:
    """Give every figure that a record other than an indicator gives."""
    for contract in market.contracts.values():
        yield from _of_contract(contract, market)
        yield from _savings(f"contracts.{contract.id}", contract, contract.savings, market)
    for decision in market.decisions.values():
        yield from _savings(f"decisions.{decision.id}", decision, decision.savings, market)
    for chance in market.opportunities.values():
        yield from _of_opportunity(chance, market)
    yield from _of_funding(market)


def _of_opportunity(chance: Opportunity, market: Market) -> Iterator[Figure]:
    name = f"opportunities.{chance.id}"
    if chance.cap is not None:
        framework = market.contracts.get(chance.framework or chance.contract or "")
        price = framework.price if framework is not None else None
        unit = price.unit if price is not None and price.cap == chance.cap else "pounds"
        yield record_figure(
            f"{name}.cap", chance, market, title="The most that can be bid", unit=unit, value=chance.cap.pounds
        )
    worth = chance.value
    if worth is not None:
        ends = [amount.pounds for amount in (worth.from_, worth.to) if amount is not None]
        more: dict[str, Any] = {} if worth.amount is None else {"value": worth.amount.pounds}
        if len(ends) == 2:  # noqa: PLR2004
            more = {"lowest": ends[0], "highest": ends[1]}
        if more:
            unit = worth.unit or "pounds"
            yield record_figure(f"{name}.value", chance, market, title="Value", unit=unit, how=worth.how, **more)


def record_figure(
    name: str, record: Record, market: Market, *, title: str, unit: str = "pounds", **more: Any
) -> Figure:
    """Give a figure as a record gives it: with its time, its place and its sources."""
    when = record.data_as_at or record.published
    values: dict[str, Any] = {
        "period": None if when is None else Period(when, when),
        "place": record.place,
        "sources": cited(market, record.sources),
        "note": record.note,
        "definition": f"{title}, as the record “{record.title}” gives it.",
    }
    return Figure(name=name, title=f"{record.title}: {title[0].lower()}{title[1:]}", unit=unit, **(values | more))


def _of_contract(contract: Contract, market: Market) -> Iterator[Figure]:
    name = f"contracts.{contract.id}"
    if contract.value is not None:
        yield from _of_value(name, contract, contract.value, market)
    if contract.price is not None:
        yield from _of_price(name, contract, contract.price, market)


def _of_value(name: str, contract: Contract, value: Value, market: Market) -> Iterator[Figure]:
    note = " ".join(
        part for part in (f"The source prints {value.printed}." if value.printed else "", value.why) if part
    )
    more: dict[str, Any] = {"how": value.how, "note": note or contract.note}
    amounts = {
        "annual": ("Value of a year", value.annual, "pounds-a-year"),
        "cap": ("The most that could be bid", value.cap, "pounds"),
        "bid": ("The bid that won", value.bid, "pounds"),
        "baseline": ("Cost before", value.baseline, "pounds"),
    }
    for word, (title, amount, unit) in amounts.items():
        if amount is not None:
            when = {"period": value.baseline_period} if word == "baseline" and value.baseline_period else {}
            made = more | {"title": title, "unit": unit, "value": amount.pounds} | when
            yield record_figure(f"{name}.{word}", contract, market, **made)
    if value.in_all is not None:
        yield record_figure(
            f"{name}.value",
            contract,
            market,
            title="Value in all",
            value=value.in_all.pounds,
            working=_of_years(value.annual, value.years) if value.total is None else (),
            **more,
        )
    if value.annual is not None and value.years is not None:
        months = sum(extension.months or 0 for extension in contract.extensions)
        years = value.years + months // MONTHS_A_YEAR
        if months and months % MONTHS_A_YEAR == 0:
            yield record_figure(
                f"{name}.value-with-extensions",
                contract,
                market,
                title="Value with every extension",
                value=(value.annual * years).pounds,
                working=_of_years(value.annual, years),
                **more,
            )
    if value.cap is not None and value.bid is not None:
        yield record_figure(
            f"{name}.saving-on-cap",
            contract,
            market,
            title="Saving on the most that could be bid",
            value=(value.cap - value.bid).pounds,
            working=(f"{_pounds(value.cap)} {MINUS} {_pounds(value.bid)} = {_pounds(value.cap - value.bid)}.",),
        )


def _of_years(annual: Money | None, years: int | None) -> tuple[str, ...]:
    if annual is None or years is None:
        return ()
    return (f"{_pounds(annual)} a year × {said(Decimal(years), 'years')} = {_pounds(annual * years)}.",)


def _of_price(name: str, contract: Contract, price: UnitPrice, market: Market) -> Iterator[Figure]:
    unit = price.unit
    if price.cap is not None:
        yield record_figure(
            f"{name}.price-cap", contract, market, title="The most that is paid", unit=unit, value=price.cap.pounds
        )
    if price.lowest is not None and price.highest is not None:
        low, high = price.lowest.pounds, price.highest.pounds
        title = "Lowest to highest price"
        yield record_figure(f"{name}.prices", contract, market, title=title, unit=unit, lowest=low, highest=high)


def _savings(name: str, record: Record, savings: Sequence[Saving], market: Market) -> Iterator[Figure]:
    for place, saving in enumerate(savings, start=1):
        after = "" if place == 1 else f"-{place}"
        what = {"definition": f"Money saved: {saving.what}."} if saving.what else {}
        if saving.amount is not None:
            years = f" over {said(Decimal(saving.years), 'years')}" if saving.years > 1 else ""
            title, pounds = f"Saving{years}", saving.amount.pounds
            yield record_figure(
                f"{name}.saving{after}", record, market, title=title, value=pounds, how=saving.how, **what
            )
        if saving.percent is not None:
            title, percent = "Saving, as a part of what it cost before", saving.percent.value
            yield record_figure(
                f"{name}.saving-percent{after}",
                record,
                market,
                title=title,
                unit="percent",
                value=percent,
                how=saving.how,
                **what,
            )
        if saving.implied_baseline is not None:
            yield _baseline(f"{name}.baseline{after}", record, saving, saving.implied_baseline, market)


def _baseline(name: str, record: Record, saving: Saving, baseline: Money, market: Market) -> Figure:
    """What it cost before: as the record gives it, or as the amount saved and its percentage make it."""
    if saving.baseline is not None or saving.amount is None or saving.percent is None:
        period: dict[str, Any] = {"period": saving.baseline_period} if saving.baseline_period else {}
        return record_figure(
            name, record, market, title="What the saving is measured from", value=baseline.pounds, **period
        )
    value = significant(baseline.pounds)
    return record_figure(
        name,
        record,
        market,
        title="What the saving is measured from",
        value=value,
        how="about",
        definition="What it must have cost before, for the saving to be so many pounds and so many percent.",
        working=(
            f"The saving is {_pounds(saving.amount)}, which is said to be {saving.percent}.",
            f"{_pounds(saving.amount)} ÷ {saving.percent} = {number(baseline.pounds, 'pounds')}.",
            f"The two are not given more exactly, so this is about {number(value, 'pounds')}.",
        ),
    )


def significant(value: Decimal, digits: int = SIGNIFICANT) -> Decimal:
    """Round to so many digits, counted from the first that is not nought."""
    after_point = digits - 1 - value.adjusted()
    return Decimal(int(rounded(value, after_point))) if after_point <= 0 else rounded(value, after_point)


def _of_funding(market: Market) -> Iterator[Figure]:
    for funding in market.funding.values():
        for line in funding.lines:
            period = line.period or funding.period
            end: When | None = line.until
            more: dict[str, Any] = {"period": period} if period else {"period": Period(end, end)} if end else {}
            yield record_figure(
                f"funding.{funding.id}.{line.name}", funding, market, title=line.title, value=line.amount.pounds, **more
            )
        if funding.in_all is not None:
            when: dict[str, Any] = {"period": funding.period} if funding.period else {}
            amounts = " + ".join(_pounds(line.amount) for line in funding.lines)
            yield record_figure(
                f"funding.{funding.id}.total",
                funding,
                market,
                title="In all",
                value=funding.in_all.pounds,
                working=(f"{amounts} = {_pounds(funding.in_all)}.",) if len(funding.lines) > 1 else (),
                **when,
            )


def _pounds(amount: Money) -> str:
    return f"£{amount.pounds:,}"
