"""The page of each pathway: all of it, to read and to print. A script shows it a step at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from plugins.directory import paths
from plugins.publishing.render import Page
from plugins.publishing.sanitise import render_guide
from plugins.records.catalogue import Catalogue
from plugins.records.pathways import Ending, Pathway, Search, Shown
from plugins.records.tokens import TOKEN

LISTINGS = "/services/"


@dataclass(frozen=True, slots=True)
class Words:
    """How the texts of a pathway become HTML: `values` are what its names in double brackets stand for."""

    base: str
    values: Mapping[str, Markup]

    def html(self, text: str) -> Markup:
        """Give the HTML of a text of several paragraphs."""
        rendered = render_guide(text, self.base)
        return Markup(TOKEN.sub(lambda found: str(self.values[found[1]]), rendered))  # noqa: S704  clean, then escaped

    def line(self, text: str) -> Markup:
        """Give the HTML of a text of one line, without a paragraph around it."""
        return Markup(self.html(text).removeprefix("<p>").removesuffix("</p>"))  # noqa: S704  as above


def pathway_pages(catalogue: Catalogue, words: Words) -> Iterator[Page]:
    """Give the page of each pathway."""
    slugs = {listing.slug for listing in catalogue.listings}
    for pathway in catalogue.pathways:
        values = {
            "pathway": replace(pathway, endings=_without_lost_links(pathway.endings, slugs)),
            "words": words,
            "when": when,
            "search": search_path,
        }
        yield Page(paths.file_of(paths.of_pathway(pathway.slug)), "pathway.html", _same(values))


def when(part: Shown) -> str:
    """Give a part's conditions as the page's script reads them: [[step, [answers]], …] for all of, and for any of."""
    conditions = [[[one.step, list(one.is_)] for one in some] for some in (part.if_all, part.if_any)]
    return json.dumps(conditions, separators=(",", ":")) if any(conditions) else ""


def search_path(search: Search) -> str:
    """Give the address of a search: in the form that find-state.js reads and writes."""
    asked = urlencode([(group, word) for group, words in search.filters.items() for word in words])
    return f"/find/#{asked}" if asked else "/find/"


def pathway_links(pathways: Sequence[Pathway]) -> dict[str, dict[str, str]]:
    """Give the title and summary of each pathway, by its address."""
    return {paths.of_pathway(one.slug): {"title": one.title, "summary": one.summary} for one in pathways}


def _without_lost_links(endings: Sequence[Ending], slugs: set[str]) -> tuple[Ending, ...]:
    """Leave out links to listings that a council has removed, such as the samples."""

    def is_there(path: str) -> bool:
        return not path.startswith(LISTINGS) or path.removeprefix(LISTINGS).strip("/") in slugs

    return tuple(replace(one, links=tuple(link for link in one.links if is_there(link.path))) for one in endings)


def _same(values: Mapping[str, Any]) -> Callable[[], Mapping[str, Any]]:
    return lambda: values
