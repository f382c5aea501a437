"""Contracts, frameworks and partnerships: what is bought, from whom, for how much, how long and on which terms."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plugins.market.records.money import Money
from plugins.market.records.percent import Percent
from plugins.market.records.record import Given, Party, Record, Saving
from plugins.market.records.when import Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A body that buys together with others."""

    organisation: str
    role: str | None = None
    share: Percent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier(Party):
    """Who gives the service, and which lots it holds."""

    lots: tuple[str, ...] = ()
    since: When | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of what is bought; `cover` says whether it is in the contract, bought separately, or not bought."""

    name: str
    title: str
    what: str | None = None
    cover: str = "included"
    contract: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of help and its average hours, when known."""

    title: str
    hours: Decimal | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A part that can be won by itself."""

    name: str
    title: str
    zones: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    most_suppliers: int | None = None
    ranked: bool = False
    cqc_required: bool = False
    cap: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Party):
    """Who won a lot, and at which price."""

    lot: str
    bid: Money | None = None
    date: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a contract is worth: in all, or a year. `printed` is what the source prints when that cannot be right."""

    total: Money | None = None
    annual: Money | None = None
    years: int | None = None
    cap: Money | None = None
    bid: Money | None = None
    saving: Money | None = None
    baseline: Money | None = None
    baseline_period: Period | None = None
    cap_below_baseline: Money | None = None
    how: str = "exact"
    printed: str | None = None
    why: str | None = None

    @property
    def in_all(self) -> Money | None:
        """Give the total, or what the years make it; None when it is not known."""
        if self.total is not None or self.annual is None or self.years is None:
            return self.total
        return self.annual * self.years


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A price for a zone, a need or a time."""

    title: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPrice:
    """What is paid for a unit (an hour, a week): its cap, or the lowest and highest in use."""

    unit: str
    cap: Money | None = None
    lowest: Money | None = None
    highest: Money | None = None
    fixed: bool = False
    bands: tuple[Band, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A longer term that may be taken, or was."""

    months: int | None = None
    until: When | None = None
    taken: bool = False
    decided: When | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What is paid for, what was paid for before, and who bears the cost of an empty place."""

    by: tuple[str, ...]
    replaces: tuple[str, ...] = ()
    empty_places: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Virement:
    """Money that may move inside a contract, and who must agree."""

    between: str
    agreed_by: str
    when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffTransfer:
    """What becomes of staff and their pensions."""

    tupe: bool = False
    pensions: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A result that is asked for."""

    title: str
    target: Given | None = None
    by: Period | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened to a contract: its history makes the framework's biography."""

    when: Period
    happened: str
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollout:
    """When a service starts in some zones."""

    zones: tuple[str, ...]
    starts: Period
    planned: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Record):
    """A contract, a framework or a partnership (`kind`). `not_held` names what is asked for and not known."""

    kind: str
    type: str | None = None
    reference: str | None = None
    ocid: str | None = None
    buyers: tuple[str, ...] = ()
    partners: tuple[Partner, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    supplier_count: Given | None = None
    suppliers_before: Given | None = None
    most_suppliers: int | None = None
    bidders: Given | None = None
    contracts_before: Given | None = None
    components: tuple[Component, ...] = ()
    levels: tuple[Level, ...] = ()
    lots: tuple[Lot, ...] = ()
    awards: tuple[Award, ...] = ()
    value: Value | None = None
    savings: tuple[Saving, ...] = ()
    price: UnitPrice | None = None
    start: When | None = None
    end: When | None = None
    term_months: int | None = None
    extensions: tuple[Extension, ...] = ()
    review_date: When | None = None
    route: str | None = None
    sme: bool | None = None
    vcse: bool | None = None
    payment: Payment | None = None
    virement: Virement | None = None
    staff_transfer: StaffTransfer | None = None
    outcomes: tuple[Outcome, ...] = ()
    history: tuple[Happening, ...] = ()
    rollout: tuple[Rollout, ...] = ()
    response_time: str | None = None
    time_limit: str | None = None
    replaces: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()

    @property
    def last_end(self) -> When | None:
        """Give the end with the extensions that were made."""
        made = [one.until for one in self.extensions if one.taken and one.until is not None]
        return max([*([self.end] if self.end else []), *made], key=lambda when: when.last, default=None)

    @property
    def value_with_extensions(self) -> Money | None:
        """Give what it is worth if every extension is taken; None when that cannot be worked out."""
        months = sum(one.months or 0 for one in self.extensions)
        if self.value is None or self.value.annual is None or self.value.years is None or months % 12:
            return None
        return self.value.annual * (self.value.years + months // 12)
