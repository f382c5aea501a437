"""Build listings, areas and whole repositories for tests: name what matters, the rest is plain and valid."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from plugins.records import entry
from plugins.records.area import Area, District, Place
from plugins.records.build import listing_from
from plugins.records.catalogue import Catalogue, sort_key
from plugins.records.entry import Entry, Surroundings
from plugins.records.freshness import Thresholds
from plugins.records.listing import Listing
from plugins.records.load import check_listing
from plugins.records.problem import Problem
from plugins.records.schema import kinds
from plugins.records.yaml_source import Document

TODAY = date(2026, 11, 20)

# The least a file of each kind may hold.
LEAST: dict[str, dict[str, Any]] = {
    "registered": {
        "cqc": {"location_id": "1-9000000001", "name": "Larkrise Care", "phone": "01632 960001"},
    },
    "micro": {
        "name": "Ada's Companions",
        "summary": "Friendly company and a hand with shopping.",
        "support": ["companionship"],
        "legal_form": "sole-trader",
        "team_size": 1,
        "personal_care": "not-provided",
        "phone": "01632 960002",
    },
    "personal-assistant": {
        "name": "Joy",
        "summary": "I like cooking and going for walks.",
        "support": ["personal-assistant"],
        "outcode": "NG18",
        "contact_through": "broker",
        "employment": ["employed"],
    },
    "service": {
        "name": "Advocacy Hub",
        "summary": "Someone on your side to help you be heard.",
        "support": ["advocacy"],
        "who_for": "Adults who live in the county.",
        "referral": {"route": "either"},
        "phone": "01632 960003",
    },
}

PELICANCONF: dict[str, Any] = {
    "SITENAME": "Choose My Support",
    "SITEURL": "",
    "COUNCIL": {
        "name": "Sample Council",
        "website": "https://www.example.org",
        "phone": "01632 960000",
        "email": "choose@example.org",
        "out_of_hours_phone": "01632 960999",
        "safeguarding_phone": "01632 960911",
        "personal_assistant_phone": "01632 960014",
        "personal_assistant_email": "assistants@example.org",
    },
    "BRAND": {"colour": "#1d4f5c", "accent": "#b4552d", "logo": ""},
    "FRESHNESS": {"ageing": 3, "sinking": 6, "hidden": 12},
    "DIRECT_PAYMENT": {"rate": "21.60", "since": "2026-04-06", "source": "A sample rate", "link": ""},
    "REPORT_TO": "email",
}

AREA_YAML = """\
name: Nottinghamshire
districts:
  - slug: mansfield
    name: Mansfield
    code: E07000174
  - slug: newark-and-sherwood
    name: Newark and Sherwood
"""

OUTCODES_CSV = """\
outcode,latitude,longitude,district
NG18,53.14,-1.18,mansfield
NG24,53.07,-0.80,newark-and-sherwood
LN1,53.25,-0.55,
"""


def fields_of(kind: str = "micro", **fields: Any) -> dict[str, Any]:
    """Give the fields of a valid file, with some changed; a field that is None is left out."""
    changed = copy.deepcopy(LEAST[kind]) | fields
    return {key: value for key, value in changed.items() if value is not None}


def make_listing(kind: str = "micro", slug: str = "", **fields: Any) -> Listing:
    """Make a listing as one is made of a file. Its fields are those of the file, with dates as text."""
    return listing_from(slug or f"a-{kind}", kind, fields_of(kind, **fields))


def listing_yaml(kind: str = "micro", **fields: Any) -> bytes:
    """Write a listing's file, a line a field: lists and groups of fields stand on their field's line."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields_of(kind, **fields).items()]
    return ("\n".join(lines) + "\n").encode()


def make_area(**changes: Any) -> Area:
    """Make an area of two districts, three outcodes, and all the postcodes of one outcode."""
    mansfield, newark = Place(53.14, -1.18, "mansfield"), Place(53.07, -0.80, "newark-and-sherwood")
    parts: dict[str, Any] = {
        "name": "Nottinghamshire",
        "districts": (
            District("mansfield", "Mansfield", "E07000174"),
            District("newark-and-sherwood", "Newark and Sherwood"),
        ),
        "outcodes": {"NG18": mansfield, "NG24": newark, "LN1": Place(53.25, -0.55)},
        "postcodes": {"NG18": {"NG18 1AA": Place(53.145, -1.19, "mansfield")}},
    }
    return Area(**(parts | changes))


def make_surroundings(photos: Path = Path("no-photos"), area: Area | None = None) -> Surroundings:
    """Make what a rule may ask besides the listing."""
    return Surroundings(area or make_area(), TODAY, photos)


def make_entry(listing: Listing, path: str = "") -> Entry:
    """Put a listing beside a file of which no line is known."""
    folder = kinds()[listing.kind].folder
    return entry.make_entry(listing, Path(path or f"providers/{folder}/{listing.slug}.yaml"), Document())


def make_catalogue(*listings: Listing, area: Area | None = None, today: date = TODAY) -> Catalogue:
    """Make a catalogue as `load` does."""
    return Catalogue(
        area=area or make_area(),
        listings=tuple(sorted(listings, key=sort_key)),
        today=today,
        thresholds=Thresholds(),
        digests={listing.slug: listing.slug for listing in listings},
    )


def problems_of(kind: str, around: Surroundings | None = None, **fields: Any) -> list[Problem]:
    """Check a file of this kind and give its problems."""
    path = f"providers/{kinds()[kind].folder}/a-{kind}.yaml"
    return check_listing(path, listing_yaml(kind, **fields), around or make_surroundings())[1]


def write_repository(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a repository with an area, settings and the files given; give its folder."""
    settings = "\n".join(f"{name} = {value!r}" for name, value in PELICANCONF.items())
    least = {
        "pelicanconf.py": settings,
        "content/area/area.yaml": AREA_YAML,
        "content/area/outcodes.csv": OUTCODES_CSV,
    }
    for name, content in (least | dict(files or {})).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
