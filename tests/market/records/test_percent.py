"""Percentages are read exactly, and compared as exactly as they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.market.records.percent import Percent, agrees, places, rounded

WHOLES = st.decimals(min_value=1, max_value=10**9, places=0)


@pytest.mark.parametrize(
    ("text", "value"),
    [("47%", "47"), ("12.5%", "12.5"), ("+31%", "31"), ("-12.2%", "-12.2"), ("\N{MINUS SIGN}12.2%", "-12.2")],
)
def test_a_percentage_is_read_as_it_is_written(text: str, value: str) -> None:
    assert Percent.read(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("47", "47%"),
        ("47 per cent", "47%"),
        ("12.5 percent", "12.5%"),
        ("47 %", "47%"),
        ("half", "47% or 12.5%"),
        ("47.1234%", "47% or 12.5%"),
        ("", "47% or 12.5%"),
    ],
)
def test_any_other_text_is_refused_with_what_to_write(text: str, like: str) -> None:
    with pytest.raises(ValueError, match="not a percentage") as caught:
        Percent.read(text)
    assert str(caught.value) == f"“{text}” is not a percentage we can read. Write it like {like}."


@given(st.text(max_size=20))
def test_any_text_is_a_percentage_or_is_refused_in_words(text: str) -> None:
    try:
        assert abs(Percent.read(text).value) < 10000
    except ValueError as error:
        assert str(error).endswith(".")  # noqa: PT017


@given(part=WHOLES, whole=WHOLES, after_point=st.integers(0, 3))
def test_a_rounded_percentage_is_that_of_its_parts_and_one_step_away_is_not(
    part: Decimal, whole: Decimal, after_point: int
) -> None:
    said = rounded(part / whole * 100, after_point)
    step = Decimal(1).scaleb(-after_point)
    assert Percent(said).is_of(part, whole)
    assert not Percent(said + 2 * step).is_of(part, whole)
    assert not Percent(said - 2 * step).is_of(part, whole)


def test_the_places_that_are_written_say_how_exact_it_is() -> None:
    exact = Decimal(96) / 700 * 100  # 13.714…
    assert agrees(Decimal(14), exact)
    assert agrees(Decimal("13.7"), exact)
    assert not agrees(Decimal("14.0"), exact)
    assert [places(Decimal(text)) for text in ("14", "14.0", "1E+2", "0.001")] == [0, 1, 0, 3]


def test_nothing_is_a_part_of_nothing() -> None:
    assert not Percent.read("0%").is_of(Decimal(0), Decimal(0))
