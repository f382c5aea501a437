"""Days, months, years and financial years, as exactly as they are known, and spans of them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from plugins.records.problem import shorten

DAY = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})")
MONTH = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})")
YEAR = re.compile(r"((?:19|20)[0-9]{2})")
FINANCIAL = re.compile(r"((?:19|20)[0-9]{2})/([0-9]{2})")
SHORT_FINANCIAL = re.compile(r"([0-9]{2})/([0-9]{2})")
LIKE = "Write a day as 2013-09-09, a month as 2013-09, a year as 2013 or a financial year as 2013/14."
APRIL, MARCH = 4, 3


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month, a year or a financial year (April to March): its text, its first and its last day.

    `kind` is day, month, year or financial-year.
    """

    text: str
    kind: str = field(compare=False)
    first: date
    last: date

    @classmethod
    def read(cls, text: str) -> When:
        """Read 2013-09-09, 2013-09, 2013 or 2013/14. Raises ValueError, which says how to put it right."""
        try:
            found = next(_readings(text), None)
        except ValueError:
            found = None
        if found is None:
            raise ValueError(f"{shorten(text)} is not a date we can read. {_remedy(text)}")
        return cls(text, *found)

    def __str__(self) -> str:
        if self.kind == "day":
            return f"{self.first.day} {self.first:%B %Y}"
        return f"{self.first:%B %Y}" if self.kind == "month" else self.text


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time: from the first day of one date to the last of another, which may be the same."""

    start: When
    end: When

    @classmethod
    def read(cls, text: str) -> Period:
        """Read what When reads, or two of them with “ to ” between. Raises ValueError."""
        before, joined, after = text.partition(" to ")
        period = cls(When.read(before), When.read(after if joined else before))
        if period.first > period.last:
            raise ValueError(f"{shorten(text)} ends before it starts. Swap the two dates.")
        return period

    @property
    def first(self) -> date:
        """Give its first day."""
        return self.start.first

    @property
    def last(self) -> date:
        """Give its last day."""
        return self.end.last

    @property
    def text(self) -> str:
        """Give it as it is written in a record."""
        return self.start.text if self.start == self.end else f"{self.start.text} to {self.end.text}"

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start} to {self.end}"


def _readings(text: str) -> Iterator[tuple[str, date, date]]:
    """Give the kind, first and last day. Raises ValueError for a day or month that there is not."""
    if found := DAY.fullmatch(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        yield "day", day, day
    elif found := MONTH.fullmatch(text):
        first = date(int(found[1]), int(found[2]), 1)
        yield "month", first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    elif found := YEAR.fullmatch(text):
        yield "year", date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    elif (found := FINANCIAL.fullmatch(text)) and int(found[2]) == (int(found[1]) + 1) % 100:
        year = int(found[1])
        yield "financial-year", date(year, APRIL, 1), date(year + 1, MARCH, 31)


def _remedy(text: str) -> str:
    """Say what may be meant by a financial year that is written in another way, or is none."""
    if found := FINANCIAL.fullmatch(text.replace("-", "/")):
        year = int(found[1])
        if int(found[2]) == (year + 1) % 100:
            return f"Write the financial year as {year}/{found[2]}."
        return f"A financial year ends in the year after it starts, like {year}/{(year + 1) % 100:02}."
    if found := SHORT_FINANCIAL.fullmatch(text):
        start, end = int(found[1]), int(found[2])
        if end == (start + 1) % 100:
            return f"Write all four digits of its first year: 20{start:02}/{end:02}."
        return (
            "It is not one year: a financial year ends in the year after it starts, "
            f"like 20{start:02}/{(start + 1) % 100:02}. Look at what the source means."
        )
    return LIKE
