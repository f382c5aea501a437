"""The page of one listing: every field people look for, in the order they look for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from plugins.directory import paths
from plugins.directory.cards import Cards
from plugins.publishing.render import Page
from plugins.records.catalogue import Catalogue
from plugins.records.listing import AgeRange, Contract, Hours, HoursSought, Listing, Photo
from plugins.records.schema import kinds, vocabularies
from plugins.records.wording import day, names_joined, titles
from plugins.settings import Settings

QUESTIONS = (
    ("Safe", "safe"),
    ("Effective", "effective"),
    ("Caring", "caring"),
    ("Responsive", "responsive"),
    ("Well-led", "well_led"),
)
ALL_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo as the page shows it: its address and its size in pixels."""

    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every listing's page is made with."""

    catalogue: Catalogue
    settings: Settings
    siblings: Mapping[str, Sequence[Listing]]  # by the path of their organisation
    digests: Mapping[str, str]  # of each file, by slug
    photos: Mapping[Photo, ShownPhoto]
    description: Callable[[str], Markup]
    cards: Cards
    site_key: str


def listing_page(listing: Listing, around: Surroundings) -> Page:
    """Give the page of a listing; its key names its file, its siblings and what the day makes of it."""
    siblings = [other for other in around.siblings.get(organisation_path(listing), ()) if other is not listing]
    today = around.catalogue.today
    freshness = around.catalogue.freshness(listing)
    made_of = f"{around.site_key} {around.digests[listing.slug]} {listing.districts} {freshness}"
    if listing.checks:
        made_of += repr([check.expires is not None and check.expires < today for check in listing.checks])
    if siblings:
        made_of += repr([(other.slug, other.name) for other in siblings])
    if listing.photos:
        made_of += repr([around.photos.get(photo) for photo in listing.photos])
    key = hashlib.blake2b(made_of.encode(), digest_size=12).hexdigest()
    path = paths.file_of(paths.of_listing(listing))
    return Page(path, "listing.html", _Values(listing, siblings, around), key)


@dataclass(frozen=True, slots=True)
class _Values:
    """What a listing's page says, worked out when the page is made."""

    listing: Listing
    siblings: Sequence[Listing]
    around: Surroundings

    def __call__(self) -> dict[str, Any]:
        listing, around = self.listing, self.around
        return {
            "listing": listing,
            "card": around.cards.card(listing),
            "freshness": str(around.catalogue.freshness(listing)),
            "today": around.catalogue.today,
            "trail": _trail(listing),
            "support": list(zip(listing.support, titles("support", listing.support), strict=True)),
            "description": around.description(listing.description) if listing.description else "",
            "age": age_text(listing.age),
            "hours_sought": hours_sought_text(listing.hours_sought),
            "hours": "; ".join(hours_text(hours) for hours in listing.hours),
            "area_covered": area_covered(listing, around.catalogue.area.district_names),
            "questions": questions(listing),
            "contract": contract_text(listing.contract),
            "facts_about_provider": facts_about_provider(listing),
            "siblings": self.siblings,
            "organisation_name": organisation_of(listing),
            "organisation_path": organisation_path(listing),
            "photos": [around.photos[photo] for photo in listing.photos if photo in around.photos],
            "report_url": report_url(listing, around.settings),
        }


def organisation_of(listing: Listing) -> str:
    """Give the name listings of one organisation share; empty when a listing names none."""
    return listing.organisation.name if listing.organisation is not None else ""


def organisation_path(listing: Listing) -> str:
    """Give the page of a listing's organisation; empty when it names none."""
    name = organisation_of(listing)
    return paths.of_organisation(name) if name else ""


def questions(listing: Listing) -> list[tuple[str, str]]:
    """Give CQC's five key questions that have an answer."""
    rating = listing.cqc.rating if listing.cqc is not None else None
    found = [(title, getattr(rating, name)) for title, name in QUESTIONS] if rating is not None else []
    return [(title, "No published rating" if value == "Not rated" else value) for title, value in found if value]


def age_text(age: AgeRange | None) -> str:
    """Say an age range: “18 to 64”, “65 and over”."""
    if age is None:
        return ""
    if age.from_ is None:
        return f"Up to {age.to}"
    return f"{age.from_} and over" if age.to is None else f"{age.from_} to {age.to}"


def hours_sought_text(hours: HoursSought | None) -> str:
    """Say how many hours a week: “6 to 20 hours a week”."""
    if hours is None:
        return ""
    if hours.from_ is None:
        return f"Up to {hours.to} hours a week"
    return f"{hours.from_} hours a week or more" if hours.to is None else f"{hours.from_} to {hours.to} hours a week"


def hours_text(hours: Hours) -> str:
    """Say opening hours: “Monday to Friday, 9:00 to 17:00”, “Every day, all day and night”."""
    days = tuple(sorted(hours.days, key=ALL_DAYS.index))
    first, last = ALL_DAYS.index(days[0]), ALL_DAYS.index(days[-1])
    if days == ALL_DAYS:
        when = "Every day"
    elif len(days) > 2 and last - first == len(days) - 1:  # noqa: PLR2004
        when = f"{titles('weekday', days[:1])[0]} to {titles('weekday', days[-1:])[0]}"
    else:
        when = names_joined(titles("weekday", days))
    if (hours.opens, hours.closes) == ("00:00", "24:00"):
        return f"{when}, all day and night"
    closes = "midnight" if hours.closes == "24:00" else hours.closes.lstrip("0")
    return f"{when}, {hours.opens.removeprefix('0')} to {closes}"


def area_covered(listing: Listing, names: Mapping[str, str]) -> str:
    """Say the whole area a service covers."""
    if listing.area is None:
        return ""
    found = []
    if listing.area.miles is not None:
        found.append(f"Within {listing.area.miles} miles of {listing.area.of}")
    if listing.area.districts:
        found.append(names_joined([names[slug] for slug in listing.area.districts]))
    return "; ".join(found)


def contract_text(contract: Contract | None) -> str:
    """Say what is known of a contract."""
    if contract is None:
        return ""
    parts = [part for part in (contract.type, contract.reference) if part]
    if contract.start is not None:
        parts.append(f"from {day(contract.start)}")
    if contract.end is not None:
        parts.append(f"to {day(contract.end)}")
    if contract.extension is not None:
        parts.append(f"may be extended by {contract.extension[0].lower() + contract.extension[1:]}")
    return ", ".join(parts)


def facts_about_provider(listing: Listing) -> list[tuple[str, str]]:
    """Give what is known of who runs a service."""
    facts: list[tuple[str, str | None]] = []
    organisation, cqc = listing.organisation, listing.cqc
    if organisation is not None and organisation.name != listing.name:
        facts.append(("Organisation", organisation.name))
    if listing.legal_form is not None:
        facts.append(("Legal form", titles("legal_form", (listing.legal_form,))[0]))
    if listing.team_size is not None:
        people = "person" if listing.team_size == 1 else "people"
        facts.append(("Team", f"{listing.team_size.normalize():f} {people} (as full-time jobs)"))
    if organisation is not None:
        facts.append(("Company number", organisation.company_number))
        facts.append(("Charity number", organisation.charity_number))
    if cqc is not None:
        facts.append(("Group", cqc.brand))
        facts.append(("Also known as", cqc.also_known_as))
        facts.append(("CQC calls it", "; ".join(cqc.service_types)))
        facts.append(("Regulated activities", "; ".join(cqc.regulated_activities)))
    facts.append(("CQC location", listing.cqc_location_id))
    return [(title, value) for title, value in facts if value]


def report_url(listing: Listing, settings: Settings) -> str:
    """Give where wrong details are reported: an email, or an issue, that already names the listing."""
    subject = f"Wrong details: {listing.name}"
    body = f"What is wrong on the page of {listing.name} ({listing.slug})?\n\nWhat should it say?\n\nHow do you know?\n"
    if settings.report_to == "email":
        return f"mailto:{settings.council.email}?subject={quote(subject)}&body={quote(body)}"
    return f"{settings.report_to.rstrip('/')}/issues/new?title={quote(subject)}&body={quote(body)}"


def _trail(listing: Listing) -> list[tuple[str, str]]:
    if not listing.support:
        return [(kinds()[listing.kind].title, paths.KIND_PATHS[listing.kind])]
    first = listing.support[0]
    return [("Browse", "/browse/"), (vocabularies()["support"][first], f"/support/{first}/")]
