"""Who came, who went, and who only changed hands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from plugins.importers.cqc import directory, ratings
from plugins.importers.cqc.block import directory_gave, ratings_gave
from plugins.importers.cqc.known import Known

MOST_CLOSURES = 0.2  # of the open listings; more is a file cut short, not a month's news
FEW_CLOSURES = 3


class TooManyClosuresError(Exception):
    """So many listings would close that the file is more likely to be cut short; nothing was written."""


@dataclass(frozen=True, slots=True)
class Comings:
    """The listings to close, and for each new registration of a place we list, the listing it takes over."""

    closing: tuple[Known, ...]
    moved: Mapping[str, Known]


def comings(
    known: Iterable[Known],
    new: Mapping[str, tuple[str, str]],
    seen: Collection[str],
    layouts: Collection[str],
) -> Comings:
    """Compare the listings of the area with the files.

    `new` gives the name and postcode of each location in scope that is not listed; `seen` every location in the
    files, in scope or not; `layouts` the layouts imported. A file can only close what a file like it once
    listed: a service too new to have a rating is not in the ratings file, and not gone.
    """
    missing = [listing for listing in known if listing.location not in seen]
    moved = _moved(missing, new)
    taken_over = {listing.location for listing in moved.values()}
    closing = tuple(
        listing
        for listing in missing
        if not listing.gone and listing.location not in taken_over and _could_be_in(listing, layouts)
    )
    return Comings(closing, moved)


def refuse_too_many(closing: Collection[Known], known: Iterable[Known]) -> None:
    """Raise TooManyClosuresError when more than a fifth of the open listings (and more than 3) would close."""
    count = sum(not listing.gone for listing in known)
    if len(closing) > FEW_CLOSURES and len(closing) > MOST_CLOSURES * count:
        names = ", ".join(sorted(listing.path.stem for listing in closing)[:FEW_CLOSURES])
        raise TooManyClosuresError(
            f"{len(closing)} of {count} listings would close, {names} among them: they are in none of the files. "
            "Check that the file is whole, or pass --accept-closures. Nothing was written."
        )


def _could_be_in(listing: Known, layouts: Collection[str]) -> bool:
    gave = {ratings.NAME: ratings_gave(listing.block), directory.NAME: directory_gave(listing.block)}
    return not any(gave.values()) or any(gave[layout] for layout in layouts)


def _moved(missing: Iterable[Known], new: Mapping[str, tuple[str, str]]) -> dict[str, Known]:
    """Pair new registrations with missing listings of the same name and postcode, where there is one of each."""
    listed: dict[tuple[str, str], list[Known]] = defaultdict(list)
    appeared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for listing in missing:
        listed[listing.place()].append(listing)
    for location, place in new.items():
        appeared[place].append(location)
    return {
        locations[0]: listed[place][0]
        for place, locations in sorted(appeared.items())
        if all(place) and len(locations) == 1 and len(listed[place]) == 1
    }
