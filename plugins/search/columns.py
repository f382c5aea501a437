"""Write what the finder shows, sorts and measures by: cards in blocks, and a file for each column of facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.search.places import compact
from plugins.search.rows import Row

BLOCK = 5  # cards in a file: the first twenty results are seldom neighbours


def column_files(rows: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    """Write the columns, in the listings' order, and their cards.

    points: [latitude, longitude] in thousandths of a degree of a place one goes to, else 0.
    reaches: [latitude, longitude, miles] of a service that comes so far, [] of one that comes to its districts, else 0.
    prices: pence, by unit first; -1 where not given. checked: days since 2000, 0 for never.
    """
    points = [row.point or 0 for row in rows]
    reaches = [0 if row.reach is None else row.reach for row in rows]
    yield "where.json", compact({"points": _table(points), "reaches": _table(reaches)})
    yield "prices.json", compact([row.price for row in rows])
    yield "checked.json", compact([row.checked for row in rows])
    for number, start in enumerate(range(0, len(rows), BLOCK)):
        yield f"cards/{number}.json", compact([row.card for row in rows[start : start + BLOCK]])


def _table(values: Sequence[Any]) -> list[Any]:
    """Write values that come back often: each once, in the order of its first use, then the place of each listing's."""
    places: dict[Any, int] = {}
    rows = [places.setdefault(one, len(places)) for one in values]
    return [list(places), rows]
