"""Check that no hidden count can be worked out from what is published: the last thing before publishing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plugins.market.disclosure.attack import Reader
from plugins.market.disclosure.markers import HIDDEN, Marker
from plugins.market.disclosure.profile import ANY_COUNT, Bounds, Profile
from plugins.market.disclosure.table import DisclosureError, Group, Name, Published, Relation, linked, shown_name

# Values that a count must be able to have at the least: all that is asked of one hidden only to protect another.
AT_LEAST = 2


def audit(published: Published, relations: Sequence[Relation], profile: Profile) -> None:
    """Raise a DisclosureError that names every hidden cell a reader could work out, or come too close to."""
    names = exposed(published, relations, profile)
    if names:
        listed = "; ".join(shown_name(name) for name in names)
        raise DisclosureError(
            f"People could be picked out, because these hidden counts can be worked out: {listed}. Join some of the "
            "rows or columns, or publish the total only."
        )


def exposed(published: Published, relations: Sequence[Relation], profile: Profile) -> tuple[Name, ...]:
    """Name the hidden cells that a reader could work out, or come too close to."""
    names = {*published.shown, *published.small, *published.known}
    return tuple(name for group in linked(names, relations) for name in exposed_of(published, group, profile))


def exposed_of(published: Published, group: Group, profile: Profile) -> tuple[Name, ...]:
    """Name the cells of a group that a reader could work out, or come too close to.

    A cell for which no hiding would leave what the profile asks for must be left as much as hiding all would.
    """
    wanted = {name: needed(published, profile, name) for name in protected(published, group)}
    if not wanted:
        return ()
    reader = reader_of(published, group, profile)
    found = {name: reader.values(name, enough) for name, enough in wanted.items()}
    short = [name for name, enough in wanted.items() if found[name] < enough]
    if not short:
        return ()
    knows_least = reader_of(all_hidden(published, group), group, profile)
    return tuple(name for name in short if found[name] < max(AT_LEAST, knows_least.values(name, wanted[name])))


def protected(published: Published, group: Group) -> list[Name]:
    """Name the cells that must not be worked out, but for those that an earlier edition has told outright."""
    shown = published.shown
    names = (name for name in sorted(group.names) if name in published.small or (name in shown and shown[name].is_hidden))
    return [name for name in names if not _is_out(published.known.get(name, ANY_COUNT))]


def needed(published: Published, profile: Profile, name: Name) -> int:
    """Tell how many values must be left possible."""
    return profile.leave if name in published.small else AT_LEAST


def reader_of(published: Published, group: Group, profile: Profile) -> Reader:
    """Give the reader of a group of cells, who is told which of the hidden counts are small."""
    return Reader({name: bounds_of(published, profile, name) for name in group.names}, group.relations)


def bounds_of(published: Published, profile: Profile, name: Name) -> Bounds:
    """Give what is known of a cell before anything is added up."""
    shown = published.shown.get(name)
    if shown is None:
        bounds = ANY_COUNT
    elif shown.is_hidden:
        bounds = profile.small_bounds if name in published.small else profile.other_bounds
    else:
        bounds = profile.bounds(shown)
    known = published.known.get(name, ANY_COUNT)
    ends = [most for _, most in (bounds, known) if most is not None]
    return max(bounds[0], known[0]), min(ends, default=None)


def all_hidden(published: Published, group: Group) -> Published:
    """Hide everything that can be hidden: all numbers but zeros."""
    hidden = {name: HIDDEN for name in group.names if can_be_hidden(published, name)}
    return replace(published, shown={**published.shown, **hidden})


def can_be_hidden(published: Published, name: Name) -> bool:
    """Tell whether a cell shows a number that is not zero: zeros stay."""
    shown = published.shown.get(name)
    return shown is not None and (bool(shown.value) or shown.marker is Marker.LOW)


def _is_out(known: Bounds) -> bool:
    return known[0] == known[1]
