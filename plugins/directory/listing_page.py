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
from plugins.languages.speaking import in_english, mark, n, t
from plugins.publishing.render import Page
from plugins.records.catalogue import Catalogue
from plugins.records.listing import AgeRange, Contract, Hours, HoursSought, Listing, Photo
from plugins.records.schema import kinds
from plugins.records.wording import day, names_joined, titles
from plugins.settings import Settings

QUESTIONS = (
    (mark("Safe"), "safe"),
    (mark("Effective"), "effective"),
    (mark("Caring"), "caring"),
    (mark("Responsive"), "responsive"),
    (mark("Well-led"), "well_led"),
)
WRONG_DETAILS = quote("Wrong details: ")
WHAT_IS_WRONG = quote("What is wrong on the page of ")
WHAT_INSTEAD = quote(")?\n\nWhat should it say?\n\nHow do you know?\n")
FRACTION = 2  # “1.5 people” is said as “2 people” is
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
    found = [(t(title), getattr(rating, name)) for title, name in QUESTIONS] if rating is not None else []
    return [(title, titles("rating", (value,))[0]) for title, value in found if value]


def age_text(age: AgeRange | None) -> str:
    """Say an age range: “18 to 64”, “65 and over”."""
    if age is None:
        return ""
    if age.from_ is None:
        return t("Up to {age}", age=age.to)
    if age.to is None:
        return t("{age} and over", age=age.from_)
    return t("{low} to {high}", low=age.from_, high=age.to)


def hours_sought_text(hours: HoursSought | None) -> str:
    """Say how many hours a week: “6 to 20 hours a week”."""
    if hours is None:
        return ""
    if hours.from_ is None:
        return n("Up to {count} hour a week", "Up to {count} hours a week", hours.to or 0)
    if hours.to is None:
        return n("{count} hour a week or more", "{count} hours a week or more", hours.from_)
    return n("{low} to {count} hour a week", "{low} to {count} hours a week", hours.to, low=hours.from_)


def hours_text(hours: Hours) -> str:
    """Say opening hours: “Monday to Friday, 9:00 to 17:00”, “Every day, all day and night”."""
    days = tuple(sorted(hours.days, key=ALL_DAYS.index))
    first, last = ALL_DAYS.index(days[0]), ALL_DAYS.index(days[-1])
    if days == ALL_DAYS:
        when = t("Every day")
    elif len(days) > 2 and last - first == len(days) - 1:  # noqa: PLR2004
        when = t("{day} to {last}", day=titles("weekday", days[:1])[0], last=titles("weekday", days[-1:])[0])
    else:
        when = names_joined(titles("weekday", days))
    if (hours.opens, hours.closes) == ("00:00", "24:00"):
        return t("{days}, all day and night", days=when)
    closes = t("midnight") if hours.closes == "24:00" else hours.closes.lstrip("0")
    return t("{days}, {opens} to {closes}", days=when, opens=hours.opens.removeprefix("0"), closes=closes)


def area_covered(listing: Listing, names: Mapping[str, str]) -> str:
    """Say the whole area a service covers."""
    if listing.area is None:
        return ""
    found = []
    if listing.area.miles is not None:
        miles, place = listing.area.miles, listing.area.of
        found.append(n("Within {count} mile of {place}", "Within {count} miles of {place}", miles, place=place))
    if listing.area.districts:
        found.append(names_joined([names[slug] for slug in listing.area.districts]))
    return "; ".join(found)


def contract_text(contract: Contract | None) -> str:
    """Say what is known of a contract."""
    if contract is None:
        return ""
    parts = [in_english(part) for part in (contract.type, contract.reference) if part]
    if contract.start is not None:
        parts.append(t("from {day}", day=day(contract.start)))
    if contract.end is not None:
        parts.append(t("to {day}", day=day(contract.end)))
    if contract.extension is not None:
        extension = in_english(contract.extension[0].lower() + contract.extension[1:])
        parts.append(t("may be extended by {time}", time=extension))
    return Markup(", ").join(parts)


def facts_about_provider(listing: Listing) -> list[tuple[str, str]]:
    """Give what is known of who runs a service."""
    facts: list[tuple[str, str | None]] = []
    organisation, cqc = listing.organisation, listing.cqc
    if organisation is not None and organisation.name != listing.name:
        facts.append((t("Organisation"), in_english(organisation.name)))
    if listing.legal_form is not None:
        facts.append((t("Legal form"), titles("legal_form", (listing.legal_form,))[0]))
    if listing.team_size is not None:
        size = f"{listing.team_size.normalize():f}"
        whole = int(size) if size.isdecimal() else FRACTION
        team = n("{size} person (as full-time jobs)", "{size} people (as full-time jobs)", whole, size=size)
        facts.append((t("Team"), team))
    if organisation is not None:
        facts.append((t("Company number"), organisation.company_number))
        facts.append((t("Charity number"), organisation.charity_number))
    if cqc is not None:
        facts.append((t("Group"), in_english(cqc.brand or "")))
        facts.append((t("Also known as"), in_english(cqc.also_known_as or "")))
        facts.append((t("CQC calls it"), in_english("; ".join(cqc.service_types))))
        facts.append((t("Regulated activities"), in_english("; ".join(cqc.regulated_activities))))
    facts.append((t("CQC location"), listing.cqc_location_id))
    return [(title, value) for title, value in facts if value]


def report_url(listing: Listing, settings: Settings) -> str:
    """Give where wrong details are reported: an email, or an issue, that already names the listing."""
    name, slug = quote(listing.name), listing.slug
    subject = f"{WRONG_DETAILS}{name}"
    body = f"{WHAT_IS_WRONG}{name}%20%28{slug}{WHAT_INSTEAD}"
    if settings.report_to == "email":
        return f"mailto:{settings.council.email}?subject={subject}&body={body}"
    return f"{settings.report_to.rstrip('/')}/issues/new?title={subject}&body={body}"


def _trail(listing: Listing) -> list[tuple[str, str]]:
    if not listing.support:
        return [(t(kinds()[listing.kind].title), paths.KIND_PATHS[listing.kind])]
    first = listing.support[0]
    return [(t("Browse"), "/browse/"), (titles("support", (first,))[0], f"/support/{first}/")]
