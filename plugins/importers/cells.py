"""What a cell of somebody else's table says: text, several values, a postcode, a date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

NOTHING = frozenset({"", "-", "--", "–", "—", "na", "n/a", "n.a.", "null", "none", "nan", "#n/a", "not available"})
BREAKS = frozenset("\t\r\n\v\f\x85\u2028\u2029")
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TIME = (
    r"(?:[ T,]*-?[ ]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?[ ]*(?:[AaPp][Mm])?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){TIME}")
NAMED = re.compile(rf"([0-9]{{1,2}})[-/ ]([A-Za-z]{{3,9}})[-/ ,]+([0-9]{{2}}|[0-9]{{4}}){TIME}")
SLASHED = re.compile(rf"([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{4}}){TIME}")
MONTHS_IN_A_YEAR = 12


def text_of(cell: str) -> str:
    """Give a cell's text on one line, without invisible characters; nothing for “-”, “NA” and their like."""
    if not cell.isprintable():
        cell = "".join(" " if character in BREAKS else character for character in cell)
        cell = "".join(character for character in cell if unicodedata.category(character)[0] != "C")
    text = " ".join(cell.split())
    return "" if text.lower() in NOTHING else text


def name_of(cell: str) -> str:
    """Give a name: a cell's text without quotes around the whole of it, or a comma left at its end."""
    text = text_of(cell)
    for opening, closing in ('""', "''", "“”", "‘’"):
        if len(text) > 1 and text[0] == opening and text[-1] == closing and opening not in text[1:-1]:
            text = text[1:-1].strip()
    return text_of(text.rstrip(" ,;"))


def separator_of(cells: Iterable[str]) -> str:
    """Tell what parts the several values of a column's cells: `|` where any cell has one, else a comma."""
    return "|" if any("|" in cell for cell in cells) else ","


def values_of(cell: str, separator: str) -> tuple[str, ...]:
    """Give the values of a cell, each once, in the order of the alphabet."""
    return tuple(sorted({text for part in cell.split(separator) if (text := text_of(part))}))


def postcode_of(cell: str) -> str | None:
    """Give a postcode in capitals with one space, or None when it is not one."""
    found = POSTCODE.fullmatch(re.sub(r"[\s.\-]+", "", text_of(cell)).upper())
    return None if found is None else f"{found[1]} {found[2]}"


def month_is_first(cells: Iterable[str], *, usually: bool) -> bool | None:
    """Tell whether the dates of a column such as 05/06/2026 start with the month.

    A column says so itself when some date could be read in one way only; `usually` where none could. None when
    its dates contradict each other, so that only the unmistakable can be trusted.
    """
    first = second = False
    for cell in cells:
        found = SLASHED.fullmatch(text_of(cell))
        if found is not None:
            first |= int(found[1]) > MONTHS_IN_A_YEAR
            second |= int(found[2]) > MONTHS_IN_A_YEAR
    return None if first and second else second if first or second else usually


def date_of(cell: str, *, month_first: bool | None) -> date | None:
    """Give the day a cell names, or None when it names none.

    Forms seen at CQC: 19/May/2022 - 00:00, 05/29/2026, 20/11/2019, 6/26/2025 12:00:00 AM, 20-Dec-13,
    2026-05-29 and 2026-05-29T00:00:00Z. Where `month_first` is None, a day that could be read two ways is none.
    """
    text = text_of(cell)
    if found := ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (found := NAMED.fullmatch(text)) and found[2][:3].lower() in MONTHS:
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)  # noqa: PLR2004  CQC began in 2009
        return _day(year, MONTHS.index(found[2][:3].lower()) + 1, int(found[1]))
    if found := SLASHED.fullmatch(text):
        one, two, year = int(found[1]), int(found[2]), int(found[3])
        if one > MONTHS_IN_A_YEAR or two > MONTHS_IN_A_YEAR or one == two:
            month_first = two > MONTHS_IN_A_YEAR
        if month_first is not None:
            return _day(year, one, two) if month_first else _day(year, two, one)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
