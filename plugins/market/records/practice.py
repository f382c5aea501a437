"""How other places do it, ways of working worth knowing, and how good a service is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.market.records.money import Money
from plugins.market.records.record import Given, Party, Record, Step
from plugins.market.records.when import Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure of a benchmark: a number or an amount, or what it was before and became after."""

    title: str
    name: str | None = None
    before: Given | None = None
    after: Given | None = None
    value: Given | None = None
    amount: Money | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """How people keep an eye on a service."""

    what: str
    members: Given | None = None
    meets: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Record):
    """Another council's practice, a way of working, a rule to keep, or an area described (`kind`)."""

    kind: str
    places: tuple[str, ...] = ()
    when: Period | None = None
    visited: bool = False
    figures: tuple[Fact, ...] = ()
    learned: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    panel: Panel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What scores mean: a standard scored below `weak_below` needs an action."""

    lowest: int
    highest: int
    weak_below: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A standard with the service's own score, the reviewer's, and the agreed one; without that, both views."""

    name: str
    title: str
    own: int
    reviewer: int
    agreed: int | None = None
    own_view: str | None = None
    reviewer_view: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action of the development plan."""

    standard: str
    what: str
    by: When
    who: str
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """How good a service is. Nothing of it may be shown before `reply_until`, so that the service can answer."""

    tool: str
    of: Party
    scale: Scale
    standards: tuple[Standard, ...]
    reply_until: date
    when: When | None = None
    reply: str | None = None
    actions: tuple[Action, ...] = ()

    def is_weak(self, standard: Standard) -> bool:
        """Tell whether a standard needs an action: by its agreed score, else by either of the two."""
        scores = (standard.own, standard.reviewer) if standard.agreed is None else (standard.agreed,)
        return min(scores) < self.scale.weak_below
