"""Say the market's values in words: numbers as exactly as they are known, dates, amounts and units."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from plugins.market.records.kinds import KINDS
from plugins.market.records.record import Given
from plugins.market.records.when import Period, When
from plugins.records.schema import Schema

HOW = {"exact": "", "about": "about ", "more-than": "more than ", "at-least": "at least ", "up-to": "up to "}
YEAR, TWO_YEARS = 12, 24  # months
SINGLE = {
    "people": "person",
    "staff": "member of staff",
    "hours-a-week": "hour a week",
    "hours-a-person": "hour a week for each person",
    "replies": "reply",
    "agencies": "agency",
    "admissions": "admission avoided",
    "posts": "full-time post",
    "units": "hospital unit",
}


def properties_of(kind: str) -> Schema:
    """Give the fields that a kind's schema knows, in its order."""
    fields: Schema = KINDS[kind].schema.schema["properties"]
    return fields


def units() -> dict[str, str]:
    """Give the title of each unit."""
    part = properties_of("dataset")["measures"]["items"]["properties"]["unit"]
    return {choice["const"]: choice["title"] for choice in part["oneOf"]}


def title_of(part: Schema, word: str) -> str:
    """Give the title of a word that a schema lists; of another, the word itself."""
    return next((str(choice["title"]) for choice in part.get("oneOf", ()) if choice["const"] == word), word)


def number(value: Decimal | int) -> str:
    """Write a number with its commas, and no noughts that say nothing."""
    written = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def amount(value: Decimal) -> str:
    """Write pounds: whole, or with both digits of the pence."""
    return f"£{value:,.2f}" if value != value.to_integral_value() else f"£{value:,.0f}"


def measured(value: Decimal, unit: str) -> str:
    """Write a number with its unit: 30 people, £14 an hour, 31%."""
    if unit == "percent":
        return f"{number(value)}%"
    name = units()[unit]
    if unit.startswith("pounds"):
        return f"{amount(value)}{name.removeprefix('pounds')}"
    if value == 1:
        name = SINGLE.get(unit, name.removesuffix("s"))
    return f"{number(value)} {name}"


def given(one: Given) -> str:
    """Say a number that a record gives: “about 30 people”, “7 to 9 homes by March 2014”."""
    if one.value is not None:
        text = measured(one.value, one.unit)
    elif one.from_ is not None and one.to is not None:
        text = _range(one.from_, one.to, one.unit)
    else:
        bound = one.from_ if one.from_ is not None else one.to
        text = "not known" if bound is None else measured(bound, one.unit)
    return f"{HOW[one.how]}{text}{f' by {one.by}' if one.by else ''}"


def _range(low: Decimal, high: Decimal, unit: str) -> str:
    if unit == "percent":
        return f"{number(low)}% to {number(high)}%"
    if unit.startswith("pounds"):
        return f"{amount(low)} to {measured(high, unit)}"
    return f"{number(low)} to {measured(high, unit)}"


def day(value: date) -> str:
    """Write a day: 9 September 2013."""
    return f"{value.day} {value:%B %Y}"


def plain(value: object) -> str:
    """Say any single value that is no name and no word of a list."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Given):
        return given(value)
    if isinstance(value, Decimal | int):
        return number(value)
    if isinstance(value, date):
        return day(value)
    return str(value)  # Money as it is recorded, When, Period, Percent and text


def lasting(months: int) -> str:
    """Say how long something lasts: 12 months, 4 years."""
    if months >= TWO_YEARS and months % YEAR == 0:
        return f"{months // YEAR} years"
    return f"{months:,} {'month' if months == 1 else 'months'}"


def days(count: int) -> str:
    """Say how late or early something is."""
    if count == 0:
        return "Did not move"
    size = abs(count)
    return f"{size:,} {'day' if size == 1 else 'days'} {'later' if count > 0 else 'earlier'} than first planned"


def span(when: When | Period | None) -> str:
    """Say a date, or nothing."""
    return "" if when is None else str(when)
