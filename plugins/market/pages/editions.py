"""Editions: a list of them, the page of each, and what changed since the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from plugins.market.disclosure.stamps import key
from plugins.market.editions.changes import Change, Changes, Moved, Some, changes
from plugins.market.editions.freeze import TODAY, Frozen
from plugins.market.figures.earlier import past_cell
from plugins.market.figures.figure import Figure
from plugins.market.figures.pages import SECTIONS
from plugins.market.figures.saying import number, unit_words
from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.places import PLACES
from plugins.market.pages.record_page import count
from plugins.market.pages.spreadsheet import spreadsheet
from plugins.market.pages.words import day, properties_of, span, title_of
from plugins.market.records.edition import Edition, PastFigure
from plugins.publishing.render import Page

KINDS = ("intention", "opportunity", "contract")
HEADER = ("name", "title", "place", "category", "as at", "value", "text", "figure")
NEWS = {"new": "New", "gone": "No longer here", "changed": "Changed"}


@dataclass(frozen=True, slots=True)
class History:
    """Every edition, the oldest first, and what the statement says today."""

    past: tuple[Frozen, ...] = ()
    today: Frozen | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A figure's number as an edition said it, marked where it counts people."""

    text: str
    as_at: str
    stamp: Markup


@dataclass(frozen=True, slots=True)
class Line:
    """A figure that moved: before, after, and by how much where both are exact."""

    ref: Ref
    where: str
    before: Said
    after: Said
    difference: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that changed."""

    ref: Ref
    news: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The changes of one kind of record."""

    title: str
    entries: tuple[Entry, ...]


def edition_pages(atlas: Atlas, history: History) -> Iterator[Page]:
    """Give the list, a page for each edition, and one for what changed since the last."""
    past, today = history.past, history.today
    every = (*past, *([today] if today is not None and past else []))
    compared = {after.edition.id: (before, changes(before, after)) for before, after in pairwise(every)}
    values = {
        "editions": [(ref_of(one.edition), one.edition.summary or "") for one in reversed(past)],
        "since": ref_of(today.edition) if today is not None and past else None,
        "last": past[-1].edition.title if past else "",
        "counts": _counts(compared[TODAY][1]) if TODAY in compared else (),
    }
    yield Page(places.file_of(places.EDITIONS), "market/editions.html", values.copy)
    for one in every:
        shown = {**_values(one, atlas), **_changed(compared.get(one.edition.id), one, atlas)}
        yield Page(places.file_of(f"{places.EDITIONS}{one.edition.id}/"), "market/edition.html", shown.copy)


def edition_files(past: tuple[Frozen, ...]) -> Iterator[tuple[str, bytes]]:
    """Give the figures of each edition as a table to download."""
    for one in past:
        rows = []
        for each in one.figures:
            figure = figure_of(each, one.edition)
            when = "" if each.as_at is None else each.as_at.text
            known = (each.name, each.title, each.place or "", each.category or "", when)
            cell = "" if figure.cell is None else key(figure.cell)
            rows.append((*known, figure.code, figure.text, cell))
        yield f"{places.EDITIONS}{one.edition.id}.csv".lstrip("/"), spreadsheet(HEADER, rows)


def ref_of(edition: Edition) -> Ref:
    """Give an edition's title and page, with its day."""
    return Ref(edition.title, f"{places.EDITIONS}{edition.id}/", day(edition.date))


def figure_of(one: PastFigure, edition: Edition) -> Figure:
    """Give a figure as an edition showed it; today's is that of the door."""
    cell = one.cell if edition.id == TODAY else past_cell(one, edition.id)
    return Figure(
        name=one.name,
        title=one.title,
        unit=one.unit,
        value=one.value,
        lowest=one.lowest,
        highest=one.highest,
        how=one.how,
        marker=one.marker,
        period=one.as_at,
        counts=one.counts,
        cell=cell,
    )


def difference(moved: Moved) -> str:
    """Say by how much a figure moved: only where both are exact, and never of people, whose counts are rounded."""
    before, after = moved.before, moved.after
    exact = before.how == after.how == "exact" and before.unit == after.unit
    of_people = {before.counts, after.counts} != {None} or before.cell is not None or after.cell is not None
    if not exact or of_people or before.value is None or after.value is None:
        return ""
    by = after.value - before.value
    if before.unit == "percent":
        said = f"{number(abs(by), 'places')} percentage {'point' if abs(by) == 1 else 'points'}"
    else:
        said = " ".join((number(abs(by), before.unit), unit_words(before.unit)[abs(by) != 1])).strip()
    return f"{said} {'more' if by > 0 else 'less'}" if by else ""


def _values(one: Frozen, atlas: Atlas) -> Mapping[str, Any]:
    """Give what an edition held."""
    edition, is_today = one.edition, one.edition.id == TODAY
    return {
        "edition": replace(edition, title="Today") if is_today else edition,
        "is_today": is_today,
        "table": "" if is_today else f"{places.EDITIONS}{edition.id}.csv",
        "figures": count(len(one.figures), "figure", "figures"),
        "held": [] if is_today else list(_held(edition, atlas)),
    }


def _held(edition: Edition, atlas: Atlas) -> Iterator[tuple[str, str, list[tuple[Ref, str]]]]:
    signals, stages = properties_of("intention")["signal"], properties_of("opportunity")["stage"]
    yield (
        PLACES["intention"].title,
        "Signal",
        [(_ref("intention", one, atlas), title_of(signals, one.signal)) for one in edition.intentions],
    )
    yield (
        PLACES["opportunity"].title,
        "Stage",
        [(_ref("opportunity", one, atlas), title_of(stages, one.stage)) for one in edition.opportunities],
    )
    yield (
        PLACES["contract"].title,
        "Ends",
        [(_ref("contract", one, atlas), span(one.ends) or "Not held") for one in edition.contracts],
    )


def _ref(kind: str, one: Any, atlas: Atlas) -> Ref:
    """Give a record as it was called, with its page where it still has one."""
    path = places.of_record(kind, one.name) if atlas.knows(kind, one.name) else ""
    return Ref(one.title, path)


def _changed(compared: tuple[Frozen, Changes] | None, after: Frozen, atlas: Atlas) -> Mapping[str, Any]:
    """Give what changed since the edition before."""
    if compared is None:
        return {"before": None, "parts": [], "moved": [], "new": (), "gone": ()}
    before, found = compared
    parts = [Part(PLACES[kind].title, tuple(_entry(one, atlas) for one in found.of_kind(kind))) for kind in KINDS]
    return {
        "before": ref_of(before.edition),
        "parts": [part for part in parts if part.entries],
        "moved": [_line(one, before.edition, after.edition) for one in found.figures],
        "new": _titles(found.new, atlas),
        "gone": _titles(found.gone, atlas),
    }


def _titles(found: Sequence[Some], atlas: Atlas) -> list[tuple[str, int]]:
    """Say figures by their titles; a whole group of them by its own."""
    return sorted((one.title or f"All of “{_group(one.group, atlas)}”", one.numbers) for one in found)


def _group(name: str, atlas: Atlas) -> str:
    dataset = atlas.market.datasets.get(name)
    return dataset.title if dataset is not None else SECTIONS.get(name, name.replace("-", " ").capitalize())


def _entry(change: Change, atlas: Atlas) -> Entry:
    return Entry(_ref(change.kind, change, atlas), NEWS[change.news], change.said)


def _line(moved: Moved, before: Edition, after: Edition) -> Line:
    one = moved.after
    where = ", ".join(part for part in (one.place, one.category) if part)
    note = "The same number, put right" if moved.is_revised else ""
    told = difference(moved)
    return Line(
        Ref(one.title, about=note), where, _said(moved.before, before), _said(one, after), told or "Not worked out"
    )


def _said(one: PastFigure, edition: Edition) -> Said:
    figure = figure_of(one, edition)
    return Said(figure.text, figure.as_at, figure.stamp)


def _counts(found: Changes) -> tuple[str, ...]:
    records = ((PLACES[kind].title, found.of_kind(kind)) for kind in KINDS)
    lines = [f"{title}: {len(some)} changed" for title, some in records if some]
    return (*lines, *([f"Figures: {len(found.figures)} moved"] if found.figures else []))
