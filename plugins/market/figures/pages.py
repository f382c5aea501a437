"""The pages of the figures: all of them in a list, and each with its working, its source and its table."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.market.disclosure.profile import DEFAULT
from plugins.market.disclosure.stamps import key
from plugins.market.figures.cited import licences
from plugins.market.figures.figure import Figure
from plugins.market.figures.saying import unit_words, when_text
from plugins.market.records.market import Market
from plugins.market.records.names import SourceDocument
from plugins.publishing.render import Page

ALL = "/market/figures/"
# Figures that no dataset gives, by the first word of their names.
SECTIONS = {
    "benchmarks": "How others do it",
    "contracts": "Contracts",
    "decisions": "Decisions",
    "directory": "From the listings of this directory",
    "events": "Events",
    "exercises": "What people said",
    "funding": "Funding",
    "intentions": "What we mean to buy",
    "opportunities": "Opportunities",
}
# “figure” names a count of people for the scan of what was written.
COLUMNS = (
    "name", "title", "place", "category", "as_at", "value", "lowest", "highest", "unit", "text", "note", "figure",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigurePage:
    """A figure and the parts of it that share its page. `parts` begin with the figure itself, if it has a number."""

    name: str
    section: str
    first: Figure
    parts: tuple[Figure, ...]
    same: Mapping[str, Sequence[str]]  # by a part's name the rows of figures that are the same number

    @property
    def path(self) -> str:
        """Give where it is."""
        return f"{ALL}{self.name}/"

    @property
    def table(self) -> str:
        """Give where its table can be downloaded."""
        return f"{ALL}{self.name}.csv"

    @property
    def title(self) -> str:
        """Give what all of it is about."""
        return self._start.removesuffix(": ") or self.first.title

    @property
    def _start(self) -> str:
        """Give how all titles of the page start, when there are several: “Home care: ”."""
        start = self.first.title.partition(": ")[0] + ": "
        return start if self.has_titles and all(part.title.startswith(start) for part in self.parts) else ""

    def short(self, title: str) -> str:
        """Give a part's title without what all of them start with."""
        rest = title.removeprefix(self._start)
        return rest[:1].upper() + rest[1:]

    @property
    def has_titles(self) -> bool:
        """Tell whether its parts have titles of their own."""
        return len({part.title for part in self.parts}) > 1

    @property
    def has_places(self) -> bool:
        """Tell whether its parts are of several places."""
        return len({part.place for part in self.parts}) > 1

    @property
    def has_categories(self) -> bool:
        """Tell whether its parts are of several categories."""
        return any(part.category for part in self.parts)

    @property
    def others(self) -> tuple[Figure, ...]:
        """Give its parts without what the top of the page says."""
        return tuple(part for part in self.parts if part.name != self.name)

    @property
    def about(self) -> tuple[Figure, ...]:
        """Give a figure for each title, to be explained: the others are numbers of the same."""
        found: dict[str, Figure] = {}
        for part in self.parts:
            found.setdefault(part.title, part)
        return tuple(found.values())


def pages_of(figures: Mapping[str, Figure], market: Market) -> tuple[FigurePage, ...]:
    """Put figures on their pages; the newest number is not told twice."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures.values():
        groups[figure.on_page].append(figure)
    found = []
    for name, group in sorted(groups.items()):
        seen: dict[object, Figure] = {}
        same: dict[str, list[str]] = defaultdict(list)
        for part in sorted(group, key=lambda part: (part.name.count("."), part.name)):
            first = seen.setdefault((part.title, part.place, part.category, part.period), part)
            if first is not part:
                same[first.name].append(part.anchor)
        parts = tuple(seen.values())
        rows = {part.name: tuple(same[part.name]) for part in parts}
        found.append(FigurePage(name, _section(name, market), figures.get(name, parts[0]), parts, rows))
    return tuple(found)


def figure_pages(market: Market, found: Sequence[FigurePage]) -> list[Page]:
    """Give the page of all figures, and the page of each that `pages_of` found."""
    sections = _sections(found)
    documents = [_shown(document) for document in market.documents.values()]
    values: dict[str, Any] = {"sections": sections, "documents": documents, "table": f"{ALL}figures.csv"}
    pages = [Page("market/figures/index.html", "market/figures.html", values.copy)]
    for one in found:
        of_one = {"figure": one.first, "page": one, "profile": DEFAULT}
        pages.append(Page(f"market/figures/{one.name}/index.html", "market/figure.html", of_one.copy))
    return pages


def figure_files(found: Sequence[FigurePage]) -> Iterator[tuple[str, bytes]]:
    """Give the tables to download, by their paths: one of each page, and one of everything."""
    for page in found:
        yield page.table.lstrip("/"), table_of(page.parts)
    yield f"{ALL}figures.csv".lstrip("/"), table_of([part for page in found for part in page.parts])


def table_of(figures: Sequence[Figure]) -> bytes:
    """Write figures as a table, a row each. A sign such as [c] stands in place of a number."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in figures:
        ends = ["" if value is None else f"{value:f}" for value in (one.lowest, one.highest)]
        when = "" if one.period is None else when_text(one.period)
        unit = unit_words(one.unit)[1] or one.unit
        figure = "" if one.cell is None else key(one.cell)
        known = (one.name, one.title, one.place or "", one.category or "", when)
        writer.writerow((*known, one.code, *ends, unit, one.text, one.note or "", figure))
    return text.getvalue().encode()


def _section(name: str, market: Market) -> str:
    first = name.partition(".")[0]
    dataset = market.datasets.get(first)
    return dataset.title if dataset is not None else SECTIONS.get(first, "Worked out from others")


def _sections(pages: Sequence[FigurePage]) -> list[tuple[str, list[FigurePage]]]:
    groups: dict[str, list[FigurePage]] = defaultdict(list)
    for page in pages:
        groups[page.section].append(page)
    return sorted(groups.items())


def _shown(document: SourceDocument) -> dict[str, object]:
    """Give what is said of a document."""
    return {
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "date": "" if document.date is None else when_text(document.date),
        "url": document.url,
        "licence": licences().get(document.licence, document.licence),
        "note": document.note,
    }
