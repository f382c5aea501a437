"""Account for every row of what was imported: a skip is an alarm, not an accepted outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

MOST_REASONS = 6  # lines a short table gives to one outcome
WIDTH = 58  # characters for the name of a line
ORDER = ("new", "changed", "moved", "unchanged", "written", "merged", "not in scope", "unreadable")


class MiscountError(Exception):
    """The outcomes do not add up to the rows: the program lost some, and nothing may be written."""


@dataclass(slots=True)
class Account:
    """Rows, and the things they are about, counted by outcome and reason.

    `thing` is what a row is about: “locations”, “postcodes”. A reason is empty where an outcome needs none.
    """

    thing: str
    rows: Counter[tuple[str, str]] = field(default_factory=Counter)
    things: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, outcome: str, reason: str = "", *, rows: int = 1, things: int = 0) -> None:
        """Count rows, and things, under an outcome."""
        self.rows[outcome, reason] += rows
        self.things[outcome, reason] += things

    def balance(self, rows: int, things: int | None = None) -> None:
        """Compare with the number of rows read, and of things seen. Raises MiscountError."""
        for what, counted, real in (
            ("rows", self.rows.total(), rows),
            (self.thing, self.things.total(), things),
        ):
            if real is not None and counted != real:
                raise MiscountError(
                    f"{real:,} {what} were read but {counted:,} are accounted for. "
                    "This is a fault of the program: nothing was written. Please report it with the file."
                )

    def total(self, *outcomes: str) -> int:
        """Give the number of things under some outcomes."""
        return sum(count for (outcome, _reason), count in self.things.items() if outcome in outcomes)

    def as_data(self) -> list[dict[str, Any]]:
        """Give the outcomes for a machine: outcome, reason, rows and things, in order."""
        return [
            {"outcome": key[0], "reason": key[1], "rows": self.rows[key], self.thing: self.things[key]}
            for key in self._keys()
        ]

    def as_text(self, *, every_reason: bool = False) -> str:
        """Give a short table for people: the commonest reasons of each outcome, and the totals."""
        lines = [f"{'':{WIDTH}}{self.thing:>11}{'rows':>11}"]
        for outcome in dict.fromkeys(key[0] for key in self._keys()):
            lines += self._outcome(outcome, every_reason=every_reason)
        lines.append(_line("total", self.things.total(), self.rows.total()))
        return "\n".join(lines)

    def _outcome(self, outcome: str, *, every_reason: bool) -> Iterator[str]:
        keys = [key for key in self._keys() if key[0] == outcome]
        if keys == [(outcome, "")]:
            yield _line(outcome, self.things[keys[0]], self.rows[keys[0]])
            return
        yield _line(outcome, sum(self.things[key] for key in keys), sum(self.rows[key] for key in keys))
        shown = keys if every_reason or len(keys) <= MOST_REASONS else keys[: MOST_REASONS - 1]
        for key in shown:
            yield _line(f"  {key[1]}", self.things[key], self.rows[key])
        rest = keys[len(shown) :]
        if rest:
            name = f"  {len(rest)} other reasons (--verbose lists them)"
            yield _line(name, sum(self.things[key] for key in rest), sum(self.rows[key] for key in rest))

    def _keys(self) -> list[tuple[str, str]]:
        order = {outcome: place for place, outcome in enumerate(ORDER)}
        return sorted(self.rows, key=lambda key: (order[key[0]], -self.rows[key], key[1]))


def _line(name: str, things: int, rows: int) -> str:
    shown = name if len(name) < WIDTH else f"{name[: WIDTH - 2]}…"
    return f"{shown:{WIDTH}}{things:>11,}{rows:>11,}"
