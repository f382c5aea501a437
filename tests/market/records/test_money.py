"""Pounds are read exactly, or refused with what to write instead."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.market.records.money import MOST, Money, total

AMOUNTS = st.decimals(min_value=0, max_value=MOST - 1, places=2)
PRINTED = (
    "It has three digits after the point. Write £5,360,123 if the point should be a comma, "
    "or £5,360.12 if it is pounds and pence. "
    "If the source prints it so, write what is meant and add “printed:” and “why:”."
)


@pytest.mark.parametrize(
    ("text", "pounds"),
    [("£5,360,123", "5360123"), ("5360123", "5360123"), ("£12.98", "12.98"), ("14.50", "14.50"), ("0", "0")],
)
def test_an_amount_is_read_as_it_is_written(text: str, pounds: str) -> None:
    assert Money.read(text).pounds == Decimal(pounds)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("£5,360.123", PRINTED),
        ("£1.5m", "Write it out in full: £1,500,000."),
        ("15.24 million", "Write it out in full: £15,240,000."),
        ("£900k", "Write it out in full: £900,000."),
        ("£22,00,000", "A comma stands before every three digits: £2,200,000."),
        ("£ 12", "A comma stands before every three digits: £12."),
        ("12.5", "Write pounds in full, like £1,500,000 or 14.50."),
        ("-12.50", "Write pounds in full, like £1,500,000 or 14.50."),
        ("about £12", "Write pounds in full, like £1,500,000 or 14.50."),
        ("£0.0000001m", "Write pounds in full, like £1,500,000 or 14.50."),
        ("", "Write pounds in full, like £1,500,000 or 14.50."),
    ],
)
def test_any_other_text_is_refused_with_what_to_write(text: str, remedy: str) -> None:
    with pytest.raises(ValueError, match="not an amount of money we can read") as caught:
        Money.read(text)
    assert str(caught.value) == f"“{text}” is not an amount of money we can read. {remedy}"


def test_more_than_a_council_can_spend_is_a_slip() -> None:
    with pytest.raises(ValueError, match="Check the noughts"):
        Money.read("£1,000,000,000,000")


@given(AMOUNTS)
def test_what_is_said_reads_back_the_same(pounds: Decimal) -> None:
    assert Money.read(str(Money(pounds))) == Money(pounds)


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_is_refused_in_words(text: str) -> None:
    try:
        assert Money.read(text).pounds >= 0
    except ValueError as error:
        assert str(error).endswith(".")  # noqa: PT017


@given(st.lists(AMOUNTS, max_size=20))
def test_a_total_loses_no_penny(amounts: list[Decimal]) -> None:
    made = total(tuple(Money(amount) for amount in amounts))
    assert made.pounds * 100 == sum(int(amount * 100) for amount in amounts)


def test_amounts_can_be_reckoned_with() -> None:
    cap, bid = Money.read("£22,000,000"), Money.read("£21,212,000")
    assert str(cap - bid) == "£788,000"
    assert bid + (cap - bid) == cap
    assert str(Money.read("£5,360,123") * 3) == "£16,080,369"
    assert str(Money.read("£5,360,123") * 5) == "£26,800,615"
