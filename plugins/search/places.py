"""Write where places are: tables of outcodes and towns, and a small file of postcodes for each outcode imported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plugins.records.area import Area, Place, Town

GRID = 10_000  # parts of a degree: 11 metres north to south, 7 east to west
TOWN_GRID = 1_000  # 111 metres: the middle of a town is no finer


def places_json(area: Area, pieces: Mapping[str, Any]) -> bytes:
    """Write the outcodes: [outcode, latitude, longitude, number of its district or -1], and which have postcodes.

    `pieces` says how the map is cut: see pieces.py.
    """
    slugs = [district.slug for district in area.districts]
    outcodes = [
        [outcode, round(place.latitude * GRID), round(place.longitude * GRID), _number(place, slugs)]
        for outcode, place in sorted(area.outcodes.items())
    ]
    return compact(
        {
            "area": area.name,
            "districts": [[district.slug, district.name] for district in area.districts],
            "outcodes": outcodes,
            "imported": sorted(area.postcodes),
            "pieces": pieces,
        }
    )


def postcodes_json(postcodes: Mapping[str, Place], districts: Sequence[str]) -> bytes:
    """Write the postcodes of an outcode: of each its second half, place and district, as steps from the last."""
    rows = sorted((_second_half(postcode), place) for postcode, place in postcodes.items())
    return compact(
        {
            "codes": _steps(code for code, _ in rows),
            "latitudes": _steps(round(place.latitude * GRID) for _, place in rows),
            "longitudes": _steps(round(place.longitude * GRID) for _, place in rows),
            "districts": _runs(_number(place, districts) for _, place in rows),
        }
    )


def towns_json(area: Area) -> bytes:
    """Write the towns by district and name: names, then other names by the town's number, places as steps."""
    slugs = [district.slug for district in area.districts]
    towns = sorted(area.towns, key=lambda town: (_number(town.place, slugs), _by_name(town)))
    return compact(
        {
            "names": [town.name for town in towns],
            "also": {str(number): town.also for number, town in enumerate(towns) if town.also},
            "latitudes": _steps(round(town.place.latitude * TOWN_GRID) for town in towns),
            "longitudes": _steps(round(town.place.longitude * TOWN_GRID) for town in towns),
            "districts": _runs(_number(town.place, slugs) for town in towns),
        }
    )


def compact(value: Any) -> bytes:
    """Write JSON without a space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _second_half(postcode: str) -> int:
    """Number the second half of a postcode: “1AA” is 676, “1AB” 677."""
    half = postcode.split(" ")[1]
    return (int(half[0]) * 26 + ord(half[1]) - ord("A")) * 26 + ord(half[2]) - ord("A")


def _by_name(town: Town) -> tuple[str, str]:
    return town.name.casefold(), town.name


def _number(place: Place, districts: Sequence[str]) -> int:
    return districts.index(place.district) if place.district in districts else -1


def _steps(numbers: Iterable[int]) -> list[int]:
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps


def _runs(numbers: Iterable[int]) -> list[int]:
    """Write equal neighbours once: number, how often, number, how often."""
    runs: list[int] = []
    for number in numbers:
        if runs and runs[-2] == number:
            runs[-1] += 1
        else:
            runs += (number, 1)
    return runs
