"""What all records of the market share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.market.records.money import Money
from plugins.market.records.percent import Percent, rounded
from plugins.market.records.when import Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document of content/market/documents.yaml, and what part of it."""

    document: str
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A number that a record gives: `value`, or from `from_` to `to`; `how` is a word such as about or more-than."""

    unit: str
    value: Decimal | None = None
    from_: Decimal | None = None
    to: Decimal | None = None
    how: str = "exact"
    by: Period | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A supplier or a partner: a listing or an organisation, by its name."""

    listing: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TookPart:
    """How many of whom took part in something; the number may not be known."""

    who: str
    number: Given | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a way of doing something."""

    title: str
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """Money saved, and what it is measured from; over `years` when that is more than one."""

    amount: Money | None = None
    percent: Percent | None = None
    baseline: Money | None = None
    baseline_period: Period | None = None
    years: int = 1
    a_year: Money | None = None
    what: str | None = None
    how: str = "exact"
    differs_because: str | None = None

    @property
    def implied_baseline(self) -> Money | None:
        """Give the baseline, or what the amount and the percentage make it: exact to the pound, never more."""
        if self.baseline is not None or self.amount is None or self.percent is None or self.percent.value <= 0:
            return self.baseline
        return Money(rounded(self.amount.pounds / self.percent.value * 100, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The fields every record may have. `id` is its file's name; lists of names point at other records.

    `place` is only set where a record is about somewhere else. `status` is published, superseded or withdrawn: drafts
    are checked, and never get this far.
    """

    id: str
    title: str
    status: str
    owner: str
    review_by: date
    sample: bool = False
    summary: str | None = None
    published: When | None = None
    data_as_at: When | None = None
    sources: tuple[Source, ...] = ()
    supersedes: str | None = None
    place: str | None = None
    support: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    note: str | None = None
    listings: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    intentions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    benchmarks: tuple[str, ...] = ()
    assessments: tuple[str, ...] = ()
