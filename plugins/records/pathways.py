"""Pathways: a path of questions, one on a page, that ends in a summary to print. Each is a file of content/pathways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.records import schema, yaml_source
from plugins.records.build import build
from plugins.records.problem import Problem, nearest, shorten
from plugins.records.tokens import unknown_token
from plugins.records.yaml_source import FieldPath

FOLDER = Path("content/pathways")
NOT_ANSWERED = "not-answered"  # what a condition may ask for besides a step's answers
VOCABULARIES = {"support": "support", "need": "need", "pay": "way_to_pay"}

Fault = tuple[FieldPath, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Holds when a step was answered with one of these."""

    step: str
    is_: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """When a part is shown: all of the first conditions hold, and one of the second if there are any."""

    if_all: tuple[Condition, ...] = ()
    if_any: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to choose."""

    name: str
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box to write in."""

    name: str
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Shown):
    """Some text for those whom it fits. `text` is Markdown, here and below."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Shown):
    """One page: text, boxes to write in, answers to choose, and notes on what was answered before."""

    name: str
    title: str
    short: str = ""
    text: str = ""
    boxes: tuple[Box, ...] = ()
    answers_title: str = ""
    answers: tuple[Answer, ...] = ()
    many: bool = False
    filter: str = ""
    looks_back: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def asks(self) -> bool:
        """Tell whether a person can answer here."""
        return bool(self.boxes or self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page of this site."""

    title: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What the finder is asked: words of its filters, and those that were ticked in some steps."""

    title: str
    support: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    pay: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    and_from: tuple[str, ...] = ()

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """Give the words by the finder's group, in the order it writes them."""
        groups = {"kind": self.kind, "need": self.need, "pay": self.pay, "support": self.support}
        return {group: tuple(sorted(words)) for group, words in groups.items() if words}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Shown):
    """Where a path leads: the first whose conditions hold."""

    name: str
    title: str
    text: str
    next: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    find: tuple[Search, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """One pathway; `slug` is its address and its file's name."""

    slug: str
    title: str
    summary: str
    start: str
    steps: tuple[Step, ...]
    endings_title: str
    endings: tuple[Ending, ...]
    endings_text: str = ""
    also_title: str = ""
    also: tuple[Note, ...] = ()


def load_pathways(root: Path) -> tuple[tuple[Pathway, ...], tuple[Problem, ...]]:
    """Read and check every pathway under `root`: those that can be shown, and every problem of the others."""
    pathways, problems = [], []
    for file in sorted((root / FOLDER).glob("*.yaml")):
        document = yaml_source.read(file.read_bytes())
        checked = schema.pathway_schema()
        data = checked.coerce(document.tree)
        found = list(document.faults) or [(document.line(at), said) for at, said in checked.messages(data)]
        if not found:
            pathway = build(Pathway, {"slug": file.stem} | data)
            found = [(document.line(at), said) for at, said in _faults(pathway)]
            pathways.append(pathway)
            found += [(document.line(at), said) for at, said in tokens_stand_for_something(data)]
        problems += [Problem(path=FOLDER / file.name, line=line, message=message) for line, message in found]
    return tuple(pathways), tuple(problems)


def _faults(pathway: Pathway) -> Iterator[Fault]:
    yield from names_stand_once(pathway)
    yield from conditions_look_back(pathway)
    yield from filters_are_words(pathway)
    yield from everyone_reaches_an_ending(pathway)


def tokens_stand_for_something(part: object, path: FieldPath = ()) -> Iterator[Fault]:
    """A name in double brackets stands for one of the council's settings."""
    if isinstance(part, str):
        wrong = unknown_token(part)
        if wrong is not None:
            yield path, wrong
    elif isinstance(part, dict | list):
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            yield from tokens_stand_for_something(value, (*path, key))


def names_stand_once(pathway: Pathway) -> Iterator[Fault]:
    """A step's name stands once in a pathway; so do an ending's, and those of a step's answers and boxes."""
    lists: list[tuple[FieldPath, list[str]]] = [
        (("steps",), [step.name for step in pathway.steps]),
        (("endings",), [ending.name for ending in pathway.endings]),
    ]
    for number, step in enumerate(pathway.steps):
        lists.append((("steps", number, "answers"), [answer.name for answer in step.answers]))
        lists.append((("steps", number, "boxes"), [box.name for box in step.boxes]))
    for where, names in lists:
        for number, name in enumerate(names):
            if name in names[:number]:
                yield (*where, number, "name"), f"{shorten(name)} is already the name of another. Give it its own."


def conditions_look_back(pathway: Pathway) -> Iterator[Fault]:
    """A condition asks for an answer that an earlier step has."""
    known: dict[str, Step] = {}
    for number, step in enumerate(pathway.steps):
        yield from _wrong_conditions(step, ("steps", number), known)
        for index, name in enumerate(step.looks_back):
            if name not in known:
                yield ("steps", number, "looks_back", index), _not_earlier(name, known)
        for index, note in enumerate(step.notes):
            yield from _wrong_conditions(note, ("steps", number, "notes", index), known)
        known[step.name] = step
    for field, parts in (("endings", pathway.endings), ("also", pathway.also)):
        for number, part in enumerate(parts):
            yield from _wrong_conditions(part, (field, number), known)


def filters_are_words(pathway: Pathway) -> Iterator[Fault]:
    """The answers of a step with a filter are words of that filter, and a search takes words from such steps only."""
    filtering = [step.name for step in pathway.steps if step.filter]
    for number, step in enumerate(pathway.steps):
        words = schema.vocabularies()[VOCABULARIES[step.filter]] if step.filter else {}
        for index, answer in enumerate(step.answers if step.filter else ()):
            if answer.name not in words:
                said = f"{shorten(answer.name)} is not a word of the filter “{step.filter}”."
                yield ("steps", number, "answers", index, "name"), said + _meant(answer.name, words)
    for number, ending in enumerate(pathway.endings):
        for index, search in enumerate(ending.find):
            for place, name in enumerate(search.and_from):
                if name not in filtering:
                    where = ("endings", number, "find", index, "and_from", place)
                    yield where, f"{shorten(name)} is not a step with a “filter:”. Name one that is, or leave it out."


def everyone_reaches_an_ending(pathway: Pathway) -> Iterator[Fault]:
    """The last ending, and no other, has no condition: it is for whoever fits none of the others."""
    for number, ending in enumerate(pathway.endings):
        is_last = number == len(pathway.endings) - 1
        is_open = not (ending.if_all or ending.if_any)
        if is_last and not is_open:
            said = "The last ending is for everybody whom no other fits. Take away its conditions, or add one after it."
            yield ("endings", number), said
        if is_open and not is_last:
            said = f"“{ending.name}” has no condition, so nobody reaches those after it. Give it one, or put it last."
            yield ("endings", number), said


def _wrong_conditions(part: Shown, where: FieldPath, known: Mapping[str, Step]) -> Iterator[Fault]:
    for field, conditions in (("if_all", part.if_all), ("if_any", part.if_any)):
        for number, condition in enumerate(conditions):
            at = (*where, field, number)
            if condition.step not in known:
                yield (*at, "step"), _not_earlier(condition.step, known)
                continue
            answers = [answer.name for answer in known[condition.step].answers]
            for index, name in enumerate(condition.is_):
                if name not in (*answers, NOT_ANSWERED):
                    said = f"{shorten(name)} is not an answer of the step “{condition.step}”."
                    yield (*at, "is", index), said + _meant(name, answers)


def _not_earlier(name: str, known: Mapping[str, Step]) -> str:
    return f"{shorten(name)} is not the name of an earlier step.{_meant(name, known)}"


def _meant(name: str, known: Mapping[str, object] | list[str]) -> str:
    suggestion = nearest(name, known)
    return f" Did you mean “{suggestion}”?" if suggestion else f" Use one of: {', '.join(known)}." if known else ""
