"""Figures of the single numbers that records give: how many bid, took part, or are meant to be bought."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from plugins.market.disclosure.profile import DEFAULT
from plugins.market.figures.door import PEOPLE
from plugins.market.figures.figure import Figure
from plugins.market.figures.sums import record_figure
from plugins.market.records.contract import Band
from plugins.market.records.kinds import FIELDS, KINDS
from plugins.market.records.market import Market
from plugins.market.records.money import Money
from plugins.market.records.percent import Percent
from plugins.market.records.practice import Benchmark, Fact
from plugins.market.records.record import Given, Record
from plugins.market.records.written import Intention
from plugins.records.problem import as_word
from plugins.records.schema import Schema

# The kinds whose records give numbers outside a table.
GIVING = ("contract", "opportunity", "event", "exercise", "decision", "funding", "intention", "benchmark")
# Plain numbers, and what they count.
UNITS = {
    "most_suppliers": "providers", "term_months": "months", "count": "events", "months": "months", "posts": "posts",
    "hours": "hours",
}  # fmt: skip
ELSEWHERE = frozenset({"value", "savings", "cap"})  # `sums` gives these, with their workings
NAMES = ("name", "title", "who")  # what tells a part from the others, the best first
TITLES = ("title", "who")
COUNTED_BY = frozenset({"value", "number", "amount", "weight"})
DRAWING_ON_CARE = ("people", "carers")


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a record: the words of its name, its title, and itself."""

    words: tuple[str, ...]
    title: str
    number: Given


def given_figures(market: Market) -> Iterator[Figure]:
    """Give a figure for each number that a record other than an indicator gives; they share a page for each record."""
    for kind in GIVING:
        field, fields = FIELDS[kind], KINDS[kind].schema.schema["properties"]
        for record in getattr(market, field).values():
            start, seen = f"{field}.{record.id}", dict[str, int]()
            for found in _numbers(record, fields, ()):
                name = ".".join([start, *found.words])
                seen[name] = seen.get(name, 0) + 1
                figure = _figure_of(name, record, market, found)
                if (times := seen[name]) > 1:  # else two rows of one page would be taken for the same number
                    figure = replace(figure, name=f"{name}-{times}", title=f"{figure.title} ({times})")
                yield replace(figure, page=f"{start}.numbers")


def _figure_of(name: str, record: Record, market: Market, found: Found) -> Figure:
    number = found.number
    more: dict[str, Any] = {"value": number.value, "lowest": number.from_, "highest": number.to, "how": number.how}
    when = number.by or (None if isinstance(record, Intention) else getattr(record, "when", None))
    if when is not None:
        more["period"] = when
    if number.note is not None:
        more["note"] = number.note
    if number.unit in DRAWING_ON_CARE:
        more["counts"] = PEOPLE
        if any(DEFAULT.is_small(int(one)) for one in (number.value, number.from_, number.to) if one is not None):
            more |= {"value": None, "lowest": None, "highest": None, "how": "exact", "marker": "c"}
    return record_figure(name, record, market, title=found.title, unit=number.unit, **more)


def _numbers(
    value: Any, fields: Schema, words: tuple[str, ...], title: str = "", unit: str = "pounds"
) -> Iterator[Found]:
    """Walk over a record, or a part of one, beside its schema. `unit` is that of its amounts."""
    for name, part in fields.items():
        if name in ELSEWHERE and not words:
            continue
        held = getattr(value, f"{name}_" if name == "from" else name, None)
        number = _number(name, value, held, unit)
        if number is not None:
            # What a part is counted by has no name beside that of the part.
            is_all = name in COUNTED_BY and words
            said = f"{title}, {str(part['title']).lower()}" if title else str(part["title"])
            yield Found(words if is_all else (*words, as_word(name)), title if is_all else said, number)
        elif isinstance(held, tuple) and part.get("items", {}).get("type") == "object":
            # The figures of a benchmark are all of it: their names need not say so.
            before = words if isinstance(value, Benchmark) and name == "figures" else (*words, as_word(name))
            for place, one in enumerate(held, start=1):
                word = next((text for key in NAMES if (text := getattr(one, key, None))), str(place))
                called = str(next((text for key in TITLES if (text := getattr(one, key, None))), part["title"]))
                own = getattr(value, "unit", unit)
                yield from _numbers(one, part["items"]["properties"], (*before, as_word(word)), called, own)
        elif dataclasses.is_dataclass(held) and part.get("type") == "object":
            yield from _numbers(held, part["properties"], (*words, as_word(name)), str(part["title"]), unit)


def _number(name: str, holder: Any, value: Any, unit: str) -> Given | None:
    if isinstance(value, Given):
        return value
    if isinstance(value, Percent):
        return Given(unit="percent", value=value.value)
    if isinstance(value, Money) and isinstance(holder, Fact | Band):
        return Given(unit=unit, value=value.pounds)
    if name in UNITS and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Given(unit=UNITS[name], value=Decimal(value))
    return None
