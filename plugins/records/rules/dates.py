"""Rules about dates, hours and ages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.records.entry import Entry, Surroundings
from plugins.records.problem import Problem
from plugins.records.yaml_source import FieldPath


def nothing_was_done_in_the_future(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """Something seen, checked or known was so today at the latest."""
    listing = entry.listing
    known: list[tuple[FieldPath, date]] = []
    known += [(("checks", index, "seen_on"), check.seen_on) for index, check in enumerate(listing.checks)]
    if listing.assured is not None:
        known.append((("assured", "date"), listing.assured.date))
    if listing.availability is not None:
        known.append((("availability", "as_of"), listing.availability.as_of))
    if listing.supported_since is not None:
        known.append((("supported_since",), listing.supported_since))
    for field, day in known:
        if day > around.today:
            message = f"{day.isoformat()} has not come yet (today is {around.today.isoformat()}). Check the date."
            yield entry.problem(field, message)


def expiry_follows_sight(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """A paper runs out after the day it was seen."""
    for index, check in enumerate(entry.listing.checks):
        if check.expires is not None and check.expires <= check.seen_on:
            message = f"It expires on {check.expires.isoformat()}, before it was seen. Check both dates."
            yield entry.problem(("checks", index, "expires"), message)


def check_is_in_date(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """A paper that has run out should be seen again."""
    for index, check in enumerate(entry.listing.checks):
        if check.expires is not None and check.seen_on < check.expires < around.today:
            remedy = "Ask to see the new one; the page says it is out of date."
            message = f"It ran out on {check.expires.isoformat()}. {remedy}"
            yield entry.problem(("checks", index, "expires"), message, fatal=False)


def hours_open_before_they_close(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """A day's hours open before they close."""
    for index, hours in enumerate(entry.listing.hours):
        if hours.opens >= hours.closes:
            message = f"It closes at {hours.closes}, before it opens at {hours.opens}. Use 24:00 for midnight."
            yield entry.problem(("hours", index, "closes"), message)


def ages_run_upwards(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """The youngest age, or the fewest hours, is not above the oldest, or the most."""
    for field, span in (("age", entry.listing.age), ("hours_sought", entry.listing.hours_sought)):
        if span is not None and span.from_ is not None and span.to is not None and span.from_ > span.to:
            yield entry.problem((field, "to"), f"It runs from {span.from_} to {span.to}. Swap the two numbers.")
