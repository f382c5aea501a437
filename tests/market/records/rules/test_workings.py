"""What figures are worked out from."""

from __future__ import annotations

from typing import Any

from plugins.market.records.rules import workings
from tests.market.builders import MEASURE, file_of, path_of
from tests.market.records.rules.example import Example


def concentration(**fields: Any) -> dict[str, Any]:
    one = {"name": "care.concentration", "title": "Care", "largest": [{"how_many": 2}]} | fields
    return {"concentrations": [one], "sufficiencies": None}


def dataset(table: str, **measure: Any) -> dict[str, str]:
    path = path_of("dataset")
    return {path: file_of("dataset", measures=[MEASURE | measure]), path.replace(".yaml", ".csv"): table}


EVERY = dataset("period,category,value\n2013,Ash,6\n2013,Birch,4\n2013,total,10\n")
BOUNDED = {"providers": "care.providers", "largest": [{"how_many": 2, "share": "care.top-two"}]}
KNOW = (
    "1: “care.concentration” needs “providers:” and a “share:” for each of the largest, "
    "or “shares:” with the indicator of what each provider has."
)
EXAMPLES = (
    Example(
        rule=workings.concentration_says_what_is_known,
        kind="workings",
        bad=concentration(),
        said=(KNOW,),
        good=concentration(**BOUNDED),
    ),
    Example(
        rule=workings.concentration_says_what_is_known,
        kind="workings",
        bad=concentration(shares="a.hours", **BOUNDED),
        said=(
            "1: “care.concentration” has “shares:”, so the rest is worked out. Remove “providers:” and each “share:”.",
        ),
        beside=EVERY,
        good=concentration(shares="a.hours"),
    ),
    Example(
        rule=workings.shares_are_of_all_providers,
        kind="workings",
        bad=concentration(shares="a.hours"),
        said=(
            (
                "1: Nobody can tell whether “a.hours” has every provider. "
                "Add a row with the category “total”, or “percent_of_whole: yes” where they are percentages."
            ),
        ),
        beside=dataset("period,category,value\n2013,Ash,6\n2013,Birch,4\n"),
        good={},
    ),
    Example(
        rule=workings.shares_are_of_all_providers,
        kind="workings",
        bad=concentration(shares="a.hours"),
        said=("1: “a.hours” has no row for each provider of the whole area. Put each under “category”.",),
        beside=dataset("period,zone,category,value\n2013,mansfield,Ash,6\n2013,,total,10\n"),
        good={},
    ),
    Example(
        rule=workings.shares_are_of_all_providers,
        kind="workings",
        bad=concentration(shares="a.hours"),
        said=("1: “a.hours” has a number below nought, which is no share. Put it right in its table.",),
        beside=dataset("period,category,value\n2013,Ash,-6\n2013,Birch,16\n2013,total,10\n"),
        good={},
    ),
    Example(
        rule=workings.both_sides_are_in_one_unit,
        kind="workings",
        bad={
            "sufficiencies": [
                {"name": "care.enough", "title": "Care", "unit": "beds", "demand": "a.hours", "capacity": "a.hours"}
            ]
        },
        said=(
            "1: “a.hours” is counted in hours, and “care.enough” in beds. Name indicators in one unit.",
            "1: “a.hours” is counted in hours, and “care.enough” in beds. Name indicators in one unit.",
        ),
        beside=EVERY,
        good={"sufficiencies": [{"name": "care.enough", "title": "Care", "unit": "hours", "demand": "a.hours"}]},
    ),
)
