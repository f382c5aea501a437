"""Rules about quality assessments."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.market.records.practice import Assessment
from plugins.records.problem import Problem, nearest, shorten


def scores_are_on_the_scale(filed: Filed[Assessment], _around: Around) -> Iterator[Problem]:
    """Every score is on the scale, and an agreed one is not outside the two it was agreed from."""
    scale = filed.record.scale
    if not scale.lowest < scale.weak_below <= scale.highest:
        message = f"“weak_below:” is {scale.weak_below}; the scale runs from {scale.lowest} to {scale.highest}."
        yield filed.problem(("scale", "weak_below"), f"{message} Give a score of the scale above the lowest.")
    for index, one in enumerate(filed.record.standards):
        for name, score in (("own", one.own), ("reviewer", one.reviewer), ("agreed", one.agreed)):
            if score is not None and not scale.lowest <= score <= scale.highest:
                message = f"{score} is not on the scale, {scale.lowest} to {scale.highest}. Check the score."
                yield filed.problem(("standards", index, name), message)
        low, high = sorted((one.own, one.reviewer))
        if one.agreed is not None and not low <= one.agreed <= high:
            message = f"They agreed on {one.agreed}, and scored {one.own} and {one.reviewer}. Check the three scores."
            yield filed.problem(("standards", index, "agreed"), message)


def both_views_stand_when_not_agreed(filed: Filed[Assessment], _around: Around) -> Iterator[Problem]:
    """Without an agreed score, both views are written down."""
    for index, one in enumerate(filed.record.standards):
        if one.agreed is None and (one.own_view is None or one.reviewer_view is None):
            message = f"“{one.name}” has no agreed score. Add it, or both “own_view:” and “reviewer_view:”."
            yield filed.problem(("standards", index), message)


def weak_standards_have_actions(filed: Filed[Assessment], _around: Around) -> Iterator[Problem]:
    """Each weak standard has an action in the development plan, and each action is of a standard."""
    assessment = filed.record
    names = [one.name for one in assessment.standards]
    planned = {action.standard for action in assessment.actions}
    for index, one in enumerate(assessment.standards):
        if assessment.is_weak(one) and one.name not in planned:
            message = (
                f"“{one.name}” scored below {assessment.scale.weak_below} and has no action. Add one to “actions:”."
            )
            yield filed.problem(("standards", index), message)
    for index, action in enumerate(assessment.actions):
        if action.standard not in names:
            meant = nearest(action.standard, names)
            remedy = f"Did you mean “{meant}”?" if meant else f"Use one of: {', '.join(names)}."
            message = f"{shorten(action.standard)} is not a standard of this assessment. {remedy}"
            yield filed.problem(("actions", index, "standard"), message)
