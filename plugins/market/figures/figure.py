"""A figure: one number that may be shown, with all that must be known to believe it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plugins.market.figures import saying
from plugins.market.records.indicator import BESIDE, INSTEAD
from plugins.market.records.when import Period

COUNTY = "the whole area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Where a figure comes from: a document by its name and title, where in it, and its licence in words."""

    document: str
    title: str
    licence: str
    where: str | None = None
    url: str | None = None

    def __str__(self) -> str:
        return self.title if self.where is None else f"{self.title}, {self.where}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as it may be shown, or a `marker` in its place: what has been hidden is nowhere in it.

    `page` is the figure on whose page it stands: its own name, or that of the figure it is a part of. `counts` is
    people when it counts people: then its number has been through `shown`. `working` are sentences, a step each.
    """

    name: str
    title: str
    unit: str
    value: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    how: str = "exact"
    marker: str | None = None
    period: Period | None = None
    place: str | None = None
    category: str | None = None
    definition: str = ""
    numerator: str | None = None
    denominator: str | None = None
    working: tuple[str, ...] = ()
    sources: tuple[Cited, ...] = ()
    method: str | None = None
    revisions: tuple[str, ...] = ()
    counts: str | None = None
    note: str | None = None
    page: str = ""

    @property
    def text(self) -> str:
        """Give what prose shows: “about 2,750 people”, “£12.98 to £16.21 an hour”, “not held”, “[c]”."""
        if self.value is not None:
            return saying.said(self.value, self.unit, self.how)
        if self.lowest is not None and self.highest is not None:
            return saying.said_range(self.lowest, self.highest, self.unit, self.how)
        return "not held" if self.marker in (None, "x") else f"[{self.marker}]"

    @property
    def bare(self) -> str:
        """Give its number without its unit: “about 2,750”."""
        if self.value is not None:
            return saying.HOW[self.how] + saying.number(self.value, self.unit)
        return self.text.removesuffix(f" {saying.unit_words(self.unit)[1]}")

    @property
    def as_at(self) -> str:
        """Give the time it was true, as it stands beside it; empty when it has none."""
        return "" if self.period is None else saying.as_at_text(self.period)

    @property
    def dated(self) -> str:
        """Give its text with its time: “about 2,750 people (at 9 September 2013)”."""
        return f"{self.text} ({self.as_at})" if self.as_at else self.text

    @property
    def meaning(self) -> str:
        """Give what its marker means; empty without one."""
        return (INSTEAD | BESIDE).get(self.marker or "", "")

    @property
    def has_number(self) -> bool:
        """Tell whether it shows a number."""
        return self.value is not None or self.lowest is not None

    @property
    def on_page(self) -> str:
        """Give the name of the figure whose page it stands on."""
        return self.page or self.name

    @property
    def path(self) -> str:
        """Give where it is explained: a page, or a row of one."""
        home = f"/market/figures/{self.on_page}/"
        return home if self.on_page == self.name else f"{home}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """Give the name of its row on the page it shares."""
        return self.name.removeprefix(f"{self.on_page}.")
