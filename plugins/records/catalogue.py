"""Every listing of the area, checked and frozen: what all pages, search files and feeds are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plugins.records.area import Area
from plugins.records.easy_read import EasyRead
from plugins.records.freshness import Freshness, Thresholds
from plugins.records.listing import Listing
from plugins.records.pathways import Pathway
from plugins.records.thesaurus import Meaning


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All listings on a day, sorted as people look a name up (“The Oaks” under O).

    `findable` are those that search and browse pages show. `mark` names all that listings are read with (our code, the
    area, the day); it is empty when nothing is remembered.
    `digests` holds, for each slug, a digest of the file it was read from: two builds that see the same digest
    may take what they made of it before.
    """

    area: Area
    listings: tuple[Listing, ...]
    today: date
    thresholds: Thresholds
    digests: Mapping[str, str]
    thesaurus: tuple[Meaning, ...] = ()
    mark: str = field(default="", compare=False)
    findable: tuple[Listing, ...] = field(init=False, compare=False, repr=False)
    pathways: tuple[Pathway, ...] = ()
    easy_read: tuple[EasyRead, ...] = ()

    def __post_init__(self) -> None:
        """Find what is shown, once for all that show it."""
        object.__setattr__(self, "findable", tuple([one for one in self.listings if self.is_findable(one)]))

    def freshness(self, listing: Listing) -> Freshness:
        """Say how fresh a listing is today."""
        return self.thresholds.of(listing, self.today)

    def is_findable(self, listing: Listing) -> bool:
        """Tell whether search and browse pages show a listing: it is not closed, and was checked in time."""
        closed = listing.status is not None and listing.status.state == "closed"
        return not closed and self.freshness(listing) is not Freshness.HIDDEN


def sort_key(listing: Listing) -> tuple[str, str]:
    """Sort by name, in small letters and without a leading “The”; equal names by slug."""
    return name_key(listing.name), listing.slug


def name_key(name: str) -> str:
    """Give a name as it is looked up: small letters, no leading “The”, no opening quote."""
    return name.casefold().lstrip("\"'“‘ ").removeprefix("the ").strip()
