"""How long ago a listing was checked, and who should be asked again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.freshness import Freshness, Thresholds, months_between, to_ask
from plugins.records.listing import Listing
from tests.builders import TODAY, make_catalogue, make_listing


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        ("2026-08-20", "2026-11-20", 3),
        ("2026-08-21", "2026-11-20", 2),
        ("2026-11-20", "2026-11-20", 0),
        ("2026-10-31", "2026-11-30", 0),
        ("2026-10-31", "2026-12-01", 1),
        ("2024-02-29", "2025-02-28", 11),
        ("2024-02-29", "2025-03-01", 12),
        ("2025-12-31", "2026-01-01", 0),
        ("2026-11-21", "2026-11-20", -1),
    ],
)
def test_whole_months_between_two_days(first: str, second: str, months: int) -> None:
    assert months_between(date.fromisoformat(first), date.fromisoformat(second)) == months


@given(st.dates(date(1900, 1, 1)), st.integers(0, 400))
def test_a_month_is_28_to_31_days(first: date, days: int) -> None:
    second = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    months, between = months_between(first, second), (second - first).days
    assert 28 * months <= between <= 31 * (months + 1)


def checked(day: str, **fields: Any) -> Listing:
    assured = None if day == "never" else {"date": day, "by": "market team"}
    return make_listing(slug=f"a-{day}", assured=assured, **fields)


@pytest.mark.parametrize(
    ("day", "freshness"),
    [
        ("never", Freshness.UNCHECKED),
        ("2026-11-20", Freshness.FRESH),
        ("2026-08-21", Freshness.FRESH),
        ("2026-08-20", Freshness.AGEING),
        ("2026-05-21", Freshness.AGEING),
        ("2026-05-20", Freshness.SINKING),
        ("2025-11-21", Freshness.SINKING),
        ("2025-11-20", Freshness.HIDDEN),
    ],
)
def test_a_listing_ages_sinks_and_hides(day: str, freshness: Freshness) -> None:
    listing = checked(day)
    assert Thresholds().of(listing, TODAY) is freshness
    assert make_catalogue(listing).freshness(listing) is freshness


def test_thresholds_are_the_councils() -> None:
    assert Thresholds(1, 2, 3).of(checked("2026-08-20"), TODAY) is Freshness.HIDDEN


@pytest.mark.parametrize(
    ("day", "status", "findable"),
    [
        ("never", None, True),
        ("2025-11-21", None, True),
        ("2025-11-20", None, False),
        ("2026-11-20", "temporarily-closed", True),
        ("2026-11-20", "closed", False),
    ],
)
def test_search_leaves_out_what_is_closed_or_was_checked_too_long_ago(
    day: str, status: str | None, *, findable: bool
) -> None:
    listing = checked(day, status=None if status is None else {"state": status, "since": "2026-01-01"})
    assert make_catalogue(listing).is_findable(listing) is findable


def test_who_to_ask_by_month_oldest_first() -> None:
    closed = checked("2024-01-01", status={"state": "closed", "since": "2026-01-01"})
    days = ("never", "2026-08-20", "2026-11-01", "2025-01-31", "2026-08-01")
    asked = to_ask([closed, *map(checked, days)], Thresholds(), TODAY)
    assert [(month, [(listing.slug, str(state)) for listing, state in found]) for month, found in asked.items()] == [
        ("2025-01", [("a-2025-01-31", "hidden")]),
        ("2026-08", [("a-2026-08-20", "ageing"), ("a-2026-08-01", "ageing")]),
        ("never", [("a-never", "unchecked")]),
    ]
