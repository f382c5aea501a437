"""What follows from a record's own numbers, with the sum that makes it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plugins.market.pages.words import amount, days, number
from plugins.market.records.contract import Contract, Value
from plugins.market.records.opportunity import PlannedDate
from plugins.market.records.record import Saving

MONTHS = 12


def workings(value: Any) -> tuple[tuple[str, str], ...]:
    """Give what can be worked out of a part of a record: a title, and the working in words."""
    if isinstance(value, Value):
        return _of_value(value)
    if isinstance(value, Saving):
        return _of_saving(value)
    if isinstance(value, PlannedDate):
        return (("How far it moved", days(value.slip_days)),)
    return ()


def _of_value(value: Value) -> tuple[tuple[str, str], ...]:
    if value.total is None and value.annual is not None and value.years is not None and value.in_all is not None:
        working = f"{amount(value.annual.pounds)} a year × {value.years} years = {amount(value.in_all.pounds)}"
        return (("In all, worked out", working),)
    return ()


def _of_saving(saving: Saving) -> tuple[tuple[str, str], ...]:
    implied = saving.implied_baseline
    if saving.baseline is None and implied is not None and saving.amount is not None and saving.percent is not None:
        working = f"{amount(saving.amount.pounds)} ÷ {saving.percent} = about {amount(implied.pounds)}"
        return (("The baseline that makes, worked out", working),)
    return ()


def with_extensions(contract: Contract) -> tuple[str, str] | None:
    """Work out what a contract with an amount a year costs when every extension is taken."""
    value = contract.value
    months = sum(one.months or 0 for one in contract.extensions)
    if value is None or value.annual is None or value.years is None or not months:
        return None
    years = value.years + Decimal(months) / MONTHS
    total = value.annual.pounds * years
    return (
        "With every extension, worked out",
        f"{amount(value.annual.pounds)} a year × {number(years)} years = {amount(total)}",
    )
