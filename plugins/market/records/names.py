"""What records name: zones, words of the glossary, documents and organisations."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.market.records.record import Source
from plugins.market.records.when import Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A zone of the market and the districts it covers; `parent` is the zone that holds it."""

    code: str
    name: str
    districts: tuple[str, ...]
    parent: str | None = None
    rurality: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A district that no zone covers, and why."""

    district: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the glossary; a name of the past says what took its place."""

    name: str
    term: str
    meaning: str
    short: str | None = None
    now: str | None = None
    from_: When | None = None
    until: When | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A document that figures come from, and what may be done with it."""

    name: str
    title: str
    publisher: str
    licence: str
    date: Period | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation that a record names; `now` says what took the place of one of the past."""

    id: str
    title: str
    kind: str
    sample: bool = False
    short: str | None = None
    now: str | None = None
    website: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """All of content/market/zones.yaml."""

    zones: tuple[Zone, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """All of content/market/glossary.yaml."""

    words: tuple[Word, ...] = ()
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """All of content/market/documents.yaml."""

    documents: tuple[SourceDocument, ...] = ()
    sample: bool = False
