"""Indicators: what is counted and how, and every number with its period, place and source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.market.records.money import Money
from plugins.market.records.record import Record
from plugins.market.records.when import Period

# Signs that stand in place of a number, and those that stand beside one.
# https://analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help/
INSTEAD = {"c": "kept back to protect people", "x": "not held", "z": "does not apply", "k": "too low to show"}
BESIDE = {"e": "estimated", "f": "forecast", "p": "provisional", "r": "revised", "u": "not very sure"}
TOTAL = "total"  # the category that the others add up to
RESIDENTS = "residents"
FORECAST = "f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One row of a table: a number, or from `lowest` to `highest`, or a `marker` in its place.

    `zone` is a zone or a district, None for all the zones of its dataset; `category` is None where the table has none;
    `line` is its line there.
    `how` is a word such as about; `printed` is what the source prints when that cannot be right, `note` says why.
    """

    period: Period
    line: int
    zone: str | None = None
    category: str | None = None
    value: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    how: str = "exact"
    marker: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    revision: str | None = None
    printed: str | None = None
    note: str | None = None

    @property
    def newness(self) -> tuple[bool, date, date]:
        """Give what the newest number has most of: a forecast is older than any count."""
        return self.marker != FORECAST, self.period.last, self.period.first


@dataclass(frozen=True, slots=True, kw_only=True)
class ForEach:
    """So much for each of another measure of the same dataset."""

    of: str
    price: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is counted, as a dataset's file says it. `counts` is people when small numbers could show who they are.

    It is residents for all who live in a place: open statistics publish them exactly. `topic` is a word such as waits.
    """

    name: str
    title: str
    definition: str
    unit: str
    counts: str | None = None
    topic: str | None = None
    polarity: str = "neither"
    numerator: str | None = None
    denominator: str | None = None
    method: str | None = None
    parts: tuple[str, ...] = ()
    each: ForEach | None = None
    percent_of_whole: bool = False
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset(Record):
    """Some measures with one source. `category` says what the rows of its table are."""

    measures: tuple[Measure, ...]
    category: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A measure with its numbers. `id` is DATASET.MEASURE: the name that prose and other records use.

    `observations` are sorted by period, zone and category, with a total last.
    """

    id: str
    dataset: str
    measure: Measure
    observations: tuple[Observation, ...]

    @property
    def latest(self) -> Observation | None:
        """Give the newest number of all categories together: for all the zones of its dataset, if there is one."""
        whole = [one for one in self.observations if one.category in (None, TOTAL)]
        return max(whole, key=lambda one: (one.zone is None, *one.newness), default=None)
