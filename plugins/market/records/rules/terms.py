"""Rules about how long a contract lasts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plugins.market.records.contract import Contract
from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.market.records.when import When
from plugins.records.problem import Problem

YEAR = 12


def term_runs_forwards(filed: Filed[Contract], _around: Around) -> Iterator[Problem]:
    """A contract starts before it ends, and ends before each of its extensions."""
    contract = filed.record
    if contract.start and contract.end and contract.start.first > contract.end.last:
        yield filed.problem("end", f"It ends ({contract.end}) before it starts ({contract.start}). Check both dates.")
    before = contract.end or contract.start
    for index, extension in enumerate(contract.extensions):
        if extension.until is None:
            continue
        if before is not None and extension.until.last <= before.last:
            message = f"This extension runs to {extension.until}, which is not after {before}."
            yield filed.problem(("extensions", index, "until"), f"{message} Check both, and put the first one first.")
        before = extension.until


def term_is_as_long_as_it_says(filed: Filed[Contract], _around: Around) -> Iterator[Problem]:
    """A contract's months, and the years of its value, are those from its start to its end."""
    contract = filed.record
    if contract.term_months is None:
        return
    if contract.start is not None and contract.end is not None:
        fewest, most = _months(contract.start, contract.end)
        if not fewest <= contract.term_months <= most:
            said = f"{fewest}" if fewest == most else f"{fewest} to {most}"
            message = f"From {contract.start} to {contract.end} it is {said} months, not {contract.term_months}."
            yield filed.problem("term_months", f"{message} Put the wrong one right.")
    years = contract.value.years if contract.value is not None else None
    if years is not None and years * YEAR != contract.term_months:
        message = f"Its value is for {years} years, and its term is {contract.term_months} months."
        yield filed.problem(("value", "years"), f"{message} Put the wrong one right.")


def history_is_in_order(filed: Filed[Contract], _around: Around) -> Iterator[Problem]:
    """What happened to a contract is told in order."""
    for index, (before, after) in enumerate(pairwise(filed.record.history), start=1):
        if after.when.last < before.when.first:
            message = f"{after.when} comes before {before.when}, which stands above it. Put the first one first."
            yield filed.problem(("history", index, "when"), message)


def planned_start_has_news(filed: Filed[Contract], around: Around) -> Iterator[Problem]:
    """Where a planned start has gone by, the record says what became of it."""
    for index, one in enumerate(filed.record.rollout):
        if one.planned and one.starts.last < around.day and one.note is None:
            message = f"It was planned for {one.starts}, which has gone by (the day here is {around.day.isoformat()})."
            remedy = "Take out “planned:” if it has started, or say in “note:” what is known."
            yield filed.problem(("rollout", index, "starts"), f"{message} {remedy}")


def _months(start: When, end: When) -> tuple[int, int]:
    """Give the fewest and most whole months between two dates that may not be exact."""

    def of(first: When, last: When, *, widest: bool) -> int:
        begins = first.first if widest else first.last.replace(day=1)
        ends = last.last if widest else last.first
        return (ends.year - begins.year) * YEAR + ends.month - begins.month + 1

    return of(start, end, widest=False), of(start, end, widest=True)
