"""Places that exist, in the district that is stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.rules import places
from tests.builders import make_area, make_surroundings, problems_of
from tests.records.rules.example import Example

EXAMPLES = (
    Example(
        rule=places.districts_are_of_the_area,
        bad={
            "area": {"districts": ["mansfeild", "oz"]},
            "address": {"postcode": "NG24 1AA", "show": "none", "district": "newark"},
        },
        said=(
            "8: “mansfeild” is not a district of Nottinghamshire. Did you mean “mansfield”?",
            "8: “oz” is not a district of Nottinghamshire. Use one of: mansfield, newark-and-sherwood.",
            "9: “newark” is not a district of Nottinghamshire. Use one of: mansfield, newark-and-sherwood.",
        ),
        good={"area": {"districts": ["mansfield"]}},
    ),
    Example(
        rule=places.postcode_exists,
        bad={"address": {"postcode": "NG18 1AB", "show": "full"}},
        said=("8: warning: Postcode “NG18 1AB” is not in the table of postcodes. Check it for a slip.",),
        good={"address": {"postcode": "NG24 1AB", "show": "full"}},  # of an outcode that has no table
    ),
    Example(
        rule=places.postcode_is_in_the_district,
        bad={"address": {"postcode": "NG18 1AA", "show": "full", "district": "newark-and-sherwood"}},
        said=("8: Postcode “NG18 1AA” is in Mansfield, not in “newark-and-sherwood”. Correct one of the two.",),
        good={"address": {"postcode": "NG18 1AA", "show": "full", "district": "mansfield"}},
    ),
    Example(
        rule=places.travel_starts_somewhere_known,
        bad={"area": {"miles": 5, "of": "NG81"}},
        said=("8: “NG81” is not the start of a postcode in or near the area. Did you mean “NG18”?",),
        good={"area": {"miles": 5, "of": "LN1"}},
    ),
    Example(
        rule=places.travel_starts_somewhere_known,
        kind="personal-assistant",
        bad={"outcode": "ZE1"},
        said=("4: “ZE1” is not the start of a postcode in or near the area. Use the first half of a postcode nearby.",),
        good={"outcode": "NG24"},
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule(example: Example, tmp_path: Path) -> None:
    example.prove(tmp_path)


def test_the_line_of_an_address_from_cqc_is_in_its_block() -> None:
    cqc = {"location_id": "1-1234", "name": "Larkrise", "phone": "01632 960001", "postcode": "NG18 1AB"}
    (problem,) = problems_of("registered", cqc=cqc)
    assert problem.line == 1


def test_an_area_without_outcodes_asks_nothing_about_them() -> None:
    around = make_surroundings(area=make_area(outcodes={}))
    assert problems_of("micro", around, area={"miles": 5, "of": "ZE1"}) == []
