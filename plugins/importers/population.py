"""Turn ONS's estimates of the population into an indicator of the market: people by age, for each district."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from plugins.importers.account import Account
from plugins.importers.changes import Change, change_to
from plugins.importers.population_tables import BANDS, Residents, read_population
from plugins.importers.table import UnreadableFileError, read_text
from plugins.records import yaml_source
from plugins.records.area import Area, load_area
from plugins.records.yaml_writer import write_fields

RECORD = Path("content/market/indicators/population.yaml")
TABLE = RECORD.with_suffix(".csv")
DOCUMENTS = Path("content/market/documents.yaml")
NAME = "ons-population-estimates"
ADDRESS = "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates"
COLUMNS = ("measure", "period", "zone", "value")
A_YEAR = timedelta(days=365)  # ONS publishes once a year
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, the account of every row, and what people should know."""

    accounts: tuple[Account, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...]


def plan(root: Path, path: Path, today: date, *, year: int | None = None, url: str | None = None) -> Plan:
    """Work out content/market/indicators/population.yaml and .csv, and the document they name.

    What is written by hand stays: the record as it is, and every row of another year or measure. Raises
    UnreadableFileError, RecordsError and MiscountError.
    """
    area = load_area(root)
    without = [district.name for district in area.districts if district.code is None]
    if without:
        raise UnreadableFileError(
            f"content/area/area.yaml gives no code for {', '.join(without)}. Run “choose import boundaries” first."
        )
    found, account = read_population(path, {str(one.code): one.name for one in area.districts}, year)
    documents, notes = _documents(root, url)
    changes = (
        change_to(root, DOCUMENTS, documents),
        change_to(root, RECORD, _record(root, today)),
        change_to(root, TABLE, _table(root, _numbers(found, area))),
    )
    return Plan((account,), changes, (*notes, "The numbers are on the page /market/demand/."))


def _numbers(found: Iterable[Residents], area: Area) -> dict[Key, int]:
    """Give each number by its measure, period and district; of all districts together, the district is empty."""
    slugs = {str(district.code): district.slug for district in area.districts}
    numbers: dict[Key, int] = {}
    for band in BANDS:
        for one in found:
            period = f"{one.year}-06-30"  # ONS estimates the population of the middle of the year
            numbers[band, period, ""] = numbers.get((band, period, ""), 0) + one.bands[band]
        numbers |= {(band, f"{one.year}-06-30", slugs[one.code]): one.bands[band] for one in found}
    return numbers


def _table(root: Path, numbers: Mapping[Key, int]) -> bytes:
    """Write the table: what is there already is kept, but for the numbers that are new."""
    columns, rows = _rows(root / TABLE)
    waiting = dict(numbers)
    for row in rows:
        key = (row["measure"].strip(), row["period"].strip(), row["zone"].strip())
        if key in waiting and not (row.get("category") or "").strip():
            row["value"] = str(waiting.pop(key))
    rows += [dict(zip(COLUMNS, (*key, str(number)), strict=True)) for key, number in waiting.items()]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _rows(path: Path) -> tuple[Sequence[str], list[dict[str, str]]]:
    """Read the table that is there already."""
    if not path.is_file():
        return COLUMNS, []
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""), restval="")
    try:
        rows = list(reader)
    except csv.Error as error:
        raise UnreadableFileError(f"{path} is not a whole CSV table: {error}. Put it right first.") from error
    columns = list(reader.fieldnames or COLUMNS)
    missing = [column for column in COLUMNS if column not in columns]
    if missing:
        raise UnreadableFileError(f"{path} has no column “{missing[0]}”. Add it to the first line, or delete the file.")
    if any(None in row for row in rows):
        raise UnreadableFileError(f"{path} has a row with more cells than columns. Run “choose check”.")
    return columns, rows


def _record(root: Path, today: date) -> bytes:
    """Give the record: as it stands when it is there, for people write in it."""
    path = root / RECORD
    if not path.is_file():
        return write_fields(_fields(today)).encode()
    raw = path.read_bytes()
    measures = yaml_source.read(raw).tree.get("measures")
    names = {one.get("name") for one in measures if isinstance(one, dict)} if isinstance(measures, list) else set()
    missing = [band for band in BANDS if band not in names]
    if missing:
        raise UnreadableFileError(
            f"{path} has no measure {', '.join(f'“{band}”' for band in missing)}. "
            "Add it there, or give that file another name and import again."
        )
    return raw


def _fields(today: date) -> dict[str, Any]:
    measures = []
    for band, (first, last) in BANDS.items():
        aged = f"aged {first} to {last}" if last is not None else f"aged {first} and over"
        who = f"from {first} to {last} years old" if last is not None else f"{first} years old or older"
        measures.append(
            {
                "name": band,
                "title": f"People {aged}",
                "definition": f"Everybody {who} who usually lives there, in the middle of the year.",
                "unit": "people",
                "counts": "residents",
            }
        )
    return {
        "title": "People by age",
        "summary": "How many people live in each district, by age, as the Office for National Statistics estimates.",
        "status": "published",
        "owner": "Market team",
        "review_by": today + A_YEAR,
        "sources": [{"document": NAME}],
        "measures": measures,
    }


def _documents(root: Path, url: str | None) -> tuple[bytes, tuple[str, ...]]:
    """Add ONS's estimates to the documents, and give what should be known."""
    ours: dict[str, Any] = {
        "name": NAME,
        "title": "Population estimates by local authority and age",
        "publisher": "Office for National Statistics",
        "url": url or ADDRESS,
        "licence": "ogl-3",
    }
    path = root / DOCUMENTS
    if not path.is_file():
        # With it stands the document that every new record names, as “choose new” writes it.
        own = {"name": "our-own-records", "title": "Our own records", "publisher": "The council", "licence": "own"}
        return write_fields({"documents": [ours, own]}).encode(), ()
    raw = path.read_bytes()
    document = yaml_source.read(raw)
    listed = document.tree.get("documents")
    if isinstance(listed, list) and any(isinstance(one, dict) and one.get("name") == NAME for one in listed):
        return raw, (f"{DOCUMENTS} has “{NAME}” already, so its address stays.",) if url is not None else ()
    lines = raw.decode("utf-8", errors="replace").splitlines(keepends=True)
    place = document.line(("documents", 0)) - 1 if isinstance(listed, list) and listed else 0
    first = lines[place] if place < len(lines) else ""
    margin = first[: len(first) - len(first.lstrip())]
    entry = "".join(f"{margin}{line[2:]}\n" for line in write_fields({"documents": [ours]}).splitlines()[1:])
    changed = "".join([*lines[:place], entry, *lines[place:]]).encode()
    read = yaml_source.read(changed)
    if read.faults or not isinstance(listed, list) or read.tree.get("documents") != [ours, *listed]:
        raise UnreadableFileError(
            f"{path} cannot be added to by itself. Add these lines under “documents:”, then import again:\n{entry}"
        )
    return changed, ()
