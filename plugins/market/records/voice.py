"""What people said, what was done about it, and the events where they were heard."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.market.records.record import Record, Step, TookPart
from plugins.market.records.when import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What we did: done, doing or cannot (then with the reason)."""

    state: str
    what: str
    reason: str | None = None
    due: Period | None = None
    proof: str | None = None
    contract: str | None = None
    decision: str | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What people said, gathered: working, not-working or future."""

    name: str
    title: str
    kind: str
    statement: str | None = None
    said: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    votes: int | None = None
    rank: int | None = None
    success: str | None = None
    actions: tuple[str, ...] = ()
    response: Response | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(Record):
    """One time that people were asked, such as Working Together for Change; `themes` are what they said.

    Elsewhere a theme is named EXERCISE.THEME.
    """

    method: str
    themes: tuple[Theme, ...]  # type: ignore[assignment]  # its own, where other records have names of themes
    when: Period | None = None
    took_part: tuple[TookPart, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something where people or providers were heard, or can be. `count` is how many of them there were."""

    kind: str
    when: Period | None = None
    every: str | None = None
    count: int | None = None
    led_by: str | None = None
    audience: str | None = None
    venue: str | None = None
    took_part: tuple[TookPart, ...] = ()
    what: str | None = None
    topics: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
