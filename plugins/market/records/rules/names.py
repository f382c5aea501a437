"""Rules about names: what a record points at is there, and a name stands once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.market.records.files import Filed
from plugins.market.records.kinds import KINDS
from plugins.market.records.known import Around
from plugins.market.records.record import Record
from plugins.market.records.walk import references
from plugins.records.problem import Problem, nearest, shorten

NOUNS = {name: kind.noun for name, kind in KINDS.items()} | {
    "zone": "a zone",
    "district": "a district of this area",
    "document": "a document",
    "listing": "a listing",
    "theme": "a theme",
    "indicator": "an indicator",
}
# Where to add what is missing; a folder for those with a file each.
HOMES = {name: f"{kind.place}/NAME{'.md' if kind.is_markdown else '.yaml'}" for name, kind in KINDS.items()} | {
    "zone": "content/market/zones.yaml",
    "district": "content/area/area.yaml",
    "document": "content/market/documents.yaml",
    "listing": "providers",
    "theme": "a file of content/market/themes, and name it FILE.THEME",
    "indicator": "a file of content/market/indicators, and name it FILE.MEASURE",
}
# Lists whose parts have names, and the field that names them.
NAMED = {
    "components": "name", "lots": "name", "themes": "name", "lines": "name", "standards": "name", "measures": "name",
    "zones": "code", "words": "name", "documents": "name", "intentions": "name", "opportunities": "name",
    "contracts": "name",
}  # fmt: skip


def names_are_known(filed: Filed[Any], around: Around) -> Iterator[Problem]:
    """Whatever a record names is there, and is no draft."""
    read = next(one for one in around.reads if one.filed is filed)
    for one in references(read.kind.schema.schema, read.data):
        kind = read.kind.name if one.kind == "same" else one.kind
        names = around.known.names.get(kind, frozenset())
        if one.name in names:
            continue
        if one.name in around.known.drafts.get(kind, frozenset()):
            if not read.is_draft:
                remedy = "Publish it first, or take the name out here."
                yield filed.problem(one.field, f"{shorten(one.name)} is still a draft. {remedy}")
            continue
        meant = nearest(one.name, sorted(names))
        remedy = f"Did you mean “{meant}”?" if meant else f"Add it to {HOMES[kind]}."
        yield filed.problem(one.field, f"{shorten(one.name)} is not {NOUNS[kind]} we know. {remedy}")


def parts_are_named_once(filed: Filed[Any], _around: Around) -> Iterator[Problem]:
    """A name stands once among the lots, parts, lines, themes, standards, measures, zones … of a file."""
    for many, key in NAMED.items():
        parts = filed.document.tree.get(many)
        seen: set[str] = set()
        for index, part in enumerate(parts if isinstance(parts, list) else ()):
            name = part.get(key) if isinstance(part, Mapping) else None
            if isinstance(name, str) and name in seen:
                message = f"{shorten(name)} is already the name of another under “{many}”. Give it its own."
                yield filed.problem((many, index, key), message)
            seen |= {name} if isinstance(name, str) else set()


def nothing_replaces_itself(filed: Filed[Record], _around: Around) -> Iterator[Problem]:
    """A record does not replace itself."""
    if filed.record.supersedes == filed.record.id:
        yield filed.problem("supersedes", "It cannot replace itself. Name the older record.")
