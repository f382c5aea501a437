"""Read one file of the market: its form, its schema, its values, then a frozen record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from plugins.market.records.kinds import Kind
from plugins.market.records.walk import Reference, never_published, references, unreadable
from plugins.records import yaml_source
from plugins.records.build import build
from plugins.records.load import SLUG
from plugins.records.problem import Problem, as_word
from plugins.records.yaml_source import Document, FieldPath

T_co = TypeVar("T_co", covariant=True)
NO_FRONT = "Start the file with a line “---”, then its fields, then a line “---”, then its text."


@dataclass(frozen=True, slots=True)
class Filed(Generic[T_co]):
    """A record beside the file it was read from: what a rule looks at."""

    record: T_co
    path: Path
    document: Document

    def problem(self, field: FieldPath | str, message: str, *, fatal: bool = True) -> Problem:
        """Report a problem at the line of a field."""
        where: FieldPath = (field,) if isinstance(field, str) else field
        return Problem(path=self.path, line=self.document.line(where), message=message, fatal=fatal)


@dataclass(frozen=True, slots=True)
class Read:
    """What one file gave: `filed` is None when it is too wrong to be a record; `names` are those of its parts."""

    kind: Kind
    id: str
    path: Path
    document: Document
    data: dict[str, Any]
    problems: tuple[Problem, ...]
    filed: Filed[Any] | None
    references: tuple[Reference, ...]

    @property
    def is_draft(self) -> bool:
        """Tell whether it must not be shown."""
        return self.data.get("status") == "draft"


def read_file(root: Path, kind: Kind, file: Path) -> Read:
    """Read and check one file by itself."""
    path = file.relative_to(root)
    return check_file(kind, path, file.read_bytes())


def check_file(kind: Kind, path: Path, raw: bytes) -> Read:
    """Check the bytes of a file as if they stood at a path."""
    body = Parted(raw, "", 1) if not kind.is_markdown else split(raw)
    document = yaml_source.read(body.front)
    data = kind.schema.coerce(document.tree)
    faults = list(document.faults) if body.front else [(1, NO_FRONT)]
    faults = faults or [(document.line(field), said) for field, said in sorted(_faults(kind, data), key=repr)]
    if not kind.is_one_file and SLUG.fullmatch(path.stem) is None:
        name = f"{as_word(path.stem) or 'my-record'}{path.suffix}"
        faults.append((1, f"Name it {name}: small letters, digits and dashes only, for its web address."))
    problems = tuple(Problem(path=path, line=line, message=message) for line, message in faults)
    record = None if problems else _build(kind, path.stem, data, body)
    filed = None if record is None else Filed(record, path, document)
    found = tuple(references(kind.schema.schema, data))
    return Read(kind, path.stem, path, document, data, problems, filed, found)


@dataclass(frozen=True, slots=True)
class Parted:
    """A Markdown file in two: its fields, with the lines they stand on, and its text with the line it starts on."""

    front: bytes
    text: str
    line: int


def split(raw: bytes) -> Parted:
    """Part the fields of a Markdown file from its text; without fields `front` is empty."""
    first, *lines = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if first.strip() != b"---":
        return Parted(b"", "", 1)
    for number, line in enumerate(lines):
        if line.strip() == b"---":
            text = b"\n".join(lines[number + 1 :]).decode("utf-8", errors="replace")
            # The empty first line stands for the “---”, so that every line keeps its number.
            return Parted(b"\n" + b"\n".join(lines[:number]) + b"\n", text, number + 3)
    return Parted(b"", "", 1)


def _faults(kind: Kind, data: dict[str, Any]) -> Iterator[tuple[FieldPath, str]]:
    never = dict(never_published(data))
    yield from never.items()
    # A field that is never published is no field of any schema: once is enough said.
    yield from ((field, said) for field, said in kind.schema.messages(data) if field not in never)
    yield from unreadable(kind.schema.schema, data)


def _build(kind: Kind, name: str, data: dict[str, Any], body: Parted) -> Any:
    values = data
    if not kind.is_one_file:
        values = {"id": name} | data
    if kind.is_markdown:
        values |= {"body": body.text, "body_line": body.line}
    return build(kind.cls, values)
