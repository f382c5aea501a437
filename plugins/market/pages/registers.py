"""The list of every kind: a table where people compare, cards where they read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.blocks import Fact, Said, Teller, local_titles
from plugins.market.pages.places import Place
from plugins.market.pages.words import days, number, plain, properties_of
from plugins.market.records.contract import Contract
from plugins.market.records.decision import Decision
from plugins.market.records.funding import Funding
from plugins.market.records.opportunity import Opportunity
from plugins.market.records.practice import Assessment
from plugins.publishing.render import Page

# What a list says of each record, besides its title and summary. Those in TABLES are columns of a table.
SAYS = {
    "chapter": (),
    "intention": ("support", "confidence", "when"),
    "opportunity": ("stage", "route"),
    "contract": ("kind",),
    "funding": ("kind", "period"),
    "decision": ("body", "date", "outcome"),
    "exercise": ("method", "when"),
    "event": ("kind", "when"),
    "benchmark": ("kind", "places", "when"),
    "assessment": ("tool", "when"),
    "dataset": (),
}
TABLES = frozenset({"contract", "opportunity", "funding", "decision"})
GROUPED = {"intention": "signal", "event": "", "benchmark": "kind", "opportunity": ""}


@dataclass(frozen=True, slots=True)
class Item:
    """One record in its list; `facts` are in the order of the list's columns."""

    ref: Ref
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Some records under a title."""

    title: str
    items: tuple[Item, ...]


def register_page(place: Place, atlas: Atlas) -> Page:
    """Give the list of one kind of record."""
    return Page(places.file_of(place.path), "market/register.html", lambda: values_of(place, atlas))


def values_of(place: Place, atlas: Atlas) -> Mapping[str, Any]:
    """Give all that the template shows of a kind of record."""
    records = sorted(getattr(atlas.market, place.field).values(), key=_order)
    groups = _groups(place.kind, [(record, _item(place.kind, record, atlas)) for record in records])
    return {
        "place": place,
        "is_table": place.kind in TABLES,
        "columns": [fact.title for fact in groups[0].items[0].facts] if groups else [],
        "groups": groups,
    }


def _order(record: Any) -> tuple[Any, ...]:
    """Sort chapters by their order, what happened from the newest, and all else by name."""
    when = None if hasattr(record, "signal") else getattr(record, "when", None) or getattr(record, "date", None)
    newest = 0 if when is None else -when.last.toordinal()
    return getattr(record, "order", 0), newest, record.title, record.id


def _groups(kind: str, found: list[tuple[Any, Item]]) -> list[Some]:
    field = GROUPED.get(kind)
    if not field:
        return [Some("", tuple(item for _record, item in found))] if found else []
    words = {choice["const"]: choice["title"] for choice in properties_of(kind)[field]["oneOf"]}
    groups = [
        Some(title, tuple(item for record, item in found if getattr(record, field) == word))
        for word, title in words.items()
    ]
    return [group for group in groups if group.items]


def _item(kind: str, record: Any, atlas: Atlas) -> Item:
    fields, teller = properties_of(kind), Teller(atlas, kind, local_titles(record))
    facts = []
    for name in SAYS[kind]:
        told = teller.tell(getattr(record, name), fields[name])
        values: tuple[Said, ...] = told.values if isinstance(told, Fact) else getattr(told, "lines", ())
        facts.append(Fact(str(fields[name]["title"]), values))
    facts += _more(record, atlas)
    shown = facts if kind in TABLES else [fact for fact in facts if fact.values]
    return Item(atlas.ref(kind, record.id), tuple(shown), _notes(record))


def _more(record: Any, atlas: Atlas) -> list[Fact]:
    """Give what a list says that no single field holds."""
    if isinstance(record, Contract):
        return [
            Fact("Who", _suppliers(record, atlas)),
            Fact("Starts", (str(record.start),) if record.start else ()),
            Fact("Ends", (str(record.last_end),) if record.last_end else ()),
            Fact("Worth", worth(record)),
        ]
    if isinstance(record, Funding):
        made = record.in_all
        return [Fact("Lines", (number(len(record.lines)),)), Fact("In all", () if made is None else (plain(made),))]
    if isinstance(record, Opportunity):
        return _dates(record, atlas.market.day)
    if isinstance(record, Decision):
        return [Fact("Options looked at", (number(len(record.options)),) if record.options else ())]
    if isinstance(record, Assessment):
        weak = sum(record.is_weak(one) for one in record.standards)
        of = record.of.listing or record.of.organisation or ""
        kind = "listing" if record.of.listing else "organisation"
        said = f"{len(record.standards)}, of which {weak} to work on"
        return [Fact("Whose", (atlas.ref(kind, of),)), Fact("Standards", (said,))]
    return []


def _suppliers(record: Contract, atlas: Atlas) -> tuple[Said, ...]:
    named = tuple(
        atlas.ref("listing", one.listing) if one.listing else atlas.ref("organisation", one.organisation or "")
        for one in record.suppliers
        if one.listing or one.organisation
    )
    return named or (() if record.supplier_count is None else (plain(record.supplier_count),))


def worth(record: Contract) -> tuple[str, ...]:
    """Say what a contract is worth: in all, or a year."""
    value = record.value
    if value is None:
        return ()
    if value.total is not None:
        return (f"{plain(value.total)} in all",)
    return () if value.annual is None else (f"{plain(value.annual)} a year",)


def _dates(record: Opportunity, today: date) -> list[Fact]:
    """Give the next date of an opportunity, else its last, and how far the date that moved most has moved."""
    ahead = sorted((one for one in record.dates if one.expected.last >= today and one.actual is None), key=_expected)
    behind = sorted((one for one in record.dates if one not in ahead), key=_expected)
    one = ahead[0] if ahead else behind[-1] if behind else None
    kinds = properties_of("opportunity")["dates"]["items"]["properties"]["kind"]["oneOf"]
    titles = {choice["const"]: choice["title"] for choice in kinds}
    most = max((one.slip_days for one in record.dates), key=abs, default=None)
    return [
        Fact("Next or last date", () if one is None else (f"{titles[one.kind]}: {one.expected}",)),
        Fact("How far dates moved", () if most is None else (days(most),)),
    ]


def _expected(one: Any) -> date:
    last: date = one.expected.last
    return last


def _notes(record: Any) -> tuple[str, ...]:
    place = f"About {record.place}" if record.place else ""
    status = {"superseded": "Replaced", "withdrawn": "Withdrawn"}.get(record.status, "")
    return tuple(note for note in (place, status) if note)
