"""What a council writes in Markdown: commissioning intentions and the statement's chapters; and who keeps it all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.market.records.record import Given, Record
from plugins.market.records.when import Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention(Record):
    """What the council means to buy, change or stop (`signal`). `body` is Markdown and starts on line `body_line`."""

    signal: str
    rationale: str
    confidence: str
    not_a_commitment: bool
    pause_until: When | None = None
    quantity: Given | None = None
    not_quantified: str | None = None
    baseline: Given | None = None
    target: Given | None = None
    model: str | None = None
    when: Period | None = None
    body: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Record):
    """A chapter of the statement, shown by `order`. `body` is Markdown and starts on line `body_line`."""

    order: int
    section: str | None = None
    body: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who keeps the statement. `as_of` is set for a statement of the past: all its dates are judged by that day."""

    title: str
    owner: str
    review_by: date
    sample: bool = False
    summary: str | None = None
    published: When | None = None
    as_of: date | None = None
    historical: str | None = None
    edition: str | None = None
