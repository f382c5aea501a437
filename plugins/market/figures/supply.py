"""Figures computed from the directory's own listings: what there is, where, at which price, and how good."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.market.disclosure.profile import DEFAULT
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

HOURS = {"hour": 1, "half-hour": 2}  # how many of a unit make an hour
UNIT_OF_KIND = {"micro": "micro-providers", "personal-assistant": "assistants"}
NAME_OF_KIND = {"micro": "micro-providers", "personal-assistant": "personal-assistants", "service": "services"}


@dataclass(frozen=True, slots=True)
class Supply:
    """The listings that people can find, and what is asked of them."""

    market: Market
    catalogue: Catalogue
    rate: Decimal | None  # what the council pays for an hour as a direct payment

    @property
    def listings(self) -> tuple[Listing, ...]:
        """Give what people can find."""
        return self.catalogue.findable

    def is_contracted(self, listing: Listing) -> bool:
        """Tell whether the council buys from a service: its listing says so, or a contract names it."""
        suppliers = {one.listing for contract in self.market.contracts.values() for one in contract.suppliers}
        return bool(listing.council_contract) or listing.slug in suppliers

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


def supply_figures(market: Market, catalogue: Catalogue, rate: Decimal | None) -> Iterator[Figure]:
    """Give every figure of the directory."""
    supply = Supply(market, catalogue, rate)
    yield from _by_kind(supply)
    yield from _by_support(supply)
    yield from _sole(supply)
    yield from _ratings(supply)
    yield from _beds(supply)
    yield from _prices(supply)


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
        found = [one for one in supply.listings if word in one.support]
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


def _sole(supply: Supply) -> Iterator[Figure]:
    """In how many zones a kind of support has one provider only."""
    zones: Mapping[str, tuple[str, Sequence[str]]] = {
        zone.code: (zone.name, zone.districts) for zone in supply.market.zones.values()
    } or {one.slug: (one.name, (one.slug,)) for one in supply.catalogue.area.districts}
    for word, title in vocabularies()["support"].items():
        alone = []
        for name, districts in zones.values():
            providers = {
                one.organisation.name if one.organisation else one.name
                for one in supply.listings
                if word in one.support and not set(districts).isdisjoint(one.districts)
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
            denominator=f"All {len(zones)} zones.",
        )


def _ratings(supply: Supply) -> Iterator[Figure]:
    registered = [one for one in supply.listings if one.kind == "registered"]
    words = [one.cqc.rating.overall if one.cqc and one.cqc.rating else "" for one in registered]
    counts = Counter(words)
    rated = len(words) - counts[""]
    about = "Services registered with the Care Quality Commission, by their overall rating."
    for word, title in [*vocabularies()["rating"].items(), ("", "Not rated yet")]:
        name = f"rating.{as_word(word) or 'not-rated'}"
        yield supply.figure(name, f"CQC rating: {title}", counts[word], "listings", about, page="directory.rating")
        if word and rated:
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
    yield supply.figure("rating", "Services with a CQC rating", rated, "listings", about)


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


def _prices(supply: Supply) -> Iterator[Figure]:
    """Prices by the hour, and how they stand beside what the council pays: three providers or nothing."""
    for word, title in vocabularies()["support"].items():
        prices = {one: price for one in supply.listings if word in one.support and (price := _hourly(one)) is not None}
        providers = {one.organisation.name if one.organisation else one.name for one in prices}
        if len(providers) < DEFAULT.providers:
            continue
        page = f"directory.hourly-price.{word}"
        name = f"hourly-price.{word}"
        about = f"The lowest price by the hour of each service that gives “{title}” and says its price."
        of = said(Decimal(len(prices)), "listings")
        low, high = min(prices.values()), max(prices.values())
        yield supply.figure(
            name,
            f"{title}: lowest to highest hourly price",
            None,
            "pounds-an-hour",
            about,
            lowest=low,
            highest=high,
            working=(f"From the prices of {of}.",),
        )
        middle = rounded(statistics.median(prices.values()), 2)
        yield supply.figure(
            f"{name}.median",
            f"{title}: the hourly price in the middle",
            middle,
            "pounds-an-hour",
            f"{about} Half of them ask no more than this.",
            working=(f"The prices of {of}, in order: the middle one, or halfway between the two in the middle.",),
            page=page,
        )
        for limit, (limit_title, amount) in _limits(supply, word).items():
            within = sum(price <= amount for price in prices.values())
            yield supply.figure(
                f"{name}.{limit}",
                f"{title}: services that ask no more than {limit_title}",
                within,
                "listings",
                f"{about} Compared with {limit_title}, {number(amount, 'pounds')} an hour.",
                working=(f"{within} of {len(prices)} ask {number(amount, 'pounds')} an hour or less.",),
                denominator=f"The {len(prices)} that say a price by the hour.",
                page=page,
            )


def _hourly(listing: Listing) -> Decimal | None:
    amounts = [price.amount * HOURS[price.unit] for price in listing.prices if price.unit in HOURS]
    return min(amounts, default=None)


def _limits(supply: Supply, word: str) -> dict[str, tuple[str, Decimal]]:
    """Give what prices are compared with: the direct-payment rate, and the caps of contracts for the same support."""
    found: dict[str, tuple[str, Decimal]] = {}
    if supply.rate is not None:
        found["within-direct-payment"] = "the council's direct-payment rate", supply.rate
    for contract in supply.market.contracts.values():
        price = contract.price
        if price is not None and price.cap is not None and price.unit == "hour" and word in contract.support:
            found[f"within-cap-{contract.id}"] = f"the cap of “{contract.title}”", price.cap.pounds
    return found
