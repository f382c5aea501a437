"""Charts with whatever a test needs to say, and values of every kind for Hypothesis."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from plugins.market.charts.values import Chart, Value

HOSTILE = "\"><script>alert(1)</script>&'<img src=x onerror=alert(2)>{{ 7 * 7 }}"
LETTERS = st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=["Cc", "Zs"])
# Whitespace is no name, and what names hold is letters of Europe.
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=14), min_size=1, max_size=6).map(" ".join)
NUMBERS = st.floats(0, 1e9, allow_nan=False, allow_subnormal=False) | st.integers(0, 100).map(float)
DAYS = st.dates(date(2001, 1, 1), date(2031, 12, 31))
VALUES = st.one_of(
    NUMBERS.map(lambda one: Value(one, f"£{one:,.2f}")), st.sampled_from([Value(None, "[c]"), Value(None, "[x]")])
)


def names(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(WORDS, min_size=least, max_size=most, unique=True)


def make_chart(**changes: Any) -> Chart:
    words: dict[str, Any] = {
        "name": "chart",
        "title": "The more there is, the longer the bar",
        "subtitle": "Things, somewhere, 2012",
        "source": "An invented example",
    }
    return Chart(**words | changes)
