"""Read all that was written for the public, and find a protected figure that is not what may be published.

What it proves: wherever a count of people was written with its name (`stamps`), what stands beside the name, and every
number in that element's text, is what may be published and nothing else; and no such name stands where this cannot be
checked, in a calendar or a script for instance. With `numbers_in`, a test proves that no raw number travelled at all:
it builds a site from counts so odd that no other number is like them.

What it does not prove: that a number was not typed into a text by hand, or that a bar's length tells no more than its
number does. The first is for the binding of figures in prose; the second for the charts, which are given published
values only.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.market.disclosure.markers import Shown
from plugins.market.disclosure.stamps import FIGURE, PREFIX, VALUE, key
from plugins.market.disclosure.table import Name

_PREFIX = PREFIX.encode()
_ELEMENT = re.compile(r'data-figure="([^"]*)" data-value="([^"]*)"[^<>]*>([^<]*)')
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A place where a figure is not written as it may be published. It never says what stands there."""

    path: Path  # in the folder
    figure: str  # its key
    wrong: str


def scan(folder: Path, published: Mapping[Name, Shown]) -> tuple[Leak, ...]:
    """Give every place in a folder where a protected figure is written otherwise than published."""
    allowed = {key(name): shown.code for name, shown in published.items()}
    leaks: set[Leak] = set()
    for path in _texts(folder):
        content = path.read_bytes()
        if _PREFIX in content:  # few files hold a figure, and looking for bytes is quick
            leaks.update(_leaks(path.relative_to(folder), content.decode("utf-8", "replace"), allowed))
    return tuple(sorted(leaks))


def numbers_in(folder: Path, numbers: Collection[int]) -> tuple[Path, ...]:
    """Name the files in a folder in which one of some numbers stands, with or without its commas."""
    written = sorted({form for number in numbers for form in (str(number), f"{number:,}")})
    pattern = re.compile(rb"(?<![\d.,])(?:" + b"|".join(form.encode() for form in written) + rb")(?![\d,]*\d)")
    return tuple(path.relative_to(folder) for path in _texts(folder) if written and pattern.search(path.read_bytes()))


def _texts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in _READERS and path.is_file())


def _leaks(path: Path, text: str, allowed: Mapping[str, str]) -> Iterator[Leak]:
    found = list(_READERS[path.suffix.lower()](text))
    for figure, value, beside in found:
        code = allowed.get(figure)
        if code is None:
            yield Leak(path, figure, "is no figure that may be published")
        elif value != code or any(number.replace(",", "") != code for number in _NUMBER.findall(beside)):
            yield Leak(path, figure, "is not written as it may be published")
    if text.count(PREFIX) != len(found):
        yield Leak(path, PREFIX, "stands where its value cannot be checked")


Found = Iterator[tuple[str, str, str]]  # a figure's key, its value, and the text beside it


def _elements(text: str) -> Found:
    for figure, value, beside in _ELEMENT.findall(text):
        yield figure, html.unescape(value), html.unescape(beside)


def _rows(text: str) -> Found:
    for row in csv.DictReader(io.StringIO(text)):
        if (row.get(FIGURE) or "").startswith(PREFIX):
            yield row[FIGURE], row.get(VALUE) or "", ""


def _objects(text: str) -> Found:
    try:
        yield from _objects_of(json.loads(text))
    except ValueError:  # then each figure in it stands where it cannot be checked
        return


def _objects_of(data: Any) -> Found:
    if isinstance(data, dict):
        if str(data.get(FIGURE, "")).startswith(PREFIX):
            yield data[FIGURE], str(data.get(VALUE)), ""
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _objects_of(value)


def _nothing(text: str) -> Found:  # noqa: ARG001
    return iter(())


_READERS: Mapping[str, Callable[[str], Found]] = (
    dict.fromkeys((".html", ".svg", ".xml", ".atom", ".rss"), _elements)
    | {".csv": _rows, ".json": _objects, ".geojson": _objects}
    | dict.fromkeys((".ics", ".txt", ".js", ".mjs", ".css", ".md", ".webmanifest"), _nothing)
)
