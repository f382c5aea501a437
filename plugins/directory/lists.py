"""Lists of listings: every kind of support × district, need, way to pay, language, place and kind of provider."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.directory import paths
from plugins.directory.borders import Borders, borders_of
from plugins.directory.cards import Cards
from plugins.languages.speaking import in_english, mark, t
from plugins.publishing.render import Page
from plugins.records.catalogue import Catalogue
from plugins.records.facets import Group, groups
from plugins.records.listing import Listing
from plugins.records.schema import vocabulary_notes

PAGE_SIZE = 30
ALWAYS = ("support", "pay", "kind")  # guides and the foot of every page link to these, listings or none
HUB_TITLES = {
    "support": mark("Kinds of support"),
    "district": mark("Places"),
    "need": mark("Who support is for"),
    "pay": mark("Ways to pay"),
    "language": mark("Languages"),
}

ABOUT_KIND = {
    "registered": (
        mark(
            "Services that must register with the Care Quality Commission, because they give personal care or a home."
        ),
        "choosing-a-service",
    ),
    "micro": (mark("Very small independent services: one person, or a team of up to eight."), "micro-providers"),
    "personal-assistant": (
        mark("People you choose and direct yourself. The council puts you in touch."),
        "employing-a-personal-assistant",
    ),
    "service": (
        mark("Services that the council or the NHS pays for, or that anybody can use."),
        "getting-help-to-choose",
    ),
}
GUIDE_OF_WAY = {
    "self-funded": "paying-for-yourself",
    "direct-payment": "direct-payments",
    "individual-service-fund": "individual-service-funds",
    "council-arranged": "managed-service",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page, with how many listings stand there when that helps."""

    title: str
    path: str
    count: int | None = None
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """One list of listings and the words around it. `search` is the same list in the finder's own address."""

    path: str
    title: str
    listings: Sequence[Listing]
    about: str = ""
    guide: str = ""
    trail: tuple[tuple[str, str], ...] = ()
    narrower: tuple[Link, ...] = ()
    narrower_title: str = ""
    over_border: tuple[Link, ...] = ()
    search: str = ""
    has_place: bool = False  # its title names a place
    is_name: bool = False  # its title is somebody's name

    @property
    def is_on_map(self) -> bool:
        """Tell whether the map can show the same: it knows of kinds of support and districts."""
        return self.search.startswith(("support=", "district="))


def all_lists(catalogue: Catalogue) -> Iterator[List]:
    """Give every list that has a listing in it, and those pages always link to. Listings search hides are in none."""
    shown = catalogue.findable
    by_key = {group.key: group for group in groups(catalogue)}
    borders = borders_of(catalogue.area, shown)
    for key in ("support", "district", "need", "pay", "language", "kind"):
        group = by_key[key]
        found = by_word(group, shown)
        for word in group.words if key in ALWAYS else found:
            yield from _lists_of_word(group, word, found, by_key, borders)


def by_word(group: Group, listings: Sequence[Listing]) -> dict[str, list[Listing]]:
    """Sort listings under the words of a group, in the group's order; words without one are left out."""
    found: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        for word in group.values(listing):
            found[word].append(listing)
    return {word: found[word] for word in group.words if word in found}


def _lists_of_word(
    group: Group, word: str, all_found: Mapping[str, Sequence[Listing]], by_key: Mapping[str, Group], borders: Borders
) -> Iterator[List]:
    title, listings = group.words[word], all_found.get(word, [])
    path = paths.of_word(group.key, word)
    about, guide = _about(group.key, word)
    trail: tuple[tuple[str, str], ...] = ((t("Browse"), "/browse/"),)
    if group.key in HUB_TITLES:
        trail += ((t(HUB_TITLES[group.key]), paths.GROUP_PATHS[group.key]),)
    narrower: list[Link] = []
    crossed: Group | None = None
    if group.key in ("support", "district"):
        crossed = by_key["district" if group.key == "support" else "support"]
        both_of = by_word(crossed, listings)
        for other, both in both_of.items():
            support, district = (word, other) if group.key == "support" else (other, word)
            narrower.append(Link(crossed.words[other], f"/support/{support}/{district}/", len(both)))
            if group.key == "support":
                yield List(
                    path=f"{path}{other}/",
                    title=t("{title} in {area}", title=title, area=crossed.words[other]),
                    listings=both,
                    about=about,
                    trail=(*trail, (title, path)),
                    over_border=_over_border(other, both_of, crossed, borders, support),
                    search=f"support={support}&district={district}",
                    has_place=True,
                )
    yield List(
        path=path,
        title=_title(group.key, word, title),
        listings=listings,
        about=about,
        guide=guide,
        trail=trail,
        narrower=tuple(narrower),
        narrower_title=""
        if crossed is None
        else {"district": t("Choose a place"), "support": t("Choose a kind of support")}[crossed.key],
        over_border=_over_border(word, all_found, group, borders) if group.key == "district" else (),
        search=f"{group.key}={word}",
        has_place=group.key == "district",
    )


def _over_border(
    district: str, found: Mapping[str, Sequence[Listing]], group: Group, borders: Borders, support: str = ""
) -> tuple[Link, ...]:
    """Link to the same list next door, and to the services of that kind that stand near but in no district."""
    folder = f"{paths.GROUP_PATHS['support']}{support}/" if support else paths.GROUP_PATHS["district"]
    next_door = [
        Link(group.words[slug], f"{folder}{slug}/", len(found[slug]))
        for slug in borders.next_door.get(district, ())
        if slug in found
    ]
    outside = [
        Link(in_english(listing.name), paths.of_listing(listing), description=t("Outside this area"))
        for listing in borders.outside.get(district, ())
        if not support or support in listing.support
    ]
    return (*next_door, *outside)


def _title(key: str, word: str, title: str) -> str:
    lower = title[0].lower() + title[1:]
    if key == "need":
        return t("Support for: {need}", need=lower) if word == "anyone" else t("Support with: {need}", need=title)
    if key == "district":
        return t("Care and support in {area}", area=title)
    if key == "pay":
        return t("Services you can pay for with: {way}", way=lower)
    if key == "language":
        if word == "bsl":
            return t("Services that use British Sign Language")
        return t("Services that speak {language}", language=title)
    return kind_title(word) if key == "kind" else title


def _about(key: str, word: str) -> tuple[str, str]:
    if key == "kind":
        text, guide = ABOUT_KIND[word]
        return t(text), paths.of_guide(guide)
    if key in ("support", "pay"):
        note = vocabulary_notes("support" if key == "support" else "way_to_pay").get(word, "")
        return (f"{t(note)}." if note else ""), paths.of_guide(GUIDE_OF_WAY[word]) if word in GUIDE_OF_WAY else ""
    return "", ""


def list_pages(one: List, cards: Cards, card_key: Mapping[str, str], site_key: str) -> Iterator[Page]:
    """Cut a list into pages of cards."""
    pages = max(1, math.ceil(len(one.listings) / PAGE_SIZE))
    around = repr((site_key, one.path, one.title, one.narrower, one.over_border, len(one.listings)))
    for page in range(1, pages + 1):
        shown = one.listings[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        keys = "".join([card_key[listing.slug] for listing in shown])
        key = hashlib.blake2b(f"{around}{keys}".encode(), digest_size=12).hexdigest()
        yield Page(
            path=paths.file_of(page_path(one.path, page)),
            template="list.html",
            values=_Values(one, page, pages, shown, cards),
            key=key,
        )


def page_path(path: str, page: int) -> str:
    """Give the path of a page of a list: the first has the list's own."""
    return path if page == 1 else f"{path}page-{page}/"


@dataclass(frozen=True, slots=True)
class _Values:
    """What one page of a list says, worked out when the page is made."""

    list: List
    page: int
    pages: int
    shown: Sequence[Listing]
    cards: Cards

    def __call__(self) -> dict[str, Any]:
        first = (self.page - 1) * PAGE_SIZE + 1
        return {
            "list": self.list,
            "page": self.page,
            "pages": self.pages,
            "total": len(self.list.listings),
            "first": first,
            "last": first + len(self.shown) - 1,
            "cards": [self.cards.html(listing) for listing in self.shown],
            "page_path": lambda number: page_path(self.list.path, number),
            "near_pages": near_pages(self.page, self.pages),
        }


def near_pages(page: int, pages: int) -> list[int | None]:
    """Give the page numbers to offer: the first, the last and those around this one; None stands for a gap."""
    wanted = sorted({1, pages, *range(max(1, page - 1), min(pages, page + 1) + 1)})
    found: list[int | None] = []
    for number in wanted:
        if found and found[-1] is not None and number - found[-1] > 1:
            found.append(None)
        found.append(number)
    return found


def kind_title(kind: str) -> str:
    """Give the plural title of a kind of provider."""
    return {
        "registered": t("CQC-registered services"),
        "micro": t("Micro-providers"),
        "personal-assistant": t("Personal assistants"),
        "service": t("Commissioned services"),
    }[kind]
