"""Turn a country's table of postcodes into the area's: a file an outcode, and the middle of each outcode."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.importers.account import Account
from plugins.importers.changes import Change, change_to
from plugins.importers.places import Located, read_places
from plugins.importers.table import UnreadableFileError
from plugins.records.area import Area, Place, load_area

FOLDER = Path("content") / "area"
NEAR = 30.0  # miles from the middle of an outcode of the area
DECIMALS = 4  # of a degree, for a middle: about ten metres

Shards = dict[str, dict[str, Place]]  # by outcode, the places of its postcodes


@dataclass(slots=True)
class Plan:
    """What an import would do, and the account of every row of each kind of table."""

    accounts: list[Account] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def plan(root: Path, paths: Sequence[Path], outcodes: Path | None = None) -> Plan:
    """Work out content/area/postcodes/*.csv and outcodes.csv for the districts that area.yaml names.

    Files may be of the whole country: each is read twice, and only the area's outcodes are held. Raises
    UnreadableFileError, RecordsError when area.yaml is wrong, and MiscountError.
    """
    districts = _districts_by_code(root)
    wanted = {
        _outcode(row.postcode)
        for path in paths
        for row in read_places(path)
        if row.skipped is None and row.district in districts
    }
    if not wanted:
        codes = ", ".join(sorted(districts))
        message = (
            f"No postcode is in the area's districts ({codes}). Is it the right file, and are these codes of its year?"
        )
        raise UnreadableFileError(message)
    shards, account = _shards(paths, districts, wanted)
    result = Plan([account])
    places = {path: _table("postcode", shard) for path, shard in _named(shards)}
    middles = {outcode: _middle(shard.values()) for outcode, shard in shards.items()}
    neighbours: dict[str, Place] = {}
    if outcodes is not None:
        neighbours, account = _neighbours(outcodes, middles)
        result.accounts.append(account)
    places[FOLDER / "outcodes.csv"] = _table("outcode", middles | neighbours, decimals=DECIMALS)
    result.changes = [change_to(root, path, content.encode()) for path, content in places.items()]
    stale = {path.relative_to(root) for path in (root / FOLDER / "postcodes").glob("*.csv")} - places.keys()
    result.changes += [change_to(root, path, None) for path in sorted(stale)]
    return result


def _districts_by_code(root: Path) -> dict[str, str]:
    area: Area = load_area(root)
    without = [district.name for district in area.districts if district.code is None]
    if without:
        raise UnreadableFileError(
            f"content/area/area.yaml gives no code for {', '.join(without)}. Run “choose import boundaries” first."
        )
    return {str(district.code): district.slug for district in area.districts}


def _shards(paths: Sequence[Path], districts: Mapping[str, str], wanted: set[str]) -> tuple[Shards, Account]:
    """Gather every postcode of the outcodes wanted, and account for every row."""
    shards: Shards = defaultdict(dict)
    account, rows = Account("postcodes"), 0
    for path in paths:
        for row in read_places(path):
            rows += 1
            outcome, reason = row.skipped or _keep(row, districts, wanted, shards)
            account.add(outcome, reason, things=int(outcome == "written"))
    account.balance(rows, sum(map(len, shards.values())))
    return shards, account


def _keep(row: Located, districts: Mapping[str, str], wanted: set[str], shards: Shards) -> tuple[str, str]:
    outcode = _outcode(row.postcode)
    if outcode not in wanted:
        return "not in scope", "in no outcode of the area"
    place = Place(row.latitude, row.longitude, districts.get(row.district))
    first = shards[outcode].setdefault(row.postcode, place)
    if first is place:
        return "written", ""
    return ("merged", "") if first == place else ("unreadable", "given twice, differently: the first counts")


def _middle(places: Iterable[Place]) -> Place:
    """Give the middle of an outcode, and the district that most of its postcodes in the area are in."""
    places = list(places)
    districts = Counter(place.district for place in places if place.district is not None)
    commonest = min(districts, key=lambda slug: (-districts[slug], slug), default=None)
    latitude = sum(place.latitude for place in places) / len(places)
    longitude = sum(place.longitude for place in places) / len(places)
    return Place(round(latitude, DECIMALS), round(longitude, DECIMALS), commonest)


def _neighbours(path: Path, middles: Mapping[str, Place]) -> tuple[dict[str, Place], Account]:
    """Give the outcodes around the area, from a table of outcodes, and account for every row."""
    found: dict[str, Place] = {}
    account, rows = Account("outcodes"), 0
    for row in read_places(path, outcodes=True):
        rows += 1
        place = Place(row.latitude, row.longitude)
        if row.skipped is not None:
            account.add(*row.skipped)
        elif row.postcode in middles or row.postcode in found:
            account.add("merged")  # the middle worked out from the postcodes stands
        elif any(place.miles_to(middle) <= NEAR for middle in middles.values()):
            found[row.postcode] = place
            account.add("written", things=1)
        else:
            account.add("not in scope", f"more than {NEAR:.0f} miles away")
    account.balance(rows, len(found))
    return found, account


def _named(shards: Shards) -> Iterator[tuple[Path, dict[str, Place]]]:
    for outcode, shard in sorted(shards.items()):
        yield FOLDER / "postcodes" / f"{outcode}.csv", shard


def _table(key: str, places: Mapping[str, Place], *, decimals: int = 5) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((key, "latitude", "longitude", "district"))
    for name, place in sorted(places.items()):
        writer.writerow(
            (name, f"{place.latitude:.{decimals}f}", f"{place.longitude:.{decimals}f}", place.district or "")
        )
    return text.getvalue()


def _outcode(postcode: str) -> str:
    return postcode.partition(" ")[0]
