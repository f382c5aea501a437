"""What the pages of every language are drawn from, where each stands, and what was drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment

from plugins.directory.listing_page import ShownPhoto
from plugins.languages.speaking import ENGLISH, Language, spoken
from plugins.publishing.output import Output
from plugins.publishing.render import Page
from plugins.records.catalogue import Catalogue
from plugins.records.listing import Photo
from plugins.settings import Settings

if TYPE_CHECKING:
    from plugins.site.market import Statement

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the pages of every language are drawn from and written to."""

    settings: Settings
    catalogue: Catalogue
    languages: Sequence[Language]
    photos: Mapping[Photo, ShownPhoto]
    output: Output
    market: Statement | None = None

    def placed(self, pages: Iterable[Page]) -> list[Page]:
        """Put pages where those of the language that is spoken stand, and tell each where it is in the others."""
        if len(self.languages) == 1:
            return list(pages)
        folder = f"{spoken().path[1:]}/".lstrip("/")
        return [
            replace(page, path=folder + page.path, here=f"/{page.path.removesuffix(INDEX)}")
            if page.path.endswith(INDEX)
            else page
            for page in pages
        ]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn in one language: its templates, its assets, its finder's folder, and every file made so far."""

    environment: Environment
    assets: Mapping[str, str]
    search: str
    made: frozenset[str]


def languages_of(root: Path, settings: Settings) -> tuple[Language, ...]:
    """Give the languages of a site, English first. Raises LanguageError."""
    if not settings.languages:
        return (ENGLISH,)
    from plugins.languages.translations import load_languages  # noqa: PLC0415  an English site does not wait for Babel

    return (ENGLISH, *load_languages(root, dict(settings.languages)))
