from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importers.cells import (
    date_of,
    month_is_first,
    name_of,
    postcode_of,
    separator_of,
    text_of,
    values_of,
)

ANY = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("cell", ["", " ", "-", "NA", "n/a", "N/A ", "null", "None", "–", "\ufeff", "\u200b"])
def test_what_stands_for_nothing_is_nothing(cell: str) -> None:
    assert text_of(cell) == ""


def test_text_is_on_one_line_and_hides_nothing() -> None:
    assert text_of("  The\r\n Old\tHall \u202e\u200b ") == "The Old Hall"


@given(ANY)
def test_text_of_text_is_the_same_text(cell: str) -> None:
    text = text_of(cell)
    assert text_of(text) == text
    assert text.isprintable()


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (" Rose Lodge", "Rose Lodge"),
        ('"Rose Lodge"', "Rose Lodge"),
        ("“Rose” and “Lily”", "“Rose” and “Lily”"),
        ("Smith & Sons – Leeds", "Smith & Sons – Leeds"),
        ("Hillcroft House Annexe,", "Hillcroft House Annexe"),
        ("'Aspire'", "Aspire"),
    ],
)
def test_names_lose_only_what_wraps_them(cell: str, name: str) -> None:
    assert name_of(cell) == name


@pytest.mark.parametrize(
    ("cell", "postcode"),
    [("ln3 5ag", "LN3 5AG"), ("LN35AG ", "LN3 5AG"), ("LN3  5AG", "LN3 5AG"), ("M1-1AA", "M1 1AA"),
     ("LN3", None), ("3LN 5AG", None), ("", None), ("LN3 5A", None), ("../../etc", None)],
)  # fmt: skip
def test_postcodes_are_in_capitals_with_one_space(cell: str, postcode: str | None) -> None:
    assert postcode_of(cell) == postcode


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("19/May/2022 - 00:00", date(2022, 5, 19)),
        ("05/29/2026", date(2026, 5, 29)),
        ("20/11/2019", date(2019, 11, 20)),
        ("6/26/2025 12:00:00 AM", date(2025, 6, 26)),
        ("20-Dec-13", date(2013, 12, 20)),
        ("2026-05-29", date(2026, 5, 29)),
        ("2026-05-29T00:00:00", date(2026, 5, 29)),
        ("2026-05-29T23:59:59.000Z", date(2026, 5, 29)),
        ("2026-05-29T00:00:00+01:00", date(2026, 5, 29)),
        ("1 September 2026", date(2026, 9, 1)),
        ("31/02/2026", None),
        ("19/Mai/2022", None),
        ("2026-13-01", None),
        ("soon", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("month_first", [True, False, None])
def test_every_form_of_date_seen_at_cqc_is_read(cell: str, day: date | None, *, month_first: bool | None) -> None:
    assert date_of(cell, month_first=month_first) == day


def test_a_date_with_two_readings_follows_its_column() -> None:
    assert date_of("05/06/2026", month_first=True) == date(2026, 5, 6)
    assert date_of("05/06/2026", month_first=False) == date(2026, 6, 5)
    assert date_of("05/06/2026", month_first=None) is None
    assert date_of("05/05/2026", month_first=None) == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("cells", "usually", "first"),
    [
        (["05/06/2026", "05/29/2026"], False, True),
        (["05/06/2026", "29/05/2026"], True, False),
        (["29/05/2026", "05/29/2026"], True, None),
        (["05/06/2026", "19/May/2022 - 00:00"], True, True),
        (["05/06/2026"], False, False),
        ([], True, True),
    ],
)
def test_a_column_says_whether_months_come_first(cells: list[str], first: bool | None, *, usually: bool) -> None:  # noqa: FBT001
    assert month_is_first(cells, usually=usually) is first


@given(ANY, st.sampled_from([True, False, None]))
def test_any_cell_may_be_asked_for_a_date(cell: str, month_first: bool | None) -> None:  # noqa: FBT001
    date_of(cell, month_first=month_first)


def test_values_are_split_as_their_file_splits_them() -> None:
    assert separator_of(["Dementia", "A|B"]) == "|"
    assert separator_of(["Dementia", "A, B"]) == ","
    assert values_of("Dementia| Autism |Dementia|-", "|") == ("Autism", "Dementia")
    assert values_of("Dementia, Autism", ",") == ("Autism", "Dementia")
