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
