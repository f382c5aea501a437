"""Say a listing's facts in words, the same on every page and in search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.languages.speaking import in_english, mark, n, spoken, t
from plugins.records.catalogue import Catalogue
from plugins.records.freshness import Freshness
from plugins.records.listing import Address, Listing, Price, ServiceArea
from plugins.records.schema import kinds, vocabularies

DAYS = (  # a day in each month
    mark("{day} January {year}"),
    mark("{day} February {year}"),
    mark("{day} March {year}"),
    mark("{day} April {year}"),
    mark("{day} May {year}"),
    mark("{day} June {year}"),
    mark("{day} July {year}"),
    mark("{day} August {year}"),
    mark("{day} September {year}"),
    mark("{day} October {year}"),
    mark("{day} November {year}"),
    mark("{day} December {year}"),
)
MOST_KINDS = 3  # of support on a card
AT_HOME = frozenset({"home-care", "live-in-care", "night-care", "practical-help", "companionship"})
MOST_DISTRICTS = 3
UNIT_ORDER = ("hour", "half-hour", "visit", "session", "day", "night", "week", "one-off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The facts shown of a listing in any list, in this order, ready to read.

    `notes` are what must be known first: a sample, closed for now, not checked lately.
    """

    slug: str
    name: str
    kind: str
    what: str
    summary: str
    where: str
    price: str
    pays: str
    checks: str
    availability: str
    checked: str
    notes: tuple[str, ...]


def make_card(listing: Listing, catalogue: Catalogue) -> Card:
    """Say what a card says of a listing."""
    return Card(
        slug=listing.slug,
        name=listing.name,
        kind=t(kinds()[listing.kind].title),
        what=_what(listing),
        summary=listing.summary or "",
        where=where_text(listing, catalogue.area.district_names),
        price=price_from(listing.prices),
        pays=joined(titles("way_to_pay", listing.pays)) or t("Not given"),
        checks=checks_text(listing),
        availability=availability_text(listing),
        checked=checked_text(listing, catalogue.freshness(listing)),
        notes=notes(listing, catalogue.freshness(listing)),
    )


def titles(vocabulary: str, words: Sequence[str]) -> tuple[str, ...]:
    """Give the titles of some words of a vocabulary."""
    known = vocabularies()[vocabulary]
    if spoken().is_english:
        return tuple([known[word] for word in words])
    return tuple([t(known[word]) for word in words])


def joined(parts: Sequence[str]) -> str:
    """Join parts as a sentence does: “a, b and c”; after the first, each starts with a small letter unless a name."""
    words = [
        part if index == 0 or part[1:2].isupper() else part[0].lower() + part[1:] for index, part in enumerate(parts)
    ]
    return names_joined(words)


def names_joined(names: Sequence[str]) -> str:
    """Join names as a sentence does: “Ashfield, Gedling and Mansfield”."""
    if len(names) < 2:  # noqa: PLR2004
        return names[0] if names else ""
    return t("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def day(when: date) -> str:
    """Write a day as people say it: 3 October 2026."""
    return t(DAYS[when.month - 1], day=when.day, year=when.year)


def pounds(amount: Decimal) -> str:
    """Write an amount of money: £24.50, £1,200."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def price_text(price: Price) -> str:
    """Write one price: “£24.50 an hour”, “£24 to £32 an hour”."""
    if price.amount == 0 and price.to is None:
        return t("Free")
    each = titles("price_unit", (price.unit,))[0]
    return t("{price} {each}", price=span_text(price.amount, price.to or price.amount), each=each)


def span_text(low: Decimal, high: Decimal) -> str:
    """Write an amount, or a range of them: “£24 to £32”."""
    return pounds(low) if low == high else t("{low} to {high}", low=pounds(low), high=pounds(high))


def length_text(minutes: int) -> str:
    """Write a length of time: “45 minutes”, “1 hour”, “1 hour 30 minutes”."""
    hours, rest = divmod(minutes, 60)
    parts = [n("{count} hour", "{count} hours", hours)] if hours else []
    return " ".join([*parts, n("{count} minute", "{count} minutes", rest)] if rest or not hours else parts)


def least_text(price: Price) -> str:
    """Write the least one can book at a price: “1 hour”, “two weeks”; empty when there is no such thing."""
    if price.minimum is not None:
        return in_english(price.minimum)
    return length_text(price.minimum_minutes) if price.minimum_minutes is not None else ""


def price_from(prices: Sequence[Price]) -> str:
    """Write the lowest price of the unit that comes first: “From £24.50 an hour”."""
    if not prices:
        return t("Not given")
    unit = min((price.unit for price in prices), key=UNIT_ORDER.index)
    of_unit = [price for price in prices if price.unit == unit]
    lowest = min(of_unit, key=lambda price: price.amount)
    if len(prices) == 1 and lowest.to is None:
        return price_text(lowest)
    return t("From {price} {each}", price=pounds(lowest.amount), each=titles("price_unit", (unit,))[0])


def where_text(listing: Listing, names: dict[str, str]) -> str:
    """Say where a service is or goes: “Comes to you in Ashfield and Mansfield”, “In Beeston, NG9”."""
    if listing.area is not None:
        return _comes_text(listing.area, names)
    place = address_place(listing.address)
    if place:
        if goes_to_people(listing):
            return t("Office in {place}: ask where they go", place=place)
        return t("In {place}", place=place)
    if listing.outcode is not None:
        return t("Near {place}", place=listing.outcode)
    if not listing.districts:
        return t("Not given")
    return t("In {place}", place=names_joined([names[slug] for slug in listing.districts]))


def _comes_text(area: ServiceArea, names: dict[str, str]) -> str:
    if area.miles is not None:
        return n(
            "Comes to you within {count} mile of {place}",
            "Comes to you within {count} miles of {place}",
            area.miles,
            place=area.of,
        )
    if set(area.districts) >= set(names):
        return t("Comes to you anywhere in the area")
    return t("Comes to you in {places}", places=_some_names([names.get(slug, slug) for slug in area.districts]))


def goes_to_people(listing: Listing) -> bool:
    """Tell whether all a service gives is given where people live, so that its address is only an office."""
    return bool(listing.support) and AT_HOME.issuperset(listing.support)


def address_place(address: Address | None) -> str:
    """Give the town and outcode of an address, as far as they may be shown."""
    if address is None or address.show == "none":
        return ""
    return ", ".join(part for part in (address.town, address.outcode) if part)


def checks_text(listing: Listing) -> str:
    """Say the rating of a registered service, or which papers somebody has seen."""
    if listing.cqc is not None:
        rating = listing.cqc.rating
        if rating is None or rating.overall == "Not rated":
            return t("CQC: no published rating")
        return t("CQC rating: {rating}", rating=titles("rating", (rating.overall,))[0])
    if listing.checks:
        seen = dict.fromkeys(titles("check_kind", (check.kind,))[0] for check in listing.checks)
        return t("Seen: {papers}", papers=joined(list(seen)))
    return t("Paid for or known by the council") if listing.kind == "service" else t("No checks recorded")


def availability_text(listing: Listing) -> str:
    """Say whether there are places, and on which day that was true."""
    found = listing.availability
    if found is None or found.state == "unknown":
        return t("Not known")
    return t("{state} ({day})", state=titles("availability", (found.state,))[0], day=day(found.as_of))


def checked_text(listing: Listing, freshness: Freshness) -> str:
    """Say when the whole listing was last checked."""
    if listing.assured is None:
        return t("Not yet, by the council")
    said = day(listing.assured.date)
    return said if freshness is Freshness.FRESH else t("{day}: not lately", day=said)


def notes(listing: Listing, freshness: Freshness) -> tuple[str, ...]:
    """Say what must be known first."""
    found = []
    if listing.sample:
        found.append(t("Sample"))
    if listing.status is not None and listing.status.state != "active":
        found.append(titles("status", (listing.status.state,))[0])
    if freshness in (Freshness.SINKING, Freshness.HIDDEN):
        found.append(t("Not checked lately"))
    return tuple(found)


def _some_names(districts: Sequence[str]) -> str:
    if len(districts) <= MOST_DISTRICTS:
        return names_joined(districts)
    named = ", ".join(districts[: MOST_DISTRICTS - 1])
    more = len(districts) - MOST_DISTRICTS + 1
    return n("{names} and {count} more district", "{names} and {count} more districts", more, names=named)


def _what(listing: Listing) -> str:
    named = joined(titles("support", listing.support[:MOST_KINDS]))
    more = len(listing.support) - MOST_KINDS
    return t("{names}, and {count} more", names=named, count=more) if more > 0 else named
