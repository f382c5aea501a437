"""Write numbers, amounts and times as people write them, the same everywhere; and read them back."""

from __future__ import annotations

import re
from decimal import Decimal

from plugins.market.records.percent import places, rounded
from plugins.market.records.when import Period, When

MILLION = 1_000_000
DIGITS_OF_MILLIONS = 4  # £15.24 million is easier than £15,240,000; £21,212,000 would lose something
MINUS = "\N{MINUS SIGN}"
HOW = {"exact": "", "about": "about ", "more-than": "more than ", "at-least": "at least ", "up-to": "up to "}
# What stands after a number, when it is one and when it is another.
UNITS = {
    "people": ("person", "people"),
    "carers": ("carer", "carers"),
    "staff": ("member of staff", "members of staff"),
    "providers": ("provider", "providers"),
    "agencies": ("agency", "agencies"),
    "micro-providers": ("micro-provider", "micro-providers"),
    "assistants": ("personal assistant", "personal assistants"),
    "listings": ("service", "services"),
    "listings-a-thousand": ("service per 1,000", "services per 1,000"),
    "beds-a-thousand": ("bed per 1,000", "beds per 1,000"),
    "micro-providers-a-thousand": ("micro-provider per 1,000", "micro-providers per 1,000"),
    "districts": ("district", "districts"),
    "zones": ("zone", "zones"),
    "beds": ("bed", "beds"),
    "homes": ("home", "homes"),
    "schemes": ("scheme", "schemes"),
    "places": ("place", "places"),
    "units": ("hospital unit", "hospital units"),
    "hours": ("hour", "hours"),
    "hours-a-week": ("hour a week", "hours a week"),
    "hours-a-person": ("hour a week for each person", "hours a week for each person"),
    "referrals": ("referral", "referrals"),
    "admissions": ("admission", "admissions"),
    "contracts": ("contract", "contracts"),
    "events": ("event", "events"),
    "interviews": ("interview", "interviews"),
    "replies": ("reply", "replies"),
    "visits": ("visit", "visits"),
    "days": ("day", "days"),
    "working-days": ("working day", "working days"),
    "months": ("month", "months"),
    "years": ("year", "years"),
    "posts": ("full-time post", "full-time posts"),
    "hhi": ("point", "points"),
    "effective-providers": ("provider of equal size", "providers of equal size"),
    "sites": ("site", "sites"),
    "pounds": ("", ""),
    "pounds-an-hour": ("an hour", "an hour"),
    "pounds-a-week": ("a week", "a week"),
    "pounds-a-year": ("a year", "a year"),
    "pounds-an-admission": ("an admission", "an admission"),
    "percent": ("", ""),
}
NUMBER = re.compile(rf"({MINUS}?)£?([0-9]{{1,3}}(?:,[0-9]{{3}})*|[0-9]+)((?:\.[0-9]+)?)( million)?%?")


def in_full(value: Decimal, unit: str) -> str:
    """Write a number in all its digits: a sum is easier to follow without millions in words."""
    sign = MINUS if value < 0 else ""
    return f"{sign}{'£' if is_money(unit) else ''}{_trimmed(abs(value))}"


def is_money(unit: str) -> bool:
    """Tell whether a unit is pounds, of whatever."""
    return unit.startswith("pounds")


def number(value: Decimal, unit: str) -> str:
    """Write one number with its sign: “21,364”, “£15.24 million”, “£13.72”, “12.2%”."""
    sign = MINUS if value < 0 else ""
    size = abs(value)
    if is_money(unit):
        return f"{sign}£{_pounds(size)}"
    return f"{sign}{_trimmed(size)}{'%' if unit == 'percent' else ''}"


def said(value: Decimal, unit: str, how: str = "exact") -> str:
    """Write a number with its unit and how exact it is: “about 2,750 people”, “more than 60%”."""
    one, many = unit_words(unit)
    after = one if abs(value) == 1 else many
    return f"{HOW[how]}{number(value, unit)}{' ' + after if after else ''}"


def said_range(lowest: Decimal, highest: Decimal, unit: str, how: str = "exact") -> str:
    """Write from where to where a number may lie: “£12.98 to £16.21 an hour”."""
    if lowest == highest:
        return said(lowest, unit, how)
    after = unit_words(unit)[1]
    low = number(lowest, unit)
    if unit == "percent":
        low = low.removesuffix("%")
    return f"{HOW[how]}{low} to {number(highest, unit)}{' ' + after if after else ''}"


def unit_words(unit: str) -> tuple[str, str]:
    """Give what stands after one of a unit, and after many."""
    return UNITS.get(unit, (unit.replace("-", " "),) * 2)


def read_number(text: str) -> Decimal:
    """Read what `number` writes. Raises ValueError."""
    found = NUMBER.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is not a number as we write them.")
    value = Decimal(found[2].replace(",", "") + found[3]) * (MILLION if found[4] else 1)
    return -value if found[1] else value


def when_text(period: Period) -> str:
    """Say a time by itself: “31 March 2014”, “July to September 2011”, “2011/12”."""
    start, end = period.start, period.end
    if start == end:
        return str(start)
    if start.kind == end.kind == "month" and start.first.year == end.first.year:
        return f"{start.first:%B} to {end}"
    if start.kind == end.kind == "day" and start.first.year == end.first.year:
        return f"{start.first.day} {start.first:%B} to {end}"
    return f"{start} to {end}"


def as_at_text(period: Period) -> str:
    """Say a time beside a figure: “at 31 March 2014”, “March 2012”, “2011/12”, “July to September 2011”."""
    is_day = period.start == period.end and period.start.kind == "day"
    return f"at {when_text(period)}" if is_day else when_text(period)


def period_word(period: Period) -> str:
    """Give a time as a part of a figure's name: “2011-12” is a month, “year-2011-12” a financial year."""
    words = dict.fromkeys((_when_word(period.start), _when_word(period.end)))
    return "-to-".join(words)


def _when_word(when: When) -> str:
    return f"year-{when.text.replace('/', '-')}" if when.kind == "financial-year" else when.text


def _pounds(size: Decimal) -> str:
    if size != size.to_integral_value():
        return f"{rounded(size, 2):,}"
    whole = int(size)
    if whole >= MILLION and len(str(whole).rstrip("0")) <= DIGITS_OF_MILLIONS + max(0, len(str(whole)) - 9):
        return f"{_trimmed(Decimal(whole) / MILLION)} million"
    return f"{whole:,}"


def _trimmed(size: Decimal) -> str:
    """Write a number with a comma before every three digits, and no nought that says nothing."""
    if places(size):
        size = size.normalize()
    return f"{size:,f}"
