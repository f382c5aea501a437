"""Read a YAML text with care: the line of every field, and all that is wrong with its form.

Events are read one by one, so no input can exhaust the stack or expand itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from plugins.records.problem import shorten

# The C parser is ten times faster; the pure one gives the same events where LibYAML is missing.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 12
MOST_FAULTS = 50  # of one file: after so many, nobody reads on
# What no YAML file may hold unescaped: https://yaml.org/spec/1.2.2/#51-character-set
CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

Tree = str | list["Tree"] | dict[str, "Tree"]
FieldPath = tuple[str | int, ...]

REMEDIES = {
    "found character '\\t'": "A tab is used for spacing. Use spaces.",
    "cannot start any token": "A line starts with a character YAML keeps for itself, or a tab. "
    "Put the text in double quotes, and use spaces.",
    "mapping values are not allowed": "There is a colon inside the text, or a line is indented too far. "
    "Put text that holds a colon in double quotes.",
    "could not find expected ':'": "A field name needs a colon and a space after it, like “name: Ada”.",
    "did not find expected key": "The spacing at the start of this line does not match the lines above, "
    "or a quote mark is not closed. Line fields up under each other.",
    "did not find expected '-' indicator": "The items of a list must start with “- ” at the same distance.",
    "found unexpected end of stream": "A quote mark is opened and never closed.",
    "did not find expected ',' or": "A bracket [ or { is opened and never closed.",
    "found undefined alias": "Text that starts with * must be in double quotes.",
    "while scanning an alias": "Text that starts with * must be in double quotes.",
    "while scanning an anchor": "Text that starts with & must be in double quotes.",
    "while scanning a tag": "Text that starts with ! must be in double quotes.",
    "while scanning a block scalar": "After | or > the text starts on the next line. "
    "Put text that starts with | or > in double quotes.",
    "did not find expected node content": "A bracket or a comma stands where a value should start. "
    "Put text that starts with one in double quotes.",
    "unknown escape character": "A backslash means something inside double quotes. Use single quotes.",
}
MISSED = ("unexpected end of stream", "expected ',' or", "could not find expected ':'")


@dataclass(frozen=True, slots=True)
class Explained:
    """What a text holds, the line of each field, and (line, message) for each fault of its form."""

    tree: dict[str, Tree]
    lines: dict[FieldPath, int]
    faults: tuple[tuple[int, str], ...]


def explain(text: str) -> Explained:
    """Read a text; never raises, whatever it holds."""
    builder = _Builder()
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.faults.append(_syntax(error))
    except yaml.YAMLError as error:
        builder.faults.append((_control_line(text), _plainly(str(error))))
    except _UnreadableError as error:
        builder.faults.append((error.line, error.message))
    if not builder.faults and not isinstance(builder.root, dict):
        message = "The file is empty or holds no fields. Start with a line like “name: Ada's Companions”."
        builder.faults.append((1, message))
    tree = builder.root if isinstance(builder.root, dict) else {}
    return Explained(tree, builder.lines, tuple(builder.faults[:MOST_FAULTS]))


def _events(text: str) -> Iterator[Any]:
    """Give the events of a YAML text, as yaml.parse does; that asks the parser twice for each."""
    loader = LOADER(text)
    try:
        while type(event := loader.get_event()) is not StreamEndEvent:
            yield event
    finally:
        loader.dispose()


class _UnreadableError(Exception):
    """Nothing after this line can be read."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class _Builder:
    """Turns a stream of YAML events into a tree, without recursion."""

    def __init__(self) -> None:
        self.root: Tree | None = None
        self.lines: dict[FieldPath, int] = {}
        self.faults: list[tuple[int, str]] = []
        self.path: list[str | int] = []
        self.stack: list[dict[str, Tree] | list[Tree]] = []
        self.waiting: list[bool] = []  # for each open mapping: is a key read and its value not yet?
        self.documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._no_tag(event)
            self._value(event.value, event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                self._no_tag(event)
            self._open({} if kind is MappingStartEvent else [], event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self.stack.pop()
            self.waiting.pop()
            self._close_value()
        elif kind is AliasEvent:
            alias = shorten(f"*{event.anchor}")
            self._give_up(event, f"{alias} repeats text from elsewhere in the file. Write it out in full.")
        elif kind is DocumentStartEvent:
            self.documents += 1
            if self.documents == 2:  # noqa: PLR2004
                self._fault(event, "“---” starts a second listing. Keep one listing a file.")

    def _fault(self, event: Any, message: str) -> None:
        self.faults.append((event.start_mark.line + 1, message))

    def _give_up(self, event: Any, message: str) -> NoReturn:
        raise _UnreadableError(event.start_mark.line + 1, message)

    def _no_tag(self, event: Any) -> None:
        if event.anchor is not None:
            anchor = shorten(f"&{event.anchor}")
            self._give_up(event, f"{anchor} marks text to repeat. Remove it, and write the text out in full.")
        if event.tag is not None and event.tag != "!":
            tag = shorten(event.tag)
            self._fault(event, f"{tag} is a YAML tag. Remove it, or put the text in double quotes.")

    def _value(self, value: Tree, event: Any) -> None:
        """Put a value, or a key, where the stream has come to."""
        if not self.stack:
            if self.documents < 2:  # noqa: PLR2004
                self.root = value
                self.lines[()] = event.start_mark.line + 1
            return
        top = self.stack[-1]
        if isinstance(top, list):
            self.path.append(len(top))
            self.lines[tuple(self.path)] = event.start_mark.line + 1
            top.append(value)
        elif not self.waiting[-1]:
            self._key(value, top, event)
            return
        else:
            top[str(self.path[-1])] = value
            self.waiting[-1] = False
        if isinstance(value, str):
            self.path.pop()

    def _key(self, value: Tree, top: dict[str, Tree], event: Any) -> None:
        if not isinstance(value, str):
            self._give_up(event, "A field's name must be plain text. Remove the bracket, or use quotes.")
        if value in top:
            self._fault(event, f"{shorten(value)} is given twice. Keep one of the two lines.")
        self.path.append(value)
        self.lines[tuple(self.path)] = event.start_mark.line + 1
        self.waiting[-1] = True

    def _open(self, container: dict[str, Tree] | list[Tree], event: Any) -> None:
        if len(self.stack) >= DEEPEST:
            self._give_up(event, f"More than {DEEPEST} levels are nested in each other. Use fewer.")
        self._value(container, event)
        self.stack.append(container)
        self.waiting.append(False)

    def _close_value(self) -> None:
        if self.stack and self.path:
            self.path.pop()


def _syntax(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    # Where something was opened helps more than where, far below, its end was missed.
    was_opened = error.context_mark is not None and any(said in str(error.problem) for said in MISSED)
    mark = error.context_mark if was_opened else error.problem_mark or error.context_mark
    line = 1 if mark is None else mark.line + 1
    return line, _plainly(f"{error.context or ''} {error.problem or ''}".strip())


def _plainly(technical: str) -> str:
    for said, remedy in REMEDIES.items():
        if said in technical:
            return f"The file cannot be read here. {remedy}"
    if "special characters are not allowed" in technical or "control characters" in technical:
        return "There is an invisible control character here. Delete it and type the text again."
    said = " ".join(technical.split())[:80]
    return f"The file cannot be read here ({said}). Check the spacing and quote marks."


def _control_line(text: str) -> int:
    """Find the line of the first control character: LibYAML counts bytes and the pure parser characters."""
    found = CONTROL.search(text)
    return 1 if found is None else text.count("\n", 0, found.start()) + 1
