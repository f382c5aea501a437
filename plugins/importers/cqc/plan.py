"""Work out what an import of CQC's files would do to the listings, before doing any of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.importers.account import Account
from plugins.importers.changes import Change
from plugins.importers.cqc import directory, ratings
from plugins.importers.cqc.block import OF_THE_PLACE, Sources, combined, in_order
from plugins.importers.cqc.comings import Comings, comings, refuse_too_many
from plugins.importers.cqc.draft import Draft, draft_change, draft_new, with_district
from plugins.importers.cqc.known import FOLDER, Known, known_listings, listed_by_hand, place_of, taken_slugs
from plugins.importers.cqc.sighting import LeftOut, RowFate, Sighting, location_of
from plugins.importers.slugs import Naming, choose_slugs
from plugins.importers.table import Row, Table, UnreadableFileError, read_table
from plugins.records.area import load_area
from plugins.records.entry import Surroundings
from plugins.records.problem import Problem, nearest, shorten

READERS = {ratings.NAME: ratings.sightings, directory.NAME: directory.sightings}
COLUMNS = {  # of the location's number, and of its local authority
    ratings.NAME: ("location id", "location local authority"),
    directory.NAME: (directory.NUMBER, "local authority"),
}


@dataclass(slots=True)
class Plan:
    """What an import would do, and the account of every row."""

    account: Account = field(default_factory=lambda: Account("locations"))
    fates: list[RowFate] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    closed: list[Path] = field(default_factory=list)
    reopened: list[Path] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    elsewhere: list[Path] = field(default_factory=list)  # listed here, but CQC's row is not in scope
    notes: list[Problem] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)  # locations of the area that could not be written


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for: the area as CQC names it, today, the day closures are dated, and how many may close."""

    area: str
    today: date
    closing_on: date
    accept_closures: bool = False


def read_files(paths: Sequence[Path], area: str) -> list[Table]:
    """Read CQC's files. Raises UnreadableFileError, also when none of them has a row of the area."""
    tables = [read_table(path, (ratings.SHAPE, directory.SHAPE)) for path in paths]
    areas = {row[COLUMNS[table.shape.name][1]].strip() for table in tables for row in table.rows} - {""}
    if area.casefold() not in {name.casefold() for name in areas}:
        likely = nearest(area, areas)
        hint = f"Did you mean “{likely}”?" if likely else f"They have {', '.join(sorted(areas)[:5]) or 'none'}."
        raise UnreadableFileError(f"No row has the local authority {shorten(area)}. {hint}")
    return tables


def plan(root: Path, tables: Sequence[Table], request: Request) -> Plan:
    """Work out the import of tables.

    Raises TooManyClosuresError (unless accepted), RecordsError when the listings here cannot be read, and
    MiscountError when a row is not accounted for.
    """
    result = Plan()
    found: dict[str, list[Sighting]] = {}
    for table in tables:
        sightings, fates = READERS[table.shape.name](table, request.area, request.today)
        result.fates += fates
        for sighting in sightings:
            found.setdefault(sighting.location, []).append(sighting)
            result.left_out += sighting.left_out
    _skip_listed_by_hand(result, found, listed_by_hand(root))
    _count_skipped(result, found)
    seen = {number for table in tables for row in table.rows if (number := _number(table, row))}
    known = known_listings(root)
    ours = [listing for listing in known.values() if listing.is_in(request.area)]
    around = Surroundings(load_area(root), request.today, root / "providers" / "photos")
    new = {number: _place(items) for number, items in found.items() if number not in known}
    going = comings(ours, new, seen, {table.shape.name for table in tables})
    if not request.accept_closures:
        refuse_too_many(going.closing, ours)
    paths = _paths(root, {number: found[number] for number in new if number not in going.moved})
    for number, items in sorted(found.items()):
        former = going.moved.get(number) or known.get(number)
        draft, outcome = _draft(number, items, former, paths.get(number), around)
        _take(result, number, items, draft, outcome)
        if former is not None and former.gone and not draft.fault:
            result.reopened.append(former.path)
    _close(result, going, request.closing_on, around)
    result.elsewhere = sorted(one.path for one in ours if one.location in seen and one.location not in found)
    result.account.balance(sum(len(table.rows) for table in tables), len(seen))
    return result


def _number(table: Table, row: Row) -> str:
    return location_of(row[COLUMNS[table.shape.name][0]])


def _sources(items: Sequence[Sighting]) -> Sources:
    """Gather what each layout says; of two files of one layout, the later one given counts."""
    said = {item.layout: item.fields for item in items}
    return Sources(said.get(ratings.NAME), said.get(directory.NAME))


def _skip_listed_by_hand(result: Plan, found: dict[str, list[Sighting]], by_hand: Mapping[str, Path]) -> None:
    """Take out the locations that have a listing of another kind: a micro-provider may be registered too."""
    for number in found.keys() & by_hand.keys():
        reason = f"listed in {by_hand[number].as_posix()}"
        rows = [row for item in found.pop(number) for row in item.rows]
        result.fates += [RowFate(row, number, "not in scope", reason) for row in rows]


def _count_skipped(result: Plan, found: Collection[str]) -> None:
    """Count the rows that make no listing; a location counts once, unless another row of it makes one."""
    counted = set(found)
    for fate in result.fates:
        first = fate.location != "" and fate.location not in counted
        counted.add(fate.location)
        result.account.add(fate.outcome, fate.reason, things=int(first))


def _place(items: Sequence[Sighting]) -> tuple[str, str]:
    return place_of(combined("", _sources(items), {}))


def _paths(root: Path, found: Mapping[str, Sequence[Sighting]]) -> dict[str, Path]:
    """Choose a file for each location that has none."""
    wanted = {}
    for number, items in found.items():
        block = combined(number, _sources(items), {})
        wanted[number] = Naming(block["name"], block.get("town", ""), number)
    slugs = choose_slugs(wanted, taken_slugs(root))
    return {number: FOLDER / f"{slug}.yaml" for number, slug in slugs.items()}


def _draft(
    number: str, items: Sequence[Sighting], former: Known | None, path: Path | None, around: Surroundings
) -> tuple[Draft, str]:
    """Draft one location's listing, and name the outcome."""
    if former is None:
        block = with_district(combined(number, _sources(items), {}), around)
        return draft_new(path or FOLDER / f"{number.lower()}.yaml", block, around), "new"
    moved = former.location != number
    old = {name: former.block[name] for name in OF_THE_PLACE & former.block.keys()} if moved else former.block
    block = with_district(combined(number, _sources(items), old), around)
    draft = draft_change(former, block, around)
    return draft, "moved" if moved else "unchanged" if draft.before == draft.after else "changed"


def _take(result: Plan, number: str, items: Sequence[Sighting], draft: Draft, outcome: str) -> None:
    reason = ""
    if draft.fault:
        row = items[0].rows[0]
        result.faults.append(f"{row.path}:{row.line}: {number}: {draft.fault}")
        outcome, reason = "unreadable", draft.fault
    else:
        result.changes.append(Change(draft.path, draft.before, draft.after))
        result.notes += draft.notes
    rows = [row for item in items for row in item.rows]
    result.fates.append(RowFate(rows[0], number, outcome, reason))
    result.fates += [RowFate(row, number, "merged", "") for row in rows[1:]]
    result.account.add(outcome, reason, things=1)
    if len(rows) > 1:
        result.account.add("merged", rows=len(rows) - 1)


def _close(result: Plan, going: Comings, day: date, around: Surroundings) -> None:
    for listing in sorted(going.closing, key=lambda one: one.path):
        draft = draft_change(listing, in_order(listing.block | {"gone": day.isoformat()}), around)
        if draft.fault:
            result.faults.append(f"{listing.path.as_posix()}:1: it cannot be closed. {draft.fault}")
        else:
            result.changes.append(Change(draft.path, draft.before, draft.after))
            result.closed.append(draft.path)
