"""Write an edition as the two files that are committed: what it held, and its table of figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from plugins.market.disclosure.stamps import key
from plugins.market.editions.freeze import Frozen
from plugins.market.records.edition import PastContract, PastDate, PastFigure, PastIntention, PastOpportunity
from plugins.market.records.past import COLUMNS
from plugins.records.yaml_writer import write_fields

HEAD = "# Written by `choose edition`. What was published once is not changed afterwards.\n"


def record_of(frozen: Frozen) -> str:
    """Give the edition's file: what it was, its intentions, opportunities and contracts."""
    edition = frozen.edition
    fields: dict[str, Any] = {"sample": True} if edition.sample else {}
    fields["title"] = edition.title
    if edition.summary:
        fields["summary"] = edition.summary
    fields |= {
        "date": edition.date,
        "owner": edition.owner,
        "review_by": edition.review_by,
        "hidden_up_to": edition.hidden_up_to,
        "nearest": edition.nearest,
    }
    for name, some in (
        ("intentions", [_intention(one) for one in edition.intentions]),
        ("opportunities", [_opportunity(one) for one in edition.opportunities]),
        ("contracts", [_contract(one) for one in edition.contracts]),
    ):
        if some:
            fields[name] = some
    return HEAD + write_fields(fields)


def table_of(figures: Sequence[PastFigure]) -> bytes:
    """Give the edition's table: a row a figure."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in figures:
        numbers = ["" if value is None else f"{value:f}" for value in (one.value, one.lowest, one.highest)]
        when = "" if one.as_at is None else one.as_at.text
        cell = "" if one.cell is None else key(one.cell)
        how = "" if one.how == "exact" else one.how
        known = (one.name, one.title, one.place or "", one.category or "", when)
        writer.writerow((*known, *numbers, how, one.marker or "", one.unit, one.counts or "", cell))
    return text.getvalue().encode()


def _intention(one: PastIntention) -> Mapping[str, Any]:
    when = {} if one.when is None else {"when": one.when.text}
    return {**_known(one), "signal": one.signal, **when}


def _opportunity(one: PastOpportunity) -> Mapping[str, Any]:
    dates = {"dates": [_date(date) for date in one.dates]} if one.dates else {}
    return {**_known(one), "stage": one.stage, **dates}


def _date(one: PastDate) -> Mapping[str, Any]:
    return {"kind": one.kind, "expected": one.expected.text, **({"happened": True} if one.happened else {})}


def _contract(one: PastContract) -> Mapping[str, Any]:
    return {**_known(one), **({} if one.ends is None else {"ends": one.ends.text})}


def _known(one: PastIntention | PastOpportunity | PastContract) -> dict[str, Any]:
    status = {} if one.status == "published" else {"status": one.status}
    return {"name": one.name, "title": one.title, **status}
