"""Dates are read as exactly as they are known, or refused with what to write instead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.market.records.when import Period, When

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
LIKE = "Write a day as 2013-09-09, a month as 2013-09, a year as 2013 or a financial year as 2013/14."


@pytest.mark.parametrize(
    ("text", "said", "first", "last"),
    [
        ("2013-09-09", "9 September 2013", date(2013, 9, 9), date(2013, 9, 9)),
        ("2012-02", "February 2012", date(2012, 2, 1), date(2012, 2, 29)),
        ("2010", "2010", date(2010, 1, 1), date(2010, 12, 31)),
        ("2011/12", "2011/12", date(2011, 4, 1), date(2012, 3, 31)),
        ("1999/00", "1999/00", date(1999, 4, 1), date(2000, 3, 31)),
    ],
)
def test_a_date_has_its_first_and_last_day(text: str, said: str, first: date, last: date) -> None:
    when = When.read(text)
    assert (str(when), when.first, when.last) == (said, first, last)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        (
            "09/12",
            (
                "It is not one year: a financial year ends in the year after it starts, like 2009/10. "
                "Look at what the source means."
            ),
        ),
        ("09/10", "Write all four digits of its first year: 2009/10."),
        ("2009/12", "A financial year ends in the year after it starts, like 2009/10."),
        ("2012-13", "Write the financial year as 2012/13."),
        ("2013-02-30", LIKE),
        ("30 September 2013", LIKE),
        ("2013-9-9", LIKE),
        ("١٩٩٩", LIKE),
        ("", LIKE),
    ],
)
def test_any_other_text_is_refused_with_what_to_write(text: str, remedy: str) -> None:
    with pytest.raises(ValueError, match="not a date we can read") as caught:
        When.read(text)
    assert str(caught.value) == f"“{text}” is not a date we can read. {remedy}"


def test_a_period_runs_from_the_first_day_of_one_date_to_the_last_of_another() -> None:
    period = Period.read("2011-07 to 2011-09")
    assert (period.first, period.last) == (date(2011, 7, 1), date(2011, 9, 30))
    assert (str(period), period.text) == ("July 2011 to September 2011", "2011-07 to 2011-09")
    assert str(Period.read("2011/12")) == "2011/12"


def test_a_period_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        Period.read("2012 to 2011-12-31")


@given(DAYS)
def test_a_day_a_month_and_a_year_hold_their_day(day: date) -> None:
    for text in (day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}"):
        when = When.read(text)
        assert when.first <= day <= when.last
        assert When.read(when.text) == when


@given(st.integers(1900, 2098))
def test_financial_years_follow_each_other_without_a_gap(year: int) -> None:
    one, other = (When.read(f"{start}/{(start + 1) % 100:02}") for start in (year, year + 1))
    assert one.last + timedelta(days=1) == other.first


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_is_refused_in_words(text: str) -> None:
    try:
        assert Period.read(text).first <= Period.read(text).last
    except ValueError as error:
        assert str(error).endswith(".")  # noqa: PT017
