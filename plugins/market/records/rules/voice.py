"""Rules about what people said and what was done about it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.market.records.voice import Exercise
from plugins.records.problem import Problem, shorten


def response_keeps_its_word(filed: Filed[Exercise], around: Around) -> Iterator[Problem]:
    """“Done” has its proof, “cannot” its reason, and “doing” a day that has not gone by."""
    for index, theme in enumerate(filed.record.themes):
        response = theme.response
        field = ("themes", index, "response")
        if response is None:
            continue
        named = (response.proof, response.contract, response.decision, response.indicator)
        if response.state == "done" and not any(named):
            message = "It says done, and nothing shows it. Add “proof:”, or the contract, decision or indicator."
            yield filed.problem((*field, "state"), message)
        if response.state == "cannot" and response.reason is None:
            yield filed.problem((*field, "state"), "It cannot be done. Say why under “reason:”.")
        if response.state == "doing" and response.due is not None and response.due.last < around.day:
            message = f"It was due by {response.due}, which has gone by. Say that it is done, or give a new day."
            yield filed.problem((*field, "due"), message)


def statement_starts_with_i(filed: Filed[Exercise], _around: Around) -> Iterator[Problem]:
    """An “I” statement starts with I."""
    for index, theme in enumerate(filed.record.themes):
        if theme.statement is not None and not theme.statement.startswith(("I ", "I'", "I’")):
            message = f"{shorten(theme.statement)} is not an “I” statement. Start it with “I”, as people speak."
            yield filed.problem(("themes", index, "statement"), message)


def rank_is_one_themes_own(filed: Filed[Exercise], _around: Around) -> Iterator[Problem]:
    """Two themes of one kind never share a rank, and more votes never rank lower."""
    seen: dict[tuple[str, int], str] = {}
    for index, theme in enumerate(filed.record.themes):
        if theme.rank is None:
            continue
        other = seen.setdefault((theme.kind, theme.rank), theme.name)
        if other != theme.name:
            message = f"Rank {theme.rank} is already that of “{other}”. Give each its own."
            yield filed.problem(("themes", index, "rank"), message)
        for rival in filed.record.themes:
            if rival.rank is None or rival.votes is None or theme.votes is None or rival.kind != theme.kind:
                continue
            if theme.rank < rival.rank and theme.votes < rival.votes:
                message = f"It ranks above “{rival.name}” with {theme.votes} votes to {rival.votes}. Check both."
                yield filed.problem(("themes", index, "rank"), message)
