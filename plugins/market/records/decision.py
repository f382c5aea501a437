"""Decisions: who decided what, from which options, and what it means."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.market.records.record import Record, Saving
from plugins.market.records.when import Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option that was looked at, and what became of it."""

    title: str
    outcome: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Equality:
    """Whether there is an equality impact assessment, and when it is looked at again."""

    done: bool
    review: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What comes next."""

    what: str
    body: str | None = None
    due: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """What a body decided, or put forward to another (`outcome`)."""

    body: str
    outcome: str
    date: When | None = None
    paper: str | None = None
    item: str | None = None
    asked: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    equality: Equality | None = None
    savings: tuple[Saving, ...] = ()
    staff: tuple[str, ...] = ()
    next: tuple[Next, ...] = ()
    reasons: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
