"""Say as plain data all that our pages say, for other generators to draw the same pages from.

The words are worked out here (“From £24 an hour”, which lists a listing is in, who runs it), before any clock runs: the
others only have to put them on the page.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from plugins.directory.cards import Cards
from plugins.directory.pages import Directory, all_pages, home_page
from plugins.languages.speaking import ENGLISH
from plugins.records.area import load_area
from plugins.records.catalogue import Catalogue
from plugins.records.freshness import Thresholds
from plugins.records.listing import Listing
from plugins.records.schema import vocabularies
from plugins.records.wording import goes_to_people, joined, least_text, price_text, titles
from plugins.settings import Settings, read_settings
from plugins.site import build
from plugins.site.drawing import Drawing
from plugins.site.hosting import POLICY
from tests.bench.pieces import TODAY

DATED = re.compile(r"-(?:[0-9a-f]{10}|[0-9A-Z]{8})(?=\.)")  # what our build puts in the name of an asset
JOINED = {
    "needs": "need",
    "languages": "language",
    "contact_by": "contact_way",
    "accessibility": "accessibility",
    "employment": "employment",
}

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What a site says: of the whole site, of each listing, of each list, and of the home page."""

    site: Plain
    titles: Mapping[str, Mapping[str, str]]
    listings: Sequence[Plain]
    lists: Sequence[Plain]
    home: Plain


def said_by(root: Path) -> Said:
    """Say it of a repository that is built already. A listing's `lists` name those it is in."""
    settings = read_settings(root / "pelicanconf.py")
    catalogue = build.load_catalogue(root, settings, TODAY)
    directory = Directory(
        catalogue=catalogue,
        settings=settings,
        guides=(),
        photos={},
        description=Markup,
        cards=Cards(catalogue, lambda _card: Markup("")),
        site_key="",
    )
    pages = list(all_pages(directory))
    shown: list[Any] = [page.values for page in pages if page.template == "list.html"]
    lists = list({one.list.path: one.list for one in shown}.values())
    found: dict[str, list[str]] = defaultdict(list)
    for one in lists:
        for listing in one.listings:
            found[listing.slug].append(_key(one.path))
    return Said(
        site=_site(settings, catalogue.area.name, root),
        titles=vocabularies(),
        listings=[_listing(page.values(), found) for page in pages if page.template == "listing.html"],
        lists=[plain(dataclasses.replace(one, listings=())) | {"key": _key(one.path)} for one in lists],
        home=plain(home_page(directory, "").values()),
    )


def plain(value: Any) -> Any:
    """Turn values into what JSON and YAML can hold: dates and amounts become text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return str(value) if isinstance(value, date | Decimal) else value


def theme_environment(root: Path) -> Environment:
    """Give our theme with all that its templates may use."""
    settings = read_settings(root / "pelicanconf.py")
    catalogue = Catalogue(load_area(root), (), TODAY, Thresholds(), {})
    place = build.Place(root, root / "output")
    site = Drawing(settings, catalogue, (ENGLISH,), {}, place.to_write())
    return build._environment(place, site, _assets(root))


def _assets(root: Path) -> dict[str, str]:
    return {DATED.sub("", file.name): f"assets/{file.name}" for file in sorted((root / "output" / "assets").iterdir())}


def _site(settings: Settings, area: str, root: Path) -> Plain:
    assets = {name: f"/{path}" for name, path in _assets(root).items()}
    return {
        "name": settings.name,
        "area": area,
        "policy": POLICY,
        "colour": settings.brand.colour,
        "council": plain(settings.council),
        "assets": assets,
    }


def _listing(values: Mapping[str, Any], found: Mapping[str, list[str]]) -> Plain:
    listing: Listing = values["listing"]
    prices = [plain(price) | {"text": price_text(price), "minimum": least_text(price)} for price in listing.prices]
    extra = {
        "prices": prices,
        "public_address": plain(listing.public_address),
        "comes_to_you": listing.comes_to_you,
        "goes_to_people": goes_to_people(listing),
    }
    siblings = [{"slug": other.slug, "name": other.name} for other in values["siblings"]]
    words = {field: joined(titles(vocabulary, getattr(listing, field))) for field, vocabulary in JOINED.items()}
    changed = {"listing": plain(listing) | extra, "siblings": siblings, "words": words, "lists": found[listing.slug]}
    unchanged = {key: value for key, value in values.items() if key not in changed}
    return changed | {key: plain(value) for key, value in unchanged.items()}


def _key(path: str) -> str:
    return path.strip("/").replace("/", "-")
