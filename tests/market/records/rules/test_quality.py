"""Quality assessments."""

from __future__ import annotations

from typing import Any

from plugins.market.records.rules import quality
from tests.market.records.rules.example import Example

ONE: dict[str, Any] = {"name": "choice", "title": "Choice", "own": 3, "reviewer": 3, "agreed": 3}
ACTION = {"standard": "choice", "what": "Ask people.", "by": "2013-12", "who": "Manager"}
EXAMPLES = (
    Example(
        rule=quality.scores_are_on_the_scale,
        kind="assessment",
        bad={"standards": [ONE | {"own": 5, "agreed": 2}], "actions": [ACTION]},
        said=(
            "9: 5 is not on the scale, 1 to 4. Check the score.",
            "9: They agreed on 2, and scored 5 and 3. Check the three scores.",
        ),
        good={"standards": [ONE | {"own": 4}]},
    ),
    Example(
        rule=quality.scores_are_on_the_scale,
        kind="assessment",
        bad={"scale": {"lowest": 1, "highest": 4, "weak_below": 1}},
        said=("8: “weak_below:” is 1; the scale runs from 1 to 4. Give a score of the scale above the lowest.",),
    ),
    Example(
        rule=quality.both_views_stand_when_not_agreed,
        kind="assessment",
        bad={"standards": [{"name": "choice", "title": "Choice", "own": 4, "reviewer": 3, "own_view": "We ask."}]},
        said=("9: “choice” has no agreed score. Add it, or both “own_view:” and “reviewer_view:”.",),
        good={
            "standards": [
                {
                    "name": "choice",
                    "title": "Choice",
                    "own": 4,
                    "reviewer": 3,
                    "own_view": "We ask.",
                    "reviewer_view": "Too seldom.",
                }
            ]
        },
    ),
    Example(
        rule=quality.weak_standards_have_actions,
        kind="assessment",
        bad={"standards": [ONE | {"reviewer": 2, "agreed": 2}], "actions": [ACTION | {"standard": "choise"}]},
        said=(
            "9: “choice” scored below 3 and has no action. Add one to “actions:”.",
            "11: “choise” is not a standard of this assessment. Did you mean “choice”?",
        ),
        good={"standards": [ONE | {"reviewer": 2, "agreed": 2}], "actions": [ACTION]},
    ),
)
