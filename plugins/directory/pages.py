"""Every page of the directory, from the home page to the page that is not there."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from plugins.directory import paths
from plugins.directory.budget import budget_page
from plugins.directory.cards import Cards
from plugins.directory.easy_read import easy_read_pages
from plugins.directory.guides import Guide, guide_pages, tokens
from plugins.directory.listing_page import ShownPhoto, Surroundings, listing_page, organisation_of, organisation_path
from plugins.directory.lists import HUB_TITLES, Link, List, all_lists, by_word, kind_title, list_pages
from plugins.directory.pathways import Words, pathway_pages
from plugins.languages.speaking import ENGLISH, in_english, speaking, spoken, t
from plugins.publishing.render import Page
from plugins.records.catalogue import Catalogue, name_key
from plugins.records.facets import Group, count, groups
from plugins.records.listing import Listing, Photo
from plugins.records.schema import vocabulary_notes
from plugins.records.wording import Card
from plugins.settings import Settings

LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
MOST_USED = 6


@dataclass(frozen=True, slots=True)
class Section:
    """Some links under a title."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """What the directory's pages are drawn from. `site_key` names everything a page is made from but the records."""

    catalogue: Catalogue
    settings: Settings
    guides: Sequence[Guide]
    photos: Mapping[Photo, ShownPhoto]
    description: Callable[[str], Markup]
    cards: Cards
    site_key: str


def all_pages(directory: Directory) -> Iterator[Page]:
    """Give every page of the directory but those that search: the home page and the finder's."""
    catalogue = directory.catalogue
    shown = catalogue.findable
    organisations = _organisations(shown)
    sections = _browse_sections(catalogue, shown, organisations)
    yield from _hubs(sections)
    yield from _letters(shown, directory)
    with speaking(ENGLISH):  # as the guides and pathways do, whatever stands around them
        values = tokens(directory.settings, catalogue.area.name)
    words = Words(directory.settings.base + spoken().path, values)
    yield from guide_pages(directory.guides, directory.site_key, [version.slug for version in catalogue.easy_read])
    yield from easy_read_pages(catalogue.easy_read, directory.guides, words)
    yield from pathway_pages(catalogue, words)
    yield Page(paths.file_of("/shortlist/"), "shortlist.html", dict, directory.site_key)
    yield Page(paths.file_of("/compare/"), "compare.html", dict, directory.site_key)
    yield budget_page(shown, directory.settings.direct_payment)
    if spoken().is_english:  # a host shows one such page, whatever was asked for
        yield Page("404.html", "404.html", dict, directory.site_key)
    yield from _lists(directory, organisations)
    around = Surroundings(
        catalogue=catalogue,
        settings=directory.settings,
        siblings=organisations,
        digests=catalogue.digests,
        photos=directory.photos,
        description=directory.description,
        cards=directory.cards,
        site_key=directory.site_key,
    )
    for listing in catalogue.listings:
        yield listing_page(listing, around)


def _organisations(listings: Sequence[Listing]) -> dict[str, list[Listing]]:
    """Give the organisations that have several listings, by the path of their page: one, however the name is spelt."""
    found: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        found[organisation_path(listing)].append(listing)
    return {path: of_one for path, of_one in sorted(found.items()) if path and len(of_one) > 1}


def _lists(directory: Directory, organisations: Mapping[str, Sequence[Listing]]) -> Iterator[Page]:
    catalogue = directory.catalogue
    card_key = {
        listing.slug: f"{catalogue.digests[listing.slug]} {catalogue.freshness(listing)} {listing.districts}"
        for listing in catalogue.listings
    }
    for one in all_lists(catalogue):
        yield from list_pages(one, directory.cards, card_key, directory.site_key)
    for path, listings in organisations.items():
        name = organisation_of(listings[0])
        about = escape(t("Every service of {name} that is listed here.")).format(name=in_english(name))
        trail = ((t("Browse"), "/browse/"), (t("Organisations"), "/organisations/"))
        one = List(path=path, title=name, listings=listings, about=about, trail=trail, is_name=True)
        yield from list_pages(one, directory.cards, card_key, directory.site_key)


def _links(group: Group, listings: Sequence[Listing], notes: Mapping[str, str] | None = None) -> tuple[Link, ...]:
    """Give a link to each word of a group that has a listing."""
    notes = notes or {}
    return tuple(
        Link(found.title, paths.of_word(group.key, found.word), found.count, t(notes.get(found.word, "")))
        for found in count(group, map(group.values, listings))
    )


def _browse_sections(
    catalogue: Catalogue, shown: Sequence[Listing], organisations: Mapping[str, Sequence[Listing]]
) -> dict[str, Section]:
    by_key = {group.key: group for group in groups(catalogue)}
    links = [Link(in_english(organisation_of(of_one[0])), path, len(of_one)) for path, of_one in organisations.items()]
    kinds = tuple(
        Link(kind_title(word), paths.KIND_PATHS[word], len(of_kind))
        for word, of_kind in by_word(by_key["kind"], shown).items()
    )
    return {
        "support": Section(t("Kind of support"), _links(by_key["support"], shown, vocabulary_notes("support"))),
        "places": Section(t("Place"), _links(by_key["district"], shown)),
        "needs": Section(t("Who it is for"), _links(by_key["need"], shown)),
        "pay": Section(t("Way to pay"), _links(by_key["pay"], shown, vocabulary_notes("way_to_pay"))),
        "languages": Section(t("Language"), _links(by_key["language"], shown)),
        "kinds": Section(t("Kind of provider"), kinds),
        "organisations": Section(t("Organisations with several services"), tuple(links)),
    }


def _hubs(sections: Mapping[str, Section]) -> Iterator[Page]:
    """Give the page of all the ways to browse, and one for each way."""
    trail: list[tuple[str, str]] = []
    everything = [
        *(section for section in sections.values() if section.links),
        Section(t("Name"), (Link(t("A to Z"), "/a-to-z/"),)),
        Section(t("Map"), (Link(t("Map, and a list by district"), "/map/"),)),
    ]
    yield _hub("/browse/", t("Browse"), t("Every way to look through the directory."), everything, trail)
    titles = {paths.GROUP_PATHS[key]: t(title) for key, title in HUB_TITLES.items()}
    for path, title in (*titles.items(), ("/organisations/", t("Organisations with several services"))):
        section = Section("", sections[path.strip("/")].links)
        yield _hub(path, title, "", [section], [(t("Browse"), "/browse/")])


def _hub(path: str, title: str, about: str, sections: Sequence[Section], trail: Sequence[tuple[str, str]]) -> Page:
    values = {"title": title, "about": about, "sections": sections, "trail": trail}
    return Page(paths.file_of(path), "hub.html", lambda: values)


def home_page(directory: Directory, search_folder: str) -> Page:
    """Give the home page. `search_folder` is the address of the files that name the nearest place."""
    catalogue = directory.catalogue
    shown = catalogue.findable
    by_key = {group.key: group for group in groups(directory.catalogue)}
    support = _links(by_key["support"], shown, vocabulary_notes("support"))
    kinds = {word: len(found) for word, found in by_word(by_key["kind"], shown).items()}
    values = {
        "search_folder": search_folder,
        "most_used": sorted(support, key=lambda link: (-(link.count or 0), link.title))[:MOST_USED],
        "places": _links(by_key["district"], shown),
        "people": [
            Link(kind_title(kind), paths.KIND_PATHS[kind], kinds.get(kind), about)
            for kind, about in (
                ("micro", t("One person, or a very small team")),
                ("personal-assistant", t("Someone you choose and direct")),
                ("service", t("Paid for by the council or the NHS")),
            )
        ],
        "paying": [
            Link(t("The four ways to pay"), "/guides/paying-for-support/"),
            Link(t("What would my budget buy?"), "/budget/"),
            Link(t("Paying for yourself"), "/guides/paying-for-yourself/"),
            Link(t("Direct payments"), "/guides/direct-payments/"),
            Link(t("Individual service funds"), "/guides/individual-service-funds/"),
            Link(t("Questions to ask"), "/guides/questions-to-ask/"),
        ],
    }  # fmt: skip
    return Page("index.html", "home.html", lambda: values)


def find_page(directory: Directory, search_folder: str) -> Page:
    """Give the finder's page. `search_folder` is the address of the files it reads."""
    catalogue = directory.catalogue
    shown = catalogue.findable
    sections = _browse_sections(catalogue, shown, {})
    browse = [
        {"title": sections[key].title, "links": sections[key].links}
        for key in ("support", "places", "needs", "pay", "kinds")
    ]
    values: dict[str, Any] = {
        "search_folder": search_folder,
        "groups": groups(directory.catalogue),
        "browse": browse,
        "blank_card": Card(**{name: "" for name in Card.__dataclass_fields__ if name != "notes"}, notes=()),
    }
    return Page(paths.file_of("/find/"), "find.html", lambda: values)


def _letters(shown: Sequence[Listing], directory: Directory) -> Iterator[Page]:
    by_letter: dict[str, list[Listing]] = defaultdict(list)
    for listing in shown:
        first = name_key(listing.name)[:1].upper()
        by_letter[first if first in LETTERS else "0-9"].append(listing)
    letters = [
        {"letter": letter, "path": f"/a-to-z/{letter.lower()}/" if letter in by_letter else ""}
        for letter in (*LETTERS, "0-9")
    ]
    about: dict[str, Any] = {"letters": letters, "letter": None, "entries": [], "trail": [(t("Browse"), "/browse/")]}
    yield Page(paths.file_of("/a-to-z/"), "letter.html", lambda: about)
    for letter, listings in sorted(by_letter.items()):
        digest = hashlib.blake2b(repr((directory.site_key, letters)).encode(), digest_size=12)
        for listing in listings:
            digest.update(f"{directory.catalogue.digests[listing.slug]} {listing.districts}".encode())
        path = paths.file_of(f"/a-to-z/{letter.lower()}/")
        yield Page(path, "letter.html", _LetterValues(about, letter, listings, directory.cards), digest.hexdigest())


@dataclass(frozen=True, slots=True)
class _LetterValues:
    about: Mapping[str, Any]
    letter: str
    listings: Sequence[Listing]
    cards: Cards

    def __call__(self) -> dict[str, Any]:
        entries = [self.cards.card(listing) for listing in self.listings]
        trail = [(t("Browse"), "/browse/"), (t("A to Z"), "/a-to-z/")]
        return {**self.about, "letter": self.letter, "entries": entries, "trail": trail}
