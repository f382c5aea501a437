"""`choose new`: write a valid listing, from answers to questions or from options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.records import schema
from plugins.records.area import load_area
from plugins.records.entry import Surroundings
from plugins.records.load import check_listing
from plugins.records.problem import Problem, as_word
from plugins.records.schema import KINDS, RecordSchema
from plugins.records.yaml_writer import write_fields
from plugins.settings import today

# Asked in this order besides what a kind requires; Enter leaves a question out.
USUAL = (
    "name", "summary", "description", "support", "needs", "area.districts", "address.postcode", "address.show", "outcode",
    "phone", "email", "website", "prices.amount", "prices.unit", "pays", "languages", "how_to_start",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One field that can be asked for: its place (“prices.amount”), its schema, and whether it takes several words."""

    field: str
    part: dict[str, Any]
    several: bool
    required: bool

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
        answers = _interview(kind, asked, around)
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
            yield Question(name, field, field.get("type") == "array", needed)


def _put(data: dict[str, Any], field: str, answer: Any, kind: RecordSchema) -> None:
    """Put an answer at its place: “prices.amount” is the amount of the first price."""
    part = kind.schema
    *above, last = field.split(".")
    for key in above:
        part = part["properties"][key]
        if part.get("type") == "array":
            data = data.setdefault(key, [{}])[0]
            part = part["items"]
        else:
            data = data.setdefault(key, {})
    data[last] = answer


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
            if answer is None and not question.required:
                break
            trial = answers | {question.field: answer}
            wrong = _wrong(kind, trial, question, around) if answer is not None else ["This one is needed."]
            if not wrong:
                answers = trial
                break
            print("  " + "\n  ".join(wrong))
    return answers


def _ask(question: Question) -> Any:
    print(f"{question.part.get('title', question.field)}{' *' if question.required else ''}: {question.part.get('description', '')}")
    if question.words:
        print(f"  {', '.join(question.words)}")
    said = input("> ").strip()
    if not said:
        return None
    return [word.strip() for word in said.split(",") if word.strip()] if question.several else said


def _wrong(kind: RecordSchema, trial: dict[str, Any], question: Question, around: Surroundings) -> list[str]:
    """Give what is wrong with the newest answer; what other fields still lack is not its fault."""
    text, problems, _path = compose(kind, trial, around)
    lines = text.split("\n")
    last = question.field.rsplit(".", 1)[-1]
    start = next((number for number, line in enumerate(lines, 1) if line.strip().startswith((f"{last}:", f"- {last}:"))), 1)
    end = start + (len(trial[question.field]) if question.several else 0)
    return [problem.message for problem in problems if problem.fatal and start <= problem.line <= end and start > 1]
