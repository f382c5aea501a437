"""Hide what would pick somebody out, then what would give a hidden count away.

First every small count is hidden and every other rounded. Then, for each hidden count that a reader could come too
close to, one of the cells is hidden that tell him: the total it is part of, if that is one of them; else the one that
shows the fewest people; by name among equals. At the end, whatever turned out to be hidden needlessly is shown again,
the largest first.

Why the total: to hide something is to say something. Where a total of 15 is hidden that would have been shown had it
been 20, its absence tells that it is 15. Hiding the same cell for too low a total and for too high a one leaves both
possible (“Denials leak information”, Kenthapadi, Mishra and Nissim, https://doi.org/10.1016/j.jcss.2013.06.004).

So what does a reader learn who runs this program over every table that could be ours, and keeps those published alike?
Where none but small counts are hidden, nothing: whether to hide more was decided by what everybody sees. Where more is
hidden, he may learn something; of a row of three he cannot tell any count (the tests try them all, by the default
profile), of larger tables and other profiles this is not proved.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from plugins.market.disclosure.audit import Audit, audit
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
    counted = {name: count for name, count in counts.items() if count is not None}
    for group in linked(counts, table.relations):
        hiding = Audit(published, group, profile, counted)
        _hide_more(hiding, group)
        _show_needless(hiding, published, group)
        published = hiding.published
    audit(published, table.relations, profile, counted)
    return published


def small_hidden(table: Table, profile: Profile) -> Published:
    """Hide the small counts and round the others; by itself that does not protect a table whose cells add up."""
    untold = {cell.name for cell in table.cells if cell.count is None and cell.marker is Marker.CONFIDENTIAL}
    small = {cell.name for cell in table.cells if cell.count is not None and profile.is_small(cell.count)}
    return Published(
        shown={cell.name: _alone(cell, profile) for cell in table.cells if cell.listed},
        small=frozenset(small | untold),
        untold=frozenset(untold),
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
    if all(count is not None for _, count in found) and sum(times * (count or 0) for times, count in found) != 0:
        raise DisclosureError(f"The parts of {shown_name(relation.total)} do not make its total.")


def _hide_more(hiding: Audit, group: Group) -> None:
    """Hide cells until no hidden count of the group is given away that hiding can protect."""
    waiting = deque(hiding.protected())
    while waiting:
        totals = {relation.total for relation in group.relations if waiting[0] in relation.parts}
        tells = hiding.given_away_by(waiting[0])
        if tells:
            least = min(tells, key=lambda name: (name not in totals, _shows(hiding.published, name), name))
            hiding.show(least, HIDDEN)
            waiting.append(least)
        else:
            waiting.popleft()


def _show_needless(hiding: Audit, before: Published, group: Group) -> None:
    """Show again, the largest first, what need not be hidden once all the rest is."""
    added = [name for name in group.names if hiding.published.shown.get(name) != before.shown.get(name)]
    for name in sorted(added, key=lambda name: (_shows(before, name), name), reverse=True):
        hiding.show(name, before.shown[name])
        if not hiding.is_safe():
            hiding.show(name, HIDDEN)


def _shows(published: Published, name: Name) -> int | Decimal:
    return published.shown[name].value or 0
