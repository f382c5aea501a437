"""The finder answers the queries that people ask, with the very code the browser runs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from plugins.choose.cli import main
from plugins.records.load import load
from plugins.search.evaluation import EvaluationError, Query, read_queries, score

ROOT = Path(__file__).parents[2]
QUERIES = ROOT / "tests/search/evaluation/queries.yaml"
WHEN_JUDGED = date(2026, 11, 21)


def test_the_set_asks_for_listings_that_can_be_found() -> None:
    catalogue = load(ROOT, WHEN_JUDGED).publishable()
    findable = {listing.slug for listing in catalogue.listings if catalogue.is_findable(listing)}
    queries = read_queries(QUERIES)
    assert len(queries) >= 250
    assert sum(query.sort in ("typo", "everyday") for query in queries) >= 0.3 * len(queries)
    assert {slug for query in queries for slug in query.answers} <= findable


def test_people_find_what_they_ask_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # the day the answers were judged
    assert main(["--root", str(ROOT), "evaluate", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["overall"]["recall_at_10"] >= 0.95
    assert figures["typos"]["recall_at_10"] >= 0.90
    assert figures["overall"]["zero_results"] == 0


def test_recall_is_the_share_of_answers_among_the_first_ten() -> None:
    queries = [Query("a", "plain", ("x", "y")), Query("b", "plain", ("z",)), Query("c", "plain", ("w",))]
    found = [["q", "x"], [*"abcdefghij", "z"], []]
    got = score(queries, found)
    assert (got.queries, got.zero_results) == (3, 1)
    assert got.recall_at_10 == pytest.approx((0.5 + 0 + 0) / 3)
    assert got.mrr == pytest.approx((0.5 + 0 + 0) / 3)


def test_a_query_without_an_answer_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "queries.yaml"
    path.write_text("queries:\n  - ask: home care\n    answers:\n      - x\n  - ask: nothing\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"queries\.yaml:5: A query needs “ask:” and a list of “answers:”\."):
        read_queries(path)
