"""Read a table of places, postcodes or outcodes, row by row: it may be of the whole country."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.importers.cells import postcode_of, text_of
from plugins.importers.grid import degrees
from plugins.importers.table import UnreadableFileError, column_key

# What the columns are called by ONS (Postcode Directory), Ordnance Survey (Code-Point Open) and others.
NAMES = {
    "postcode": ("pcds", "pcd2", "pcd", "pcd7", "pcd8", "postcode", "outcode"),
    "latitude": ("lat", "latitude"),
    "longitude": ("long", "lon", "lng", "longitude"),
    "easting": ("eastings", "easting", "oseast1m", "east1m"),
    "northing": ("northings", "northing", "osnrth1m", "north1m"),
    "district": ("district_code", "admin_district_code", "laua", "oslaua", "lad", "district", "ladcd"),
    "ended": ("doterm",),
}
YEARLY = re.compile(r"(lad|laua)[0-9]{2}cd")  # lad23cd, lad24cd, …
# Code-Point Open has no header; its columns are described in a file of their own.
CODE_POINT = ("postcode", "quality", "easting", "northing", "country", *("",) * 3, "district", "ward")
GREAT_BRITAIN = (49.0, 61.0, -9.0, 2.5)  # south, north, west, east
CODE_POINT_COLUMNS = 10
OUTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
GRID_WIDTH, GRID_HEIGHT = 700_000, 1_300_000  # metres
CODE_POINT_PLACES = {name: place for place, name in enumerate(CODE_POINT) if name in NAMES}


@dataclass(frozen=True, slots=True)
class Located:
    """A row of the table: a postcode (or an outcode), where it is, its district's code; or what is wrong."""

    postcode: str
    latitude: float = 0.0
    longitude: float = 0.0
    district: str = ""
    skipped: tuple[str, str] | None = None  # an outcome and its reason


def read_places(path: Path, *, outcodes: bool = False) -> Iterator[Located]:
    """Read every row of a table. Raises UnreadableFileError when it is not one, or breaks off."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = csv.reader(file)
            first = next(rows, [])
            columns = _columns(path, first)
            if columns is CODE_POINT_PLACES:
                yield _located(first, columns, outcodes=outcodes)
            for row in rows:
                if any(row):
                    yield _located(row, columns, outcodes=outcodes)
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror or error}.") from error
    except csv.Error as error:
        raise UnreadableFileError(f"{path} is not a whole CSV table: {error}. Download it again.") from error


def _columns(path: Path, header: Sequence[str]) -> Mapping[str, int]:
    """Find where each of our columns stands in the table."""
    if len(header) == CODE_POINT_COLUMNS and postcode_of(header[0]) is not None:
        return CODE_POINT_PLACES
    keys = [column_key(cell).replace(" ", "_") for cell in header]
    keys = ["lad" if YEARLY.fullmatch(key) else key for key in keys]
    found = {
        ours: next(keys.index(name) for name in names if name in keys)
        for ours, names in NAMES.items()
        if any(name in keys for name in names)
    }
    by_degrees, by_metres = {"latitude", "longitude"} <= found.keys(), {"easting", "northing"} <= found.keys()
    if "postcode" not in found or not (by_degrees or by_metres):
        raise UnreadableFileError(
            f"{path} is not a table of postcodes this command knows. Its first line should name a column for the "
            "postcode (pcds, postcode), for the place (lat and long, or eastings and northings) and for the "
            "district (laua, district_code); or it is Code-Point Open, which has no such line."
        )
    return found


def _located(row: Sequence[str], columns: Mapping[str, int], *, outcodes: bool) -> Located:
    cells = {name: text_of(row[place]) for name, place in columns.items() if place < len(row)}
    raw = cells.get("postcode", "")
    postcode = raw.upper() if outcodes else postcode_of(raw)
    if not postcode or (outcodes and OUTCODE.fullmatch(postcode) is None):
        return Located(raw, skipped=("unreadable", "not an outcode" if outcodes else "not a postcode"))
    if cells.get("ended"):
        return Located(postcode, skipped=("not in scope", "no longer in use"))
    place = _place(cells)
    if place is None:
        return Located(postcode, skipped=("not in scope", "it has no place in Great Britain"))
    return Located(postcode, *place, cells.get("district", ""))


def _place(cells: Mapping[str, str]) -> tuple[float, float] | None:
    """Give latitude and longitude in degrees, five decimals (about a metre)."""
    try:
        if "latitude" in cells and "longitude" in cells:
            place = float(cells["latitude"]), float(cells["longitude"])
        else:
            east, north = float(cells.get("easting", "")), float(cells.get("northing", ""))
            if not (0 < east < GRID_WIDTH and 0 < north < GRID_HEIGHT):
                return None
            place = degrees(east, north)
    except ValueError:
        return None
    south, north_end, west, east_end = GREAT_BRITAIN
    if not (south <= place[0] <= north_end and west <= place[1] <= east_end):
        return None  # ONS writes 99.999999 and 0 for a postcode without a place
    return round(place[0], 5), round(place[1], 5)
