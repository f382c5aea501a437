"""Say a listing's facts in words, the same on every page and in search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.records.catalogue import Catalogue
from plugins.records.freshness import Freshness
from plugins.records.listing import Address, Listing, Price
from plugins.records.schema import kinds, vocabularies

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
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
        kind=kinds()[listing.kind].title,
        what=_what(listing),
        summary=listing.summary or "",
        where=where_text(listing, catalogue.area.district_names),
        price=price_from(listing.prices),
        pays=joined(titles("way_to_pay", listing.pays)) or "Not given",
        checks=checks_text(listing),
        availability=availability_text(listing),
        checked=checked_text(listing, catalogue.freshness(listing)),
        notes=notes(listing, catalogue.freshness(listing)),
    )


def titles(vocabulary: str, words: Sequence[str]) -> tuple[str, ...]:
    """Give the titles of some words of a vocabulary."""
    known = vocabularies()[vocabulary]
    return tuple([known[word] for word in words])


def joined(parts: Sequence[str]) -> str:
    """Join parts as a sentence does: “a, b and c”; after the first, each starts with a small letter unless a name."""
    words = [
        part if index == 0 or part[1:2].isupper() else part[0].lower() + part[1:] for index, part in enumerate(parts)
    ]
    return names_joined(words)


def names_joined(names: Sequence[str]) -> str:
    """Join names as a sentence does: “Ashfield, Gedling and Mansfield”."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def day(when: date) -> str:
    """Write a day as people say it: 3 October 2026."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def pounds(amount: Decimal) -> str:
    """Write an amount of money: £24.50, £1,200."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def price_text(price: Price) -> str:
    """Write one price: “£24.50 an hour”, “£24 to £32 an hour”."""
    span = pounds(price.amount) if price.to is None else f"{pounds(price.amount)} to {pounds(price.to)}"
    return "Free" if price.amount == 0 and price.to is None else f"{span} {titles('price_unit', (price.unit,))[0]}"


def length_text(minutes: int) -> str:
    """Write a length of time: “45 minutes”, “1 hour”, “1 hour 30 minutes”."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    return " ".join([*parts, f"{rest} minute{'' if rest == 1 else 's'}"] if rest or not hours else parts)


def least_text(price: Price) -> str:
    """Write the least one can book at a price: “1 hour”, “two weeks”; empty when there is no such thing."""
    return price.minimum or (length_text(price.minimum_minutes) if price.minimum_minutes is not None else "")


def price_from(prices: Sequence[Price]) -> str:
    """Write the lowest price of the unit that comes first: “From £24.50 an hour”."""
    if not prices:
        return "Not given"
    unit = min((price.unit for price in prices), key=UNIT_ORDER.index)
    of_unit = [price for price in prices if price.unit == unit]
    lowest = min(of_unit, key=lambda price: price.amount)
    if len(prices) == 1 and lowest.to is None:
        return price_text(lowest)
    return f"From {pounds(lowest.amount)} {titles('price_unit', (unit,))[0]}"


def where_text(listing: Listing, names: dict[str, str]) -> str:
    """Say where a service is or goes: “Comes to you in Ashfield and Mansfield”, “In Beeston, NG9”."""
    if listing.area is not None:
        area = listing.area
        if area.miles is not None:
            return f"Comes to you within {area.miles} miles of {area.of}"
        if set(area.districts) >= set(names):
            return "Comes to you anywhere in the area"
        return f"Comes to you in {_some_names([names.get(slug, slug) for slug in area.districts])}"
    place = address_place(listing.address)
    if place:
        return f"Office in {place}: ask where they go" if goes_to_people(listing) else f"In {place}"
    if listing.outcode is not None:
        return f"Near {listing.outcode}"
    return f"In {names_joined([names[slug] for slug in listing.districts])}" if listing.districts else "Not given"


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
        return (
            f"CQC rating: {rating.overall}" if rating and rating.overall != "Not rated" else "CQC: no published rating"
        )
    if listing.checks:
        seen = dict.fromkeys(titles("check_kind", (check.kind,))[0] for check in listing.checks)
        return f"Seen: {joined(list(seen))}"
    return "Paid for or known by the council" if listing.kind == "service" else "No checks recorded"


def availability_text(listing: Listing) -> str:
    """Say whether there are places, and on which day that was true."""
    found = listing.availability
    if found is None or found.state == "unknown":
        return "Not known"
    return f"{titles('availability', (found.state,))[0]} ({day(found.as_of)})"


def checked_text(listing: Listing, freshness: Freshness) -> str:
    """Say when the whole listing was last checked."""
    if listing.assured is None:
        return "Not yet, by the council"
    said = day(listing.assured.date)
    return said if freshness is Freshness.FRESH else f"{said}: not lately"


def notes(listing: Listing, freshness: Freshness) -> tuple[str, ...]:
    """Say what must be known first."""
    found = []
    if listing.sample:
        found.append("Sample")
    if listing.status is not None and listing.status.state != "active":
        found.append(titles("status", (listing.status.state,))[0])
    if freshness in (Freshness.SINKING, Freshness.HIDDEN):
        found.append("Not checked lately")
    return tuple(found)


def _some_names(districts: Sequence[str]) -> str:
    if len(districts) <= MOST_DISTRICTS:
        return names_joined(districts)
    return f"{', '.join(districts[: MOST_DISTRICTS - 1])} and {len(districts) - MOST_DISTRICTS + 1} more districts"


def _what(listing: Listing) -> str:
    named = joined(titles("support", listing.support[:MOST_KINDS]))
    more = len(listing.support) - MOST_KINDS
    return f"{named}, and {more} more" if more > 0 else named
