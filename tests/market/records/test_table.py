"""The table of a dataset is read row by row, and refused row by row."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.market.records.indicator import Measure
from plugins.market.records.table import COLUMNS, read_table

PATH = Path("content/market/indicators/a.csv")
HOURS = Measure(name="hours", title="Hours", definition="Hours that are given.", unit="hours")
COST = Measure(name="cost", title="Cost", definition="What it costs in a year.", unit="pounds")


def problems(text: str, *measures: Measure) -> list[str]:
    return [f"{one.line}: {one.message}" for one in read_table(PATH, text.encode(), measures or (HOURS,))[1]]


def test_a_row_has_its_number_its_period_and_its_line() -> None:
    text = (
        "measure,period,zone,category,value,how,note\n"
        'hours,2013,,total,52,about,"Two\nlines"\n'
        "hours,2013,,Open,40,about,\n"
        'cost,2009/10,mansfield,,"£5,790,000",exact,\n'
    )
    rows, wrong = read_table(PATH, text.encode(), (HOURS, COST))
    assert wrong == []
    open_, total = rows["hours"]
    assert (open_.value, open_.line, total.value, total.line) == (Decimal(40), 4, Decimal(52), 2)
    assert (total.note, total.how, total.zone) == ("Two\nlines", "about", None)
    (cost,) = rows["cost"]
    assert (cost.value, cost.zone, str(cost.period), cost.line) == (Decimal(5790000), "mansfield", "2009/10", 5)


def test_a_table_of_one_measure_need_not_name_it() -> None:
    rows, wrong = read_table(PATH, b"period,value\n2013,1\n", (HOURS,))
    assert wrong == []
    assert [row.value for row in rows["hours"]] == [Decimal(1)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("period,valeu\n2013,1\n", "1: “valeu” is not a column of a table. Did you mean “value”?"),
        ("value\n1\n", "1: The column “period” is missing. Add it to the first line."),
        ("", "1: The column “period” is missing. Add it to the first line."),
        ("period,value\n,1\n", "2: The row has no period. Write one like 2012/13 or 2013-09."),
        (
            "period,value\n2013,\n",
            "2: The row has no number. Write one, or the sign x under “marker” when it is not held.",
        ),
        ("period,value\n2013,1,2\n", "2: This row has more cells than the first line has columns."),
        ("period,value\n2013,1k\n", "2: “1k” under “value” is not a number. Write it like 21364 or 7.8."),
        ("period,value\n09/12,1\n", "2: “09/12” is not a date we can read."),
        ("period,value,marker\n2013,1,q\n", "2: “q” is not a sign we know. Use one of: c (kept back"),
        ("period,value,marker\n2013,1,x\n", "2: The sign “x” stands in place of a number. Remove one of the two."),
        (
            "period,value,how\n2013,1,roughly\n",
            "2: “roughly” is not a word for how exact it is. Use one of: exact, about",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    assert problems(text)[0].startswith(said)


def test_of_several_measures_each_row_names_one() -> None:
    assert problems("period,value\n2013,1\n", HOURS, COST) == [
        "1: The column “measure” is missing. Add it to the first line."
    ]
    assert problems("measure,period,value\nhour,2013,1\nbeds,2013,1\n", HOURS, COST) == [
        "2: “hour” is not a measure of this dataset. Did you mean “hours”?",
        "3: “beds” is not a measure of this dataset. Use one of: hours, cost.",
    ]


def test_an_amount_in_a_table_is_read_as_strictly_as_elsewhere() -> None:
    (said,) = problems("period,value\n2013,£5.360\n", COST)
    assert said.startswith("2: “£5.360” is not an amount of money we can read. It has three digits after the point.")


@pytest.mark.parametrize("marker", ["c", "x", "z", "k"])
def test_a_sign_may_stand_in_place_of_a_number(marker: str) -> None:
    assert problems(f"period,value,marker\n2013,,{marker}\n") == []


@pytest.mark.parametrize("marker", ["e", "f", "p", "r", "u"])
def test_a_sign_may_stand_beside_a_number(marker: str) -> None:
    assert problems(f"period,value,marker\n2013,1,{marker}\n") == []
    assert problems(f"period,value,lowest,highest,marker\n2013,,1,2,{marker}\n") == []


def test_a_table_is_saved_as_utf_8() -> None:
    (problem,) = read_table(PATH, b"\xff\xfe", (HOURS,))[1]
    assert problem.message == "The table is not saved as UTF-8. Save it as CSV UTF-8."


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    read_table(PATH, b"period,value\n" + raw, (HOURS,))


@given(st.lists(st.sampled_from([*COLUMNS, "other"]), max_size=6), st.text(max_size=40))
def test_no_text_breaks_the_reader(columns: list[str], text: str) -> None:
    read_table(PATH, f"{','.join(columns)}\n{text}\n".encode(errors="replace"), (HOURS, COST))
