"""Opportunities and the dates they promise."""

from __future__ import annotations

from plugins.market.records.rules import opportunities
from tests.market.builders import file_of, path_of
from tests.market.records.rules.example import Example

CONTRACT = {path_of("contract", "won"): file_of("contract")}
EXAMPLES = (
    Example(
        rule=opportunities.planned_date_has_news,
        kind="opportunity",
        bad={
            "dates": [
                {"kind": "notice", "planned_first": "2013-08"},
                {"kind": "start", "planned_first": "2013-04", "planned_now": "2013-07", "reason": "Late."},
            ]
        },
        said=(
            (
                "9: August 2013 has gone by (the day here is 2013-09-09), with no news. "
                "Add “actual:” when it happened, or “planned_now:” and “reason:” when it moved."
            ),
            (
                "9: July 2013 has gone by (the day here is 2013-09-09), with no news. "
                "Add “actual:” when it happened, or “planned_now:” and “reason:” when it moved."
            ),
        ),
        good={
            "dates": [
                {"kind": "engagement", "planned_first": "2013-08", "actual": "2013-08-09"},
                {"kind": "notice", "planned_first": "2013-09"},
                {"kind": "start", "planned_first": "2013-04", "planned_now": "2014-04", "reason": "Late."},
            ]
        },
    ),
    Example(
        rule=opportunities.moved_date_has_a_reason,
        kind="opportunity",
        bad={"dates": [{"kind": "start", "planned_first": "2013-04", "planned_now": "2014-04"}]},
        said=("9: It moved from April 2013 to April 2014. Say why under “reason:”.",),
        good={"dates": [{"kind": "start", "planned_first": "2014-04", "planned_now": "2014-04"}]},
    ),
    Example(
        rule=opportunities.what_happened_is_past,
        kind="opportunity",
        bad={"dates": [{"kind": "start", "planned_first": "2014-04", "actual": "2014-04"}]},
        said=("9: April 2014 has not come yet (the day here is 2013-09-09). Use “planned_now:”.",),
        good={"dates": [{"kind": "start", "planned_first": "2013", "actual": "2013-09"}]},
    ),
    Example(
        rule=opportunities.end_is_explained,
        kind="opportunity",
        bad={"stage": "abandoned"},
        said=("6: It is abandoned. Say why under “abandoned_reason:”.",),
        good={"stage": "abandoned", "abandoned_reason": "Nobody could do it."},
    ),
    Example(
        rule=opportunities.end_is_explained,
        kind="opportunity",
        bad={"stage": "awarded"},
        said=("6: It is awarded. Name what came of it under “contract:”.",),
        good={"stage": "awarded", "contract": "won"},
        beside=CONTRACT,
    ),
    Example(
        rule=opportunities.worth_runs_upwards,
        kind="opportunity",
        bad={"value": {"from": "£200", "to": "£100"}},
        said=("9: It runs from £200 to £100. Swap the two amounts.",),
        good={"value": {"from": "£100", "to": "£200"}},
    ),
    Example(
        rule=opportunities.worth_runs_upwards,
        kind="opportunity",
        bad={"value": {"to": "£100"}},
        said=("9: Give “amount:”, or “from:” and “to:”.",),
        good={"value": {"amount": "£100"}},
    ),
)
