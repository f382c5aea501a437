"""Every name that a record may point at, and what a rule may ask besides one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from plugins.market.records.edition import PastFigure
from plugins.market.records.files import Filed, Read
from plugins.market.records.indicator import Indicator
from plugins.records.catalogue import Catalogue

T = TypeVar("T")
# Parts of a file that have names of their own: the field of the file, the field of the part.
NAMED_PARTS = {"exercise": ("theme", "themes", "name"), "dataset": ("indicator", "measures", "name")}
LISTS = {"zones": ("zone", "zones", "code"), "documents": ("document", "documents", "name")}


@dataclass(frozen=True, slots=True)
class Known:
    """The names of each kind; `drafts` are those that must not be shown yet."""

    names: Mapping[str, frozenset[str]]
    drafts: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a rule may ask besides its record: the day, every name, every file and every number, of editions too."""

    day: date
    known: Known
    reads: tuple[Read, ...]
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    past: Mapping[str, tuple[PastFigure, ...]] = field(default_factory=dict)

    def filed(self, cls: type[T]) -> Iterator[Filed[T]]:
        """Give every record of a class beside its file."""
        for read in self.reads:
            if read.filed is not None and isinstance(read.filed.record, cls):
                yield read.filed


def known_names(reads: Sequence[Read], catalogue: Catalogue) -> Known:
    """Gather every name, of files that have faults too: one fault is not told twice."""
    names: dict[str, set[str]] = {
        "listing": {listing.slug for listing in catalogue.listings},
        "district": {district.slug for district in catalogue.area.districts},
    }
    drafts: dict[str, set[str]] = {}
    for read in reads:
        into = drafts if read.is_draft else names
        for kind, name in _names(read):
            into.setdefault(kind, set()).add(name)
    return Known(_frozen(names), _frozen(drafts))


def _names(read: Read) -> Iterator[tuple[str, str]]:
    if read.kind.name in LISTS:
        kind, many, key = LISTS[read.kind.name]
        yield from ((kind, name) for name in _parts(read.data, many, key))
        return
    yield read.kind.name, read.id
    if read.kind.name in NAMED_PARTS:
        kind, many, key = NAMED_PARTS[read.kind.name]
        yield from ((kind, f"{read.id}.{name}") for name in _parts(read.data, many, key))


def _parts(data: Mapping[str, Any], many: str, key: str) -> Iterator[str]:
    parts = data.get(many)
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, dict) and isinstance(part.get(key), str):
            yield part[key]


def _frozen(names: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {kind: frozenset(found) for kind, found in names.items()}
