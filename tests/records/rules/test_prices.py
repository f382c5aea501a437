"""Prices that people could really pay."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.rules import prices
from plugins.records.schema import vocabularies
from tests.builders import problems_of
from tests.records.rules.example import Example

EXAMPLES = (
    Example(
        rule=prices.price_is_sane,
        bad={"prices": [{"amount": 900, "unit": "hour"}, {"amount": 20, "to": 95.5, "unit": "visit"}]},
        said=(
            "8: warning: £900.00 an hour is unusual. Check the amount and the unit.",
            "8: warning: £95.50 a visit is unusual. Check the amount and the unit.",
        ),
        good={"prices": [{"amount": 24.5, "to": 80, "unit": "hour"}, {"amount": 0, "unit": "session"}]},
    ),
    Example(
        rule=prices.range_runs_upwards,
        bad={"prices": [{"amount": 30, "to": 24.5, "unit": "hour"}, {"amount": 30, "to": 30, "unit": "hour"}]},
        said=(
            "8: The highest, £24.50, is not above the lowest, £30.00. Swap them, or remove “to:”.",
            "8: The highest, £30.00, is not above the lowest, £30.00. Swap them, or remove “to:”.",
        ),
        good={"prices": [{"amount": 24.5, "to": 24.51, "unit": "hour"}]},
    ),
    Example(
        rule=prices.shortest_call_is_of_a_price_by_time,
        bad={"prices": [{"amount": 18, "unit": "visit", "minimum_minutes": 30}]},
        said=("8: A price a visit has no shortest call. Remove “minimum_minutes:”, or write “minimum:” in words.",),
        good={"prices": [{"amount": 24.5, "unit": "hour", "minimum_minutes": 60}]},
    ),
    Example(
        rule=prices.shortest_call_can_be_counted,
        bad={"prices": [{"amount": 14, "unit": "half-hour", "minimum": "One hour"}]},
        said=("8: warning: Sums cannot read “One hour”. Add “minimum_minutes:” with the shortest call, like 60.",),
        good={
            "prices": [
                {"amount": 14, "unit": "half-hour", "minimum": "One hour in town", "minimum_minutes": 60},
                {"amount": 1060, "unit": "week", "minimum": "Two weeks"},
            ]
        },
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule(example: Example, tmp_path: Path) -> None:
    example.prove(tmp_path)


@pytest.mark.parametrize("unit", vocabularies()["price_unit"])
def test_every_unit_has_its_bounds(unit: str) -> None:
    low, high = prices.SANE[unit]
    assert problems_of("micro", prices=[{"amount": max(low, 1), "unit": unit}, {"amount": high, "unit": unit}]) == []
    (problem,) = problems_of("micro", prices=[{"amount": high + 1, "unit": unit}])
    assert not problem.fatal
