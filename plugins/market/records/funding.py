"""Money that comes from somewhere for something, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plugins.market.records.money import Money, total
from plugins.market.records.record import Record
from plugins.market.records.when import Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingLine:
    """One amount and what it pays for."""

    name: str
    title: str
    amount: Money
    what: str | None = None
    period: Period | None = None
    until: When | None = None
    posts: Decimal | None = None
    months: int | None = None
    listing: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Record):
    """Some lines of money. `total` is what the source prints, when it does; `in_all` is what the lines make."""

    kind: str
    from_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    period: Period | None = None
    total: Money | None = None
    printed: str | None = None
    why: str | None = None
    lines: tuple[FundingLine, ...] = ()

    @property
    def in_all(self) -> Money | None:
        """Give what the lines make together; the total where there are none."""
        return total(tuple(line.amount for line in self.lines)) if self.lines else self.total
