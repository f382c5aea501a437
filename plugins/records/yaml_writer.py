"""Write fields as YAML that reads back the same: here, in other tools, and by whoever edits it next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yaml.resolver import Resolver

KEY = re.compile(r"[a-z][a-z0-9_]*")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# YAML 1.2 sees numbers where 1.1, which PyYAML knows, does not: https://yaml.org/spec/1.2.2/#103-core-schema
NUMBER = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+|(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
BMP = 0xFFFF
BYTE = 0xFF


def write_fields(fields: Mapping[str, Any], indent: int = 0) -> str:
    """Write fields in their order, a line each, two spaces a level; the text ends with a newline.

    Values are text, whole numbers, Decimals, booleans, dates, and mappings and lists of these. Text goes
    unquoted only where no YAML reader could take it for something else; text of several lines becomes a `|`
    block where that keeps every character. Raises ValueError for a field name that is not small letters and
    underscores, or text that is half a character (a lone surrogate), and TypeError for other kinds of value.
    """
    return "".join(f"{line}\n" for line in _mapping(fields, " " * indent))


def write_text(text: str) -> str:
    """Write text on one line, quoted where it must be. Raises ValueError for half a character."""
    return text if _is_plain(text) else f'"{"".join(map(_escaped, text))}"'


def _mapping(fields: Mapping[str, Any], margin: str) -> Iterator[str]:
    for key, value in fields.items():
        if KEY.fullmatch(key) is None:
            raise ValueError(f"“{key}” is not the name of a field.")
        yield from _value(f"{margin}{write_text(key)}:", value, margin)


def _sequence(items: Sequence[Any], margin: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping) and item:
            first, *rest = _mapping(item, f"{margin}  ")
            yield f"{margin}- {first.lstrip()}"
            yield from rest
        else:
            yield from _value(f"{margin}-", item, margin)


def _value(start: str, value: Any, margin: str) -> Iterator[str]:
    """Write a value after the field's name, or the dash, that it belongs to."""
    if isinstance(value, Mapping):
        yield start if value else f"{start} {{}}"
        yield from _mapping(value, f"{margin}  ")
    elif isinstance(value, list | tuple):
        yield start if value else f"{start} []"
        yield from _sequence(value, f"{margin}  ")
    elif isinstance(value, str) and _fits_a_block(value):
        yield f"{start} |" if value.endswith("\n") else f"{start} |-"
        yield from (f"{margin}  {line}" if line else "" for line in _lines(value))
    else:
        yield f"{start} {_scalar(value)}"


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return write_text(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A {type(value).__name__} cannot be written as a field's value.")


def _is_plain(text: str) -> bool:
    if not text or not text[0].isalnum() or text[-1] in " :" or not text.isprintable():
        return False
    if ": " in text or " #" in text or NUMBER.fullmatch(text):
        return False
    return ISO_DATE.fullmatch(text) is not None or not _means_something_else(text)


def _means_something_else(text: str) -> bool:
    """Tell whether YAML 1.1 reads unquoted text as a number, a truth, a date or nothing at all."""
    resolvers = Resolver.yaml_implicit_resolvers.get(text[0], [])
    return any(pattern.match(text) for _tag, pattern in resolvers)


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _fits_a_block(text: str) -> bool:
    """Tell whether text of several lines can stand as a `|` block and keep every character."""
    if "\n" not in text:
        return False
    lines = _lines(text)
    if not lines[0] or not lines[-1] or lines[0][0] == " ":
        return False
    return all(line.isprintable() and (not line or bool(line.strip(" "))) for line in lines)


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004  surrogates, which no UTF-8 file can hold
        raise ValueError("Text holds half a character, which cannot be saved.")
    return f"\\x{code:02X}" if code <= BYTE else f"\\u{code:04X}" if code <= BMP else f"\\U{code:08X}"
