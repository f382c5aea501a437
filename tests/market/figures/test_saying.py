"""Numbers and times are written as people write them, and can be read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.market.figures.saying import (
    UNITS,
    as_at_text,
    is_money,
    number,
    period_word,
    read_number,
    said,
    said_range,
    when_text,
)
from plugins.market.records.percent import rounded
from plugins.market.records.when import Period

VALUES = st.decimals(min_value=-(10**11), max_value=10**11, places=3, allow_nan=False)


@given(value=VALUES, after_point=st.integers(0, 2), unit=st.sampled_from(sorted(UNITS)))
def test_a_number_reads_back_as_what_was_rounded(value: Decimal, after_point: int, unit: str) -> None:
    value = rounded(value, after_point)
    assert read_number(number(value, unit)) == value


@given(value=st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_pounds_have_two_digits_after_the_point_or_none(value: Decimal) -> None:
    text = number(value, "pounds")
    assert "million" in text or "." not in text or len(text.rpartition(".")[2]) == 2
    if "million" not in text:
        assert read_number(text) == (value if value == int(value) else rounded(value, 2))


def test_what_is_no_number_is_not_read() -> None:
    with pytest.raises(ValueError, match="“about 5” is not a number as we write them"):
        read_number("about 5")


@pytest.mark.parametrize(
    ("value", "unit", "how", "text"),
    [
        ("2750", "people", "about", "about 2,750 people"),
        ("1", "providers", "exact", "1 provider"),
        ("60", "percent", "more-than", "more than 60%"),
        ("-12.2", "percent", "exact", "\N{MINUS SIGN}12.2%"),
        ("15.30", "pounds-an-hour", "exact", "£15.30 an hour"),
        ("14", "pounds-an-hour", "exact", "£14 an hour"),
        ("15240000", "pounds-a-year", "about", "about £15.24 million a year"),
        ("1128988", "pounds", "exact", "£1,128,988"),
        ("21212000", "pounds", "exact", "£21,212,000"),
        ("22000000", "pounds", "up-to", "up to £22 million"),
        ("7.80", "hours-a-person", "about", "about 7.8 hours a week for each person"),
        ("0", "beds", "exact", "0 beds"),
    ],
)
def test_a_number_stands_with_its_unit(value: str, unit: str, how: str, text: str) -> None:
    assert said(Decimal(value), unit, how) == text


def test_a_range_has_its_unit_once() -> None:
    assert said_range(Decimal("12.98"), Decimal("16.21"), "pounds-an-hour") == "£12.98 to £16.21 an hour"
    assert said_range(Decimal(60), Decimal(70), "percent", "about") == "about 60 to 70%"
    assert said_range(Decimal(5), Decimal(5), "beds") == "5 beds"


@pytest.mark.parametrize(
    ("period", "text", "beside", "word"),
    [
        ("2014-03-31", "31 March 2014", "at 31 March 2014", "2014-03-31"),
        ("2012-03", "March 2012", "March 2012", "2012-03"),
        ("2011/12", "2011/12", "2011/12", "year-2011-12"),
        ("2011-07 to 2011-09", "July to September 2011", "July to September 2011", "2011-07-to-2011-09"),
        ("2008-09 to 2009-09", *["September 2008 to September 2009"] * 2, "2008-09-to-2009-09"),
        ("2011-03-02 to 2011-06-30", "2 March to 30 June 2011", "2 March to 30 June 2011", "2011-03-02-to-2011-06-30"),
    ],
)  # fmt: skip
def test_a_time_is_written_as_people_say_it(period: str, text: str, beside: str, word: str) -> None:
    read = Period.read(period)
    assert (when_text(read), as_at_text(read), period_word(read)) == (text, beside, word)


def test_every_unit_of_pounds_is_money() -> None:
    assert {unit for unit in UNITS if is_money(unit)} == {unit for unit in UNITS if "pounds" in unit}
