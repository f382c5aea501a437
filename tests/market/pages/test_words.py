"""Numbers, dates and units are said exactly as they are known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.market.pages.words import days, given, lasting, measured, plain
from plugins.market.records.money import Money
from plugins.market.records.record import Given
from plugins.market.records.when import Period, When


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Money.read("£5,790,000"), "£5,790,000"),
        (Money.read("£14.00"), "£14.00"),
        (When.read("2013-09-09"), "9 September 2013"),
        (Period.read("2011-12 to 2013-07"), "December 2011 to July 2013"),
        (Decimal(21364), "21,364"),
        (0, "0"),
        (True, "Yes"),
    ],
)
def test_a_value_is_said(value: object, said: str) -> None:
    assert plain(value) == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Given(unit="people", value=Decimal(30), how="about"), "about 30 people"),
        (Given(unit="providers", value=Decimal(50), how="more-than"), "more than 50 providers"),
        (Given(unit="places", value=Decimal(1), how="up-to", by=Period.read("2014-04")), "up to 1 place by April 2014"),
        (Given(unit="percent", from_=Decimal(60), to=Decimal(70)), "60% to 70%"),
        (Given(unit="pounds-a-week", from_=Decimal(473), to=Decimal(2100)), "£473 to £2,100 a week"),
        (Given(unit="people", value=Decimal(1)), "1 person"),
    ],
)  # fmt: skip
def test_a_number_that_a_record_gives_is_said_with_how_exact_it_is(one: Given, said: str) -> None:
    assert given(one) == said


def test_pounds_have_no_pence_or_both_digits_of_them() -> None:
    assert measured(Decimal("13.5"), "pounds-an-hour") == "£13.50 an hour"
    assert measured(Decimal(2100), "pounds-a-week") == "£2,100 a week"


def test_how_long_and_how_late_is_said_in_words() -> None:
    assert [lasting(months) for months in (1, 12, 18, 24, 48)] == [
        "1 month",
        "12 months",
        "18 months",
        "2 years",
        "4 years",
    ]
    assert [days(count) for count in (0, 1, 365, -30)] == [
        "Did not move",
        "1 day later than first planned",
        "365 days later than first planned",
        "30 days earlier than first planned",
    ]
