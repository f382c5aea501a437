"""Editions: what the statement said on a day, kept as it was published. No count of people in it is a raw one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from plugins.market.records.when import Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class PastIntention:
    """An intention as it stood: its record's name, its title and its signal."""

    name: str
    title: str
    signal: str
    status: str = "published"
    when: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDate:
    """A date of an opportunity as it was expected, or as it had come true (`happened`)."""

    kind: str
    expected: Period
    happened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PastOpportunity:
    """An opportunity as it stood: its stage and its dates."""

    name: str
    title: str
    stage: str
    status: str = "published"
    dates: tuple[PastDate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastContract:
    """A contract as it stood; `ends` is its end with the extensions that were made."""

    name: str
    title: str
    status: str = "published"
    ends: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFigure:
    """A figure as it was shown, on a `line` of its edition's table.

    `cell` names the count of people that it shows: an indicator's name, then period, zone and category.
    """

    name: str
    title: str
    unit: str
    line: int = 0
    place: str | None = None
    category: str | None = None
    as_at: Period | None = None
    value: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    how: str = "exact"
    marker: str | None = None
    counts: str | None = None
    cell: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What the statement said on a day. Counts of people from 1 to `hidden_up_to` were hidden, others rounded."""

    id: str
    title: str
    date: dt.date
    owner: str
    review_by: dt.date
    hidden_up_to: int
    nearest: int
    summary: str | None = None
    sample: bool = False
    intentions: tuple[PastIntention, ...] = ()
    opportunities: tuple[PastOpportunity, ...] = ()
    contracts: tuple[PastContract, ...] = ()
