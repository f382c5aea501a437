"""Build the whole site: load once, draw everything, publish all or nothing. Knows nothing of Pelican."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from plugins.directory.cards import Cards
from plugins.directory.guides import Guide
from plugins.directory.map_data import write_map
from plugins.directory.map_page import map_page
from plugins.directory.pages import Directory, all_pages, find_page, home_page
from plugins.directory.pathways import pathway_links
from plugins.languages.speaking import ENGLISH, speaking, spoken, t
from plugins.market.records import FOLDERS
from plugins.processes import at_once, collector_at_rest, processors
from plugins.publishing.assets import copy_assets
from plugins.publishing.output import MARKER, Output, Published
from plugins.publishing.pack import AssetError
from plugins.publishing.render import make_environment, render_pages
from plugins.publishing.sanitise import Sanitiser
from plugins.publishing.standing import Made, Standing
from plugins.records.catalogue import Catalogue
from plugins.records.freshness import Thresholds
from plugins.records.load import Loaded, load
from plugins.records.schema import kinds
from plugins.records.wording import day, goes_to_people, joined, least_text, price_text, titles
from plugins.search.files import SearchFiles, write_search
from plugins.settings import Settings
from plugins.site.brand import brand_css
from plugins.site.drawing import Drawing, Drawn, languages_of
from plugins.site.hosting import POLICY, header_files, policy_with
from plugins.site.offline import Offline, offline_pages, write_manifest
from plugins.site.photos import publish_photos

if TYPE_CHECKING:
    from plugins.site.market import Statement

MAKERS = ("govuk-frontend-jinja", "Jinja2", "Markdown", "MarkupSafe", "nh3")  # a page may be another with another


Result = TypeVar("Result")
MANY = 200  # listings; with fewer, starting a process costs more than it saves


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build reads and writes. `memory` is a folder to remember between builds; without it all is made anew."""

    root: Path
    output: Path
    memory: Path | None = None

    def to_write(self) -> Output:
        """Give the site that is to be written."""
        return Output(self.output, None if self.memory is None else self.memory / "output")


def load_records(root: Path, settings: Settings, today: date) -> Loaded:
    """Read and check the records, by the council's own months of freshness."""
    return load(root, today, thresholds=_thresholds(settings))


def load_catalogue(root: Path, settings: Settings, today: date, memory: Path | None = None) -> Catalogue:
    """Read and check the records. Raises RecordsError when one of them cannot be published."""
    folder = None if memory is None else memory / "records"
    loaded = load(root, today, thresholds=_thresholds(settings), memory=folder, warn_of_twins=False)
    return loaded.publishable()


def _thresholds(settings: Settings) -> Thresholds:
    months = settings.freshness
    return Thresholds(months.ageing, months.sinking, months.hidden)


def load_beside(place: Place, settings: Settings, today: date) -> tuple[Catalogue, Standing]:
    """Load the catalogue, and meanwhile look at what the last build left: half a second of ten thousand listings."""
    catalogue, standing = at_once(
        lambda: load_catalogue(place.root, settings, today, place.memory),
        place.to_write().look,
    )
    return catalogue, standing


def build_site(
    place: Place,
    settings: Settings,
    catalogue: Catalogue,
    guides: Sequence[Guide],
    standing: Standing | None = None,
) -> Published:
    """Draw every page and file and swap them in. On any error the last good site stays as it was.

    `standing` is what stands in the output, when that is known already.
    """
    output = place.to_write()
    output.start(standing)
    with collector_at_rest():  # forked processes then share what is there instead of copying it
        try:
            _draw(place, settings, catalogue, guides, output)
        except BaseException:
            output.discard()
            raise
        return output.publish()


def _draw(place: Place, settings: Settings, catalogue: Catalogue, guides: Sequence[Guide], output: Output) -> None:
    languages = languages_of(place.root, settings)
    photos = publish_photos(place.root / "providers" / "photos", catalogue.listings, output, settings.base)
    market = _load_market(place.root, catalogue, settings)
    site = Drawing(settings, catalogue, languages, photos, output, market)
    drawn = {}
    for language in languages:
        with speaking(language):
            drawn[language.code] = _draw_in_one(place, site, guides)
    for kind in kinds().values():
        output.write(
            f"schema/{kind.name}.json", (json.dumps(kind.schema, ensure_ascii=False, indent=1) + "\n").encode()
        )
    english = drawn[ENGLISH.code]
    write_manifest(output, settings, english.assets["icon.svg"])
    offline = Offline(output, place.root / "theme", settings.base, english.assets, english.search, english.made)
    saved = offline.write_list()
    for language in languages:
        with speaking(language):
            render_pages(drawn[language.code].environment, output, site.placed(offline_pages(saved)))
    offline.write_worker(saved.version, [language.path[1:] for language in languages if language.path])
    if market is not None:
        market.refuse_leaks(output)
    for path, content in header_files(settings.base, settings.tiles).items():
        output.write(path, content)
    about = {
        "generator": "Choose My Support",
        "date": catalogue.today.isoformat(),
        "listings": len(catalogue.listings),
        "version": saved.version,
    }
    output.write(MARKER, (json.dumps(about) + "\n").encode())


def _load_market(root: Path, catalogue: Catalogue, settings: Settings) -> Statement | None:
    if not any((root / folder).is_dir() for folder in FOLDERS):
        return None
    from plugins.site.market import load_statement  # noqa: PLC0415  a directory alone does not wait for the market

    return load_statement(root, catalogue, settings)


def _draw_in_one(place: Place, site: Drawing, guides: Sequence[Guide]) -> Drawn:
    """Draw every page, and what the finder reads, in the language that is spoken."""
    settings, catalogue, output, language = site.settings, site.catalogue, site.output, spoken()
    theme = place.root / "theme"
    assets = copy_assets(output, theme, place.root / "node_modules", brand_css(settings.brand), language)
    if settings.brand.logo and settings.brand.logo not in assets:
        raise AssetError(f'BRAND “logo”: {settings.brand.logo} is not in theme/static/images. Put it there, or use "".')
    environment = _environment(place, site, assets)
    sanitiser = Sanitiser()
    cards = Cards(catalogue, getattr(environment.get_template("components/card.html").module, "card"))  # noqa: B009  made by Jinja
    is_big = len(catalogue.listings) >= MANY
    if is_big and not output.before:
        cards.draw_all()
    directory = Directory(
        catalogue=catalogue,
        settings=settings,
        guides=guides if language.is_english else [guide.within(settings.base, language.path) for guide in guides],
        photos=site.photos,
        description=sanitiser.render,
        cards=cards,
        site_key=_site_key(theme, settings, catalogue, assets, has_market=site.market is not None),
    )
    search = _beside(
        output,
        lambda: _draw_pages(site, directory, environment),
        lambda copy: _draw_finder(place, replace(site, output=copy), directory, environment),
        apart=is_big,
    )
    if site.market is not None and language.is_english:
        site.market.draw(catalogue, environment, output, settings.base)
    return Drawn(environment, assets, search.folder, frozenset(output.made))


def _draw_pages(site: Drawing, directory: Directory, environment: Environment) -> None:
    """Write what the map reads, and draw every page but those of the finder."""
    drawn = write_map(site.catalogue, site.output, site.settings.base)
    the_map = map_page(site.catalogue, site.settings, drawn, policy_with(site.settings.tiles))
    render_pages(environment, site.output, site.placed([*all_pages(directory), the_map]))


def _draw_finder(place: Place, site: Drawing, directory: Directory, environment: Environment) -> SearchFiles:
    """Write what the finder reads, and draw the pages that must know where it is."""
    memory = None if place.memory is None else place.memory / "search" / spoken().code
    search = write_search(site.catalogue, site.output, site.settings.base, directory.cards.made, memory)
    pages = site.placed((home_page(directory, search.url), find_page(directory, search.url)))
    render_pages(environment, site.output, pages)
    return search


def _beside(output: Output, work: Callable[[], None], other: Callable[[Output], Result], *, apart: bool) -> Result:
    """Do some work and, when `apart`, other work that stages files at the same time; give the other's result."""
    if not apart or processors() == 1:
        work()
        return other(output)

    def other_work() -> tuple[Result, list[Made]]:
        copy = replace(output, made={})  # a forked process cannot add to ours
        return other(copy), list(copy.made.values())

    _, (result, made) = at_once(work, other_work)
    for one in made:
        output.add(one)
    return cast("Result", result)


def _environment(place: Place, site: Drawing, assets: Mapping[str, str]) -> Environment:
    """Give the templates what every page may use."""
    settings, catalogue = site.settings, site.catalogue
    memory = None if place.memory is None else place.memory / "templates"
    language = spoken()
    environment = make_environment(place.root / "theme" / "templates", memory, language)
    base, home = settings.base, settings.base + language.path
    environment.globals.update(
        site=settings,
        settings=settings,
        council=settings.council,
        brand=settings.brand,
        area_name=catalogue.area.name,
        near_label=t("Postcode, town or village") if catalogue.area.towns else t("Postcode"),
        pathways=pathway_links(catalogue.pathways),
        content_security_policy=POLICY,
        url=lambda path: home + path,
        asset=lambda name: f"{base}/{assets[name]}",
        language=language,
        languages=site.languages,
        has_market=site.market is not None,
        titles=titles,
        rating=lambda word: titles("rating", (word,))[0],
        joined=joined,
        day=functools.cache(day),
        goes_to_people=goes_to_people,
        price_text=price_text,
        least_text=least_text,
        megabytes=lambda size: f"{max(0.1, size / 1_000_000):,.1f}".removesuffix(".0"),
    )
    environment.filters.update(
        digits=lambda phone: "".join(character for character in phone if character.isdigit()),
        host=lambda website: (urlsplit(website).hostname or website).removeprefix("www."),
        lower_first=lambda text: text if text[1:2].isupper() else text[:1].lower() + text[1:],
    )
    draw_trail = functools.cache(getattr(environment.get_template("components/breadcrumbs.html").module, "breadcrumbs"))  # noqa: B009  made by Jinja
    environment.globals["breadcrumbs"] = lambda trail: draw_trail(tuple(trail))  # a few, on thousands of pages
    furniture = {
        name: Markup(environment.get_template(f"furniture/{name}.html").render().strip())  # noqa: S704  a template's own
        for name in ("head", "skip", "header", "footer")
    }
    environment.globals["furniture"] = furniture
    return environment


def _site_key(
    theme: Path, settings: Settings, catalogue: Catalogue, assets: Mapping[str, str], *, has_market: bool = False
) -> str:
    """Name all a page is made from besides its records: code, theme, settings, districts, and the libraries we use."""
    around = (
        settings,
        catalogue.area.name,
        catalogue.area.districts,
        pathway_links(catalogue.pathways),
        spoken().digest,
        has_market,
    )
    digest = hashlib.blake2b(repr(around).encode(), digest_size=12)
    plugins = Path(__file__).parent.parent
    for path in sorted((*plugins.rglob("*.py"), *plugins.rglob("*.json"), *(theme / "templates").rglob("*.html"))):
        digest.update(path.read_bytes())
    digest.update(repr((sorted(assets.items()), [version(name) for name in MAKERS])).encode())
    return digest.hexdigest()
