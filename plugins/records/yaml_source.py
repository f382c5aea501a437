"""Read YAML as the text that was written, with the line of every value.

YAML turns `no` into False, 9:30 into 570, a phone number into an integer, and keeps the last of two equal
keys in silence. Here every value stays text until a schema says what it is; duplicate keys, anchors, aliases
and tags are refused. A file with nothing amiss is read quickly; any other is read again with care, to explain it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from plugins.records.yaml_builder import DEEPEST, LOADER, FieldPath, Tree, explain

__all__ = ["Document", "FieldPath", "Tree", "read"]

LARGEST = 256 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one YAML file: a tree of text, and what is wrong with its form.

    `faults` are (line, message) pairs; with any fault the tree must not be published.
    """

    tree: dict[str, Tree] = field(default_factory=dict)
    faults: tuple[tuple[int, str], ...] = ()
    text: str = ""

    @property
    def lines(self) -> Mapping[FieldPath, int]:
        """Give the line of each field: worked out only when somebody asks, for most files are in order."""
        return _lines(self.text)

    def line(self, path: FieldPath) -> int:
        """Give the line of a field, or of the nearest thing around it that was written."""
        lines = self.lines
        while path not in lines and path:
            path = path[:-1]
        return lines.get(path, 1)


def read(raw: bytes) -> Document:
    """Read one file's bytes; never raises, whatever the bytes are."""
    fault = _unreadable(raw)
    if fault is not None:
        return Document(faults=(fault,))
    text = raw.decode("utf-8-sig")
    tree = _quick(text)
    if tree is not None:
        return Document(tree, text=text)
    explained = explain(text)
    return Document(explained.tree, explained.faults, text)


@functools.lru_cache(maxsize=4)
def _lines(text: str) -> Mapping[FieldPath, int]:
    return explain(text).lines if text else {}


def _quick(text: str) -> dict[str, Tree] | None:
    """Give the tree of a text with nothing amiss; None for any other, which `explain` must look at.

    One loop, and no lines: it runs a thousand times for each time that a line is asked for.
    """
    loader = LOADER(text)
    take = loader.get_event
    try:
        take(), take()  # the stream, the document
        if type(event := take()) is not MappingStartEvent or event.anchor is not None or event.tag is not None:
            return None
        root: dict[str, Tree] = {}
        return root if _fill(root, take) and type(take()) is StreamEndEvent else None
    except yaml.YAMLError:
        return None
    finally:
        loader.dispose()


def _fill(root: dict[str, Tree], take: Callable[[], Any]) -> bool:  # noqa: C901, PLR0912  one loop is what is quick
    """Fill a tree from events up to the end of the document; say no at the first that is out of the ordinary."""
    top: Any = root
    stack: list[Any] = []
    key: Any = None
    while True:
        event = take()
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            if not stack:
                return type(take()) is DocumentEndEvent
            top = stack.pop()
            continue
        if kind is ScalarEvent:
            value: Any = event.value
        elif kind is MappingStartEvent:
            value = {}
        elif kind is SequenceStartEvent:
            value = []
        else:
            return False
        if event.anchor is not None or event.tag is not None:
            return False
        if type(top) is list:
            top.append(value)
        elif key is not None:
            top[key] = value
            key = None
        elif kind is not ScalarEvent or value in top:
            return False
        else:
            key = value
            continue
        if kind is not ScalarEvent:
            stack.append(top)
            top = value
            if len(stack) >= DEEPEST:
                return False


def _unreadable(raw: bytes) -> tuple[int, str] | None:
    if len(raw) > LARGEST:
        return 1, f"The file is {-(-len(raw) // 1024):,} KB; the most is {LARGEST // 1024} KB. Shorten its text."
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return 1, "The file is saved as UTF-16. Save it as UTF-8."
    if b"\0" in raw:
        return 1, "The file is not text. A listing is a text file; put photos in providers/photos."
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return line, "A character here is not saved as UTF-8. Save the file as UTF-8."
    return None
