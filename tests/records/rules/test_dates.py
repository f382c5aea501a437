"""Dates, hours and ages that can be true."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.records.rules import dates
from tests.builders import problems_of
from tests.records.rules.example import Example

NOT_YET = "2026-11-21 has not come yet (today is 2026-11-20). Check the date."
DBS: dict[str, Any] = {"kind": "dbs", "seen_by": "market team", "seen_on": "2026-01-10"}

EXAMPLES = (
    Example(
        rule=dates.nothing_was_done_in_the_future,
        bad={
            "checks": [DBS, DBS | {"seen_on": "2026-11-21"}],
            "assured": {"date": "2026-11-21", "by": "market team"},
            "availability": {"state": "now", "as_of": "2026-11-21"},
            "supported_since": "2026-11-21",
        },
        said=(f"8: {NOT_YET}", f"9: {NOT_YET}", f"10: {NOT_YET}", f"11: {NOT_YET}"),
        good={"assured": {"date": "2026-11-20", "by": "market team"}, "supported_since": "2026-11-20"},
    ),
    Example(
        rule=dates.expiry_follows_sight,
        bad={"checks": [DBS | {"expires": "2026-01-10"}]},
        said=("8: It expires on 2026-01-10, before it was seen. Check both dates.",),
        good={"checks": [DBS | {"expires": "2027-01-10"}]},
    ),
    Example(
        rule=dates.check_is_in_date,
        bad={"checks": [DBS | {"expires": "2026-11-19"}]},
        said=("8: warning: It ran out on 2026-11-19. Ask to see the new one; the page says it is out of date.",),
        good={"checks": [DBS | {"expires": "2026-11-20"}]},
    ),
    Example(
        rule=dates.hours_open_before_they_close,
        bad={"hours": [{"days": ["mon"], "opens": "17:00", "closes": "09:00"}]},
        said=("8: It closes at 09:00, before it opens at 17:00. Use 24:00 for midnight.",),
        good={"hours": [{"days": ["mon"], "opens": "00:00", "closes": "24:00"}]},
    ),
    Example(
        rule=dates.ages_run_upwards,
        bad={"age": {"from": 65, "to": 18}},
        said=("8: It runs from 65 to 18. Swap the two numbers.",),
        good={"age": {"from": 18, "to": 18}},
    ),
    Example(
        rule=dates.ages_run_upwards,
        kind="personal-assistant",
        bad={"hours_sought": {"from": 20, "to": 10}},
        said=("7: It runs from 20 to 10. Swap the two numbers.",),
        good={"hours_sought": {"from": 20}},
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule(example: Example, tmp_path: Path) -> None:
    example.prove(tmp_path)


def test_a_paper_that_ran_out_before_it_was_seen_gives_one_problem() -> None:
    assert len(problems_of("micro", checks=[DBS | {"expires": "2025-01-10"}])) == 1
