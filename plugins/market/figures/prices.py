"""Figures of the directory's prices by the hour, and how they stand beside what the council pays."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from decimal import Decimal

from plugins.market.disclosure.profile import DEFAULT
from plugins.market.figures.figure import Figure
from plugins.market.figures.saying import number, said
from plugins.market.figures.supply import Supply, provider_of
from plugins.market.records.percent import rounded
from plugins.records.listing import Listing
from plugins.records.schema import vocabularies

HOURS = {"hour": 1, "half-hour": 2}  # how many of a unit make an hour


def price_figures(supply: Supply) -> Iterator[Figure]:
    """Give what an hour costs for each kind of support: three providers or nothing."""
    for word, title in vocabularies()["support"].items():
        priced = [(one, price) for one in supply.by_support[word] if (price := _hourly(one)) is not None]
        if len({provider_of(one) for one, _ in priced}) >= DEFAULT.providers:
            yield from _prices_of(supply, word, title, sorted(price for _, price in priced))


def _prices_of(supply: Supply, word: str, title: str, prices: Sequence[Decimal]) -> Iterator[Figure]:
    name, unit = f"hourly-price.{word}", "pounds-an-hour"
    about = f"The lowest price by the hour of each service that gives “{title}” and says its price."
    of = said(Decimal(len(prices)), "listings")
    ends = {"lowest": prices[0], "highest": prices[-1], "working": (f"From the prices of {of}.",)}
    yield supply.figure(name, f"{title}: lowest to highest hourly price", None, unit, about, **ends)
    yield supply.figure(
        f"{name}.median",
        f"{title}: the hourly price in the middle",
        rounded(statistics.median(prices), 2),
        unit,
        f"{about} Half of them ask no more than this.",
        working=(f"The prices of {of}, in order: the middle one, or halfway between the two in the middle.",),
        page=f"directory.{name}",
    )
    for limit, (limit_title, amount) in _limits(supply, word).items():
        within, rate = sum(price <= amount for price in prices), f"{number(amount, 'pounds')} an hour"
        yield supply.figure(
            f"{name}.{limit}",
            f"{title}: services that ask no more than {limit_title}",
            within,
            "listings",
            f"{about} Compared with {limit_title}, {rate}.",
            working=(f"{within} of {len(prices)} ask {rate} or less.",),
            denominator=f"The {len(prices)} that say a price by the hour.",
            page=f"directory.{name}",
        )


def _hourly(listing: Listing) -> Decimal | None:
    amounts = [price.amount * HOURS[price.unit] for price in listing.prices if price.unit in HOURS]
    return min(amounts, default=None)


def _limits(supply: Supply, word: str) -> dict[str, tuple[str, Decimal]]:
    """Give what prices are compared with: the direct-payment rate, and the caps of contracts for the same support."""
    found: dict[str, tuple[str, Decimal]] = {}
    if supply.rate is not None:
        found["within-direct-payment"] = "the council's direct-payment rate", supply.rate
    for contract in supply.market.contracts.values():
        price = contract.price
        if price is not None and price.cap is not None and price.unit == "pounds-an-hour" and word in contract.support:
            found[f"within-cap-{contract.id}"] = f"the cap of “{contract.title}”", price.cap.pounds
    return found
