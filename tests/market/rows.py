"""The table of rows: every system of the founding documents, its records and its facts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, singledispatch
from pathlib import Path
from typing import Any

import yaml

from plugins.market.records.indicator import INSTEAD, Indicator
from plugins.market.records.kinds import KINDS
from plugins.market.records.market import Market
from plugins.market.records.money import Money
from plugins.market.records.percent import Percent
from plugins.market.records.record import Given
from plugins.market.records.when import Period, When

TABLE = Path(__file__).parent / "rows.yaml"
FIELDS = {"opportunity": "opportunities", "funding": "funding"}  # the others take an s


@dataclass(frozen=True, slots=True)
class Fact:
    """Text a page must show, and the text a record holds; `counts` is people where a page may not show it as it is."""

    page: str
    record: str
    counts: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One system: (kind, id) of each record that holds it, its facts, and what pages work out."""

    number: int
    system: str
    records: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    computed: tuple[str, ...]


def rows() -> list[Row]:
    """Read the table."""
    return [
        Row(
            one["row"],
            one["system"],
            tuple(tuple(name.split(" ")) for name in one["records"]),
            tuple(_fact(fact) for fact in one["facts"]),
            tuple(one.get("computed", ())),
        )
        for one in yaml.safe_load(TABLE.read_text(encoding="utf-8"))["rows"]
    ]


def record_of(market: Market, kind: str, name: str) -> Any:
    """Find a record of the market by its kind and id."""
    return getattr(market, FIELDS.get(kind, f"{kind}s"))[name]


def texts_of(record: Any) -> str:
    """Give everything a record holds as the text of a page, on one line: a word of a vocabulary with its titles too."""
    return " ".join(" ".join(_texts(record)).split())


@cache
def _titles() -> dict[str, list[str]]:
    titles: dict[str, list[str]] = {}
    for kind in KINDS.values():
        for choice in _choices(kind.schema.schema):
            titles.setdefault(choice["const"], []).append(choice["title"])
    return titles


def _choices(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield from part.get("oneOf", ())
    for inside in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _choices(inside)


def _fact(fact: Any) -> Fact:
    if isinstance(fact, str):
        return Fact(fact, fact)
    return Fact(fact.get("page", fact["record"]), fact["record"], fact.get("counts"))


@singledispatch
def _texts(value: Any) -> Iterator[str]:
    """Give the texts of a value: of a record, of all its fields."""
    for field in dataclasses.fields(value) if dataclasses.is_dataclass(value) else ():
        inside = getattr(value, field.name)
        yield from [field.name.upper()] if inside is True else _texts(inside)


@_texts.register(Money)
@_texts.register(Percent)
@_texts.register(When)
@_texts.register(Period)
@_texts.register(date)
@_texts.register(int)
def _(value: object) -> Iterator[str]:
    yield str(value)


@_texts.register
def _(value: Decimal) -> Iterator[str]:
    yield f"{value:,f}"


@_texts.register
def _(value: str) -> Iterator[str]:
    yield value
    yield from _titles().get(value, ())


@_texts.register
def _(value: tuple) -> Iterator[str]:  # type: ignore[type-arg]  # singledispatch takes no tuple[…]
    for item in value:
        yield from _texts(item)


@_texts.register
def _(value: Given) -> Iterator[str]:
    numbers = [value.value] if value.value is not None else [value.from_, value.to]
    sign = "%" if value.unit == "percent" else ""
    said = " to ".join(f"{number:,f}{sign}" for number in numbers if number is not None)
    yield f"{value.how.replace('-', ' ')} {said} {_titles()[value.unit][0]}"
    yield value.note or ""


@_texts.register
def _(value: Indicator) -> Iterator[str]:
    yield from _texts(value.measure)
    before = "£" if value.measure.unit.startswith("pounds") else ""
    after = "%" if value.measure.unit == "percent" else ""
    for one in value.observations:
        for number in (one.value, one.lowest, one.highest):
            if number is not None:
                yield f"{one.how.replace('-', ' ')} {before}{number:,f}{after}"
        yield str(one.period)
        yield from (text for text in (one.category, one.zone, one.printed, one.note) if text)
        yield INSTEAD.get(one.marker or "", one.marker or "")
