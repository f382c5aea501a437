"""All of the market's pages, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.datasets import table_of
from plugins.market.pages.demand import demand_page
from plugins.market.pages.editions import History, edition_files
from plugins.market.pages.expiry import expiry_page, expiry_table
from plugins.market.pages.names import name_pages
from plugins.market.pages.places import PLACES
from plugins.market.pages.questions import Held, questions_page
from plugins.market.pages.record_page import Maker, Prose, count, record_page
from plugins.market.pages.registers import register_page
from plugins.market.pages.signals import signals_page
from plugins.market.pages.thread import strands
from plugins.publishing.render import Page
from plugins.records.catalogue import Catalogue

NAME = "Market position statement"


@dataclass(frozen=True, slots=True)
class Way:
    """One way into the statement: its page, what it is and how much there is of it."""

    ref: Ref
    about: str
    count: str = ""


def market_pages(
    atlas: Atlas, catalogue: Catalogue, figures: Mapping[str, str], prose: Prose, base: str = ""
) -> Iterator[Page]:
    """Give every page but those of figures, whose titles are given by their names, and of editions.

    `base` is the path the site lives under, without a slash at its end.
    """
    return in_statement(atlas, _pages(atlas, catalogue, figures, prose, base))


def in_statement(atlas: Atlas, pages: Iterable[Page]) -> Iterator[Page]:
    """Let each page know the statement that it is a page of."""
    everywhere = {"statement": atlas.market.statement, "name": NAME}
    return (replace(page, values=_Within(everywhere, page.values)) for page in pages)


@dataclass(frozen=True, slots=True)
class _Within:
    everywhere: Mapping[str, Any]
    own: Callable[[], Mapping[str, Any]]

    def __call__(self) -> dict[str, Any]:
        return {**self.everywhere, **self.own()}


def _pages(atlas: Atlas, catalogue: Catalogue, figures: Mapping[str, str], prose: Prose, base: str) -> Iterator[Page]:
    market = atlas.market
    maker = Maker(atlas, strands(market), figures, prose)
    yield Page(places.file_of(places.HOME), "market/front.html", lambda: front(atlas))
    yield signals_page(atlas)
    yield expiry_page(atlas, base)
    yield demand_page(atlas, catalogue, base)
    yield questions_page(Held(atlas, catalogue))
    yield from name_pages(atlas)
    for kind, place in PLACES.items():
        records = getattr(market, place.field)
        yield register_page(place, atlas)
        for record in records.values():
            yield record_page(kind, record, maker)


def market_files(atlas: Atlas, history: History) -> Iterator[tuple[str, bytes]]:
    """Give the table of every dataset, of what ends when, and of every edition."""
    for name, dataset in atlas.market.datasets.items():
        yield places.of_table(name).lstrip("/"), table_of(dataset, atlas)
    yield places.EXPIRY_TABLE.lstrip("/"), expiry_table(atlas)
    yield from edition_files(history.past)


def front(atlas: Atlas) -> Mapping[str, Any]:
    """Give what the first page of the statement says."""
    market = atlas.market
    return {
        "as_at": market.day,
        "chapters": [atlas.ref("chapter", name) for name in market.chapters],
        "sections": [
            ("What is coming", [_way(atlas, "intention"), SIGNALS, _way(atlas, "opportunity")]),
            ("What there is now", [DEMAND, _way(atlas, "contract"), EXPIRY, _way(atlas, "assessment"), ZONES]),
            ("What people say", [_way(atlas, "exercise"), _way(atlas, "event"), _way(atlas, "benchmark")]),
            ("Money and decisions", [_way(atlas, "funding"), _way(atlas, "decision")]),
            (
                "Facts and words",
                [_way(atlas, "dataset"), FIGURES, QUESTIONS, WORDS, DOCUMENTS, ORGANISATIONS, EDITIONS],
            ),
        ],
    }


def _way(atlas: Atlas, kind: str) -> Way:
    place = PLACES[kind]
    records = getattr(atlas.market, place.field)
    return Way(Ref(place.title, place.path), place.about, count(len(records), *COUNTED[kind]))


COUNTED = {
    "intention": ("intention", "intentions"),
    "opportunity": ("opportunity", "opportunities"),
    "contract": ("contract", "contracts"),
    "funding": ("fund", "funds"),
    "decision": ("decision", "decisions"),
    "exercise": ("time we asked", "times we asked"),
    "event": ("event", "events"),
    "benchmark": ("example", "examples"),
    "assessment": ("assessment", "assessments"),
    "dataset": ("table", "tables"),
}
SIGNALS = Way(Ref("Signals", places.SIGNALS), "Grow, change or stop: each kind of support beside each area.")
DEMAND = Way(Ref("Who needs support", places.DEMAND), "People by age in each district, and what there is for them.")
EXPIRY = Way(Ref("What ends when", places.EXPIRY), "Contracts by the months they run out in.")
ZONES = Way(Ref("Zones", places.ZONES), "The areas that we buy in.")
QUESTIONS = Way(Ref("Questions people ask", places.QUESTIONS), "What councils are asked under freedom of information.")
FIGURES = Way(Ref("All figures", places.FIGURES), "Each number of this statement, and how it is worked out.")
WORDS = Way(Ref("Words we use", places.WORDS), "Words of the trade, and names of the past.")
DOCUMENTS = Way(Ref("Documents", places.DOCUMENTS), "Where every fact comes from.")
EDITIONS = Way(Ref("Editions", places.EDITIONS), "What the statement said before, and what has changed since.")
ORGANISATIONS = Way(Ref("Organisations", places.ORGANISATIONS), "Who is named here, and what they are called today.")
