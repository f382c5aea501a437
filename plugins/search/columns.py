"""Write what the finder shows, sorts and measures by: cards in blocks, and a file for each column of facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.search.places import compact
from plugins.search.rows import Row

BLOCK = 5  # cards in a file: the first twenty results are seldom neighbours


def column_files(rows: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    """Write the columns, in the listings' order, and their cards.

    prices: pence, by unit first; -1 where not given. checked: days since 2000, 0 for never.
    """
    yield "prices.json", compact([row.price for row in rows])
    yield "checked.json", compact([row.checked for row in rows])
    for number, start in enumerate(range(0, len(rows), BLOCK)):
        yield f"cards/{number}.json", compact([row.card for row in rows[start : start + BLOCK]])
