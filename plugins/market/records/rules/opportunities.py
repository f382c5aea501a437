"""Rules about opportunities and the dates they promise."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.market.records.opportunity import Opportunity
from plugins.records.problem import Problem

OVER = ("awarded", "abandoned", "withdrawn")


def planned_date_has_news(filed: Filed[Opportunity], around: Around) -> Iterator[Problem]:
    """A planned date that has gone by has come true, or is planned anew."""
    for index, one in enumerate(filed.record.dates):
        planned = one.planned_now or one.planned_first
        if one.actual is None and planned.last < around.day and filed.record.stage not in OVER[1:]:
            message = f"{planned} has gone by (the day here is {around.day.isoformat()}), with no news."
            remedy = "Add “actual:” when it happened, or “planned_now:” and “reason:” when it moved."
            name = "planned_now" if one.planned_now else "planned_first"
            yield filed.problem(("dates", index, name), f"{message} {remedy}")


def moved_date_has_a_reason(filed: Filed[Opportunity], _around: Around) -> Iterator[Problem]:
    """A date that moved says why."""
    for index, one in enumerate(filed.record.dates):
        if one.planned_now is not None and one.planned_now != one.planned_first and one.reason is None:
            message = f"It moved from {one.planned_first} to {one.planned_now}. Say why under “reason:”."
            yield filed.problem(("dates", index, "planned_now"), message)


def what_happened_is_past(filed: Filed[Opportunity], around: Around) -> Iterator[Problem]:
    """What has come true is not of the future."""
    for index, one in enumerate(filed.record.dates):
        if one.actual is not None and one.actual.first > around.day:
            message = f"{one.actual} has not come yet (the day here is {around.day.isoformat()}). Use “planned_now:”."
            yield filed.problem(("dates", index, "actual"), message)


def end_is_explained(filed: Filed[Opportunity], _around: Around) -> Iterator[Problem]:
    """An opportunity that was abandoned or withdrawn says why; one that was awarded names its contract."""
    one = filed.record
    if one.stage in OVER[1:] and one.abandoned_reason is None:
        yield filed.problem("stage", f"It is {one.stage}. Say why under “abandoned_reason:”.")
    if one.stage == "awarded" and one.contract is None:
        yield filed.problem("stage", "It is awarded. Name what came of it under “contract:”.")


def worth_runs_upwards(filed: Filed[Opportunity], _around: Around) -> Iterator[Problem]:
    """What it may be worth is an amount, or a range that runs upwards."""
    value = filed.record.value
    if value is None:
        return
    if value.amount is None and (value.from_ is None or value.to is None):
        yield filed.problem("value", "Give “amount:”, or “from:” and “to:”.")
    elif value.from_ is not None and value.to is not None and value.from_ >= value.to:
        yield filed.problem(("value", "to"), f"It runs from {value.from_} to {value.to}. Swap the two amounts.")
