"""Figures computed from the directory's own listings: what there is, where, and how good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.market.figures.cited import DIRECTORY
from plugins.market.figures.figure import Figure
from plugins.market.figures.saying import number, said
from plugins.market.records.market import Market
from plugins.market.records.percent import rounded
from plugins.market.records.when import Period
from plugins.records.catalogue import Catalogue
from plugins.records.listing import Listing
from plugins.records.problem import as_word
from plugins.records.schema import KINDS, kinds, vocabularies

NOT_RATED = "Not rated"
UNIT_OF_KIND = {"micro": "micro-providers", "personal-assistant": "assistants"}
NAME_OF_KIND = {"micro": "micro-providers", "personal-assistant": "personal-assistants", "service": "services"}


@dataclass(frozen=True, slots=True)
class Supply:
    """The listings that people can find, and what is asked of them."""

    market: Market
    catalogue: Catalogue
    rate: Decimal | None  # what the council pays for an hour as a direct payment

    suppliers: frozenset[str | None]  # the listings that a contract names
    by_support: Mapping[str, Sequence[Listing]]

    @property
    def listings(self) -> tuple[Listing, ...]:
        """Give what people can find."""
        return self.catalogue.findable

    def is_contracted(self, listing: Listing) -> bool:
        """Tell whether the council buys from a service: its listing says so, or a contract names it."""
        return bool(listing.council_contract) or listing.slug in self.suppliers

    def figure(
        self, name: str, title: str, value: int | Decimal | None, unit: str, definition: str, **more: object
    ) -> Figure:
        """Make a figure of the listings of today."""
        values: dict[str, object] = {"period": Period.read(self.catalogue.today.isoformat()), "sources": (DIRECTORY,)}
        number_ = None if value is None else Decimal(value)
        return Figure(
            name=f"directory.{name}",
            title=title,
            value=number_,
            unit=unit,
            definition=definition,
            **(values | more),  # type: ignore[arg-type]
        )


def make_supply(market: Market, catalogue: Catalogue, rate: Decimal | None) -> Supply:
    """Look at the listings once for all that is asked of them."""
    suppliers = frozenset(one.listing for contract in market.contracts.values() for one in contract.suppliers)
    by_support: dict[str, list[Listing]] = {word: [] for word in vocabularies()["support"]}
    for listing in catalogue.findable:
        for word in listing.support:
            by_support[word].append(listing)
    return Supply(market, catalogue, rate, suppliers, by_support)


def supply_figures(supply: Supply) -> Iterator[Figure]:
    """Give the figures of what there is, where and how good."""
    yield from _by_kind(supply)
    yield from _by_support(supply)
    yield from _sole(supply)
    yield from _ratings(supply)
    yield from _beds(supply)


def _by_kind(supply: Supply) -> Iterator[Figure]:
    yield supply.figure(
        "listings",
        "Services in this directory",
        len(supply.listings),
        "listings",
        "Every listing that people can find.",
    )
    for kind in KINDS:
        found = [one for one in supply.listings if one.kind == kind]
        name, unit = NAME_OF_KIND.get(kind, kind), UNIT_OF_KIND.get(kind, "listings")
        title = kinds()[kind].title
        about = f"Listings of the kind “{title}” that people can find."
        yield supply.figure(name, f"{title}: how many", len(found), unit, about)
        reach = [
            district.name
            for district in supply.catalogue.area.districts
            if any(district.slug in one.districts for one in found)
        ]
        whole = len(supply.catalogue.area.districts)
        yield supply.figure(
            f"{name}.districts",
            f"{title}: districts reached",
            len(reach),
            "districts",
            "Districts where at least one of them is, or comes to people.",
            working=(f"{', '.join(reach) or 'None'}: {len(reach)} of {whole}.",),
            denominator=f"All {whole} districts of the area and beside it.",
        )


def _by_support(supply: Supply) -> Iterator[Figure]:
    """Supply by kind of support, by district, and by whether the council buys it."""
    for word, title in vocabularies()["support"].items():
        found = supply.by_support[word]
        page = f"directory.supply.{word}"
        about = f"Listings that give “{title}”, in a district or coming to it."
        for name, sort, some in _contracted(supply, found):
            yield supply.figure(
                f"supply.{word}{name}", f"{title}: services{sort}", len(some), "listings", about, page=page
            )
            for district in supply.catalogue.area.districts:
                there = [one for one in some if district.slug in one.districts]
                yield supply.figure(
                    f"supply.{word}.{district.slug}{name}",
                    f"{title}: services{sort}",
                    len(there),
                    "listings",
                    about,
                    place=district.name,
                    page=page,
                )


def _contracted(supply: Supply, found: Sequence[Listing]) -> Iterator[tuple[str, str, Sequence[Listing]]]:
    yield "", "", found
    yield ".contracted", ", with a council contract", [one for one in found if supply.is_contracted(one)]
    yield ".not-contracted", ", without a council contract", [one for one in found if not supply.is_contracted(one)]


def provider_of(listing: Listing) -> str:
    """Name who gives a service."""
    return listing.organisation.name if listing.organisation else listing.name


def _sole(supply: Supply) -> Iterator[Figure]:
    """In how many zones a kind of support has one provider only."""
    parents = {zone.parent for zone in supply.market.zones.values()}
    zones: Mapping[str, tuple[str, Sequence[str]]] = {
        zone.code: (zone.name, zone.districts) for zone in supply.market.zones.values() if zone.code not in parents
    } or {one.slug: (one.name, (one.slug,)) for one in supply.catalogue.area.districts}
    for word, title in vocabularies()["support"].items():
        alone = []
        for name, districts in zones.values():
            providers = {
                provider_of(one) for one in supply.by_support[word] if not set(districts).isdisjoint(one.districts)
            }
            if len(providers) == 1:
                alone.append(name)
        yield supply.figure(
            f"sole-supplier-zones.{word}",
            f"{title}: zones with one provider",
            len(alone),
            "zones",
            f"Zones where one organisation only gives “{title}”, however many services it has there.",
            working=(f"One provider only: {', '.join(alone) or 'no zone'}.",),
            denominator=f"All {len(zones)} zones that hold no other.",
        )


def _ratings(supply: Supply) -> Iterator[Figure]:
    """How many services have each CQC rating, and what part of those that are rated."""
    registered = [one for one in supply.listings if one.kind == "registered"]
    counts = Counter(one.cqc.rating.overall if one.cqc and one.cqc.rating else NOT_RATED for one in registered)
    rated = len(registered) - counts[NOT_RATED]
    about = "Services registered with the Care Quality Commission, by their overall rating."
    yield supply.figure("rating", "Services with a CQC rating", rated, "listings", about)
    for word, title in vocabularies()["rating"].items():
        name = f"rating.{as_word(word)}"
        yield supply.figure(name, f"CQC rating: {title}", counts[word], "listings", about, page="directory.rating")
        if word != NOT_RATED and rated:
            share = rounded(Decimal(counts[word] * 100) / rated, 0)
            yield supply.figure(
                f"{name}.percent",
                f"CQC rating: {title}, of those rated",
                share,
                "percent",
                about,
                working=(f"{counts[word]} ÷ {rated} × 100 = {number(share, 'percent')}, rounded.",),
                page="directory.rating",
            )


def _beds(supply: Supply) -> Iterator[Figure]:
    homes = [one for one in supply.listings if one.cqc is not None and one.cqc.beds]
    about = "Beds of registered care homes, as the Care Quality Commission publishes them."
    places = [("", None), *((f".{one.slug}", one) for one in supply.catalogue.area.districts)]
    for name, district in places:
        there = [one for one in homes if district is None or district.slug in one.districts]
        beds = sum(one.cqc.beds or 0 for one in there if one.cqc is not None)
        place = None if district is None else district.name
        working = (f"Beds of {said(Decimal(len(there)), 'homes')}, added up.",)
        yield supply.figure(
            f"beds{name}",
            "Beds in care homes",
            beds,
            "beds",
            about,
            place=place,
            working=working,
            page="directory.beds",
        )
