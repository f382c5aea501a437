"""`choose new`: write a valid listing, from answers to questions or from options."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from plugins.records import schema, yaml_source
from plugins.records.area import load_area
from plugins.records.entry import Surroundings
from plugins.records.load import check_listing
from plugins.records.problem import Problem, as_word
from plugins.records.schema import KINDS, RecordSchema
from plugins.records.yaml_source import FieldPath
from plugins.records.yaml_writer import write_fields
from plugins.settings import today

# Asked in this order besides what a kind requires; Enter leaves a question out.
USUAL = (
    "name", "summary", "description", "support", "needs", "area.districts", "address.postcode", "address.show",
    "outcode", "phone", "email", "website", "prices.amount", "prices.unit", "pays", "languages", "how_to_start",
)  # fmt: skip
CONTACT = ("phone", "email", "website")  # in the order of USUAL


@dataclass(frozen=True, slots=True)
class Question:
    """One field that can be asked for: its place (“prices.amount”), its schema, and whether it takes several words.

    A `required` field is in every listing; one `needed_here` is in every price, address … that is given.
    """

    field: str
    part: dict[str, Any]
    several: bool
    required: bool
    needed_here: bool

    @property
    def words(self) -> list[str]:
        """Give the words to choose from; empty when the answer is free."""
        part = self.part["items"] if self.several else self.part
        return [choice["const"] for choice in part.get("oneOf", ())]


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser: a subcommand a kind, an option a field."""
    parser = parts.add_parser("new", help="write a new listing", description=__doc__)
    by_kind = parser.add_subparsers(title="kinds", required=True, metavar="{" + ",".join(KINDS) + "}", dest="kind")
    for kind in schema.kinds().values():
        one = by_kind.add_parser(kind.name, help=kind.title, description=kind.schema["description"])
        for question in questions(kind):
            action = "append" if question.several else "store"
            hint = f"{question.part.get('title', '')}. {question.part.get('description', '')}".replace("%", "%%")
            one.add_argument(f"--{question.field.replace('_', '-')}", dest=question.field, action=action, help=hint)
        one.set_defaults(run=run)


def questions(kind: RecordSchema) -> list[Question]:
    """Give every field that one answer can fill, in the schema's order."""
    return list(_questions(kind.schema, "", required=True))


def run(options: argparse.Namespace) -> int:
    """Write the listing. With no option given on a terminal, ask. Gives 1, and writes nothing, when it is not valid."""
    kind = schema.kinds()[options.kind]
    asked = questions(kind)
    given = {question.field: getattr(options, question.field) for question in asked}
    answers = {field: answer for field, answer in given.items() if answer is not None}
    root: Path = options.root
    around = Surroundings(load_area(root), today(), root / "providers" / "photos")
    if not answers and sys.stdin.isatty():
        try:
            answers = _interview(kind, asked, around)
        except EOFError:  # Ctrl+D
            print("\nNothing was written.", file=sys.stderr)
            return 1
    if not answers:
        needed = ", ".join(f"--{question.field.replace('_', '-')}" for question in asked if question.required)
        print(f"Nothing was written. Give at least {needed}. See: choose new {kind.name} --help", file=sys.stderr)
        return 1
    text, problems, path = compose(kind, answers, around)
    if problems:
        for problem in problems:
            print(f"{'' if problem.fatal else 'question: '}{problem.message}", file=sys.stderr)
    if any(problem.fatal for problem in problems):
        print("Nothing was written.", file=sys.stderr)
        return 1
    target = root / path
    if any((root / "providers" / other.folder / path.name).exists() for other in schema.kinds().values()):
        print(f"{path.name} is already there. Give the listing another name, or change that file.", file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(f"Wrote {path.as_posix()}. See it with `make serve`.")
    return 0


def compose(kind: RecordSchema, answers: dict[str, Any], around: Surroundings) -> tuple[str, list[Problem], Path]:
    """Put answers into a listing: give its text, its problems and where it belongs."""
    data: dict[str, Any] = {}
    for field, answer in answers.items():
        _put(data, field, answer, kind)
    name = data.get("name") or data.get("cqc", {}).get("name", "")
    slug = as_word(str(name)) or "new-listing"
    path = Path("providers") / kind.folder / f"{slug}.yaml"
    text = f"# yaml-language-server: $schema=../../output/schema/{kind.name}.json\n{write_fields(data)}"
    _listing, problems = check_listing(path.as_posix(), text.encode(), around)
    return text, problems, path


def _questions(part: dict[str, Any], before: str, *, required: bool) -> Iterator[Question]:
    for key, field in part["properties"].items():
        name = f"{before}{key}"
        needed = required and key in part.get("required", ())
        inside = field.get("items", {})
        if field.get("type") == "object":
            yield from _questions(field, f"{name}.", required=needed)
        elif inside.get("type") == "object":
            yield from _questions(inside, f"{name}.", required=needed)
        else:
            yield Question(name, field, field.get("type") == "array", needed, key in part.get("required", ()))


def _place(field: str, kind: RecordSchema) -> FieldPath:
    """Give where an answer belongs: “prices.amount” is the amount of the first price."""
    place: list[str | int] = []
    part = kind.schema
    for key in field.split("."):
        part = part["properties"][key]
        place.append(key)
        if part.get("type") == "array" and part["items"].get("type") == "object":
            place.append(0)
            part = part["items"]
    return tuple(place)


def _put(data: dict[str, Any], field: str, answer: Any, kind: RecordSchema) -> None:
    part = kind.schema
    inside: Any = data
    place = _place(field, kind)
    for key, following in pairwise(place):
        if key == 0:
            inside, part = inside[0], part["items"]
        else:
            inside = inside.setdefault(key, [{}] if following == 0 else {})
            part = part["properties"][key]
    inside[place[-1]] = _value(answer, part["properties"][place[-1]])


def _value(answer: Any, part: dict[str, Any]) -> Any:
    """Take an answer as the number or the yes it stands for; anything else stays text, for the schema to refuse."""
    if part.get("type") in ("integer", "number") and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", answer):
        return Decimal(answer)
    if part.get("type") == "boolean" and answer.lower() in ("yes", "no"):
        return answer.lower() == "yes"
    return answer


def _interview(kind: RecordSchema, asked: list[Question], around: Surroundings) -> dict[str, Any]:
    """Ask, and ask again until each answer is one the listing can have."""
    by_field = {question.field: question for question in asked}
    wanted = [question for question in asked if question.required]
    wanted += [by_field[field] for field in USUAL if field in by_field and by_field[field] not in wanted]
    wanted.sort(key=lambda question: USUAL.index(question.field) if question.field in USUAL else -1)
    print(f"{kind.schema['description']} Press Enter to leave out a question that is not marked *.\n")
    answers: dict[str, Any] = {}
    for question in wanted:
        while True:
            answer = _ask(question)
            if answer is not None:
                trial = answers | {question.field: answer}
                wrong = _wrong(kind, trial, question, asked, around)
            elif question.field == CONTACT[-1] and "cqc.name" not in answers and not answers.keys() & set(CONTACT):
                trial, wrong = answers, ["Give at least one of phone, email and website, or nobody can get in touch."]
            else:
                trial, wrong = answers, ["This one is needed."] if question.required else []
            if not wrong:
                answers = trial
                break
            print("  " + "\n  ".join(wrong))
    return answers


def _ask(question: Question) -> Any:
    title = f"{question.part.get('title', question.field)}{' *' if question.required else ''}"
    print(f"{title}: {question.part.get('description', '')}")
    if question.words:
        print(f"  {', '.join(question.words)}")
    said = input("> ").strip()
    if not said:
        return None
    return [word.strip() for word in said.split(",") if word.strip()] if question.several else said


def _wrong(
    kind: RecordSchema, trial: dict[str, Any], question: Question, asked: list[Question], around: Surroundings
) -> list[str]:
    """Give what is wrong with the newest answer. An example stands for each answer that is still to come."""
    text, problems, _path = compose(kind, _examples(asked, question) | trial, around)
    document = yaml_source.read(text.encode())
    place = _place(question.field, kind)
    first = document.line(place)
    last = document.line((*place, len(trial[question.field]) - 1)) if question.several else first
    return [problem.message for problem in problems if problem.fatal and first <= problem.line <= last]


def _examples(asked: list[Question], question: Question) -> dict[str, Any]:
    """Give an example of each field that must be there, in the whole listing and beside the one that is asked for."""
    beside = question.field.rpartition(".")[0]
    found: dict[str, Any] = {}
    for other in asked:
        near = beside and other.field.rpartition(".")[0] == beside and other.needed_here
        if other.required or near or other.field == "phone":
            example = (*other.part.get("examples", ()), *other.words[:1], None)[0]
            if example is not None:
                several = example if isinstance(example, list) else [str(example)]
                found[other.field] = several if other.several else several[0]
    return found
