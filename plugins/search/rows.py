"""What each listing gives to the finder, remembered from build to build: of ten thousand, a day changes few."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from plugins.languages.speaking import spoken
from plugins.records.area import Place
from plugins.records.catalogue import Catalogue
from plugins.records.facets import Group, groups
from plugins.records.freshness import Freshness
from plugins.records.listing import Listing, Price
from plugins.records.wording import UNIT_ORDER, Card, make_card
from plugins.search.documents import Document, make_document
from plugins.whole import read_whole, write_whole

# In this order on every card; the browser knows them by these names.
CARD = tuple(Card.__dataclass_fields__)
EPOCH = date(2000, 1, 1)
GRID = 1_000  # parts of a degree: 111 metres north to south. A card needs no more to say “2.3 miles”.
PER_UNIT = 10_000_000  # pence; more than any price, so that prices sort by unit first
HALF_HOURS = 2


class Row(NamedTuple):
    """The words that find a listing, its card, its words of each group, and its columns: see columns.py."""

    document: tuple[tuple[str, ...], ...]
    card: tuple[Any, ...]
    words: tuple[tuple[str, ...], ...]
    point: tuple[int, ...]
    reach: tuple[int, ...] | None
    price: int
    checked: int


def make_rows(
    listings: Sequence[Listing],
    catalogue: Catalogue,
    cards: Mapping[str, Card] | None = None,
    memory: Path | None = None,
) -> list[Row]:
    """Give the row of each listing. `cards`, by slug, are those already worked out; `memory` is a folder."""
    file = None if memory is None or not catalogue.mark else memory / f"{_code()}-{catalogue.mark}.marshal"
    known = {} if file is None else _recall(file)
    used, names = groups(catalogue), catalogue.area.district_names
    found, rows = {}, []
    for listing in listings:
        key = f"{catalogue.digests[listing.slug]} {listing.districts} {catalogue.freshness(listing)}"
        last = known.get(listing.slug)
        if last is None or last[0] != key:
            card = (cards or {}).get(listing.slug) or make_card(listing, catalogue)
            last = key, tuple(_row(listing, card, catalogue, used, names))
        found[listing.slug] = last
        rows.append(Row(*last[1]))
    if file is not None and found != known:
        _remember(file, found)
    return rows


def _row(listing: Listing, card: Card, catalogue: Catalogue, used: Sequence[Group], names: dict[str, str]) -> Row:
    return Row(
        document=tuple(make_document(listing, names)),
        card=tuple([getattr(card, name) for name in CARD]),
        words=tuple([tuple(group.values(listing)) for group in used]),
        point=_point(listing, catalogue),
        reach=_reach(listing, catalogue),
        price=_price(listing.prices, listing.pays),
        checked=_days(listing),
    )


def sinks(listing: Listing, catalogue: Catalogue) -> int:
    """Give 1 for a listing not checked lately, 2 for one closed for now, else 0: the order of all lists."""
    if not listing.is_open:
        return 2
    return int(catalogue.freshness(listing) is Freshness.SINKING)


def documents_of(rows: Sequence[Row]) -> list[Document]:
    """Give what can be searched of each listing."""
    return [Document(*row.document) for row in rows]


def _point(listing: Listing, catalogue: Catalogue) -> tuple[int, ...]:
    """Give where people go: exactly only where the whole address may be shown, else the middle of the outcode."""
    if listing.area is not None:
        return ()
    where = listing.address
    if where is not None and where.show == "full":
        return grid_point(catalogue.area.locate(where.postcode))
    if where is not None and where.show == "outcode":
        return grid_point(catalogue.area.outcodes.get(where.outcode))
    return grid_point(catalogue.area.outcodes.get(listing.outcode or ""))


def _reach(listing: Listing, catalogue: Catalogue) -> tuple[int, ...] | None:
    """Give how far it comes and from where; nothing of one that comes to its districts, None of one that stays."""
    if listing.area is None:
        return None
    middle = grid_point(catalogue.area.outcodes.get(listing.area.of or ""))
    return (*middle, listing.area.miles) if middle and listing.area.miles is not None else ()


def grid_point(place: Place | None) -> tuple[int, ...]:
    """Give a place in parts of a degree; nothing for none."""
    return () if place is None else (round(place.latitude * GRID), round(place.longitude * GRID))


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


def _code() -> str:
    """Name the code that makes a row, and the language it is said in."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    said = spoken().digest.encode()
    return hashlib.blake2b(said + b"".join(file.read_bytes() for file in files), digest_size=4).hexdigest()


def _recall(file: Path) -> dict[str, Any]:
    """Read what an earlier build remembered; nothing when it is not there or not whole."""
    raw = read_whole(file)
    if not raw:
        return {}
    try:
        known: dict[str, Any] = marshal.loads(raw)  # noqa: S302  our own file, whole
    except (EOFError, TypeError, ValueError):  # another Python wrote it
        return {}
    return known


def _remember(file: Path, found: Mapping[str, Any]) -> None:
    for old in file.parent.glob("*.marshal"):
        if old != file:
            old.unlink(missing_ok=True)
    write_whole(file, marshal.dumps(dict(found)))
