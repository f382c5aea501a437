"""A location as one file of CQC's shows it, whatever the file's layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from plugins.importers.cells import text_of
from plugins.importers.table import Row

LOCATION = re.compile(r"[A-Z0-9][A-Z0-9-]{2,19}")
LINE = 120  # characters a field of one line may have
STREET = 200

Fields = dict[str, Any]  # the `cqc:` block: text, lists of text, and the mapping `rating`


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A value that was left out of a listing, and why."""

    location: str
    field: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class RowFate:
    """Why a row makes no listing: an outcome (“not in scope”, “unreadable”) and the reason."""

    row: Row
    location: str
    outcome: str
    reason: str


@dataclass(slots=True)
class Sighting:
    """A location in scope: its rows in one file, and what they say of it."""

    location: str
    layout: str
    rows: list[Row]
    fields: Fields = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def put(self, name: str, value: Any) -> None:
        """Keep a value, unless there is none."""
        if value not in (None, "", [], {}):
            self.fields[name] = value

    def put_line(self, name: str, text: str, *, longest: int = LINE) -> None:
        """Keep text of one line, unless it is too long for the field."""
        if len(text) > longest:
            self.leave_out(name, text, f"longer than {longest} characters")
        else:
            self.put(name, text)

    def put_lines(self, name: str, texts: Iterable[str]) -> None:
        """Keep a list of lines, without those that are too long."""
        for text in texts:
            if len(text) > LINE:
                self.leave_out(name, text, f"longer than {LINE} characters")
            else:
                self.fields.setdefault(name, []).append(text)

    def put_repaired(self, name: str, cell: str, repair: Callable[[str], str | None], why: str) -> None:
        """Keep what a cell says once repaired; leave out, and say so, what cannot be."""
        if text_of(cell):
            value = repair(cell)
            if value is None:
                self.leave_out(name, text_of(cell), why)
            else:
                self.fields[name] = value

    def leave_out(self, name: str, value: str, why: str) -> None:
        """Say that a value is left out."""
        self.left_out.append(LeftOut(self.location, name, value, why))


def location_of(cell: str) -> str:
    """Give a location's number, or nothing when the cell holds none."""
    number = text_of(cell).upper()
    return number if LOCATION.fullmatch(number) else ""


def provider_of(cell: str) -> str | None:
    """Give a provider's number, or None when the cell holds none: they are written alike."""
    return location_of(cell) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What decides whether a row is in scope.

    `barred` is why its kind of service is none of ours, and empty when it is adult social care.
    """

    location: str
    name: str
    local_authority: str
    barred: str


def fate_of(row: Row, claim: Claim, area: str) -> RowFate | None:
    """Tell why a row makes no listing, or None when it does."""
    location, where = claim.location, claim.local_authority
    if row.overflow:
        return RowFate(row, location, "unreadable", "it has more cells than the header")
    if where.casefold() != area.casefold():
        return RowFate(row, location, "not in scope", f"in {where}" if where else "no local authority")
    if claim.barred:
        return RowFate(row, location, "not in scope", claim.barred)
    if not location:
        return RowFate(row, location, "unreadable", "it has no location number")
    if len(claim.name) < 2 or len(claim.name) > LINE:  # noqa: PLR2004  the schema's own limits
        return RowFate(row, location, "unreadable", f"its name is not 2 to {LINE} characters long")
    return None
