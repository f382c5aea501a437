"""Take what earlier editions said into account: what was published once cannot be hidden again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from plugins.market.disclosure.markers import Shown
from plugins.market.disclosure.profile import ANY_COUNT, Bounds, Profile, narrower
from plugins.market.disclosure.table import Cell, DisclosureError, Name, Relation, Table, shown_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an earlier edition published of counts that this one publishes too.

    `rule` is how it hid and rounded; None means that it printed counts as they were. `revised` names the cells whose
    counts have changed since: every other cell that has a name of ours is taken to be the same count.
    """

    name: str
    shown: Mapping[Name, Shown]
    relations: tuple[Relation, ...] = ()
    rule: Profile | None = None
    revised: frozenset[Name] = frozenset()

    def known(self, name: Name) -> Bounds:
        """Give what anyone can know of a cell from it."""
        shown = self.shown[name]
        if self.rule is not None and not shown.is_hidden:
            return self.rule.bounds(shown)
        return ANY_COUNT if shown.value is None else (int(shown.value), int(shown.value))


def with_edition(now: Table, then: Edition) -> Table:
    """Add to a table what an earlier edition published, so that neither gives away what the other hides."""
    cells = {cell.name: cell for cell in now.cells}
    for name in sorted(then.shown):
        if name not in cells or name in then.revised:
            shown = then.shown[name]
            cell = Cell(
                name=past_name(name, then.name), count=None, marker=shown.marker, known=then.known(name), listed=False
            )
        else:
            cell = _known_too(cells[name], then)
        cells[cell.name] = cell
    same = {cell.name for cell in now.cells} - then.revised
    relations = (_renamed(relation, same, then) for relation in then.relations)
    return Table(tuple(cells.values()), tuple(dict.fromkeys((*now.relations, *relations))))


def _known_too(cell: Cell, then: Edition) -> Cell:
    known = narrower(cell.known or ANY_COUNT, then.known(cell.name))
    least, most = known
    if cell.count is not None and (cell.count < least or (most is not None and cell.count > most)):
        raise DisclosureError(
            f"{shown_name(cell.name)} is not what the edition “{then.name}” published. Name it as revised, or mend it."
        )
    return replace(cell, known=known)


def past_name(name: Name, edition: str) -> Name:
    """Name a cell as an edition published it: another one than the cell of today."""
    return (*name, f"in the edition “{edition}”")


def _renamed(relation: Relation, same: set[Name], then: Edition) -> Relation:
    names = {name: name if name in same else past_name(name, then.name) for name in (*relation.terms, relation.total)}
    parts = tuple(names[name] for name in relation.parts)
    return Relation(names[relation.total], parts, tuple(names[name] for name in relation.less))
