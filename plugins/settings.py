"""Read a council's settings once, into values that do not change."""

from __future__ import annotations

import math
import os
import re
import runpy
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
READABLE = 4.5  # the least contrast of text on its background: WCAG 2.2, success criterion 1.4.3


class SettingsError(Exception):
    """A setting is missing or wrong; the text names it and says how to put it right."""


@dataclass(frozen=True, slots=True)
class Council:
    """How people reach the council."""

    name: str
    website: str
    phone: str
    email: str
    out_of_hours_phone: str
    safeguarding_phone: str
    personal_assistant_phone: str
    personal_assistant_email: str


@dataclass(frozen=True, slots=True)
class Brand:
    """The council's colours (six-digit hexadecimal) and logo (a file in theme/static/images, or nothing)."""

    colour: str
    accent: str
    logo: str


@dataclass(frozen=True, slots=True)
class FreshnessMonths:
    """Months after the last check at which a listing is marked, sinks, and leaves search."""

    ageing: int
    sinking: int
    hidden: int


@dataclass(frozen=True, slots=True)
class DirectPayment:
    """What the council pays for an hour of support. `link` is the page that says so, or nothing."""

    rate: str  # pounds, as a council writes them: a number in Python would lose the last penny
    since: str
    source: str
    link: str

    @property
    def pence(self) -> int:
        """Give the rate in pence, which sums are made in."""
        pounds, _, pence = self.rate.partition(".")
        return int(pounds) * 100 + int(pence or 0)

    @property
    def day(self) -> date:
        """Give the day the rate began."""
        return date.fromisoformat(self.since)


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where the map's background pictures come from, with {z}, {x} and {y}, and who made them; empty for none."""

    address: str
    attribution: str


NO_TILES = Tiles("", "")
TILES = re.compile(r"https://[a-z0-9.-]+(:[0-9]+)?/[^\s\"'<>;,]*")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a council decides. `url` has no slash at its end and is empty on a developer's machine."""

    name: str
    url: str
    council: Council
    brand: Brand
    freshness: FreshnessMonths
    direct_payment: DirectPayment | None  # None: the council has no one rate
    report_to: str
    tiles: Tiles = NO_TILES
    languages: tuple[tuple[str, str], ...] = ()  # besides English: the code and the own name of each

    @property
    def base(self) -> str:
        """Give the path the site lives under, without a slash at its end: empty at the root of a host."""
        return urlsplit(self.url).path.rstrip("/")


def read_settings(path: Path) -> Settings:
    """Read pelicanconf.py. Raises SettingsError."""
    if not path.is_file():
        raise SettingsError(f"{path.name} is not here. Run this in the folder that holds {path.name}.")
    try:
        raw = runpy.run_path(str(path))
    except (Exception, SystemExit) as error:
        raise SettingsError(f"{path.name} cannot be read: {error}") from error
    return settings_from(raw, path.name)


def settings_from(raw: Mapping[str, Any], source: str = "pelicanconf.py") -> Settings:
    """Take our settings out of Pelican's. Raises SettingsError."""
    settings = Settings(
        name=_text(raw, "SITENAME", source),
        url=str(raw.get("SITEURL", "")).rstrip("/"),
        council=_group(Council, raw, "COUNCIL", source),
        brand=_group(Brand, raw, "BRAND", source),
        freshness=_group(FreshnessMonths, raw, "FRESHNESS", source),
        direct_payment=_direct_payment(raw, source),
        report_to=_text(raw, "REPORT_TO", source),
        tiles=_tiles(raw, source),
        languages=_languages(raw, source),
    )
    months = settings.freshness
    if not 0 < months.ageing < months.sinking < months.hidden:
        raise SettingsError(f"{source}: FRESHNESS must rise from ageing to sinking to hidden, like 3, 6 and 12.")
    for name, colour in (("colour", settings.brand.colour), ("accent", settings.brand.accent)):
        if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) is None:
            raise SettingsError(f"{source}: BRAND “{name}” is “{colour}”. Write six hexadecimal digits, like #1d4f5c.")
        if contrast(colour, "#ffffff") < READABLE:
            found = math.floor(contrast(colour, "#ffffff") * 100) / 100  # 4.499 is not 4.50
            raise SettingsError(
                f"{source}: white text on BRAND “{name}” {colour} has a contrast of {found:.2f}; "
                f"people need {READABLE}. Choose a darker colour."
            )
    if settings.report_to != "email" and not settings.report_to.startswith("https://"):
        raise SettingsError(f"{source}: REPORT_TO is “email” or an address that starts with https://.")
    return settings


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def today() -> date:
    """Give the day the site is built for: SOURCE_DATE_EPOCH where given, so that a build can be repeated.

    Raises SettingsError when SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is “{epoch}”. Give the seconds since 1970, like 1790000000, or leave it out."
        raise SettingsError(message) from error


def _luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _direct_payment(raw: Mapping[str, Any], source: str) -> DirectPayment | None:
    if "DIRECT_PAYMENT" in raw and raw["DIRECT_PAYMENT"] is None:
        return None
    found = _group(DirectPayment, raw, "DIRECT_PAYMENT", source)
    if re.fullmatch(r"\d{1,3}(\.\d{2})?", found.rate) is None or float(found.rate) == 0:
        raise SettingsError(
            f"{source}: DIRECT_PAYMENT “rate” is “{found.rate}”. Write the pounds for an hour, without £, like 21.60."
        )
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.since) is None or not _is_day(found.since):
        raise SettingsError(
            f"{source}: DIRECT_PAYMENT “since” is “{found.since}”. Write the day the rate began, like 2026-04-06."
        )
    if not found.source.strip():
        raise SettingsError(f"{source}: DIRECT_PAYMENT “source” is empty. Name the paper or page that gives the rate.")
    if found.link and not found.link.startswith("https://"):
        raise SettingsError(f"{source}: DIRECT_PAYMENT “link” starts with https://, or is empty.")
    return found


def _languages(raw: Mapping[str, Any], source: str) -> tuple[tuple[str, str], ...]:
    found = raw.get("LANGUAGES", {})
    if not isinstance(found, dict) or not all(isinstance(name, str) and name for name in found.values()):
        raise SettingsError(f'{source}: LANGUAGES gives each language its own name, like {{"pl": "Polski"}}.')
    for code in found:
        if re.fullmatch(r"[a-z]{2,3}", str(code)) is None or code == "en":
            raise SettingsError(
                f"{source}: LANGUAGES “{code}” is not the code of a language besides English. "
                "Write two or three small letters, like pl for Polish."
            )
    return tuple(found.items())


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _tiles(raw: Mapping[str, Any], source: str) -> Tiles:
    """Take the map's tiles, which a council may leave out."""
    if not raw.get("MAP_TILES"):
        return NO_TILES
    tiles = _group(Tiles, raw, "MAP_TILES", source)
    if tiles == NO_TILES:
        return tiles
    if TILES.fullmatch(tiles.address) is None or not all(part in tiles.address for part in ("{z}", "{x}", "{y}")):
        raise SettingsError(
            f"{source}: MAP_TILES “address” is “{tiles.address}”. It starts with https:// and holds {{z}}, {{x}} and "
            "{y}, like https://tiles.example.org/{z}/{x}/{y}.png. Leave it empty for a map without tiles."
        )
    if not tiles.attribution:
        raise SettingsError(f"{source}: MAP_TILES “attribution” is empty. Say who made the map, as they ask you to.")
    return tiles


def _text(raw: Mapping[str, Any], key: str, source: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value:
        raise SettingsError(f'{source}: {key} is missing. Add a line like {key} = "…".')
    return value


def _group(cls: type[T], raw: Mapping[str, Any], key: str, source: str) -> T:
    group = raw.get(key)
    names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
    if not isinstance(group, dict):
        raise SettingsError(f"{source}: {key} is missing. It holds {', '.join(names)}.")
    missing = [name for name in names if name not in group]
    unknown = [name for name in group if name not in names]
    if missing or unknown:
        said = [f"lacks “{name}”" for name in missing]
        said += [f"has “{name}”, which is not one of its parts" for name in unknown]
        raise SettingsError(f"{source}: {key} {'; '.join(said)}. It holds {', '.join(names)}.")
    for field in fields(cls):  # type: ignore[arg-type]
        if type(group[field.name]).__name__ != field.type:
            wanted = "a whole number" if field.type == "int" else "text in quotes"
            raise SettingsError(f"{source}: {key} “{field.name}” must be {wanted}.")
    return cls(**group)
