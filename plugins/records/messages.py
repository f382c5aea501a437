"""Say what a JSON Schema validator found, in words a person can act on.

Only a file with something wrong needs this, so it is loaded then.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from plugins.records.problem import nearest, shorten
from plugins.records.yaml_source import FieldPath

MOST_WORDS_LISTED = 12

Schema = dict[str, Any]


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[ValidationError]:
    """Match as JSON Schema does: unlike Python's, its `$` is not before a last line break."""
    if isinstance(value, str) and re.search(re.sub(r"\$$", r"\\Z", pattern), value) is None:
        yield ValidationError("pattern")


def _is_unique(_validator: Any, _wanted: Any, value: Any, _schema: Any) -> Iterator[ValidationError]:
    """Compare items as text, which takes a list of any length in one pass."""
    if isinstance(value, list) and _repeated(value) is not None:
        yield ValidationError("uniqueItems")


def _is_a_word(_validator: Any, choices: list[Schema], value: Any, _schema: Any) -> Iterator[ValidationError]:
    """Look a word up in its vocabulary, without trying every choice."""
    if not isinstance(value, str) or value not in {choice["const"] for choice in choices}:
        yield ValidationError("oneOf")


def _repeated(items: list[Any]) -> str | None:
    """Find the first item, as JSON, that is in a list twice."""
    seen: set[str] = set()
    for item in items:
        text = item if isinstance(item, str) else json.dumps(item, sort_keys=True)
        if text in seen:
            return text
        seen.add(text)
    return None


MessageValidator: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"oneOf": _is_a_word, "pattern": _pattern, "uniqueItems": _is_unique}
)


def messages_of(schema: Schema, data: Any) -> Iterator[tuple[FieldPath, str]]:
    """Yield (path of the field, message) for all that is wrong with the data, without repeats."""
    validator = MessageValidator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    seen: set[tuple[FieldPath, str]] = set()
    for error in validator.iter_errors(data):
        path: FieldPath = tuple(error.absolute_path)
        for found in _of_one_error(error, path, schema):
            if found not in seen:
                seen.add(found)
                yield found


def _of_one_error(error: ValidationError, path: FieldPath, schema: Schema) -> Iterator[tuple[FieldPath, str]]:
    part: Schema = error.schema if isinstance(error.schema, dict) else {}
    value: Any = error.instance
    if error.validator in ("required", "dependentRequired"):
        yield from _missing(error, path, part)
    elif error.validator == "additionalProperties":
        for key in sorted(set(value) - set(part["properties"])):
            yield (*path, key), _unknown_field(key, path, part, schema)
    elif value == "":
        yield path, f"“{_name(path)}” has nothing after it. Write something there or remove the line."
    elif error.validator == "oneOf":
        yield path, _unknown_word(value, part)
    elif error.validator == "uniqueItems":
        yield path, f"{shorten(_repeated(value))} is listed twice under “{_name(path)}”. Remove one."
    else:
        yield path, _not_right(value, path, part)


def _missing(error: ValidationError, path: FieldPath, part: Schema) -> Iterator[tuple[FieldPath, str]]:
    wanted: Any = error.validator_value
    given: Any = error.instance
    if isinstance(wanted, dict):
        wanted = [key for condition, keys in wanted.items() if condition in given for key in keys]
    for key in wanted:
        if key not in given:
            field = part["properties"].get(key, {})
            inside = f" under “{_name(path)}”" if path else ""
            remedy = field.get("x-error") or f"Add it: {field.get('description', '')}"
            yield path, f"“{key}:” is missing{inside}. {remedy}"


def _unknown_field(key: str, path: FieldPath, part: Schema, schema: Schema) -> str:
    if not path and key in schema.get("x-leaves-out", ()):
        whose = f"a {schema['title'].lower()}'s listing"
        return f"“{key}” is never in {whose}: people reach them through the council. Remove it."
    suggestion = nearest(key, part["properties"])
    title = schema["title"].lower()
    whole = f"a {title}'s listing" if "x-folder" in schema else f"the {title}'s file"
    where = f"“{_name(path)}”" if path else whole
    if suggestion:
        return f"{shorten(key)} is not a field of {where}. Did you mean “{suggestion}”?"
    return f"{shorten(key)} is not a field of {where}. Use one of: {', '.join(sorted(part['properties']))}."


def _unknown_word(value: Any, part: Schema) -> str:
    titles = {choice["title"]: choice["const"] for choice in part["oneOf"]}
    words = [choice["const"] for choice in part["oneOf"]]
    said = f"{shorten(value)} is not {part['x-noun']}."
    suggestion = nearest(str(value), words) or titles.get(nearest(str(value), titles) or "")
    if suggestion:
        return f"{said} Did you mean “{suggestion}”?"
    if ";" in part["x-noun"]:
        return said
    more = ", …" if len(words) > MOST_WORDS_LISTED else ""
    return f"{said} Use one of: {', '.join(words[:MOST_WORDS_LISTED])}{more}."


def _not_right(value: Any, path: FieldPath, part: Schema) -> str:
    title = part.get("title") or _name(path)
    remedy = part.get("x-error") or part.get("description", "")
    if isinstance(value, dict | list):
        return f"{title} is not written as we need it. {remedy}"
    return f"{title} {shorten(value)} is not right. {remedy}"


def _name(path: FieldPath) -> str:
    names = [part for part in path if isinstance(part, str)]
    return names[-1] if names else "the file"
