"""`choose new`: write a valid listing or market record, from answers to questions or from options."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from plugins.choose import new_market
from plugins.choose.questions import Question, ask, place_of, put, questions
from plugins.records import schema, yaml_source
from plugins.records.area import load_area
from plugins.records.entry import Surroundings
from plugins.records.load import check_listing
from plugins.records.problem import Problem, as_word
from plugins.records.schema import KINDS, RecordSchema
from plugins.records.yaml_writer import write_fields
from plugins.settings import today

# Asked in this order besides what a kind requires; Enter leaves a question out.
USUAL = (
    "name", "summary", "description", "support", "needs", "area.districts", "address.postcode", "address.show",
    "outcode", "phone", "email", "website", "prices.amount", "prices.unit", "pays", "languages", "how_to_start",
)  # fmt: skip
CONTACT = ("phone", "email", "website")  # in the order of USUAL


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser: a subcommand a kind, an option a field."""
    parser = parts.add_parser("new", help="write a new listing or market record", description=__doc__)
    names = ",".join((*KINDS, *new_market.COMMANDS))
    by_kind = parser.add_subparsers(title="kinds", required=True, metavar=f"{{{names}}}", dest="kind")
    for kind in schema.kinds().values():
        one = by_kind.add_parser(kind.name, help=kind.title, description=kind.schema["description"])
        for question in questions(kind):
            action = "append" if question.several else "store"
            hint = f"{question.part.get('title', '')}. {question.part.get('description', '')}".replace("%", "%%")
            one.add_argument(f"--{question.field.replace('_', '-')}", dest=question.field, action=action, help=hint)
        one.set_defaults(run=run)
    new_market.add_to(by_kind)


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
        put(data, field, answer, kind)
    name = data.get("name") or data.get("cqc", {}).get("name", "")
    slug = as_word(str(name)) or "new-listing"
    path = Path("providers") / kind.folder / f"{slug}.yaml"
    text = f"# yaml-language-server: $schema=../../output/schema/{kind.name}.json\n{write_fields(data)}"
    _listing, problems = check_listing(path.as_posix(), text.encode(), around)
    return text, problems, path


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
            answer = ask(question)
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


def _wrong(
    kind: RecordSchema, trial: dict[str, Any], question: Question, asked: list[Question], around: Surroundings
) -> list[str]:
    """Give what is wrong with the newest answer. An example stands for each answer that is still to come."""
    text, problems, _path = compose(kind, _examples(asked, question) | trial, around)
    document = yaml_source.read(text.encode())
    place = place_of(question.field, kind)
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
