"""How long ago a listing was last checked, and what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plugins.records.listing import Listing


class Freshness(StrEnum):
    """What a listing's last check says of it."""

    UNCHECKED = "unchecked"  # the council has not checked it yet: it comes from CQC or is new
    FRESH = "fresh"
    AGEING = "ageing"  # “not checked lately”
    SINKING = "sinking"  # ranked after the others
    HIDDEN = "hidden"  # not found by search; its page says why


@dataclass(frozen=True, slots=True)
class Thresholds:
    """After how many whole months a listing ages, sinks and is hidden."""

    ageing: int = 3
    sinking: int = 6
    hidden: int = 12

    def of(self, listing: Listing, today: date) -> Freshness:
        """Say how fresh a listing is on a day."""
        if listing.assured is None:
            return Freshness.UNCHECKED
        months = months_between(listing.assured.date, today)
        if months >= self.hidden:
            return Freshness.HIDDEN
        if months >= self.sinking:
            return Freshness.SINKING
        return Freshness.AGEING if months >= self.ageing else Freshness.FRESH


def months_between(first: date, second: date) -> int:
    """Count the whole months from one day to a later one."""
    return (second.year - first.year) * 12 + second.month - first.month - (second.day < first.day)


def to_ask(
    listings: Iterable[Listing], thresholds: Thresholds, today: date
) -> dict[str, list[tuple[Listing, Freshness]]]:
    """List the open listings that should be checked again, by the month of their last check, oldest first.

    The month is written 2026-08; those never checked come under “never”, last.
    """
    found: dict[str, list[tuple[Listing, Freshness]]] = defaultdict(list)
    for listing in listings:
        freshness = thresholds.of(listing, today)
        if listing.is_open and freshness is not Freshness.FRESH:
            found["never" if listing.assured is None else listing.assured.date.strftime("%Y-%m")].append(
                (listing, freshness)
            )
    return {month: found[month] for month in sorted(found)}
