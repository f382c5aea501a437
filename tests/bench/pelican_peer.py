"""The same site for plain Pelican: an article a listing, its facts in one line of metadata, the lists as tags.

It wears our own theme. Only what our templates ask for is given to them here, as a theme's functions and filters are.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from plugins.directory.lists import PAGE_SIZE, near_pages, page_path
from plugins.records.wording import day
from tests.bench.pieces import TODAY
from tests.bench.said import Said, theme_environment

TEMPLATES = Path(__file__).parent / "pelican" / "templates"
OURS = "ours.json"  # beside Pelican's settings: the lists and the home page
SETTINGS = """\
from pathlib import Path

from tests.bench.pelican_peer import settings

globals().update(settings(Path({root!r}), Path({folder!r})))
"""


def is_installed() -> bool:
    """Tell whether Pelican is there."""
    return importlib.util.find_spec("pelican") is not None


def write_source(said: Said, root: Path, folder: Path) -> None:
    """Write the source of a Pelican site that says what the repository at `root`, built already, says."""
    shutil.copytree(root / "theme" / "templates", folder / "theme" / "templates")
    shutil.copytree(TEMPLATES, folder / "theme" / "templates", dirs_exist_ok=True)
    shutil.copytree(root / "output" / "assets", folder / "content" / "assets")
    for values in said.listings:
        _write_article(folder / "content" / "services", values)
    ours = {"lists": {values["key"]: values for values in said.lists}, "home": said.home}
    (folder / OURS).write_text(json.dumps(ours), encoding="utf-8")
    (folder / "pelicanconf.py").write_text(SETTINGS.format(root=str(root), folder=str(folder)), encoding="utf-8")


def settings(root: Path, folder: Path) -> dict[str, Any]:
    """Give Pelican's settings: as it comes, but for pages that our site does not have either."""
    environment = theme_environment(root)
    ours = json.loads((folder / OURS).read_text(encoding="utf-8"))
    drawn: dict[str, Markup] = {}
    card = getattr(environment.get_template("components/card.html").module, "card")  # noqa: B009  made by Jinja

    def card_of(article: Any) -> Markup:
        if article.slug not in drawn:
            drawn[article.slug] = card(json.loads(article.said)["card"])
        return drawn[article.slug]

    given = dict(environment.globals) | ours
    draw_trail: Any = environment.globals["breadcrumbs"]
    given |= {
        "breadcrumbs": lambda trail: draw_trail(map(tuple, trail)),  # JSON has lists only
        "day": _day,
        "price_text": lambda price: price["text"],
        "goes_to_people": lambda listing: listing["goes_to_people"],
        "near": near_pages,
        "path_of": _path_of,
    }
    return {
        "SITENAME": "Choose My Support",
        "SITEURL": "",
        "AUTHOR": "The benchmark",
        "TIMEZONE": "Europe/London",
        "PATH": str(folder / "content"),
        "THEME": str(folder / "theme"),
        "THEME_STATIC_PATHS": [],
        "STATIC_PATHS": ["assets"],
        "ARTICLE_PATHS": ["services"],
        "ARTICLE_ORDER_BY": "title",
        "ARTICLE_SAVE_AS": "services/{slug}/index.html",
        "TAG_SAVE_AS": "lists/{slug}/index.html",
        "DIRECT_TEMPLATES": ["index"],
        "PAGINATED_TEMPLATES": {"tag": PAGE_SIZE},
        "AUTHOR_SAVE_AS": "",
        "CATEGORY_SAVE_AS": "",
        "FEED_ALL_ATOM": None,
        "CATEGORY_FEED_ATOM": None,
        "TRANSLATION_FEED_ATOM": None,
        "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None,
        "JINJA_ENVIRONMENT": {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True},
        "JINJA_GLOBALS": given,
        "JINJA_FILTERS": dict(environment.filters) | {"parsed": json.loads, "card_of": card_of},
    }


def _write_article(folder: Path, values: dict[str, Any]) -> None:
    listing = values["listing"]
    text = listing["description"] or ""
    facts = values | {"listing": {key: value for key, value in listing.items() if key != "description"}}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{listing['slug']}.md").write_text(
        f"Title: {listing['name']}\nSlug: {listing['slug']}\nDate: {TODAY}\nTags: {', '.join(values['lists'])}\n"
        f"Said: {json.dumps(facts)}\n\n{text}",
        encoding="utf-8",
    )


def _day(when: str) -> str:
    return day(date.fromisoformat(when))


def _path_of(path: str) -> Callable[[int], str]:
    return lambda number: page_path(path, number)
