"""Check that no hidden count can be worked out from what is published: the last thing before publishing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.market.disclosure.attack import NOTHING, Reader
from plugins.market.disclosure.markers import HIDDEN, Marker, Shown
from plugins.market.disclosure.profile import ANY_COUNT, AT_LEAST, Bounds, Profile, narrower
from plugins.market.disclosure.table import DisclosureError, Group, Name, Published, Relation, linked, shown_name

MANY = 20  # values are as good as all, where a profile hides more


def audit(
    published: Published, relations: Sequence[Relation], profile: Profile, counted: Mapping[Name, int] = NOTHING
) -> None:
    """Raise a DisclosureError that names every hidden cell a reader could work out, or come too close to."""
    names = exposed(published, relations, profile, counted)
    if names:
        listed = "; ".join(shown_name(name) for name in names)
        raise DisclosureError(
            f"People could be picked out, because these hidden counts can be worked out: {listed}. Join some of the "
            "rows or columns, or publish the total only."
        )


def exposed(
    published: Published, relations: Sequence[Relation], profile: Profile, counted: Mapping[Name, int] = NOTHING
) -> tuple[Name, ...]:
    """Name the hidden cells that a reader could work out, or come too close to. True counts only save time."""
    names = {*published.shown, *published.small, *published.known}
    audits = (Audit(published, group, profile, counted) for group in linked(names, relations))
    return tuple(name for one in audits for name in one.exposed())


class Audit:
    """What is published of a group of cells, and the reader who tries to work out more."""

    def __init__(
        self, published: Published, group: Group, profile: Profile, counted: Mapping[Name, int] = NOTHING
    ) -> None:
        self.published = published
        self._group = group
        self._profile = profile
        self._counted = counted
        self._reader = self._reader_of(published) if self.protected() else None
        self._least_told: Reader | None = None

    def exposed(self) -> tuple[Name, ...]:
        """Name the cells that the reader could work out, or come too close to.

        A small count must be able to have every value that the profile hides, or as many as if all were hidden.
        """
        return tuple(name for name in self.protected() if self._is_exposed(name))

    def is_safe(self) -> bool:
        """Tell whether the reader comes too close to no cell."""
        return not any(self._is_exposed(name) for name in self.protected())

    def protected(self) -> list[Name]:
        """Name the cells that must not be worked out, but for those that an earlier edition has told outright."""
        shown, small, known = self.published.shown, self.published.small, self.published.known
        hidden = (
            name for name in sorted(self._group.names) if name in small or (name in shown and shown[name].is_hidden)
        )
        return [name for name in hidden if len(set(known.get(name, ANY_COUNT))) > 1]

    def given_away_by(self, name: Name) -> list[Name]:
        """Name the cells that could be hidden and help to protect a cell; none if it needs no more protection."""
        if self._reader is None:
            return []
        told = self._reader.given_away_by(name, self._needed(name))
        return sorted({other for other, side in told if self._hiding_helps(other, side)})

    def show(self, name: Name, shown: Shown) -> None:
        """Publish a cell otherwise."""
        self.published = replace(self.published, shown={**self.published.shown, name: shown})
        if self._reader is not None:
            self._reader.know(name, bounds_of(self.published, self._profile, name))

    def _is_exposed(self, name: Name) -> bool:
        needed = self._needed(name)
        left = needed if self._reader is None else self._reader.values(name, needed)
        if left < needed and self._least_told is None:
            hidden = {other: HIDDEN for other in self._group.names if _can_be_hidden(self.published, other)}
            self._least_told = self._reader_of(replace(self.published, shown={**self.published.shown, **hidden}))
        return left < needed and left < max(AT_LEAST, self._least_told.values(name, needed) if self._least_told else 0)

    def _needed(self, name: Name) -> int:
        """Tell how many values must be left possible: two for a count that is hidden only to protect another."""
        return min(self._profile.small, MANY) if name in self.published.small else AT_LEAST

    def _hiding_helps(self, name: Name, side: bool) -> bool:  # noqa: FBT001
        """Tell whether hiding a cell takes away what it says of the least, or of the most, that it can be."""
        if not _can_be_hidden(self.published, name):
            return False
        hidden = replace(self.published, shown={**self.published.shown, name: HIDDEN})
        now, then = (bounds_of(state, self._profile, name) for state in (self.published, hidden))
        return now[side] != then[side]

    def _reader_of(self, published: Published) -> Reader:
        bounds = {name: bounds_of(published, self._profile, name) for name in self._group.names}
        return Reader(bounds, self._group.relations, self._counted)


def bounds_of(published: Published, profile: Profile, name: Name) -> Bounds:
    """Give what a reader knows of a cell before he adds anything up. He is told which hidden counts are small."""
    shown = published.shown.get(name)
    if shown is None or name in published.untold:
        bounds = ANY_COUNT
    elif shown.is_hidden:
        bounds = profile.small_bounds if name in published.small else profile.other_bounds
    else:
        bounds = profile.bounds(shown)
    return narrower(bounds, published.known.get(name, ANY_COUNT))


def _can_be_hidden(published: Published, name: Name) -> bool:
    """Tell whether a cell shows a number that is not zero: zeros stay."""
    shown = published.shown.get(name)
    return shown is not None and (bool(shown.value) or shown.marker is Marker.LOW)
