"""Be the reader who tries to work out a hidden count, and say what he finds.

He knows all that is published, with the counts each rounded number can stand for; what earlier editions showed; how the
cells add up; that people are counted in whole numbers; and every rule here. He is even told which hidden counts are
small and which are hidden only to protect them, so that protecting a table from him protects it from anyone who
knows less. For each value that a hidden count could have he needs a whole table, published exactly like ours, in which
it has that value: such tables are searched exactly, and a value counts as possible only when its table was found. Where
the search gives up, the value counts as impossible: the mistake is then to hide too much.

What is not proved: that nobody knows a count from elsewhere, that tables not declared to be related are not, and that
a small count is not one of its own people's secret (who is the only one in a cell knows that he is in it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from plugins.market.disclosure.counts import LEAST, MOST, Bound, Counts
from plugins.market.disclosure.profile import ANY_COUNT, Bounds, narrower
from plugins.market.disclosure.table import DisclosureError, Name, Relation, shown_name

NOTHING: Mapping[Name, int] = {}


class Reader:
    """What one reader can work out from some counts and how they add up."""

    def __init__(
        self, bounds: Mapping[Name, Bounds], relations: Sequence[Relation], counted: Mapping[Name, int] = NOTHING
    ) -> None:
        """Set up the search. `counted` are true counts: where all of them are given, one table is known to begin with.

        That saves the search for a first one and no more, for a value counts as possible by the same proof as before.
        """
        self._names = tuple(_totals_last({*bounds, *(name for one in relations for name in one.terms)}, relations))
        self._numbers = {name: number for number, name in enumerate(self._names)}
        sums = ({self._numbers[name]: times for name, times in relation.terms.items()} for relation in relations)
        self._counts = Counts([bounds.get(name, ANY_COUNT) for name in self._names], sums)
        self._tables: list[list[int]] = []
        self._ruled_out: dict[tuple[int, Bounds], frozenset[Bound]] = {}  # what was asked in vain, and what forbids it
        self._true = [counted[name] for name in self._names] if counted.keys() >= self._numbers.keys() else None
        self._find_a_table()

    def values(self, name: Name, enough: int) -> int:
        """Tell how many values a count can have, if they are fewer than enough."""
        return len(self._search(name, enough)[0])

    def given_away_by(self, name: Name, enough: int) -> frozenset[tuple[Name, bool]]:
        """Give the bounds of other cells that leave a count fewer values than enough; none if it has enough."""
        values, blamed = self._search(name, enough)
        return (
            frozenset((self._names[number], side) for number, side in blamed) if len(values) < enough else frozenset()
        )

    def know(self, name: Name, bounds: Bounds) -> None:
        """Know more or less of a cell than before."""
        number, (least, most) = self._numbers[name], bounds
        if narrower(bounds, self._counts.bounds[number]) != bounds:
            self._ruled_out.clear()  # what was impossible may not be so any longer
        self._counts.bound(number, bounds)
        self._tables = [
            table for table in self._tables if least <= table[number] and (most is None or table[number] <= most)
        ]
        self._find_a_table()

    def _find_a_table(self) -> None:
        if not self._tables:
            found, _blamed = self._counts.solve(self._true)
            if found is None:
                raise DisclosureError(f"No counts add up to what is published of {shown_name(self._names[0])}.")
            self._tables.append(found)

    def _search(self, name: Name, enough: int) -> tuple[frozenset[int], frozenset[Bound]]:
        number = self._numbers[name]
        found = {table[number] for table in self._tables}
        blamed: set[Bound] = set()
        for upwards in (True, False):
            while len(found) < enough:
                least, most = self._counts.bounds[number]
                wanted = (max(found) + 1, most) if upwards else (least, min(found) - 1)
                table, conflict = self._ask(number, wanted)
                blamed |= conflict
                if table is None:
                    break
                found.add(table[number])
        for value in range(min(found) + 1, max(found)):  # where no value lies further out, some may lie between
            if len(found) < enough and value not in found:
                table, conflict = self._ask(number, (value, value))
                blamed |= conflict
                found |= set() if table is None else {value}
        return frozenset(found), frozenset(blamed)

    def _ask(self, number: int, wanted: Bounds) -> tuple[list[int] | None, frozenset[Bound]]:
        """Find a table in which a count lies between narrower bounds; or what forbids it."""
        before = self._counts.bounds[number]
        if wanted[1] is not None and wanted[0] > wanted[1]:
            return None, frozenset({(number, MOST), (number, LEAST)})
        if (number, wanted) in self._ruled_out:
            return None, self._ruled_out[number, wanted]
        self._counts.bound(number, wanted)
        table, conflict = self._counts.solve(self._true or self._tables[0])
        self._counts.bound(number, before)
        conflict -= {(number, LEAST), (number, MOST)}
        if table is None:
            self._ruled_out[number, wanted] = conflict
        else:
            self._tables.append(table)
        return table, conflict


def _totals_last(names: Iterable[Name], relations: Sequence[Relation]) -> list[Name]:
    """Sort names so that every total comes after its parts: sums of counts that are no totals stay short."""
    parts: dict[Name, set[Name]] = {}
    for relation in relations:
        parts.setdefault(relation.total, set()).update(relation.parts, relation.less)
    heights: dict[Name, int] = {}

    def height(name: Name) -> int:
        if name not in heights:
            heights[name] = 0  # two names that are the same count make a circle: then it ends here
            heights[name] = max((height(part) + 1 for part in parts.get(name, ())), default=0)
        return heights[name]

    return sorted(names, key=lambda name: (height(name), name))
