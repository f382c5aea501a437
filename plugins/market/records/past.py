"""Read the table of an edition: a row a figure, as it was shown then."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from plugins.market.records.edition import PastFigure
from plugins.market.records.indicator import BESIDE, INSTEAD
from plugins.market.records.table import HOW
from plugins.market.records.when import Period
from plugins.records.problem import Problem, shorten

COLUMNS = (
    "name", "title", "place", "category", "as_at", "value", "lowest", "highest", "how", "marker", "unit", "counts",
    "cell",
)  # fmt: skip
PREFIX = "count-of-people:"  # as every key of disclosure/stamps.py starts
PARTS = 4  # an indicator, a period, a zone and a category
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,12})?")
REMEDY = "An edition is not written by hand: bring the file back as it was committed, or freeze it again."


def read_past(path: Path, raw: bytes) -> tuple[tuple[PastFigure, ...], list[Problem]]:
    """Give the figures of an edition's table, and every problem of it."""
    try:
        reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), restkey="(more)")
    except UnicodeDecodeError:
        return (), [Problem(path=path, line=1, message=f"The table is not saved as UTF-8. {REMEDY}")]
    if tuple(reader.fieldnames or ()) != COLUMNS:
        message = f"The first line of an edition's table is {','.join(COLUMNS)}. {REMEDY}"
        return (), [Problem(path=path, line=1, message=message)]
    figures: list[PastFigure] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for row in reader:
        line = reader.line_num
        try:
            figures.append(_figure(row, line, seen))
        except ValueError as error:
            problems.append(Problem(path=path, line=line, message=f"{error} {REMEDY}"))
    return tuple(figures), problems


def _figure(row: Mapping[str | Any, str | Any], line: int, seen: set[str]) -> PastFigure:
    """Read one row; `seen` are the names above it. Raises ValueError."""
    if "(more)" in row or None in row.values():
        raise ValueError(f"This row has not {len(COLUMNS)} cells.")
    texts = {str(key): value for key, value in row.items() if value}
    if not {"name", "title", "unit"} <= texts.keys():
        raise ValueError("This row lacks its name, its title or its unit.")
    if texts["name"] in seen:
        raise ValueError(f"{shorten(texts['name'])} stands here twice.")
    seen.add(texts["name"])
    _check_words(texts)
    return PastFigure(
        name=texts["name"],
        title=texts["title"],
        unit=texts["unit"],
        line=line,
        place=texts.get("place"),
        category=texts.get("category"),
        as_at=Period.read(texts["as_at"]) if "as_at" in texts else None,
        value=_number("value", texts),
        lowest=_number("lowest", texts),
        highest=_number("highest", texts),
        how=texts.get("how", "exact"),
        marker=texts.get("marker"),
        counts=texts.get("counts"),
        cell=_cell(texts["cell"]) if "cell" in texts else None,
    )


def _check_words(texts: Mapping[str, str]) -> None:
    marker, has_number = texts.get("marker"), "value" in texts or {"lowest", "highest"} <= texts.keys()
    if marker is not None and marker not in INSTEAD | BESIDE:
        raise ValueError(f"{shorten(marker)} is not a sign we know.")
    if marker in INSTEAD and has_number:
        raise ValueError(f"The sign “{marker}” stands in place of a number, and there is one.")
    if texts.get("how", "exact") not in HOW:
        raise ValueError(f"{shorten(texts['how'])} is not a word for how exact a number is.")


def _number(column: str, texts: Mapping[str, str]) -> Decimal | None:
    if column not in texts:
        return None
    if NUMBER.fullmatch(texts[column]) is None:
        raise ValueError(f"{shorten(texts[column])} under “{column}” is not a number.")
    return Decimal(texts[column])


def _cell(text: str) -> tuple[str, ...]:
    parts = tuple(unquote(part) for part in text.removeprefix(PREFIX).split("/"))
    if not text.startswith(PREFIX) or len(parts) != PARTS:
        raise ValueError(f"{shorten(text)} names no count of people.")
    return parts
