"""What support costs here, the council's rate, and worked examples that no page can say differently from its test."""

from __future__ import annotations

import html
import json
import re
from decimal import Decimal

from plugins.directory.budget import EXAMPLES, PriceRange, budget_page, examples_table, price_ranges, rate_text
from plugins.settings import DirectPayment
from tests.builders import make_listing

RATE = DirectPayment("21.60", "2026-04-06", "Cabinet paper 12 & 13", "")


def test_prices_of_each_unit_have_a_lowest_a_middle_and_a_highest() -> None:
    listings = [
        make_listing(slug="a", prices=[{"amount": 30, "unit": "hour"}, {"amount": 5, "unit": "session"}]),
        make_listing(slug="b", prices=[{"amount": 20, "to": 45, "unit": "hour"}, {"amount": 0, "unit": "day"}]),
        make_listing(slug="c", prices=[{"amount": 24.5, "unit": "hour"}]),
        make_listing(slug="d"),
    ]
    assert price_ranges(listings) == [
        PriceRange("hour", 3, Decimal(20), Decimal("24.5"), Decimal(45)),
        PriceRange("session", 1, Decimal(5), Decimal(5), Decimal(5)),
    ]


def test_the_middle_price_is_one_that_somebody_asks() -> None:
    listings = [make_listing(slug=str(amount), prices=[{"amount": amount, "unit": "hour"}]) for amount in (20, 30)]
    assert price_ranges(listings)[0].middle == 20


def test_a_directory_without_a_price_has_the_page_too() -> None:
    assert dict(budget_page([], None).values())["ranges"] == []


def test_the_rate_is_said_with_its_day_and_source() -> None:
    assert rate_text(RATE) == (
        "The council pays £21.60 for each hour, since 6 April 2026. Source: Cabinet paper 12 &amp; 13."
    )
    linked = DirectPayment("20", "2026-04-06", "Rates <2026>", "https://www.example.org/rates?a=1&b")
    assert rate_text(linked).endswith(
        'Source: <a href="https://www.example.org/rates?a=1&amp;b" rel="noopener noreferrer">Rates &lt;2026&gt;</a>.'
    )
    assert (RATE.pence, linked.pence) == (2160, 2000)


def test_a_council_without_one_rate_says_so() -> None:
    assert rate_text(None) == "The council does not give one rate for direct payments. Ask what yours would be."


def test_the_table_says_what_the_sums_are_tested_with() -> None:
    table = examples_table()
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    rows = re.findall(r"<tr role=\"row\"><th scope=\"row\".*?</tr>", table)
    assert len(rows) == len(examples) >= 15
    for row, one in zip(rows, examples, strict=True):
        said = html.unescape(re.sub("<[^>]+>", " ", row))
        for text in (one["about"], one["buys"], one["cost"], one["note"].rstrip("."), one["top"]):
            assert (text or "") in said
