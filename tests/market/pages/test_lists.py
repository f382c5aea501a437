"""The lists of the statement: the matrix of signals, what ends when, and the questions people ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.market.figures.door import shown
from plugins.market.pages import expiry, expiry_chart, questions, signals
from plugins.market.pages.atlas import Atlas, make_atlas
from plugins.market.pages.datasets import table_of
from plugins.records.load import load
from tests.market.builders import DAY, file_of, market_of, path_of, write_market


def atlas(root: Path, files: dict[str, str | bytes]) -> Atlas:
    found, problems = market_of(write_market(root, files))
    assert problems == []
    return make_atlas(found, load(root, DAY).catalogue, shown(found))


ZONES = [
    {"code": "county", "name": "The county", "districts": ["mansfield", "newark-and-sherwood"]},
    {"code": "mansfield", "name": "Mansfield", "parent": "county", "districts": ["mansfield"]},
    {"code": "newark", "name": "Newark", "parent": "county", "districts": ["newark-and-sherwood"]},
]


def test_an_intention_for_a_county_stands_in_each_of_its_zones(tmp_path: Path) -> None:
    found = signals.matrix(
        atlas(
            tmp_path,
            {
                path_of("zones"): file_of("zones", zones=ZONES),
                path_of("intention", "all"): file_of("intention", title="Everywhere", signal="grow"),
                path_of("intention", "one"): file_of("intention", title="There", signal="reduce", zones=["newark"]),
            },
        )
    )
    assert [zone.title for zone in found["zones"]] == ["Mansfield", "Newark"]
    (line,) = found["lines"]
    assert line.title == "Home care"
    assert [[(one.title, one.ref.title) for one in cell] for cell in line.cells] == [
        [("Grow", "Everywhere")],
        [("Grow", "Everywhere"), ("Less", "There")],
    ]


def test_contracts_stand_in_the_quarter_they_end_in_with_their_value(tmp_path: Path) -> None:
    extended = [{"months": 12, "until": "2014-03-31", "taken": "yes"}]
    files: dict[str, str | bytes] = {
        path_of("contract", "one"): file_of("contract", title="One", end="2013-03-31", extensions=extended),
        path_of("contract", "two"): file_of("contract", title="Two", end="2014-02", value={"total": "£1,000"}),
        path_of("contract", "three"): file_of("contract", title="Three"),
    }
    found = expiry.values_of(atlas(tmp_path, files))
    (quarter,) = found["quarters"]
    assert (quarter.title, quarter.value, quarter.unvalued) == ("January to March 2014", "£1,000", 1)
    assert [one.ref.title for one in quarter.endings] == ["Two", "One"]
    assert [one.ref.title for one in found["endless"]] == ["Three"]


def test_a_question_has_its_figure_and_date_or_is_not_held(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        path_of("dataset"): file_of("dataset"),
        path_of("dataset").replace(".yaml", ".csv"): "period,value,how\n2013,21364,about\n",
    }
    found = questions.values_of(questions.Held(atlas(tmp_path, files), load(tmp_path, DAY).catalogue))
    answers = {
        question.anchor: [(answer.text, answer.as_at) for answer in question.answers] for question in found["questions"]
    }
    assert answers["hours"] == [("about 21,364 hours", "2013")]
    assert answers["unmet"] == []


def test_a_table_to_download_holds_what_may_be_shown_and_no_sum_for_a_spreadsheet(tmp_path: Path) -> None:
    measure = {"name": "few", "title": "=1+1", "definition": "A few people.", "unit": "people", "counts": "people"}
    files: dict[str, str | bytes] = {
        path_of("dataset"): file_of("dataset", measures=[measure]),
        path_of("dataset").replace(".yaml", ".csv"): "period,value\n2013,3\n",
    }
    found = atlas(tmp_path, files)
    table = table_of(found.market.datasets["a"], found).decode("utf-8-sig")
    assert table.splitlines()[1] == "'=1+1,2013,,,[c],people,"


def contract(name: str, end: str, **fields: Any) -> dict[str, str | bytes]:
    text = file_of("contract", title=f"Ends {end}", start="2010-04", end=end, **fields)
    return {path_of("contract", name): text}


def test_what_ends_when_is_a_picture_with_its_finding_and_a_table(tmp_path: Path) -> None:
    files = contract("one", "2014-03-31", extensions=[{"months": 24, "taken": "no"}])
    files |= contract("two", "2014-02") | contract("three", "2015-03-31")
    of = atlas(tmp_path, files)
    drawn = expiry_chart.expiry_chart(of.market, "/care")
    assert "2 of 3 contracts end from January to March 2014" in drawn
    assert "2 years more, to 31 March 2016: may be taken" in drawn
    assert 'href="/care/market/contracts/one/"' in drawn
    rows = expiry.expiry_table(of).decode("utf-8-sig").splitlines()
    assert rows[0] == "contract,starts,ends,worth,longer terms"
    assert [row.split(",")[2] for row in rows[1:]] == ["February 2014", "31 March 2014", "31 March 2015"]
    assert rows[1].endswith("[x],[x]")


def test_one_contract_is_no_picture(tmp_path: Path) -> None:
    of = atlas(tmp_path, contract("one", "2014-03-31"))
    assert expiry_chart.expiry_chart(of.market, "") == ""


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2014, 3, 31), 24, date(2016, 3, 31)),
        (date(2014, 2, 28), 12, date(2015, 2, 28)),
        (date(2015, 2, 28), 12, date(2016, 2, 29)),
        (date(2014, 1, 30), 1, date(2014, 2, 28)),
        (date(2014, 11, 15), 2, date(2015, 1, 15)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert expiry_chart.months_after(day, months) == later
