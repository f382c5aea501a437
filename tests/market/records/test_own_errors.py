"""The founding documents' own errors: each is refused with its line and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.market.builders import MEASURE, file_of, path_of, problems_of

OLDER: dict[str, Any] = {"amount": "£96,000", "percent": "14%", "baseline": "£700,000"}
NEWER: dict[str, Any] = {"amount": "£340,000", "baseline": "£2,400,000", "years": 3, "a_year": "£800,000"}


def said(root: Path, kind: str, **options: Any) -> list[str]:
    """Give each problem as “file:line: message”, without its folders."""
    return [f"{one.path.name}:{one.line}: {one.message}" for one in problems_of(root, kind, **options)]


def test_row_16_a_base_year_that_is_none(tmp_path: Path) -> None:
    value = {"baseline": "£5,790,000", "baseline_period": "09/12"}
    assert said(tmp_path, "contract", value=value) == [
        (
            "a.yaml:9: “09/12” is not a date we can read. It is not one year: a financial year ends in the year after "
            "it starts, like 2009/10. Look at what the source means."
        )
    ]
    assert said(tmp_path, "contract", value=value | {"baseline_period": "2009/10"}) == []


def test_row_19_a_malformed_sum(tmp_path: Path) -> None:
    assert said(tmp_path, "contract", value={"annual": "£5,360.123"}) == [
        (
            "a.yaml:9: “£5,360.123” is not an amount of money we can read. It has three digits after the point. "
            "Write £5,360,123 if the point should be a comma, or £5,360.12 if it is pounds and pence. "
            "If the source prints it so, write what is meant and add “printed:” and “why:”."
        )
    ]
    right = {"annual": "£5,360,123", "years": 3, "printed": "£5,360.123", "why": "A comma is meant."}
    assert said(tmp_path, "contract", value=right) == []


def test_row_22_a_total_a_thousand_times_too_large(tmp_path: Path) -> None:
    rows = ["67500", "70000", "67500", "20000", "130000", "52500"]
    table = "period,category,value\n" + "".join(f"2011,{index},{row}\n" for index, row in enumerate(rows))
    measures = [MEASURE | {"unit": "pounds"}]
    wrong = said(tmp_path, "dataset", measures=measures, table=f'{table}2011,total,"£407,500,000"\n')
    assert wrong == [
        (
            "a.csv:8: The rows make £407,500, and the total says £407,500,000. It is a thousand times too large. "
            "Put the wrong one right. "
            "If the source prints it so, write what is right, and put what is printed under “printed”."
        )
    ]
    assert said(tmp_path, "dataset", measures=measures, table=f"{table}2011,total,407500\n") == []


def test_row_24_two_baselines_in_one_record(tmp_path: Path) -> None:
    assert said(tmp_path, "contract", savings=[OLDER, NEWER]) == [
        (
            "a.yaml:9: This saving is measured from £800,000 a year, and another (above) from £700,000. "
            "Use one baseline for both, or say in “differs_because:” why there are two."
        )
    ]
    explained = NEWER | {"differs_because": "The source does not say."}
    assert said(tmp_path, "contract", savings=[OLDER, explained]) == []


def test_row_24_two_baselines_in_a_contract_and_the_one_it_took_the_place_of(tmp_path: Path) -> None:
    older = tmp_path / path_of("contract", "older")
    older.parent.mkdir(parents=True)
    older.write_text(file_of("contract", savings=[OLDER]), encoding="utf-8")
    (problem,) = said(tmp_path, "contract", savings=[NEWER], replaces=["older"])
    assert problem.startswith("a.yaml:9: This saving is measured from £800,000 a year, and another (in older.yaml)")


def test_row_28_a_total_that_the_seven_amounts_do_not_make(tmp_path: Path) -> None:
    amounts = ("£45,000", "£72,000", "£10,000", "£400,400", "£200,000", "£378,352", "£23,236")
    lines = [{"name": f"line-{index}", "title": "A line", "amount": amount} for index, amount in enumerate(amounts)]
    assert said(tmp_path, "funding", lines=lines, total="£1,128,998") == [
        (
            "a.yaml:8: The lines make £1,128,988, not £1,128,998. Put the wrong one right. "
            "If the source prints it so, leave “total:” out, and add “printed:” and “why:”."
        )
    ]
    assert said(tmp_path, "funding", lines=lines, total="£1,128,988") == []


@pytest.mark.parametrize(
    ("unit", "row", "message"),
    [
        ("pounds-an-hour", "14.72,15240000,1110928", "15240000 divided by 1110928 is 13.72, not 14.72."),
        ("hours-a-person", "8.7,21364,2750", "21364 divided by 2750 is 7.8, not 8.7."),
        ("percent", "7.6,1144508,15240000", "1144508 divided by 15240000 is 7.5%, not 7.6%."),
    ],
)
def test_row_38_what_its_figures_imply(unit: str, row: str, message: str, tmp_path: Path) -> None:
    table = f"period,value,numerator,denominator\n2013,{row}\n"
    assert said(tmp_path, "dataset", measures=[MEASURE | {"unit": unit}], table=table) == [
        f"a.csv:2: {message} Put the wrong one right."
    ]


@pytest.mark.parametrize("kind", ["contract", "intention", "benchmark", "assessment"])
def test_row_36_nobodys_own_allocation_is_published(kind: str, tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, kind, indicative_allocation="£9,000")
    assert problem.message == (
        "“indicative_allocation” has no place here. It is about one person, and is never published. "
        "Remove it; keep it in that person's own record."
    )


@pytest.mark.parametrize("kind", ["contract", "intention", "benchmark", "assessment"])
def test_row_63_concerns_shared_with_a_regulator_are_not_published(kind: str, tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, kind, note="Fine.", regulator_concerns=[{"date": "2013", "what": "Secret."}])
    assert problem.message == (
        "“regulator_concerns” has no place here. What a commissioner and a regulator tell each other in confidence is "
        "never published. Remove it; keep it in the contract's own file."
    )
