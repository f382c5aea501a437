"""Pounds, read from text exactly: never rounded, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from plugins.records.problem import shorten

MOST = Decimal(10) ** 12  # a sum so large is a slip of the pen
WHOLE = re.compile(r"£?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]{2})?")
SHORT = re.compile(r"£?([0-9]+(?:\.[0-9]+)?) ?(k|m|bn|thousand|million|billion)\.?", re.IGNORECASE)
TIMES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
THREE_AFTER_POINT = re.compile(r"£?([0-9,]+)\.([0-9]{3})")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in pounds, with pence or without, as it was written."""

    pounds: Decimal

    @classmethod
    def read(cls, text: str) -> Money:
        """Read an amount such as £5,360,123 or 14.50. Raises ValueError, which says how to put it right."""
        found = WHOLE.fullmatch(text)
        if found is None:
            raise ValueError(f"{shorten(text)} is not an amount of money we can read. {_remedy(text)}")
        pounds = Decimal(found[1].replace(",", "") + (found[2] or ""))
        if pounds >= MOST:
            raise ValueError(f"{shorten(text)} is more than any council spends. Check the noughts.")
        return cls(pounds)

    def __str__(self) -> str:
        return f"£{self.pounds:,}"

    def __add__(self, other: Money) -> Money:
        """Add two amounts."""
        return Money(self.pounds + other.pounds)

    def __sub__(self, other: Money) -> Money:
        """Take one amount from another."""
        return Money(self.pounds - other.pounds)

    def __mul__(self, times: int) -> Money:
        """Take an amount some times."""
        return Money(self.pounds * times)


def total(amounts: tuple[Money, ...]) -> Money:
    """Add amounts up."""
    return Money(sum((amount.pounds for amount in amounts), Decimal(0)))


def _remedy(text: str) -> str:
    short = SHORT.fullmatch(text)
    if short is not None:
        pounds = Decimal(short[1]).scaleb(TIMES[short[2].lower()])
        if pounds == pounds.to_integral_value() and pounds < MOST:
            return f"Write it out in full: £{int(pounds):,}."
    slip = THREE_AFTER_POINT.fullmatch(text)
    if slip is not None:
        before = slip[1].replace(",", "")
        return (
            f"It has three digits after the point. Write £{int(before + slip[2]):,} if the point should be a comma, "
            f"or £{int(before):,}.{slip[2][:2]} if it is pounds and pence. If the source prints it so, "
            "write what is meant and add “printed:” and “why:”."
        )
    digits = re.sub(r"[£, ]", "", text)
    if re.fullmatch(r"[0-9]{1,12}", digits):
        return f"A comma stands before every three digits: £{int(digits):,}."
    return "Write pounds in full, like £1,500,000 or 14.50."
