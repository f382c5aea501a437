"""Each of the 63 rows has its records in the sample, and they hold its facts."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from plugins.market.records.kinds import KINDS
from plugins.market.records.load import load_market
from plugins.market.records.market import Market
from plugins.market.records.record import Record
from plugins.records.load import load
from tests.market.rows import Row, record_of, rows, texts_of

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 20)
ROWS = rows()


@cache
def sample() -> Market:
    market, problems = load_market(ROOT, load(ROOT, TODAY).catalogue, TODAY)
    assert [str(problem) for problem in problems] == []
    return market


def test_there_are_63_rows() -> None:
    assert [row.number for row in ROWS] == list(range(1, 64))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number} {row.system}")
def test_the_records_of_a_row_hold_its_facts(row: Row) -> None:
    held = "\n".join(texts_of(record_of(sample(), kind, name)) for kind, name in row.records)
    missing = [fact.record for fact in row.facts if not holds(held, fact.record)]
    assert missing == []


def holds(text: str, fact: str) -> bool:
    """Tell whether a text holds a fact: a number stands by itself, not inside another."""
    return re.search(rf"(?<![\d,.£]){re.escape(fact)}(?![\d%]|[,.]\d)", text, re.IGNORECASE) is not None


def test_a_number_inside_another_is_not_a_fact() -> None:
    assert not holds("21,364 hours, £1,100, 75%", "364")
    assert not holds("21,364 hours, £1,100, 75%", "75")
    assert holds("21,364 hours, £1,100, 75%", "£1,100")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number} {row.system}")
def test_every_record_of_a_row_names_its_source(row: Row) -> None:
    for kind, name in row.records:
        record = record_of(sample(), kind, name)
        if kind == "indicator":
            record = sample().datasets[record.dataset]
        if isinstance(record, Record):
            assert record.sources, f"{kind} {name}"
        else:
            assert record.source is not None, f"{kind} {name}"


def test_every_record_of_the_sample_says_that_it_is_one() -> None:
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path in sample().paths.values()}
    assert [path for path, text in texts.items() if "\nsample: true\n" not in f"\n{text}"] == []


def test_a_measure_of_people_is_marked_as_one() -> None:
    people = {"people", "carers", "referrals", "admissions"}
    found = {name for name, one in sample().indicators.items() if one.measure.unit in people}
    assert found
    assert found == {name for name, one in sample().indicators.items() if one.measure.counts == "people"}


def test_what_records_work_out_is_what_the_table_says() -> None:
    market = sample()
    equipment, support = market.contracts["community-equipment"], market.contracts["mental-health-support"]
    assert equipment.value is not None
    worked_out = {
        8: [support.savings[0].implied_baseline],
        19: [equipment.value.in_all, equipment.value_with_extensions],
        28: [market.funding["nhs-support-2012"].in_all],
    }
    for number, amounts in worked_out.items():
        assert [str(amount) for amount in amounts] == list(ROWS[number - 1].computed)


def test_every_kind_of_record_is_in_the_sample() -> None:
    assert {kind for kind, _name in sample().paths} == set(KINDS)


def test_the_day_of_the_sample_is_that_of_its_last_document() -> None:
    assert sample().day == date(2013, 9, 9)
