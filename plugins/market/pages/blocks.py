"""Show all that a record holds: its fields beside their schema, which has their titles and order.

What a page shows is drawn from the schema, so that a new field is on the page the day it is in the schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.words import HOW, lasting, plain, title_of, units
from plugins.market.pages.working import workings
from plugins.market.records.money import Money
from plugins.market.records.percent import Percent
from plugins.market.records.record import Given, Saving
from plugins.records.schema import Schema

Said = str | Ref
MOST_COLUMNS = 5
HEADS = ("title", "what", "who", "lot", "standard", "kind", "happened")  # what an entry is called by, the first it has
FOLDED = frozenset({"how", "name"})  # said with the amount; an address on the page
COUNTED = {"term_months": "month", "months": "month", "years": "year"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A title and what is said under it."""

    title: str
    values: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A titled part of a page: facts, lines of text, a table, or entries with facts of their own."""

    title: str
    facts: tuple[Fact, ...] = ()
    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[Said, ...], ...], ...] = ()
    entries: tuple[Entry, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One of several things with facts of their own."""

    title: Said
    facts: tuple[Fact, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """How the amounts of a part of a record are said: “about”, and “ an hour” after them; `folded` fields say so."""

    how: str = "exact"
    each: str = ""
    folded: frozenset[str] = FOLDED


EXACT = Amount()


def amount_of(value: Any) -> Amount:
    """Say how the amounts of a part are said."""
    unit = getattr(value, "unit", None) or ""
    each = units()[unit].removeprefix("pounds") if unit.startswith("pounds") else ""
    return Amount(getattr(value, "how", "exact"), each, FOLDED | ({"unit"} if unit.startswith("pounds") else set()))


def counted(title: str, count: int, one: str) -> Fact:
    """Say a count of months or years."""
    title = "How long" if title == "Months" else title
    return Fact(title, (lasting(count) if one == "month" else f"{count:,} {one if count == 1 else f'{one}s'}",))


@dataclass(frozen=True, slots=True)
class Teller:
    """Says the fields of one record. `kind` is the record's own; `titles` are those of its parts by their names."""

    atlas: Atlas
    kind: str
    titles: Mapping[str, str] = field(default_factory=dict)

    def tell(self, value: Any, part: Schema, amount: Amount = EXACT) -> Fact | Block | None:
        """Say one field; None when there is nothing to say. An amount is said as exactly as it is known."""
        if is_empty(value):
            return None
        title = str(part["title"])
        if isinstance(value, tuple):
            return self._many(title, value, part["items"])
        if part.get("type") == "object" and not isinstance(value, Given):
            return Block(title, facts=tuple(self.facts(value, part["properties"])))
        return Fact(title, self.said(value, part, amount))

    def facts(self, value: Any, fields: Mapping[str, Schema], *, skip: frozenset[str] = frozenset()) -> Iterator[Fact]:
        """Say the fields of a part of a record; parts within it are said in one list."""
        amount = amount_of(value)
        for name, part in fields.items():
            if name in amount.folded | skip:
                continue
            told = self.tell(getattr(value, attribute(name)), part, amount)
            if name == "years" and isinstance(value, Saving) and value.years == 1:
                continue
            if name in COUNTED and told is not None:
                yield counted(told.title, getattr(value, name), COUNTED[name])
            elif isinstance(told, Fact):
                yield told
            elif told is not None:
                yield Fact(told.title, tuple(_flat(told)))
        yield from (Fact(title, (text,)) for title, text in workings(value))

    def said(self, value: Any, part: Schema, amount: Amount = EXACT) -> tuple[Said, ...]:
        """Say one value."""
        if isinstance(value, Given):
            return (plain(value), *((value.note,) if value.note else ()))
        if isinstance(value, Money):
            return (f"{HOW[amount.how]}{plain(value)}{amount.each}",)
        if isinstance(value, Percent):
            return (f"{HOW[amount.how]}{plain(value)}",)
        if isinstance(value, str):
            return (self._name(value, part),)
        return (plain(value),)

    def _name(self, value: str, part: Schema) -> Said:
        if "x-refers-to" in part:
            kind = self.kind if part["x-refers-to"] == "same" else part["x-refers-to"]
            return self.atlas.ref(kind, value)
        if "oneOf" in part:
            return title_of(part, value)
        if value in self.titles:
            return self.titles[value]
        return value

    def _many(self, title: str, values: tuple[Any, ...], part: Schema) -> Fact | Block | None:
        if part.get("type") == "object" and (only := self._only_field(values, part)) is not None:
            return self._many(
                title, tuple(getattr(value, attribute(only)) for value in values), part["properties"][only]
            )
        if part.get("type") == "object":
            return self._table(title, values, part) or self._entries(title, values, part)
        told = tuple(said for value in values for said in self.said(value, part))
        if all(isinstance(one, str) for one in told) and "oneOf" not in part and not self._are_names(values):
            return Block(title, lines=tuple(str(one) for one in told))
        return Fact(title, told)

    def _are_names(self, values: tuple[Any, ...]) -> bool:
        return all(value in self.titles for value in values)

    def _only_field(self, values: tuple[Any, ...], part: Schema) -> str | None:
        """Name the one field that parts have, when they have no other: they are said as a list of it."""
        used = {
            name for name in part["properties"] for value in values if not is_empty(getattr(value, attribute(name)))
        } - FOLDED
        only = next(iter(used), "")
        is_single = len(used) == 1 and part["properties"][only].get("type") not in ("object", "array")
        return only if is_single else None

    def _table(self, title: str, values: tuple[Any, ...], part: Schema) -> Block | None:
        """Show parts as a table when it has few columns and nothing lies within them."""
        folded = amount_of(values[0]).folded
        fields = {name: one for name, one in part["properties"].items() if name not in folded}
        used = {
            name: one
            for name, one in fields.items()
            if any(not is_empty(getattr(value, attribute(name))) for value in values)
        }
        sayings = [[fact.title for fact in self.facts(value, used)] for value in values]
        extra = any(len(facts) > len(used) for facts in sayings) or any(workings(value) for value in values)
        if len(used) > MOST_COLUMNS or extra or any(_holds_parts(one) for one in used.values()):
            return None
        rows = tuple(tuple(self._cell(value, name, one) for name, one in used.items()) for value in values)
        return Block(title, columns=tuple(str(one["title"]) for one in used.values()), rows=rows)

    def _cell(self, value: Any, name: str, part: Schema) -> tuple[Said, ...]:
        told = self.tell(getattr(value, attribute(name)), part, amount_of(value))
        if name in COUNTED and told is not None:
            return counted(told.title, getattr(value, name), COUNTED[name]).values
        if told is None:
            return ("No",) if part.get("type") == "boolean" else ()
        return told.values if isinstance(told, Fact) else tuple(_flat(told))

    def _entries(self, title: str, values: tuple[Any, ...], part: Schema) -> Block:
        fields = part["properties"]
        entries = []
        for value in values:
            head = next((name for name in HEADS if name in fields and getattr(value, name)), "")
            said = self.said(getattr(value, head), fields[head])[0] if head else ""
            facts = tuple(self.facts(value, fields, skip=frozenset({head})))
            entries.append(Entry(said, facts, str(getattr(value, "name", ""))))
        return Block(title, entries=tuple(entries))


def is_empty(value: Any) -> bool:
    """Tell whether there is nothing to say; nought says something."""
    return value is None or value is False or value == ()


def attribute(name: str) -> str:
    """Give the attribute that holds a field: “from” is a word of Python's."""
    return f"{name}_" if name == "from" else name


def local_titles(record: Any) -> dict[str, str]:
    """Give the titles of a record's own parts by their short names."""
    found: dict[str, str] = {}
    for many in ("lots", "components", "standards", "themes", "measures"):
        found |= {one.name: one.title for one in getattr(record, many, ()) if hasattr(one, "name")}
    return found


def _holds_parts(part: Schema) -> bool:
    items = part.get("items", {})
    is_part = part.get("type") == "object" and "unit" not in part.get("properties", {})
    return is_part or items.get("type") == "object" or (items.get("type") == "string" and not _is_word(items))


def _is_word(part: Schema) -> bool:
    return "oneOf" in part or "x-refers-to" in part or "pattern" in part


def _flat(block: Block) -> Iterator[Said]:
    """Say a block in one list of values."""
    yield from block.lines
    for fact in block.facts:
        for value in fact.values:
            yield f"{fact.title}: {value}" if isinstance(value, str) else value
    for row in block.rows:
        yield ", ".join(value if isinstance(value, str) else value.title for cell in row for value in cell)
