"""Every field of every kind has a title, a hint and a message, and a place in its class."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest

from plugins.market.records.kinds import KINDS, SCHEMAS, Kind
from tests.market.builders import LEAST


def properties_of(part: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every property of a schema, however deep, with its path."""
    for key, value in part.get("properties", {}).items():
        yield f"{name}.{key}", value
        yield from properties_of(value, f"{name}.{key}")
    if "items" in part:
        yield from properties_of(part["items"], name)


PROPERTIES = {name: part for kind in KINDS.values() for name, part in properties_of(kind.schema.schema, kind.name)}


@pytest.mark.parametrize("name", PROPERTIES)
def test_every_field_has_a_title_a_hint_and_a_message(name: str) -> None:
    part = PROPERTIES[name]
    assert part.get("title"), "the field has no title"
    assert part.get("description"), "the field has no description, which is its hint"
    assert part.get("x-error") or part.get("x-noun"), "the field does not say how to put it right"
    if part.get("type") == "array":
        assert part["items"].get("x-error") or part["items"].get("x-noun"), "its items do not"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_class_has_the_fields_of_its_schema(kind: Kind) -> None:
    worked_out = {"id", "body", "body_line"} if kind.is_markdown else {"id"} - set(kind.schema.schema["properties"])
    fields = {field.name.rstrip("_") for field in dataclasses.fields(kind.cls)} - worked_out
    assert fields == set(kind.schema.schema["properties"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_least_a_file_may_hold_is_valid(kind: str) -> None:
    schema = KINDS[kind].schema
    assert list(schema.messages(schema.coerce(json.loads(json.dumps(LEAST[kind]))))) == []


def test_there_is_a_schema_for_every_kind_and_no_other() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.json")} == {*KINDS, "common"}


def test_every_word_of_a_vocabulary_has_a_title() -> None:
    choices = [choice for part in PROPERTIES.values() for choice in part.get("oneOf", ())]
    assert choices
    assert all(choice["const"] and choice["title"] for choice in choices)
