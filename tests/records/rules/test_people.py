"""People are safe, and their private lives stay private."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.records.rules import people
from tests.builders import problems_of
from tests.records.rules.example import Example

ROLE = "names a person. Write a role or a team, like “market team”."
TEAM = (
    "A team of 2 that gives personal care must be registered with CQC. "
    "Write “registered” with your number, or “not-provided”."
)
REMOVE = "Remove it: assistants are reached through the council."

EXAMPLES = (
    Example(
        rule=people.micro_team_with_personal_care_is_registered,
        bad={"personal_care": "registered"},
        said=("6: Personal care is “registered” but there is no CQC location number. Add “cqc_location_id:”.",),
        good={"personal_care": "registered", "cqc_location_id": "1-101234567", "team_size": 3},
    ),
    Example(
        rule=people.micro_team_with_personal_care_is_registered,
        bad={"personal_care": "exempt-sole-trader", "team_size": 2},
        said=(f"6: {TEAM}",),
        good={"personal_care": "exempt-sole-trader", "team_size": 1},
    ),
    Example(
        rule=people.exempt_sole_trader_is_one_person,
        bad={"personal_care": "exempt-sole-trader", "legal_form": "charity"},
        said=("6: Only a sole trader can be exempt from CQC registration. Check “legal_form:” and “personal_care:”.",),
        good={"personal_care": "not-provided", "legal_form": "charity"},
    ),
    Example(
        rule=people.roles_not_persons_check,
        bad={
            "checks": [{"kind": "dbs", "seen_by": "Mrs Jones", "seen_on": "2026-01-10"}],
            "assured": {"date": "2026-01-10", "by": "Dr. A Singh, market team"},
        },
        said=(f"8: “Mrs Jones” {ROLE}", f"9: “Dr. A Singh, market team” {ROLE}"),
        good={"assured": {"date": "2026-01-10", "by": "Drop-in team, Mission Street"}},
    ),
    Example(
        rule=people.assistant_cannot_be_found_at_home,
        kind="personal-assistant",
        bad={
            "summary": "Come to 14 Priory Wharf Road, NG18 9ZZ.",
            "experience": "Born on 3 May 1990. I worked for Mrs Smith.",
        },
        said=(
            f"2: “NG18 9ZZ” looks like a whole postcode. {REMOVE}",
            f"2: “14 Priory Wharf Road” looks like a street address. {REMOVE}",
            f"7: “Born on” looks like a date of birth. {REMOVE}",
            f"7: “Mrs S” looks like a surname. {REMOVE}",
        ),
        good={"summary": "I live near NG18 and drive to Mansfield.", "experience": "Ten years of care work."},
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule(example: Example, tmp_path: Path) -> None:
    example.prove(tmp_path)


@pytest.mark.parametrize("field", ["summary", "description", "how_to_start", "experience"])
def test_every_text_of_an_assistant_is_looked_at(field: str) -> None:
    fields: dict[str, Any] = {field: "I live at 2b St Ann's Close."}
    (problem,) = problems_of("personal-assistant", **fields)
    assert problem.message == f"“2b St Ann's Close” looks like a street address. {REMOVE}"


def test_others_may_give_an_address_in_their_text() -> None:
    assert problems_of("micro", description="We meet at 14 Priory Wharf Road, NG18 9ZZ.") == []


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"personal_care": "registered", "cqc_location_id": "none"}, "CQC location number “none” is not right."),
        ({"personal_care": "exempt-sole-trader", "legal_form": "trader"}, "“trader” is not a legal form we list."),
    ],
)
def test_a_field_that_its_schema_refused_breaks_no_rule_besides(fields: dict[str, Any], start: str) -> None:
    (problem,) = problems_of("micro", **fields)
    assert problem.message.startswith(start)
