"""The table of an edition is read as it was written, and what is wrong with it is said with its line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from plugins.market.editions.write import table_of
from plugins.market.records.past import REMEDY, read_past
from tests.market.builders import PAST, file_of, market_of, path_of, write_market

PATH = Path("content/market/editions/a.csv")
ROW = "care.people,People,The county,Aged 65,2011-03-02 to 2012-06-30,45,,,about,,people,people,CELL\n"
CELL = "count-of-people:care.people/2011-03-02%20to%202012-06-30//Aged%2065"
GOOD = PAST + ROW.replace("CELL", CELL)


def said(table: str) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in read_past(PATH, table.encode())[1]]


def test_a_table_reads_back_as_it_was_written() -> None:
    figures, problems = read_past(PATH, GOOD.encode())
    assert problems == []
    assert figures[0].value == Decimal(45)
    assert figures[0].cell == ("care.people", "2011-03-02 to 2012-06-30", "", "Aged 65")
    assert table_of(figures).decode() == GOOD


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (CELL, "count-of-people:care.people", "“count-of-people:care.people” names no count of people."),
        ("45", "many", "“many” under “value” is not a number."),
        ("about", "roughly", "“roughly” is not a word for how exact a number is."),
        ("about,,", "about,c,", "The sign “c” stands in place of a number, and there is one."),
        ("about,,", "about,q,", "“q” is not a sign we know."),
        ("care.people,People", ",People", "This row lacks its name, its title or its unit."),
        ("care.people,People,", "care.people,", "This row has not 13 cells."),
        (f"{CELL}\n", f"{CELL}\n{ROW.replace('CELL', CELL)}", "“care.people” stands here twice."),
    ],
)
def test_a_row_that_cannot_be_is_named_with_its_line(old: str, new: str, message: str) -> None:
    assert old in GOOD
    assert said(GOOD.replace(old, new, 1)) in ([f"2: {message} {REMEDY}"], [f"3: {message} {REMEDY}"])


def test_a_head_or_an_encoding_that_is_not_ours_is_refused() -> None:
    (head,) = said("name,value\n")
    assert head.startswith("1: The first line of an edition's table is name,title,place,")
    ((problem),) = read_past(PATH, b"\xff\xfe")[1]
    assert problem.message.startswith("The table is not saved as UTF-8.")


def test_an_edition_without_its_table_stops_the_build(tmp_path: Path) -> None:
    root = write_market(tmp_path, {path_of("edition"): file_of("edition")})
    assert market_of(root)[1] == [
        "content/market/editions/a.yaml:1: It has no table of figures. Bring a.csv back beside it."
    ]
