"""Read the table of a dataset: a row a number, each with its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from plugins.market.records.indicator import BESIDE, INSTEAD, Measure, Observation
from plugins.market.records.money import Money
from plugins.market.records.when import Period
from plugins.records.problem import Problem, nearest, shorten

COLUMNS = (
    "measure", "period", "zone", "category", "value", "lowest", "highest", "how", "marker",
    "numerator", "denominator", "revision", "printed", "note",
)  # fmt: skip
HOW = ("exact", "about", "more-than", "at-least", "up-to")
NUMBERS = ("value", "lowest", "highest", "numerator", "denominator")
TEXTS = ("zone", "category", "how", "marker", "revision", "printed", "note")
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
Rows = dict[str, list[Observation]]


def read_table(path: Path, raw: bytes, measures: Sequence[Measure]) -> tuple[Rows, list[Problem]]:
    """Give the rows of each measure, by its name, and every problem of the table."""
    rows: Rows = {measure.name: [] for measure in measures}
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return rows, [Problem(path=path, line=1, message="The table is not saved as UTF-8. Save it as CSV UTF-8.")]
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="(more)", restval="")
    faults = _faults_of_header(reader.fieldnames or (), len(measures))
    problems = [Problem(path=path, line=1, message=message) for message in faults]
    if problems:
        return rows, problems
    before = reader.line_num
    for row in reader:
        # A cell may hold several lines: the row starts after the one before it.
        line, before = before + 1, reader.line_num
        try:
            measure = _measure(row, measures)
            rows[measure.name].append(_observation(row, measure, line))
        except ValueError as error:
            problems.append(Problem(path=path, line=line, message=str(error)))
    for found in rows.values():
        found.sort(key=sort_key)
    return rows, problems


def sort_key(one: Observation) -> tuple[object, ...]:
    """Sort by period, place and category; a total comes last."""
    last, zone = one.period.last, one.zone or ""
    return last, one.period.first, zone, one.category == "total", one.category or ""


def _faults_of_header(names: Sequence[str], measures: int) -> Iterator[str]:
    for name in names:
        if name not in COLUMNS:
            meant = nearest(name, COLUMNS)
            remedy = f"Did you mean “{meant}”?" if meant else f"Use some of: {', '.join(COLUMNS)}."
            yield f"{shorten(name)} is not a column of a table. {remedy}"
    needed = ["period", "value"] if measures == 1 else ["measure", "period", "value"]
    yield from (f"The column “{name}” is missing. Add it to the first line." for name in needed if name not in names)


def _measure(row: Mapping[str, str], measures: Sequence[Measure]) -> Measure:
    if "(more)" in row:
        raise ValueError("This row has more cells than the first line has columns. Put text with a comma in quotes.")
    by_name = {measure.name: measure for measure in measures}
    if "measure" not in row and len(measures) == 1:
        return measures[0]
    name = row["measure"].strip()
    if name not in by_name:
        meant = nearest(name, by_name)
        remedy = f"Did you mean “{meant}”?" if meant else f"Use one of: {', '.join(by_name)}."
        raise ValueError(f"{shorten(name)} is not a measure of this dataset. {remedy}")
    return by_name[name]


def _observation(row: Mapping[str, str], measure: Measure, line: int) -> Observation:
    texts = {key: value.strip() for key, value in row.items() if value.strip()}
    numbers: dict[str, Any] = {key: _number(key, texts[key], measure) for key in NUMBERS if key in texts}
    if "period" not in texts:
        raise ValueError("The row has no period. Write one like 2012/13 or 2013-09.")
    _check_marker(texts)
    if texts.get("how", "exact") not in HOW:
        raise ValueError(f"{shorten(texts['how'])} is not a word for how exact it is. Use one of: {', '.join(HOW)}.")
    values: dict[str, Any] = {key: texts[key] for key in TEXTS if key in texts}
    return Observation(period=Period.read(texts["period"]), line=line, **numbers, **values)


def _check_marker(texts: Mapping[str, str]) -> None:
    """A sign stands in place of a number, or beside one; without either there is nothing."""
    marker = texts.get("marker")
    has_number = "value" in texts or {"lowest", "highest"} <= texts.keys()
    if marker is not None and marker not in INSTEAD | BESIDE:
        said = ", ".join(f"{sign} ({meaning})" for sign, meaning in (INSTEAD | BESIDE).items())
        raise ValueError(f"{shorten(marker)} is not a sign we know. Use one of: {said}.")
    if marker in INSTEAD and has_number:
        raise ValueError(f"The sign “{marker}” stands in place of a number. Remove one of the two.")
    if marker not in INSTEAD and not has_number:
        raise ValueError("The row has no number. Write one, or the sign x under “marker” when it is not held.")


def _number(column: str, text: str, measure: Measure) -> Decimal:
    if text.startswith("£") or (measure.unit.startswith("pounds") and column in ("value", "lowest", "highest")):
        return Money.read(text).pounds
    if measure.unit == "percent":
        text = text.removesuffix("%")
    if NUMBER.fullmatch(text) is None:
        raise ValueError(f"{shorten(text)} under “{column}” is not a number. Write it like 21364 or 7.8.")
    return Decimal(text)
