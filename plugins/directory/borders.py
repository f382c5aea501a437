"""What stands just over a district's border: the districts next door, and services outside the area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plugins.records.area import Area, Place
from plugins.records.listing import Listing


@dataclass(frozen=True, slots=True)
class Borders:
    """For each district, those next door to it, and the services that stand near it in no district of the area."""

    next_door: Mapping[str, Sequence[str]] = field(default_factory=dict)
    outside: Mapping[str, Sequence[Listing]] = field(default_factory=dict)


def borders_of(area: Area, listings: Sequence[Listing]) -> Borders:
    """Find what stands just over each district's border."""
    outside: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        place = None if listing.districts else _place(listing, area)
        for slug in () if place is None else area.districts_near(place):
            outside[slug].append(listing)
    return Borders({district.slug: area.neighbours(district.slug) for district in area.districts}, outside)


def _place(listing: Listing, area: Area) -> Place | None:
    """Give where people go, as exactly as its address may be shown."""
    where = listing.address
    if where is None or listing.area is not None or where.show not in ("full", "outcode"):
        return None
    return area.locate(where.postcode if where.show == "full" else where.outcode)
