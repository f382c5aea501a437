"""What people said and what was done about it."""

from __future__ import annotations

from typing import Any

from plugins.market.records.rules import voice
from tests.market.records.rules.example import Example

THEME: dict[str, Any] = {"name": "staff", "title": "Staff", "kind": "working"}


def with_response(**response: str) -> dict[str, Any]:
    return {"themes": [THEME | {"response": {"what": "We trained staff."} | response}]}


EXAMPLES = (
    Example(
        rule=voice.response_keeps_its_word,
        kind="exercise",
        bad=with_response(state="done"),
        said=("7: It says done, and nothing shows it. Add “proof:”, or the contract, decision or indicator.",),
        good=with_response(state="done", proof="All staff have had the training."),
    ),
    Example(
        rule=voice.response_keeps_its_word,
        kind="exercise",
        bad=with_response(state="cannot"),
        said=("7: It cannot be done. Say why under “reason:”.",),
        good=with_response(state="cannot", reason="There is no money."),
    ),
    Example(
        rule=voice.response_keeps_its_word,
        kind="exercise",
        bad=with_response(state="doing", due="2013-08"),
        said=("7: It was due by August 2013, which has gone by. Say that it is done, or give a new day.",),
        good=with_response(state="doing", due="2013-09"),
    ),
    Example(
        rule=voice.statement_starts_with_i,
        kind="exercise",
        bad={"themes": [THEME | {"statement": "Staff know me."}]},
        said=("7: “Staff know me.” is not an “I” statement. Start it with “I”, as people speak.",),
        good={"themes": [THEME | {"statement": "I know my staff."}]},
    ),
    Example(
        rule=voice.rank_is_one_themes_own,
        kind="exercise",
        bad={"themes": [THEME | {"rank": 1, "votes": 3}, THEME | {"name": "time", "rank": 1, "votes": 2}]},
        said=("7: Rank 1 is already that of “staff”. Give each its own.",),
        good={"themes": [THEME | {"rank": 1, "votes": 3}, THEME | {"name": "time", "rank": 2, "votes": 3}]},
    ),
    Example(
        rule=voice.rank_is_one_themes_own,
        kind="exercise",
        bad={"themes": [THEME | {"rank": 1, "votes": 2}, THEME | {"name": "time", "rank": 2, "votes": 3}]},
        said=("7: It ranks above “time” with 2 votes to 3. Check both.",),
        good={"themes": [THEME | {"rank": 1}, THEME | {"name": "time", "kind": "future", "rank": 1, "votes": 3}]},
    ),
)
