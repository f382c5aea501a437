"""Turn Ordnance Survey's names, or the towns in CQC's addresses, into the area's table of towns and villages."""

from __future__ import annotations

import csv
import io
import math
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.importers.account import Account
from plugins.importers.cells import name_of, text_of
from plugins.importers.changes import Change, change_to
from plugins.importers.grid import degrees
from plugins.importers.table import UnreadableFileError
from plugins.records.area import Area, Place, Town, load_area
from plugins.records.listing import Listing
from plugins.records.load import load

PATH = Path("content") / "area" / "places.csv"
NEAR = 10.0  # miles from a place of the area: people know the towns just over the border
DECIMALS = 3  # of a degree: about a hundred metres
MILES_A_DEGREE = 69.0

# “OS Open Names: Technical specification”: 34 columns without a header, of which these are read.
COLUMNS = 34
ID, NAME, OTHER_NAME, TYPE, LOCAL_TYPE, EASTING, NORTHING, BOROUGH, UNITARY = 0, 2, 4, 6, 7, 8, 9, 21, 24
KINDS = ("City", "Town", "Suburban Area", "Village", "Hamlet")  # of two of one name in a district the first kind stays
# “City of Bristol” is “Bristol, City of” to others.
TITLES = frozenset(("borough", "city", "county", "district", "london", "of", "royal", "the"))


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, and the account of every row or listing."""

    accounts: tuple[Account, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A populated place in Ordnance Survey's table."""

    rank: tuple[int, str]
    town: Town


def plan(root: Path, paths: Sequence[Path]) -> Plan:
    """Work out content/area/places.csv from OS Open Names: the places inside the area and those just over its border.

    Other names written by hand into the last column are kept. Raises UnreadableFileError, RecordsError, MiscountError.
    """
    area = load_area(root)
    account, rows, named = Account("places"), 0, []
    for path in _files(paths):
        for cells in _rows(path):
            rows += 1
            found = _named(cells, area)
            if isinstance(found, _Named):
                named.append(found)
            else:
                account.add(*found)
    if not any(one.town.place.district for one in named):
        raise UnreadableFileError(
            f"No town or village in these files is in {', '.join(area.district_names.values())}. "
            "Are they OS Open Names, and of your part of the country?"
        )
    towns = _kept(named, account)
    account.balance(rows, len(towns))
    also = {_key(town): town.also for town in area.towns}
    towns = [
        Town(town.name, town.place, tuple(dict.fromkeys((*town.also, *also.get(_key(town), ()))))) for town in towns
    ]
    return Plan((account,), (change_to(root, PATH, _table(towns).encode()),))


def plan_from_listings(root: Path, today: date) -> Plan:
    """Add to content/area/places.csv each town that CQC's addresses name: the middle of its services' postcodes.

    Only CQC's public addresses are read, never a home. What is in the table stays. Raises RecordsError, MiscountError.
    """
    catalogue = load(root, today).catalogue
    account, places = Account("towns"), defaultdict[str, list[Place]](list)
    registered = [listing for listing in catalogue.listings if listing.cqc is not None]
    there = {name.casefold() for town in catalogue.area.towns for name in (town.name, *town.also)}
    for listing in registered:
        found = _town_of(listing, catalogue.area)
        if found[0] == "":
            account.add("not in scope", str(found[1]))
        elif found[0].casefold() in there:
            account.add("merged", "in the table already")
        elif isinstance(found[1], Place):
            places[found[0]].append(found[1])
    towns = [_middle(name, of_town) for name, of_town in places.items()]
    for of_town in places.values():
        account.add("written", rows=len(of_town), things=1)
    account.balance(len(registered), len(towns))
    table = _table([*catalogue.area.towns, *towns])
    return Plan((account,), (change_to(root, PATH, table.encode()),))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the tables: a folder, as Ordnance Survey's download has one, stands for those in it."""
    for path in paths:
        yield from sorted(path.glob("*.csv")) if path.is_dir() else (path,)


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            for number, cells in enumerate(csv.reader(file), start=1):
                if not any(cells) or (number == 1 and cells[0] == "ID"):
                    continue
                if number == 1 and len(cells) != COLUMNS:
                    raise UnreadableFileError(
                        f"{path} has {len(cells)} columns, and OS Open Names has {COLUMNS}. "
                        "Download “OS Open Names” as CSV from Ordnance Survey."
                    )
                yield cells
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror or error}.") from error
    except csv.Error as error:
        raise UnreadableFileError(f"{path} is not a whole CSV table: {error}. Download it again.") from error


def _named(cells: Sequence[str], area: Area) -> _Named | tuple[str, str]:
    """Give the place in a row, or the outcome and its reason."""
    if len(cells) != COLUMNS:
        return "unreadable", f"not {COLUMNS} columns"
    if text_of(cells[TYPE]) != "populatedPlace":
        return "not in scope", "not a populated place"
    kind, name = text_of(cells[LOCAL_TYPE]), name_of(cells[NAME])
    if kind not in KINDS:
        return "not in scope", f"a kind that is not listed: {kind or 'none given'}"
    try:
        latitude, longitude = degrees(float(cells[EASTING]), float(cells[NORTHING]))
    except (ValueError, OverflowError):
        return "unreadable", "its easting or northing is not a number"
    if not name or not math.isfinite(latitude + longitude):
        return "unreadable", "it has no name" if not name else "its easting or northing is not a number"
    by_name = {_district_key(district.name): district.slug for district in area.districts}
    slug = by_name.get(_district_key(cells[BOROUGH])) or by_name.get(_district_key(cells[UNITARY]))
    other = name_of(cells[OTHER_NAME])
    place = Place(round(latitude, DECIMALS), round(longitude, DECIMALS), slug)
    return _Named((KINDS.index(kind), cells[ID]), Town(name, place, (other,) if other else ()))


def _district_key(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", name.lower())) - TITLES


def _kept(named: Iterable[_Named], account: Account) -> list[Town]:
    """Keep the places inside and those near one of them, one of a name in a district, and account for each."""
    named = sorted(named, key=lambda one: one.rank)
    inside = [one.town.place for one in named if one.town.place.district is not None]
    kept: dict[tuple[str, str | None], Town] = {}
    for one in named:
        if one.town.place.district is None and not _is_near(one.town.place, inside):
            account.add("not in scope", f"more than {NEAR:.0f} miles from the area")
        elif _key(one.town) in kept:
            account.add("not in scope", "a larger place of that name is in the same district")
        else:
            kept[_key(one.town)] = one.town
            account.add("written", things=1)
    return list(kept.values())


def _is_near(place: Place, others: Iterable[Place]) -> bool:
    """Tell whether a place is near another; most are ruled out by their latitude."""
    most = NEAR / MILES_A_DEGREE
    return any(abs(place.latitude - other.latitude) <= most and place.miles_to(other) <= NEAR for other in others)


def _town_of(listing: Listing, area: Area) -> tuple[str, Place | str]:
    """Give the town of a registered listing and where its postcode is; or no name and the reason."""
    cqc = listing.cqc
    town = name_of(cqc.town or "") if cqc is not None else ""
    if not town:
        return "", "no town in its address"
    if town.casefold().startswith(("near ", "nr ", "nr. ")):
        return "", "beside a town, not in it"
    if re.search(r"[0-9,;]", town) or town.casefold() == area.name.casefold():
        return "", f"not the name of a town: {town}"
    place = None if cqc is None or cqc.postcode is None else area.locate(cqc.postcode)
    return ("", "its postcode is not in the area's tables") if place is None else (town, place)


def _middle(name: str, places: Sequence[Place]) -> Town:
    """Give a town where half its services lie to each side: one outlying farm does not move it."""
    districts = Counter(place.district for place in places)
    commonest = min(districts, key=lambda slug: (-districts[slug], slug or ""))
    latitude = statistics.median(place.latitude for place in places)
    longitude = statistics.median(place.longitude for place in places)
    return Town(name, Place(round(latitude, DECIMALS), round(longitude, DECIMALS), commonest))


def _key(town: Town) -> tuple[str, str | None]:
    return town.name.casefold(), town.place.district


def _table(towns: Iterable[Town]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("name", "latitude", "longitude", "district", "also"))
    for town in sorted(towns, key=lambda town: (town.name.casefold(), town.place.district or "", town.name)):
        place = town.place
        degrees_of = (f"{place.latitude:.{DECIMALS}f}", f"{place.longitude:.{DECIMALS}f}")
        writer.writerow((town.name, *degrees_of, place.district or "", ";".join(town.also)))
    return text.getvalue()
