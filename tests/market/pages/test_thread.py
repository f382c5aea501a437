"""The golden thread runs both ways, and what hangs loose is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.market.figures.door import shown
from plugins.market.pages.atlas import make_atlas
from plugins.market.pages.thread import Thread, orphans, strands, thread_of
from plugins.market.records.market import Market
from plugins.records.load import load
from tests.market.builders import DAY, file_of, market_of, path_of, write_market

ANSWERED = {
    "name": "staff", "title": "Staff who stay", "kind": "not-working",
    "response": {"state": "done", "what": "A contract asks for it.", "contract": "a"},
}  # fmt: skip


def market(root: Path, **kinds: dict[str, Any]) -> Market:
    """Load a market with one record of each kind given."""
    files: dict[str, str | bytes] = {path_of(kind): file_of(kind, **fields) for kind, fields in kinds.items()}
    found, problems = market_of(write_market(root, files))
    assert problems == []
    return found


def said(root: Path, found: Market, kind: str, name: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    thread: Thread = thread_of(make_atlas(found, load(root, DAY).catalogue, shown(found)), strands(found), (kind, name))
    before, after = (
        {knot.title: [ref.title for ref in knot.refs] for knot in end} for end in (thread.before, thread.after)
    )
    return before, after


def whole(root: Path) -> Market:
    """Give a theme → intention → opportunity → contract, and what was done about the theme."""
    return market(
        root,
        exercise={"themes": [ANSWERED]},
        intention={"title": "The intention", "themes": ["a.staff"], "opportunities": ["a"]},
        opportunity={"title": "The opportunity", "contract": "a"},
        contract={"title": "The contract"},
    )


def test_the_thread_runs_from_what_people_said_to_what_was_done(tmp_path: Path) -> None:
    found = whole(tmp_path)
    assert said(tmp_path, found, "theme", "a.staff") == (
        {},
        {"What we mean to buy": ["The intention"], "What we did": ["The contract"]},
    )
    assert said(tmp_path, found, "intention", "a") == (
        {"What people said": ["Staff who stay"]},
        {"Opportunities": ["The opportunity"]},
    )


def test_the_thread_runs_back(tmp_path: Path) -> None:
    before, after = said(tmp_path, whole(tmp_path), "contract", "a")
    assert before == {"What people said": ["Staff who stay"], "Opportunities": ["The opportunity"]}
    assert after == {}


def test_it_does_not_matter_which_of_two_records_names_the_other(tmp_path: Path) -> None:
    one = market(tmp_path / "one", intention={"opportunities": ["a"]}, opportunity={})
    other = market(tmp_path / "other", intention={}, opportunity={"intentions": ["a"]})
    assert strands(one) == strands(other)


def test_what_takes_the_place_of_another_follows_from_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        path_of("contract", "old"): file_of("contract", title="The old one"),
        path_of("contract", "new"): file_of("contract", title="The new one", replaces=["old"]),
    }
    found, _problems = market_of(write_market(tmp_path, files))
    assert said(tmp_path, found, "contract", "old") == ({}, {"What takes its place": ["The new one"]})
    assert said(tmp_path, found, "contract", "new") == ({"What it takes the place of": ["The old one"]}, {})


def test_what_hangs_on_no_thread_is_told_and_stops_nothing(tmp_path: Path) -> None:
    theme = {"name": "lost", "title": "Lost", "kind": "future"}
    found = market(tmp_path, exercise={"themes": [theme]}, contract={"title": "Alone"}, intention={"title": "Adrift"})
    told = [str(problem) for problem in orphans(found)]
    loose = "hangs on no thread. Name what it follows from, or what follows from it."
    answer = "Name it in an intention, or write its response."
    assert told == [
        f"content/market/themes/a.yaml:1: warning: Nothing follows from the theme “Lost”. {answer}",
        f"content/intentions/a.md:1: warning: “Adrift” {loose}",
        f"content/market/contracts/a.yaml:1: warning: “Alone” {loose}",
    ]
    assert not any(problem.fatal for problem in orphans(found))
    assert list(orphans(whole(tmp_path / "whole"))) == []
