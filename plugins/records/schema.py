"""Turn the schemas into checks: one self-contained schema a kind, coercion from text, messages for people.

The files in schemas/ (JSON Schema 2020-12) are the only source of a field's name, title, hint and error
message. A vocabulary is a `oneOf` of `const` and `title`; `x-noun` says what its words are, `x-error` says
how to put a field right, `x-leaves-out` names the common fields a kind must not have.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema_rs

from plugins.records.yaml_source import FieldPath

FOLDER = Path(__file__).parent / "schemas"
KINDS = ("registered", "micro", "personal-assistant", "service")
MOST_MESSAGES = 50  # of one file: after so many, nobody reads on

Schema = dict[str, Any]
Coerce = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class RecordSchema:
    """What one kind of record may hold. `schema` is self-contained: it holds no reference."""

    name: str
    title: str
    folder: str
    schema: Schema
    leaves_out: frozenset[str]
    coerce: Coerce
    is_valid: Callable[[Any], bool]
    messages: Callable[[Any], Iterator[tuple[FieldPath, str]]]


@functools.cache
def kinds() -> dict[str, RecordSchema]:
    """Give the schema of each kind of listing, by name."""
    return {name: _compile(name, kind_schema(name)) for name in KINDS}


@functools.cache
def area_schema() -> RecordSchema:
    """Give the schema of content/area/area.yaml."""
    return _compile("area", _read("area"))


@functools.cache
def thesaurus_schema() -> RecordSchema:
    """Give the schema of content/area/thesaurus.yaml."""
    return _compile("thesaurus", _resolved(_read("thesaurus"), _read("common")["$defs"]))


@functools.cache
def pathway_schema() -> RecordSchema:
    """Give the schema of a file of content/pathways."""
    return _compile("pathway", _resolved(_read("pathway"), _read("common")["$defs"]))


def compile_file(path: Path, shared: Path) -> RecordSchema:
    """Compile a schema of another package: a file, and one beside it with what all its records share.

    A schema takes the `properties` of the shared file unless it says `"x-shares": false`; both may use each other's
    definitions and ours.
    """
    common, own = (json.loads(file.read_text(encoding="utf-8")) for file in (shared, path))
    definitions = _read("common")["$defs"] | common["$defs"] | own.get("$defs", {})
    fields = (common["properties"] if own.get("x-shares", True) else {}) | own["properties"]
    whole = own | {"type": "object", "additionalProperties": False, "properties": _resolved(fields, definitions)}
    return _compile(path.stem, {key: value for key, value in whole.items() if key != "$defs"})


@functools.cache
def vocabularies() -> dict[str, dict[str, str]]:
    """Give every vocabulary, by name: its words, each with its title, in the schema's order."""
    found: dict[str, dict[str, str]] = {}
    for name in ("common", *KINDS):
        for word, definition in _read(name).get("$defs", {}).items():
            if "oneOf" in definition:
                found[word] = {choice["const"]: choice["title"] for choice in definition["oneOf"]}
    return found


@functools.cache
def vocabulary_notes(vocabulary: str) -> dict[str, str]:
    """Give the description of each word of a common vocabulary that has one."""
    choices = _read("common")["$defs"][vocabulary]["oneOf"]
    return {choice["const"]: choice["description"] for choice in choices if "description" in choice}


def kind_schema(name: str) -> Schema:
    """Join the common fields and a kind's own into one schema without references."""
    common, own = _read("common"), _read(name)
    definitions = common["$defs"] | own.get("$defs", {})
    left_out = set(own["x-leaves-out"])
    shared = {key: value for key, value in common["properties"].items() if key not in left_out}
    return {
        "$schema": own["$schema"],
        "title": own["title"],
        "description": own["description"],
        "x-folder": own["x-folder"],
        "x-leaves-out": own["x-leaves-out"],
        "type": "object",
        "additionalProperties": False,
        "required": own["required"],
        "properties": _resolved(shared | own["properties"], definitions),
    }


def _read(name: str) -> Schema:
    schema: Schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return schema


def _resolved(part: Any, definitions: Schema) -> Any:
    """Put what each reference names in its place; what stands beside the reference wins."""
    if isinstance(part, list):
        return [_resolved(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        beside = {key: value for key, value in part.items() if key != "$ref"}
        part = definitions[part["$ref"].removeprefix("#/$defs/")] | beside
    return {key: _resolved(value, definitions) for key, value in part.items()}


def _compile(name: str, schema: Schema) -> RecordSchema:
    quick = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)

    def messages(data: Any) -> Iterator[tuple[FieldPath, str]]:
        if quick.is_valid(data):
            return iter(())
        from plugins.records.messages import messages_of  # noqa: PLC0415  most days nothing has to be explained

        return islice(messages_of(schema, data), MOST_MESSAGES)

    return RecordSchema(
        name=name,
        title=schema["title"],
        folder=schema.get("x-folder", ""),
        schema=schema,
        leaves_out=frozenset(schema.get("x-leaves-out", ())),
        coerce=_coercion(schema) or (lambda tree: tree),
        is_valid=quick.is_valid,
        messages=messages,
    )


# Coercion: text becomes what the schema says it is; text that cannot stays text, for the schema to refuse.


def _coercion(schema: Schema) -> Coerce | None:
    """Compile how a value of this schema is read from text; None when it is a word, which stays as it is."""
    kind = schema.get("type")
    if kind == "object":
        parts = {key: _coercion(value) for key, value in schema["properties"].items()}
        return functools.partial(_coerce_object, {key: part for key, part in parts.items() if part})
    if kind == "array":
        item = _coercion(schema["items"])
        return functools.partial(_coerce_array, item) if item else None
    return {"integer": _integer, "number": _number, "boolean": _boolean, "string": _string}.get(str(kind))


def _coerce_object(parts: dict[str, Coerce], value: Any) -> Any:
    if isinstance(value, dict):
        for key in parts.keys() & value.keys():
            value[key] = parts[key](value[key])
    return value


def _coerce_array(item: Coerce, value: Any) -> Any:
    return [item(one) for one in value] if isinstance(value, list) else value


def _string(value: Any) -> Any:
    """Leave out the space around text, such as the line break that ends a block."""
    return value.strip() if isinstance(value, str) else value


def _integer(value: Any) -> Any:
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}", value) else value


def _number(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,2})?", value):
        return float(value) if "." in value else int(value)
    return value


def _boolean(value: Any) -> Any:
    if isinstance(value, str):
        return {"yes": True, "true": True, "no": False, "false": False}.get(value.lower(), value)
    return value
