"""Find the sentences of a template, and put others in their place before the template is compiled.

Nobody marks them: text that stands between block elements is a message. What is written in braces becomes a name in it
(`{council_name}`), a link or another element within the line becomes a bare tag (`<a>…</a>`). Only texts inside
expressions are marked, with the filter `t` or the function `n`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

EXPRESSION = r"\{\{.*?\}\}"
STATEMENT = r"\{%.*?%\}"
QUOTED = rf'"(?:{EXPRESSION}|{STATEMENT}|[^"])*"'
TOKEN = re.compile(
    rf"(?P<comment>\{{\#.*?\#\}}|<!.*?>)|(?P<expression>{EXPRESSION})|(?P<statement>{STATEMENT})"
    rf"|(?P<tag></?[a-zA-Z](?:{EXPRESSION}|{STATEMENT}|{QUOTED}|[^<>\"])*>)",
    re.DOTALL,
)
WITHIN_A_LINE = frozenset({"a", "abbr", "b", "data", "em", "i", "img", "span", "strong"})
EMPTY = frozenset({"img"})
# Attributes that people read or hear. The scripts show what stands in data-compare and data-label.
READ = re.compile(
    rf'(?P<name>\s(?:alt|aria-label|placeholder|title|data-compare|data-label|data-help))="(?P<text>(?:{EXPRESSION}|[^"])*)"'
)
DESCRIPTION = re.compile(r'(?P<name>name="description" content)="(?P<text>.*?)"(?=>$)', re.DOTALL)
NAME = re.compile(r"[A-Za-z_][\w.]*")
LETTER = re.compile(r"[^\W\d_]")
ATTRIBUTE = re.compile(r'\s*[a-z-]+="')  # a macro may write one
NO_WORDS = re.compile(r"\{%-?\s*block \w*class")  # a block that holds names of CSS classes
PART = re.compile(r"(\{[a-z0-9_]+\}|</?[a-z]+[0-9]*>)")  # what a translation must keep


class Piece(NamedTuple):
    """A piece of a template: its kind (“text”, “expression”, “statement”, “tag”, “comment”) and what is written."""

    kind: str
    text: str
    start: int

    @property
    def tag(self) -> str:
        """Give the name of a tag in small letters."""
        return re.match(r"</?([a-zA-Z]+[0-9]*)", self.text)[1].lower() if self.kind == "tag" else ""  # type: ignore[index]

    @property
    def closes(self) -> bool:
        """Tell whether a tag ends an element."""
        return self.text.startswith("</")


@dataclass(slots=True)
class Message:
    """One sentence as translators see it, and what each of its names and tags stands for."""

    text: str = ""
    stands_for: dict[str, str] = field(default_factory=dict)

    def filled(self, translation: str, *, in_attribute: bool) -> str:
        """Give the template's own text for a translation."""
        parts = PART.split(translation)
        return "".join(
            self.stands_for[part] if part in self.stands_for else html.escape(part, quote=in_attribute)
            for part in parts
        )


Translate = Callable[[str, int], str | None]  # a message and where it starts; None leaves it as it is


def translated(source: str, translate: Translate, *, in_attribute: bool = False, offset: int = 0) -> str:
    """Give a template with each of its messages put through `translate`."""
    done: list[str] = []
    run: list[Piece] = []
    is_class = False

    def end_run() -> None:
        done.append(_run(run, translate, in_attribute=in_attribute, offset=offset))
        run.clear()

    for piece in pieces(source):
        if is_class or piece.kind == "statement":
            end_run()
            done.append(piece.text)
            if piece.kind == "statement":
                is_class = NO_WORDS.match(piece.text) is not None
        elif piece.kind == "tag":
            piece = piece._replace(text=_attributes(piece, translate, offset))  # noqa: PLW2901
            if piece.tag in WITHIN_A_LINE:
                run.append(piece)
            else:
                end_run()
                done.append(piece.text)
        elif piece.kind == "comment":
            end_run()
            done.append(piece.text)
        else:
            run.append(piece)
    end_run()
    return "".join(done)


def pieces(source: str) -> Iterator[Piece]:
    """Cut a template into its pieces."""
    end = 0
    for found in TOKEN.finditer(source):
        if found.start() > end:
            yield Piece("text", source[end : found.start()], end)
        yield Piece(str(found.lastgroup), found[0], found.start())
        end = found.end()
    if end < len(source):
        yield Piece("text", source[end:], end)


def _attributes(piece: Piece, translate: Translate, offset: int) -> str:
    def put(found: re.Match[str]) -> str:
        start = offset + piece.start + found.start("text")
        return f'{found["name"]}="{translated(found["text"], translate, in_attribute=True, offset=start)}"'

    return DESCRIPTION.sub(put, READ.sub(put, piece.text))


def _run(run: list[Piece], translate: Translate, *, in_attribute: bool, offset: int) -> str:
    """Translate what stands between two block elements: whole where its tags match, else part by part."""
    lonely = _unmatched(run)
    if lonely is not None:
        before, after = run[:lonely], run[lonely + 1 :]
        parts = [_run(part, translate, in_attribute=in_attribute, offset=offset) for part in (before, after)]
        return parts[0] + run[lonely].text + parts[1]
    first, last = 0, len(run)
    while first < last and (cut := _edge(run[first:last])) is not None:
        first, last = first + cut[0], last - cut[1]
    middle = run[first:last]
    if any(piece.kind == "text" and ATTRIBUTE.match(piece.text) for piece in middle):
        return "".join(piece.text for piece in run)
    if not any(piece.kind == "text" and LETTER.search(html.unescape(piece.text)) for piece in middle):
        return "".join(piece.text for piece in run)
    said = "".join(piece.text for piece in middle)
    lead, trail = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    message = message_of(middle)
    start = next(piece.start + len(piece.text) - len(piece.text.lstrip()) for piece in middle)
    translation = translate(message.text, offset + start)
    if translation is not None:
        said = lead + message.filled(translation, in_attribute=in_attribute) + trail
    return "".join(piece.text for piece in run[:first]) + said + "".join(piece.text for piece in run[last:])


def _unmatched(run: list[Piece]) -> int | None:
    """Find a tag whose other half is not in a run."""
    opened: list[int] = []
    for place, piece in enumerate(run):
        if piece.kind != "tag" or piece.tag in EMPTY:
            continue
        if not piece.closes:
            opened.append(place)
        elif opened and run[opened[-1]].tag == piece.tag:
            opened.pop()
        else:
            return place
    return opened[-1] if opened else None


def _edge(run: list[Piece]) -> tuple[int, int] | None:
    """Tell how many pieces at the start and end of a run are no part of its sentence; None when all are."""
    if run[0].kind == "text" and not run[0].text.strip():
        return 1, 0
    if run[-1].kind == "text" and not run[-1].text.strip():
        return 0, 1
    if run[0].kind == "tag":
        size = _element(run)
        if size == len(run) and size > 1:
            return 1, 1
        if not _has_words(run[:size]):
            return size, 0
    if run[-1].kind == "tag":
        size = _element(run[::-1])
        if not _has_words(run[-size:]):
            return 0, size
    return None


def _element(run: list[Piece]) -> int:
    """Count the pieces of the element that a run starts (or, backwards, ends) with."""
    depth = 0
    for place, piece in enumerate(run):
        if piece.kind == "tag" and piece.tag not in EMPTY:
            depth += -1 if piece.closes else 1
        if depth == 0:
            return place + 1
    return len(run)


def _has_words(run: list[Piece]) -> bool:
    return any(piece.kind == "expression" or (piece.kind == "text" and LETTER.search(piece.text)) for piece in run)


def message_of(run: list[Piece]) -> Message:
    """Write a run as translators see it."""
    message = Message()
    opened: list[str] = []
    for piece in run:
        if piece.kind == "text":
            message.text += html.unescape(piece.text)
            continue
        if piece.kind == "tag" and piece.closes:
            part = f"</{opened.pop()}>"
        elif piece.kind == "tag":
            part = _free("<{}>", piece.tag, piece.text, message)
            if piece.tag not in EMPTY:
                opened.append(part[1:-1])
        else:
            part = _free("{{{}}}", _name(piece.text), piece.text, message)
        message.stands_for[part] = piece.text
        message.text += part
    message.text = " ".join(message.text.split())
    return message


def _free(form: str, name: str, written: str, message: Message) -> str:
    """Give a name that stands for nothing else in a message yet."""
    number = 1
    while True:
        part = form.format(name if number == 1 else f"{name}{'' if form[0] == '<' else '_'}{number}")
        if form[0] == "{" and message.stands_for.get(part) == written:
            return part
        if part not in message.stands_for:
            return part
        number += 1


def _name(expression: str) -> str:
    names = NAME.findall(re.sub(r'"[^"]*"', "", expression.strip("{} -").partition("|")[0])) or ["value"]
    return re.sub(r"\W+", "_", names[-1].lower())
