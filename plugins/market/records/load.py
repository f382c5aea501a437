"""Read and check all records of the market."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from plugins.market.records.edition import Edition, PastFigure
from plugins.market.records.files import Filed, Read, read_file
from plugins.market.records.indicator import Dataset, Indicator
from plugins.market.records.kinds import FIELDS, KINDS
from plugins.market.records.known import Around, known_names
from plugins.market.records.market import Link, Market
from plugins.market.records.past import read_past
from plugins.market.records.practice import Assessment
from plugins.market.records.rules import problems_of
from plugins.market.records.strays import strays
from plugins.market.records.table import read_table
from plugins.market.records.working import Workings
from plugins.records.catalogue import Catalogue
from plugins.records.problem import Problem


def load_market(root: Path, catalogue: Catalogue, today: date) -> tuple[Market, tuple[Problem, ...]]:
    """Read and check content/market, content/intentions and content/statement under `root`.

    With a fatal problem the market must not be published. Without such folders it is empty.
    """
    reads = [read_file(root, kind, file) for kind in KINDS.values() for file in kind.files(root)]
    problems = [problem for read in reads for problem in read.problems]
    problems += strays(root, (read.path for read in reads))
    indicators: list[Indicator] = []
    past: dict[str, tuple[PastFigure, ...]] = {}
    for read in reads:
        if read.filed is not None and isinstance(read.filed.record, Dataset):
            found, wrong = _numbers(root, read.filed)
            indicators += found
            problems += wrong
        if read.filed is not None and isinstance(read.filed.record, Edition):
            past[read.id], wrong = _past(root, read.filed)
            problems += wrong
    statement = next((read.filed.record for read in reads if read.kind.name == "statement" and read.filed), None)
    day = statement.as_of if statement is not None and statement.as_of is not None else today
    known = known_names(reads, catalogue)
    by_id = {one.id: one for one in indicators}
    around = Around(day=day, known=known, reads=tuple(reads), indicators=by_id, past=past)
    problems += problems_of(around)
    return _market(around, statement, catalogue.area.district_names), tuple(sorted(problems))


def _numbers(root: Path, filed: Filed[Dataset]) -> tuple[list[Indicator], list[Problem]]:
    """Read the table beside a dataset."""
    dataset = filed.record
    path = filed.path.with_suffix(".csv")
    if not (root / path).is_file():
        return [], [filed.problem((), f"It has no table. Put its numbers in {path.name}, beside it.")]
    rows, problems = read_table(path, (root / path).read_bytes(), dataset.measures)
    made = [
        Indicator(id=f"{dataset.id}.{one.name}", dataset=dataset.id, measure=one, observations=tuple(rows[one.name]))
        for one in dataset.measures
    ]
    return made, problems


def _past(root: Path, filed: Filed[Edition]) -> tuple[tuple[PastFigure, ...], list[Problem]]:
    """Read the table beside an edition."""
    path = filed.path.with_suffix(".csv")
    if not (root / path).is_file():
        return (), [filed.problem((), f"It has no table of figures. Bring {path.name} back beside it.")]
    figures, problems = read_past(path, (root / path).read_bytes())
    return figures, problems


def _market(around: Around, statement: Any, districts: Mapping[str, str]) -> Market:
    shown = [read for read in around.reads if read.filed is not None and not _is_kept_back(read, around.day)]
    records: dict[str, dict[str, Any]] = {field: {} for field in FIELDS.values()}
    for read in shown:
        if read.kind.name in FIELDS and read.filed is not None:
            records[FIELDS[read.kind.name]][read.id] = read.filed.record
    records["chapters"] = dict(sorted(records["chapters"].items(), key=lambda item: (item[1].order, item[0])))
    records["editions"] = dict(sorted(records["editions"].items(), key=lambda item: (item[1].date, item[0])))
    zones, glossary, documents = (_only(shown, name) for name in ("zones", "glossary", "documents"))
    indicators = {name: one for name, one in sorted(around.indicators.items()) if one.dataset in records["datasets"]}
    return Market(
        day=around.day,
        statement=statement,
        zones={zone.code: zone for zone in zones.zones} if zones else {},
        gaps=zones.gaps if zones else (),
        districts=districts,
        words=dict(sorted((word.name, word) for word in glossary.words)) if glossary else {},
        documents=dict(sorted((one.name, one) for one in documents.documents)) if documents else {},
        indicators=indicators,
        workings=_only(shown, "workings") or Workings(),
        themes={f"{name}.{theme.name}": theme for name, one in records["exercises"].items() for theme in one.themes},
        past=around.past,
        links=tuple(_links(shown)),
        drafts=tuple(read.path for read in around.reads if _is_kept_back(read, around.day)),
        paths={(read.kind.name, read.id): read.path for read in shown},
        **records,
    )


def _is_kept_back(read: Read, day: date) -> bool:
    """Tell whether a record must not be shown: it is a draft, or the service may still answer."""
    record = None if read.filed is None else read.filed.record
    return read.is_draft or (isinstance(record, Assessment) and record.reply_until > day)


def _only(shown: Sequence[Read], name: str) -> Any:
    return next((read.filed.record for read in shown if read.kind.name == name and read.filed is not None), None)


def _links(shown: Sequence[Read]) -> Iterator[Link]:
    for read in shown:
        for one in read.references:
            kind = read.kind.name if one.kind == "same" else one.kind
            yield Link(read.kind.name, read.id, ".".join(str(part) for part in one.field), kind, one.name)
