"""Walk over the data of a file beside its schema: read its values, and find what it refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from plugins.market.records.money import Money
from plugins.market.records.percent import Percent
from plugins.market.records.when import Period, When
from plugins.records.schema import Schema
from plugins.records.yaml_source import FieldPath

READERS: dict[str, Callable[[str], object]] = {
    "money": Money.read,
    "percent": Percent.read,
    "when": When.read,
    "period": Period.read,
}
# What may stand in no record, however public the rest of it is, and why.
PERSONAL = "It is about one person, and is never published. Remove it; keep it in that person's own record."
SHARED = (
    "What a commissioner and a regulator tell each other in confidence is never published. "
    "Remove it; keep it in the contract's own file."
)
NEVER = {
    "allocation": PERSONAL,
    "budget_for_person": PERSONAL,
    "indicative_allocation": PERSONAL,
    "indicative_allocations": PERSONAL,
    "indicative_budget": PERSONAL,
    "personal_budget": PERSONAL,
    "concerns": SHARED,
    "cqc_concerns": SHARED,
    "regulator_concern": SHARED,
    "regulator_concerns": SHARED,
    "shared_concerns": SHARED,
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A name in a file that must be that of a record, a listing, a zone …: `kind` says of what."""

    field: FieldPath
    kind: str
    name: str


def unreadable(schema: Schema, data: Any) -> Iterator[tuple[FieldPath, str]]:
    """Give what cannot be read of the amounts, percentages and dates: the field, and how to put it right."""
    for field, part, text in _texts(schema, data, ()):
        if "x-value" in part:
            try:
                READERS[part["x-value"]](text)
            except ValueError as error:
                yield field, str(error)


def references(schema: Schema, data: Any) -> Iterator[Reference]:
    """Give every reference to another record."""
    for field, part, text in _texts(schema, data, ()):
        if "x-refers-to" in part:
            yield Reference(field, part["x-refers-to"], text)


def never_published(data: Any, field: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Give each field that is never published, with the reason."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            if key in NEVER:
                yield (*field, key), f"“{key}” has no place here. {NEVER[key]}"
            else:
                yield from never_published(value, (*field, key))


def _texts(part: Schema, data: Any, field: FieldPath) -> Iterator[tuple[FieldPath, Schema, str]]:
    """Give every text that has the form its schema asks for, with that part of the schema."""
    if isinstance(data, str):
        yield field, part, data
    elif isinstance(data, dict):
        for key in data.keys() & part.get("properties", {}).keys():
            yield from _texts(part["properties"][key], data[key], (*field, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(part.get("items", {}), item, (*field, index))
