"""Hide what would pick somebody out, then what would give a hidden count away.

First every small count is hidden and every other rounded. Then, for each hidden count that a reader could come too close
to, one of the cells is hidden that tell him: the one that shows the fewest people; by name among equals. At the end,
whatever turned out to be hidden needlessly is shown again, the largest first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace

from plugins.market.disclosure.audit import (
    audit,
    bounds_of,
    can_be_hidden,
    exposed_of,
    needed,
    protected,
    reader_of,
)
from plugins.market.disclosure.markers import HIDDEN, Marker, Shown
from plugins.market.disclosure.profile import Profile
from plugins.market.disclosure.table import (
    Cell,
    DisclosureError,
    Group,
    Name,
    Published,
    Relation,
    Table,
    linked,
    shown_name,
)


def protect(table: Table, profile: Profile) -> Published:
    """Give what may be published of a table; raise a DisclosureError where hiding cannot protect everybody."""
    counts = {cell.name: cell.count for cell in table.cells}
    for relation in table.relations:
        _adds_up(relation, counts)
    published = small_hidden(table, profile)
    for group in linked(counts, table.relations):
        published = _show_needless(_hide_more(published, group, profile), published, group, profile)
    audit(published, table.relations, profile)
    return published


def small_hidden(table: Table, profile: Profile) -> Published:
    """Hide the small counts and round the others; by itself that does not protect a table whose cells add up."""
    return Published(
        shown={cell.name: _alone(cell, profile) for cell in table.cells if cell.listed},
        small=frozenset(cell.name for cell in table.cells if cell.count is not None and profile.is_small(cell.count)),
        known={cell.name: cell.known for cell in table.cells if cell.known is not None},
    )


def _alone(cell: Cell, profile: Profile) -> Shown:
    if cell.count is None:
        return Shown(None, cell.marker or Marker.NOT_AVAILABLE)
    shown = profile.show(cell.count)
    return replace(shown, notes=cell.notes) if shown.marker is None else shown


def _adds_up(relation: Relation, counts: Mapping[Name, int | None]) -> None:
    missing = [name for name in relation.terms if name not in counts]
    if missing:
        raise DisclosureError(f"{shown_name(relation.total)} is made of {shown_name(missing[0])}, which is no cell.")
    found = [(times, counts[name]) for name, times in relation.terms.items()]
    if all(count is not None for _, count in found) and sum(times * (count or 0) for times, count in found):
        raise DisclosureError(f"The parts of {shown_name(relation.total)} do not make its total.")


def _hide_more(published: Published, group: Group, profile: Profile) -> Published:
    """Hide cells until no hidden count of the group is given away that hiding can protect."""
    waiting = deque(protected(published, group))
    reader = reader_of(published, group, profile) if waiting else None
    while waiting and reader is not None:
        needs = needed(published, profile, waiting[0])
        tells = {name for name, side in reader.given_away_by(waiting[0], needs) if _helps(published, profile, name, side)}
        if not tells:
            waiting.popleft()
            continue
        totals = {relation.total for relation in group.relations if waiting[0] in relation.parts}
        least = min(tells, key=lambda name: (name not in totals, published.shown[name].value or 0, name))
        published = _hidden(published, least)
        reader.relax(least, bounds_of(published, profile, least))
        waiting.append(least)
    return published


def _helps(published: Published, profile: Profile, name: Name, side: bool) -> bool:  # noqa: FBT001
    """Tell whether hiding a cell takes away what it says of the least, or of the most, that it can be."""
    if not can_be_hidden(published, name):
        return False
    now, then = (bounds_of(state, profile, name) for state in (published, _hidden(published, name)))
    return now[side] != then[side]


def _hidden(published: Published, name: Name) -> Published:
    return replace(published, shown={**published.shown, name: HIDDEN})


def _show_needless(
    published: Published, before: Published, group: Group, profile: Profile
) -> Published:
    """Show again, the largest first, what need not be hidden once all the rest is."""
    added = [name for name in group.names if published.shown.get(name) != before.shown.get(name)]
    for name in sorted(added, key=lambda name: (before.shown[name].value or 0, name), reverse=True):
        fewer = replace(published, shown={**published.shown, name: before.shown[name]})
        if not exposed_of(fewer, group, profile):
            published = fewer
    return published
