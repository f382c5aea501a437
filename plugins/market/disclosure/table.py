"""Counts of people, and how they add up."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.market.disclosure.markers import Marker, Shown
from plugins.market.disclosure.profile import Bounds

# A figure, then what tells its cells apart: ("admissions", "GP", "Hospital") or ("direct-payments", "gedling", "2013").
Name = tuple[str, ...]


class DisclosureError(Exception):
    """Somebody could be picked out. The text names the cells, and never says what was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A count of people. Beds, providers and pounds are no cells.

    `count` is None for what nobody counted ([x]) and for what reached us hidden ([c]). `known` is what anyone can know
    already, because an earlier edition shows it: (20, 20) where it was shown exactly, `profile.bounds(…)` where it was
    rounded. A cell that is not `listed` is published nowhere, but could be worked out: those who live in the larger of
    two areas and not in the smaller.
    """

    name: Name
    count: int | None
    marker: Marker | None = None  # in place of a count
    notes: frozenset[Marker] = frozenset()
    known: Bounds | None = None
    listed: bool = True

    def __post_init__(self) -> None:
        """Refuse what is no count of people."""
        if self.count is not None and self.count < 0:
            raise DisclosureError(f"{shown_name(self.name)}: a count of people is below zero.")


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A total is the sum of its parts, less what is in two of them."""

    total: Name
    parts: tuple[Name, ...]
    less: tuple[Name, ...] = ()

    @property
    def terms(self) -> Mapping[Name, int]:
        """Give by each cell how often it counts; together they make nothing."""
        found: dict[Name, int] = defaultdict(int)
        for names, sign in ((self.parts, 1), (self.less, -1), ((self.total,), -1)):
            for name in names:
                found[name] += sign
        return {name: times for name, times in found.items() if times}


@dataclass(frozen=True, slots=True)
class Table:
    """All that is protected together: what stands in one relation must stand in one table."""

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...] = ()

    def __add__(self, other: Table) -> Table:
        """Link two tables; a cell that both have must be the same in both."""
        cells = {cell.name: cell for cell in self.cells}
        for cell in other.cells:
            if cells.setdefault(cell.name, cell) != cell:
                raise DisclosureError(f"{shown_name(cell.name)} is two different cells in two tables.")
        return Table(tuple(cells.values()), tuple(dict.fromkeys(self.relations + other.relations)))


@dataclass(frozen=True, slots=True)
class Published:
    """What may be published of a table.

    The rest is for the audit alone and never shown: which cells would pick somebody out, which of these somebody else
    hid, so that nobody here knows why, and what earlier editions say.
    """

    shown: Mapping[Name, Shown]
    small: frozenset[Name] = frozenset()
    untold: frozenset[Name] = frozenset()
    known: Mapping[Name, Bounds] = field(default_factory=dict)

    @property
    def hidden(self) -> tuple[Name, ...]:
        """Name the cells that are hidden."""
        return tuple(name for name, shown in sorted(self.shown.items()) if shown.is_hidden)


def shown_name(name: Name) -> str:
    """Give a cell's name for people: “admissions: GP, Hospital”."""
    figure, *labels = name
    return f"{figure}: {', '.join(labels)}" if labels else figure


def crossed(figure: str, *axes: Sequence[str], total: str = "Total") -> tuple[Relation, ...]:
    """Relate the cells of a table with margins, of any number of dimensions: (figure, label of each axis)."""
    return tuple(_margins(figure, axes, total))


def _margins(figure: str, axes: Sequence[Sequence[str]], total: str) -> Iterator[Relation]:
    for place, axis in enumerate(axes):
        others = [(*other, total) for other in axes]
        for before in itertools.product(*others[:place]):
            for after in itertools.product(*others[place + 1 :]):
                parts = tuple((figure, *before, label, *after) for label in axis)
                yield Relation((figure, *before, total, *after), parts)


def overlapping(first: Name, second: Name, *, both: Name, either: Name) -> Relation:
    """Relate two areas that share ground: who is in either is who is in each, less who is in both."""
    return Relation(either, (first, second), (both,))


def within(smaller: Cell, larger: Cell) -> Table:
    """Relate an area to one that lies inside it; who is in the larger only could be worked out, and is protected."""
    name = (*larger.name, "without", *smaller.name)
    rest = None if smaller.count is None or larger.count is None else larger.count - smaller.count
    cells = (smaller, larger, Cell(name=name, count=rest, listed=False))
    return Table(cells, (Relation(larger.name, (smaller.name, name)),))


@dataclass(frozen=True, slots=True)
class Group:
    """Cells that hang together, and how they add up."""

    names: frozenset[Name]
    relations: tuple[Relation, ...] = ()


def linked(names: Iterable[Name], relations: Iterable[Relation]) -> tuple[Group, ...]:
    """Part cells into groups that no relation joins."""
    groups = {name: Group(frozenset({name})) for name in names}
    for relation in sorted(relations):  # in whatever order they are given, the same is hidden
        joined = dict.fromkeys(groups.get(name, Group(frozenset({name}))) for name in relation.terms)
        group = Group(
            frozenset().union(*(old.names for old in joined)),
            (*(earlier for old in joined for earlier in old.relations), relation),
        )
        groups.update(dict.fromkeys(group.names, group))
    return tuple(dict.fromkeys(group for _, group in sorted(groups.items(), key=lambda item: item[0])))
