"""The page of the map: a list of the same services by district, which a script sets beside the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from plugins.directory import paths
from plugins.directory.lists import PAGE_SIZE
from plugins.directory.map_data import is_exact, place_of
from plugins.publishing.render import Page
from plugins.records.catalogue import Catalogue
from plugins.records.facets import Counted, count, groups
from plugins.records.listing import Listing
from plugins.records.wording import Card, make_card
from plugins.settings import Settings

PATH = "/map/"


@dataclass(frozen=True, slots=True)
class Within:
    """A district, its services by name, and how many there are when the list is cut."""

    slug: str
    name: str
    cards: Sequence[Card]
    total: int


def map_page(catalogue: Catalogue, settings: Settings, data_url: str, policy: str) -> Page:
    """Give the map's page. `data_url` is what the map draws; `policy` lets in the tiles, where there are some."""
    listings = catalogue.findable
    area = catalogue.area
    placed = [listing for listing in listings if place_of(listing, area) is not None]
    values: dict[str, Any] = {
        "data_url": data_url,
        "policy": policy,
        "tiles": settings.tiles,
        "tiles_host": urlsplit(settings.tiles.address).hostname or "",
        "has_shapes": bool(area.shapes.shapes),
        "is_sketch": area.shapes.is_sketch,
        "is_rough": any(not is_exact(listing, area) for listing in placed),
        "districts": [_within(district.slug, district.name, listings, catalogue) for district in area.districts],
        "nowhere": _within("", "", [one for one in listings if not one.districts], catalogue, every=True),
        "support": _support(catalogue, listings),
    }
    return Page(paths.file_of(PATH), "map.html", lambda: values)


def _within(slug: str, name: str, listings: Sequence[Listing], catalogue: Catalogue, *, every: bool = False) -> Within:
    found = [listing for listing in listings if every or slug in listing.districts]
    cards = [make_card(listing, catalogue) for listing in found[:PAGE_SIZE]]
    return Within(slug, name, cards, len(found))


def _support(catalogue: Catalogue, listings: Sequence[Listing]) -> Sequence[Counted]:
    (group,) = (group for group in groups(catalogue) if group.key == "support")
    return count(group, map(group.values, listings))
