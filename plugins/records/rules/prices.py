"""Rules about prices."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plugins.records.entry import Entry, Surroundings
from plugins.records.problem import Problem
from plugins.records.schema import vocabularies

# Pounds for each unit outside which a price is more likely a slip than a price: a £900 hour is a question.
SANE = {
    "hour": (8, 80), "half-hour": (5, 45), "visit": (5, 90), "session": (2, 200), "day": (5, 450),
    "night": (30, 450), "week": (20, 4000), "one-off": (0, 20000),
}  # fmt: skip

BY_TIME = ("hour", "half-hour")


def price_is_sane(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """A price is within what its unit usually costs; outside it is a question, not an error."""
    for index, price in enumerate(entry.listing.prices):
        low, high = SANE[price.unit]
        for field, amount in (("amount", price.amount), ("to", price.to)):
            if amount and not Decimal(low) <= amount <= Decimal(high):
                each = vocabularies()["price_unit"][price.unit]
                message = f"£{amount:,.2f} {each} is unusual. Check the amount and the unit."
                yield entry.problem(("prices", index, field), message, fatal=False)


def range_runs_upwards(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """The highest price of a range is above the lowest."""
    for index, price in enumerate(entry.listing.prices):
        if price.to is not None and price.to <= price.amount:
            message = f"The highest, £{price.to:,.2f}, is not above the lowest, £{price.amount:,.2f}."
            yield entry.problem(("prices", index, "to"), f"{message} Swap them, or remove “to:”.")


def shortest_call_is_of_a_price_by_time(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Only a price by the hour or half-hour has a shortest call in minutes."""
    for index, price in enumerate(entry.listing.prices):
        if price.minimum_minutes is not None and price.unit not in BY_TIME:
            each = vocabularies()["price_unit"][price.unit]
            message = f"A price {each} has no shortest call. Remove “minimum_minutes:”, or write “minimum:” in words."
            yield entry.problem(("prices", index, "minimum_minutes"), message)


def shortest_call_can_be_counted(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """A price by time that names the least you can book gives it in minutes too, so that sums are right."""
    for index, price in enumerate(entry.listing.prices):
        if price.unit in BY_TIME and price.minimum is not None and price.minimum_minutes is None:
            message = f"Sums cannot read “{price.minimum}”. Add “minimum_minutes:” with the shortest call, like 60."
            yield entry.problem(("prices", index, "minimum"), message, fatal=False)
