"""Write what the finder shows, sorts and measures by: cards in blocks, and a file for each column of facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from plugins.records.area import Place
from plugins.records.catalogue import Catalogue
from plugins.records.freshness import Freshness
from plugins.records.listing import Listing, Price
from plugins.records.wording import UNIT_ORDER, Card, make_card
from plugins.search.places import compact

# In this order on every card; the browser knows them by these names.
CARD = tuple(Card.__dataclass_fields__)
BLOCK = 5  # cards in a file: the first twenty results are seldom neighbours
EPOCH = date(2000, 1, 1)
GRID = 1_000  # parts of a degree: 111 metres north to south. A card needs no more to say “2.3 miles”.
PER_UNIT = 10_000_000  # pence; more than any price, so that prices sort by unit first
HALF_HOURS = 2


def column_files(listings: Sequence[Listing], catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Write the columns, in the listings' order, and their cards.

    points: [latitude, longitude] in thousandths of a degree of a place one goes to, else 0.
    reaches: [latitude, longitude, miles] of a service that comes so far, [] of one that comes to its districts, else 0.
    prices: pence, by unit first; -1 where not given. checked: days since 2000, 0 for never.
    """
    points = [_point(listing, catalogue) for listing in listings]
    reaches = [_reach(listing, catalogue) for listing in listings]
    yield "where.json", compact({"points": _table(points), "reaches": _table(reaches)})
    yield "prices.json", compact([_price(listing.prices, listing.pays) for listing in listings])
    yield "checked.json", compact([_days(listing) for listing in listings])
    for number, start in enumerate(range(0, len(listings), BLOCK)):
        block = listings[start : start + BLOCK]
        yield f"cards/{number}.json", compact([_card(make_card(listing, catalogue)) for listing in block])


def sinks(listing: Listing, catalogue: Catalogue) -> int:
    """Give 1 for a listing not checked lately, 2 for one closed for now, else 0: the order of all lists."""
    if not listing.is_open:
        return 2
    return int(catalogue.freshness(listing) is Freshness.SINKING)


def _card(card: Card) -> list[Any]:
    return [getattr(card, name) for name in CARD]


def _table(values: Sequence[Any]) -> list[Any]:
    """Write values that come back often: each once, in the order of its first use, then the place of each listing's."""
    places: dict[Any, int] = {}
    rows = [places.setdefault(tuple(one) if isinstance(one, list) else one, len(places)) for one in values]
    return [list(places), rows]


def _point(listing: Listing, catalogue: Catalogue) -> list[int] | int:
    """Give where people go: exactly only where the whole address may be shown, else the middle of the outcode."""
    if listing.area is not None:
        return 0
    where = listing.address
    if where is not None and where.show == "full":
        return _grid(catalogue.area.locate(where.postcode))
    if where is not None and where.show == "outcode":
        return _grid(catalogue.area.outcodes.get(where.outcode))
    return _grid(catalogue.area.outcodes.get(listing.outcode or ""))


def _reach(listing: Listing, catalogue: Catalogue) -> list[int] | int:
    if listing.area is None:
        return 0
    middle = _grid(catalogue.area.outcodes.get(listing.area.of or ""))
    return [*middle, listing.area.miles] if isinstance(middle, list) and listing.area.miles is not None else []


def _grid(place: Place | None) -> list[int] | int:
    return 0 if place is None else [round(place.latitude * GRID), round(place.longitude * GRID)]


def _price(prices: Sequence[Price], pays: Sequence[str]) -> int:
    if not prices:
        return 0 if pays == ("free",) else -1
    return min(_pence(price) for price in prices)


def _pence(price: Price) -> int:
    """Give pence with the unit in front; half an hour counts as an hour, and what is free comes first."""
    pence = round(price.amount * 100)
    if pence == 0:
        return 0
    if price.unit == "half-hour":
        return pence * HALF_HOURS
    return UNIT_ORDER.index(price.unit) * PER_UNIT + pence


def _days(listing: Listing) -> int:
    return 0 if listing.assured is None else (listing.assured.date - EPOCH).days
