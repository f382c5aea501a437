"""The pages of names: zones, words, documents and organisations; each has its place on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.blocks import Fact, Teller
from plugins.market.pages.record_page import source_of
from plugins.market.pages.words import properties_of
from plugins.publishing.render import Page
from plugins.records.schema import Schema


@dataclass(frozen=True, slots=True)
class Name:
    """One thing that is named: its facts, where they come from, and the records that name it."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    sources: tuple[tuple[Ref, str], ...] = ()
    used_by: tuple[Ref, ...] = ()


def name_pages(atlas: Atlas) -> Iterator[Page]:
    """Give the page of zones, of words, of documents and of organisations."""
    for path, title, about, find in (
        (places.ZONES, "Zones", "The areas that we buy in, and the districts of each.", _zones),
        (places.WORDS, "Words we use", "Words of the trade, and names of the past with what took their place.", _words),
        (places.DOCUMENTS, "Documents", "Every document that a fact here comes from.", _documents),
        (places.ORGANISATIONS, "Organisations", "Councils, NHS bodies and others that are named here.", _organisations),
    ):
        values = {"title": title, "about": about, "names": find(atlas), "gaps": []}
        if path == places.ZONES:
            values["gaps"] = [(atlas.ref("district", gap.district), gap.why) for gap in atlas.market.gaps]
        yield _page(path, values)


def _page(path: str, values: Mapping[str, Any]) -> Page:
    return Page(places.file_of(path), "market/names.html", lambda: values)


def _zones(atlas: Atlas) -> list[Name]:
    fields = _fields("zones", "zones")
    return [
        Name(code, zone.name, _facts(zone, fields, atlas, "code", "name"), used_by=_used(atlas, "zone", code))
        for code, zone in atlas.market.zones.items()
    ]


def _words(atlas: Atlas) -> list[Name]:
    fields = _fields("glossary", "words")
    found = sorted(atlas.market.words.items(), key=lambda one: (one[1].term.casefold(), one[0]))
    return [
        Name(
            name,
            f"{word.term} ({word.short})" if word.short else word.term,
            _facts(word, fields, atlas, "name", "term", "short", "source"),
            () if word.source is None else (source_of(word.source, atlas),),
        )
        for name, word in found
    ]


def _documents(atlas: Atlas) -> list[Name]:
    fields = _fields("documents", "documents")
    return [
        Name(name, one.title, _facts(one, fields, atlas, "name", "title"), used_by=_sourced(atlas, name))
        for name, one in atlas.market.documents.items()
    ]


def _organisations(atlas: Atlas) -> list[Name]:
    fields = properties_of("organisation")
    found = sorted(atlas.market.organisations.items(), key=lambda one: (one[1].title.casefold(), one[0]))
    return [
        Name(
            name,
            f"{body.title} ({body.short})" if body.short else body.title,
            _facts(body, fields, atlas, "title", "sample", "short", "sources"),
            tuple(source_of(one, atlas) for one in body.sources),
            _used(atlas, "organisation", name),
        )
        for name, body in found
    ]


def _fields(kind: str, many: str) -> Schema:
    fields: Schema = properties_of(kind)[many]["items"]["properties"]
    return fields


def _facts(value: Any, fields: Schema, atlas: Atlas, *skip: str) -> tuple[Fact, ...]:
    return tuple(Teller(atlas, "").facts(value, fields, skip=frozenset(skip)))


def _used(atlas: Atlas, kind: str, name: str) -> tuple[Ref, ...]:
    found = {
        atlas.ref(link.kind, link.id)
        for link in atlas.market.links_to(kind, name)
        if _is_page(atlas, link.kind, link.id)
    }
    return tuple(sorted(found, key=lambda ref: (ref.title, ref.path)))


def _sourced(atlas: Atlas, name: str) -> tuple[Ref, ...]:
    return _used(atlas, "document", name)


def _is_page(atlas: Atlas, kind: str, name: str) -> bool:
    return atlas.knows(kind, name) and kind not in ("organisation", "zones", "glossary", "documents")
