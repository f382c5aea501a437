"""Rules about commissioning intentions."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.market.records.written import Intention
from plugins.records.problem import Problem


def pause_has_an_end(filed: Filed[Intention], around: Around) -> Iterator[Problem]:
    """A pause says until when, and that day has not gone by."""
    intention = filed.record
    if intention.signal == "pause" and intention.pause_until is None:
        yield filed.problem("signal", "A pause needs its end. Add “pause_until:”, like 2014-03.")
    if intention.signal != "pause" and intention.pause_until is not None:
        message = f"The signal is “{intention.signal}”, so nothing pauses. Remove “pause_until:”."
        yield filed.problem("pause_until", message)
    elif intention.pause_until is not None and intention.pause_until.last < around.day:
        message = f"The pause ended on {intention.pause_until.last.isoformat()}. Give the signal that holds now."
        yield filed.problem("pause_until", message)


def how_much_is_said(filed: Filed[Intention], _around: Around) -> Iterator[Problem]:
    """An intention says how much, or why there is no number; not both."""
    intention = filed.record
    if intention.quantity is None and intention.not_quantified is None:
        message = "It does not say how much. Add “quantity:”, or say why there is no number under “not_quantified:”."
        yield filed.problem((), message)
    if intention.quantity is not None and intention.not_quantified is not None:
        message = "It has a number, and says why there is none. Keep one of the two."
        yield filed.problem("not_quantified", message)
