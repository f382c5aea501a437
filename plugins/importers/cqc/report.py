"""Say what an import of CQC's files did: a short table for people, everything for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plugins.importers.changes import as_diff
from plugins.importers.cqc.plan import Plan
from plugins.importers.cqc.sighting import LeftOut, RowFate
from plugins.records.problem import shorten


def as_text(plan: Plan, *, verbose: bool) -> str:
    """Give the table of outcomes, and a line for each thing somebody should look at."""
    return "\n".join(_lines(plan, verbose=verbose))


def alarms(plan: Plan) -> str:
    """Give what went wrong: the locations of the area that could not be written, and why."""
    return "\n".join(plan.faults)


def as_data(plan: Plan, *, dry_run: bool) -> dict[str, Any]:
    """Give everything: the outcomes, what was closed, left out or needs a look, and the fate of each row."""
    data: dict[str, Any] = {
        "dry_run": dry_run,
        "outcomes": plan.account.as_data(),
        "changed_files": sorted(change.path.as_posix() for change in plan.changes if change.changes_anything),
        "closed": _names(plan.closed),
        "reopened": _names(plan.reopened),
        "elsewhere": _names(plan.elsewhere),
        "left_out": [
            {"location": one.location, "field": one.field, "value": one.value, "why": one.why}
            for one in _left_out(plan)
        ],
        "to_put_right": [str(problem) for problem in plan.notes],
        "unreadable": plan.faults,
        "rows": [
            {
                "file": str(fate.row.path),
                "line": fate.row.line,
                "location": fate.location,
                "outcome": fate.outcome,
                "reason": fate.reason,
            }
            for fate in _fates(plan)
        ],
    }
    if dry_run:
        data["diff"] = as_diff(plan.changes)
    return data


def _lines(plan: Plan, *, verbose: bool) -> Iterator[str]:
    if verbose:
        for fate in _fates(plan):
            reason = f": {fate.reason}" if fate.reason else ""
            yield f"{fate.row.path}:{fate.row.line}: {fate.location or 'no location number'}: {fate.outcome}{reason}"
    yield plan.account.as_text(every_reason=verbose)
    changed = sum(change.changes_anything for change in plan.changes)
    yield f"{changed:,} changed files, {len(plan.closed)} of them closed"
    for path in plan.reopened:
        yield f"{path.as_posix()}: back on CQC's list"
    for path in plan.closed:
        yield f"{path.as_posix()}: gone from CQC's list, now closed"
    for path in plan.elsewhere:
        yield f"{path.as_posix()}: left as it is; CQC now has it elsewhere, or as something other than social care"
    for problem in plan.notes:
        yield f"to put right: {problem}"
    left_out = _left_out(plan)
    for (field, why), count in sorted(Counter((one.field, one.why) for one in left_out).items()):
        yield f"left out: {count} × {field}, {why}"
    if verbose:
        for one in left_out:
            yield f"  {one.location}: {one.field} {shorten(one.value)}"


def _left_out(plan: Plan) -> list[LeftOut]:
    return sorted(set(plan.left_out))


def _fates(plan: Plan) -> list[RowFate]:
    return sorted(plan.fates, key=lambda fate: (str(fate.row.path), fate.row.line))


def _names(paths: list[Path]) -> list[str]:
    return sorted(path.as_posix() for path in paths)
