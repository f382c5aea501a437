"""Read a CSV table that may start with lines of its own, in whatever encoding it was saved."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.records.problem import shorten

LEAD_LINES = 50  # a header further down than this is not looked for
SIGNATURES = {
    b"PK\x03\x04": "a spreadsheet (.xlsx or .ods). Open it and save it as CSV.",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet (.xls). Open it and save it as CSV.",
    b"%PDF": "a PDF. Download the CSV file instead.",
    b"\xff\xfe": "saved as UTF-16. Save it as CSV UTF-8.",
    b"\xfe\xff": "saved as UTF-16. Save it as CSV UTF-8.",
}


class UnreadableFileError(Exception):
    """A file cannot be imported at all; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table we know: its name, and the columns it must have, written as `column_key` writes them."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the file and line it ends on, and its cells; `columns` says where each stands.

    `overflow` is true when it has more cells than the header, so that none can be trusted.
    """

    path: Path
    line: int
    cells: tuple[str, ...]
    columns: Mapping[str, int]
    overflow: bool = False

    def __getitem__(self, column: str) -> str:
        place = self.columns.get(column, len(self.cells))
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a shape we know, and all its rows."""

    path: Path
    shape: Shape
    rows: tuple[Row, ...]


def column_key(heading: str) -> str:
    """Write a heading as we compare it: small letters, plain apostrophes, nothing in brackets."""
    plain = re.sub(r"\([^)]*\)", " ", heading.lower().replace("’", "'"))
    return " ".join(plain.split())


def read_table(path: Path, shapes: Sequence[Shape]) -> Table:
    """Read a whole table. Raises UnreadableFileError when the file is none of the shapes, or not a CSV table."""
    numbered = _numbered(path)
    lead: list[list[str]] = []
    for _line, cells in numbered:
        found = _shape_of(cells, shapes)
        if found is not None:
            return Table(path, found, tuple(_rows(path, cells, numbered)))
        lead.append(cells)
        if len(lead) >= LEAD_LINES:
            break
    raise UnreadableFileError(_unknown(path, lead, shapes))


def read_text(path: Path) -> str:
    """Read a text file as UTF-8, else as Windows-1252. Raises UnreadableFileError."""
    raw, encoding = _read(path)
    return raw.decode(encoding)


def _read(path: Path) -> tuple[bytes, str]:
    """Give a file's bytes and the encoding they decode in. Raises UnreadableFileError."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror or error}.") from error
    for signature, what in SIGNATURES.items():
        if raw.startswith(signature):
            raise UnreadableFileError(f"{path} is {what}")
    if b"\0" in raw:
        raise UnreadableFileError(f"{path} is not a text file. Download the CSV file again.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return raw, encoding
    raise UnreadableFileError(f"{path} is saved neither as UTF-8 nor as Windows-1252. Save it as CSV UTF-8.")


def _numbered(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the number of its last line. Raises UnreadableFileError where the CSV is broken."""
    raw, encoding = _read(path)
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(raw), encoding, newline=""))
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        message = f"{path} is not a whole CSV table: {error}, near line {reader.line_num}. Download it again."
        raise UnreadableFileError(message) from error


def _shape_of(cells: Sequence[str], shapes: Sequence[Shape]) -> Shape | None:
    found = {column_key(cell) for cell in cells}
    return next((shape for shape in shapes if found.issuperset(shape.columns)), None)


def _rows(path: Path, header: Sequence[str], numbered: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    """Give the rows that are not blank. A country has half a million, most of whose cells repeat: each is held once."""
    columns: dict[str, int] = {}
    for place, heading in enumerate(header):
        columns.setdefault(column_key(heading), place)
    held: dict[str, str] = {}
    for line, cells in numbered:
        if any(map(str.strip, cells)):
            overflow = any(cell.strip() for cell in cells[len(header) :])
            yield Row(path, line, tuple(held.setdefault(cell, cell) for cell in cells), columns, overflow)


def _unknown(path: Path, lead: Sequence[Sequence[str]], shapes: Sequence[Shape]) -> str:
    """Say which columns were looked for, and what is missing from the line that came nearest to a header."""
    wanted = "; or ".join(f"{', '.join(f'“{name}”' for name in shape.columns)} ({shape.name})" for shape in shapes)
    message = f"{path} is not a file this command knows. It looked for a line with the columns {wanted}."
    lacking = [(shape, _missing(cells, shape)) for cells in lead for shape in shapes]
    near = [found for found in lacking if 0 < len(found[1]) < len(found[0].columns)]
    if near:
        shape, missing = min(near, key=lambda found: len(found[1]))
        message += f" The nearest is {shape.name}; it lacks {', '.join(shorten(name) for name in missing)}."
    return message


def _missing(cells: Sequence[str], shape: Shape) -> list[str]:
    found = {column_key(cell) for cell in cells}
    return [name for name in shape.columns if name not in found]
