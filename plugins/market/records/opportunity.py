"""Opportunities: what providers can prepare or bid for, with every date that was promised and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.market.records.money import Money
from plugins.market.records.percent import Percent
from plugins.market.records.record import Given, Record, Step
from plugins.market.records.when import Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDate:
    """A date as it was planned first, as it is planned now when it moved, and as it came true."""

    kind: str
    planned_first: Period
    planned_now: Period | None = None
    actual: Period | None = None
    reason: str | None = None

    @property
    def expected(self) -> Period:
        """Give the date that holds today."""
        return self.actual or self.planned_now or self.planned_first

    @property
    def slip_days(self) -> int:
        """Give how many days later than first planned it ends; below nought when it is earlier."""
        return (self.expected.last - self.planned_first.last).days


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthRange:
    """What it may be worth: an amount, or from and to."""

    amount: Money | None = None
    from_: Money | None = None
    to: Money | None = None
    unit: str | None = None
    how: str = "exact"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A part of how bids are judged, and who wrote and marked it."""

    title: str
    weight: Percent | None = None
    set_by: str | None = None
    marked_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Where it was announced."""

    title: str
    url: str | None = None
    date: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Record):
    """Something to prepare or bid for, and how far it has come (`stage`)."""

    stage: str
    route: str | None = None
    dates: tuple[PlannedDate, ...] = ()
    value: WorthRange | None = None
    cap: Money | None = None
    criteria: tuple[Criterion, ...] = ()
    steps: tuple[Step, ...] = ()
    expected: Given | None = None
    most_suppliers: int | None = None
    open_to: str | None = None
    framework: str | None = None
    contract: str | None = None
    notices: tuple[Notice, ...] = ()
    abandoned_reason: str | None = None
