"""`choose new intention` and its like: write a valid draft of a market record, and what every market needs first."""

from __future__ import annotations

import argparse
import csv
import io
import shutil
import sys
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from plugins.choose.questions import Question, ask, put, questions
from plugins.market.records import FOLDERS
from plugins.market.records.kinds import KINDS, Kind
from plugins.market.records.load import load_market
from plugins.records.area import Area
from plugins.records.catalogue import Catalogue
from plugins.records.load import load
from plugins.records.problem import Problem, as_word
from plugins.records.yaml_writer import write_fields
from plugins.settings import today

# The name of each command, and of the kind it writes.
COMMANDS = {
    "intention": "intention", "contract": "contract", "opportunity": "opportunity", "indicator": "dataset",
    "event": "event", "funding": "funding", "decision": "decision", "theme": "exercise", "benchmark": "benchmark",
}  # fmt: skip
# What a rule asks of a kind besides its schema.
ALSO = {
    "intention": ("not_quantified",),
    "contract": ("zones",),
    "opportunity": ("zones",),
    "funding": ("lines.name", "lines.title", "lines.amount"),
}
HALF_A_YEAR = timedelta(days=182)
OWN = "our-own-records"  # the document of a council's own figures, in a market that is begun
BODY = (
    "\n## Why\n\nSay why, in short and plain sentences.\n\n## What this means for you\n\nSay what a provider can do.\n"
)
ANSWER = "answer."  # a field may be called “kind”, as the command's own answer is
TABLE = ("period", "value")  # of an indicator


def add_to(by_kind: argparse._SubParsersAction[Any]) -> None:
    """Add a subcommand for each kind to `choose new`, an option a field."""
    for command, name in COMMANDS.items():
        kind = KINDS[name]
        one = by_kind.add_parser(command, help=kind.schema.title, description=kind.schema.schema["description"])
        for question in questions(kind.schema):
            action = "append" if question.several else "store"
            hint = f"{question.part.get('title', '')}. {question.part.get('description', '')}".replace("%", "%%")
            flag = f"--{question.field.replace('_', '-')}"
            one.add_argument(flag, dest=ANSWER + question.field, action=action, help=hint)
        if name == "dataset":
            one.add_argument("--period", help="The period of its first number, like 2013/14.")
            one.add_argument("--value", help="Its first number; without one it is marked as not held.")
        one.set_defaults(run=run, name=name)


def run(options: argparse.Namespace) -> int:
    """Write the draft. With no option given on a terminal, ask. Gives 1, and writes nothing, when it is not valid."""
    kind, root, day = KINDS[options.name], options.root, today()
    asked = needed_of(kind)
    given = {key.removeprefix(ANSWER): value for key, value in vars(options).items() if key.startswith(ANSWER)}
    answers = {field: value for field, value in given.items() if value is not None}
    if not answers and sys.stdin.isatty():
        try:
            answers = _interview(kind, asked, day)
        except EOFError:  # Ctrl+D
            print("\nNothing was written.", file=sys.stderr)
            return 1
    if not answers:
        needed = ", ".join(f"--{one.field.replace('_', '-')}" for one in asked if one.field not in _usual(day))
        print(f"Nothing was written. Give at least {needed}. See: choose new {options.kind} --help", file=sys.stderr)
        return 1
    catalogue = load(root, day).catalogue
    table = {key: getattr(options, key, None) for key in TABLE}
    files = compose(kind, answers, table, day)
    path = next(iter(files))
    if (root / path).exists():
        print(f"{path} is already there. Give it another title, or change that file.", file=sys.stderr)
        return 1
    files |= {path: text for path, text in beginnings(catalogue.area, day).items() if not (root / path).exists()}
    problems = check(root, files, catalogue, day)
    for problem in problems:
        print(f"{'' if problem.fatal else 'question: '}{problem.message}", file=sys.stderr)
    if any(problem.fatal for problem in problems):
        print("Nothing was written.", file=sys.stderr)
        return 1
    _write(root, files)
    print("\n".join(f"Wrote {path}." for path in files))
    print("It is a draft: nobody sees it until you change “status:” to published. Check it with `choose check`.")
    return 0


def needed_of(kind: Kind) -> list[Question]:
    """Give the questions that a record of a kind must answer."""
    return [one for one in questions(kind.schema) if one.required or one.field in ALSO.get(kind.name, ())]


def compose(kind: Kind, answers: Mapping[str, Any], table: Mapping[str, str | None], day: date) -> dict[str, str]:
    """Put answers into a record: give the text of its file, and of its table, by path; its own comes first."""
    data: dict[str, Any] = {}
    for field, answer in (_usual(day, kind) | dict(answers)).items():
        put(data, field, answer, kind.schema)
    order = list(kind.schema.schema["properties"])
    fields = write_fields({key: data[key] for key in sorted(data, key=order.index)})
    path = f"{kind.place}/{as_word(str(data.get('title', ''))) or 'new-record'}"
    if kind.is_markdown:
        return {f"{path}.md": f"---\n{fields}---\n{BODY}"}
    if kind.name != "dataset":
        return {f"{path}.yaml": fields}
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("period", "value", "marker"))
    writer.writerow((table["period"] or str(day.year), table["value"] or "", "" if table["value"] else "x"))
    return {f"{path}.yaml": fields, f"{path}.csv": written.getvalue()}


def beginnings(area: Area, day: date) -> dict[str, str]:
    """Give the files that every market needs: who keeps it, a zone a district, and a document for its own figures."""
    districts = [district.slug for district in area.districts]
    whole = {"code": "whole-area", "name": area.name, "districts": districts}
    zones = [
        {"code": one.slug, "name": one.name, "parent": "whole-area", "districts": [one.slug]} for one in area.districts
    ]
    review = (day + HALF_A_YEAR).isoformat()
    own = {"name": OWN, "title": "Our own records", "publisher": "The council", "licence": "own"}
    return {
        KINDS["statement"].place: write_fields(
            {"title": f"The market in {area.name}", "owner": "Market team", "review_by": review}
        ),
        KINDS["zones"].place: write_fields({"zones": [whole, *zones]}),
        KINDS["documents"].place: write_fields({"documents": [own]}),
    }


def check(root: Path, files: Mapping[str, str], catalogue: Catalogue, day: date) -> list[Problem]:
    """Check files as if they stood in the market already, in a copy of it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in FOLDERS:
            if (root / part).is_dir():
                shutil.copytree(root / part, copy / part)
        _write(copy, files)
        _market, problems = load_market(copy, catalogue, day)
    return [problem for problem in problems if problem.path.as_posix() in files]


def _usual(day: date, kind: Kind | None = None) -> dict[str, Any]:
    """Give what a draft has unless somebody says otherwise."""
    usual = {
        "status": "draft",
        "review_by": (day + HALF_A_YEAR).isoformat(),
        "sources.document": OWN,
        "not_a_commitment": "yes",
    }
    fields = kind.schema.schema["properties"] if kind is not None else {}
    return {field: value for field, value in usual.items() if kind is None or field.partition(".")[0] in fields}


def _interview(kind: Kind, asked: list[Question], day: date) -> dict[str, Any]:
    print(f"{kind.schema.schema['description']}\n")
    answers: dict[str, Any] = {}
    for question in asked:
        while question.field not in answers and question.field not in _usual(day):
            answer = ask(question)
            if answer is not None:
                answers[question.field] = answer
            else:
                print("  This one is needed.")
    return answers


def _write(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
