"""Say what is published where a number is not, or what must be known of a number.

The letters are those of the Government Analysis Function, “Symbols in tables: definitions and help”:
https://analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help/
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plugins.languages.speaking import mark, t


class Marker(StrEnum):
    """A letter in square brackets: c, x, z and k stand in place of a number, the others beside one."""

    CONFIDENTIAL = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    LOW = "k"
    ESTIMATED = "e"
    FORECAST = "f"
    PROVISIONAL = "p"
    REVISED = "r"
    UNRELIABLE = "u"

    @property
    def code(self) -> str:
        """Give what a table shows: “[c]”."""
        return f"[{self.value}]"

    @property
    def said(self) -> str:
        """Give what the letter means, in the language that is spoken."""
        return t(_SAID[self])


IN_PLACE = frozenset({Marker.CONFIDENTIAL, Marker.NOT_AVAILABLE, Marker.NOT_APPLICABLE, Marker.LOW})
_SAID = {
    Marker.CONFIDENTIAL: mark("hidden, so that nobody can be picked out"),
    Marker.NOT_AVAILABLE: mark("not available"),
    Marker.NOT_APPLICABLE: mark("does not apply"),
    Marker.LOW: mark("a low number that rounds to zero"),
    Marker.ESTIMATED: mark("an estimate"),
    Marker.FORECAST: mark("a forecast"),
    Marker.PROVISIONAL: mark("not final yet"),
    Marker.REVISED: mark("changed since it was first published"),
    Marker.UNRELIABLE: mark("not very reliable"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What anyone may see of a figure: a number, or a marker in its place and why. Never what was counted."""

    value: int | Decimal | None
    marker: Marker | None = None
    notes: frozenset[Marker] = frozenset()  # beside the number: estimated, provisional, …
    reason: str = ""  # why a marker stands here, where its meaning does not say it all

    def __post_init__(self) -> None:
        """Refuse a number and a marker in one place."""
        if (self.value is None) is (self.marker is None) or self.marker not in {None, *IN_PLACE}:
            raise ValueError("A figure shows a number, or one of [c], [x], [z] and [k] in its place.")
        if not IN_PLACE.isdisjoint(self.notes):
            raise ValueError("Beside a number stand [e], [f], [p], [r] and [u] only.")

    @property
    def is_hidden(self) -> bool:
        """Tell whether it is hidden to protect people."""
        return self.marker is Marker.CONFIDENTIAL

    @property
    def code(self) -> str:
        """Give it for a file: “45”, “0.5” or “[c]”."""
        return self.marker.code if self.marker is not None else str(self.value)


HIDDEN = Shown(None, Marker.CONFIDENTIAL)
