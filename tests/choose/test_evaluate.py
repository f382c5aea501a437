"""`choose evaluate` says how well search finds what answers, and `--peers` how well others do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.choose import evaluate
from plugins.choose.cli import main
from plugins.search.evaluation import EvaluationError

ROOT = Path(__file__).parents[2]
QUERIES = """\
queries:
  - ask: home care
    sort: plain
    answers: [first-light-care]
  - ask: hoem care
    sort: typo
    answers: [first-light-care]
"""
RIGHT, SECOND, NOTHING = ["first-light-care"], ["night-heron-care", "first-light-care"], list[str]()
THEIRS = {
    "minisearch": [RIGHT, SECOND],
    "ufuzzy": [SECOND, NOTHING],
    "fuse": [RIGHT, RIGHT],
    "pagefind": [RIGHT, NOTHING],
}


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of a command that compares two queries with peers whose answers are known."""
    path = tmp_path / "queries.yaml"
    path.write_text(QUERIES, encoding="utf-8")
    monkeypatch.setattr(evaluate, "load_catalogue", lambda *_: None)
    monkeypatch.setattr(evaluate, "find", lambda *_: [RIGHT, SECOND])
    monkeypatch.setattr(evaluate, "find_with_peers", lambda *_: THEIRS)
    monkeypatch.setattr(evaluate, "install_peers", lambda _: None)
    monkeypatch.setattr(evaluate, "build_site", lambda *_, **__: None)
    return ["--root", str(ROOT), "evaluate", "--peers", "--queries", str(path)]


def test_the_table_sets_ours_beside_each_peer(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked) == 0
    over, heads, *rows = capsys.readouterr().out.splitlines()
    assert over.split() == ["all", "2", "queries", "1", "with", "a", "slip", "or", "everyday", "words"]
    assert heads.split() == ["recall@10", "MRR", "nothing", "found"] * 2
    assert [row.split() for row in rows[:5]] == [
        ["ours", "1.000", "0.750", "0", "1.000", "0.500", "0"],
        ["MiniSearch", "1.000", "0.750", "0", "1.000", "0.500", "0"],
        ["uFuzzy", "0.500", "0.250", "1", "0.000", "0.000", "1"],
        ["Fuse.js", "1.000", "1.000", "0", "1.000", "1.000", "0"],
        ["Pagefind", "0.500", "0.500", "1", "0.000", "0.000", "1"],
    ]
    assert rows[5:] == [
        "",
        "Fuse.js is ahead of ours in MRR, overall.",
        "Fuse.js is ahead of ours in MRR, typos.",
        "Fuse.js is ahead of ours in MRR, typo.",
    ]


def test_a_peer_that_finds_more_often_is_named(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluate, "find", lambda *_: [RIGHT, NOTHING])
    monkeypatch.setattr(evaluate, "find_with_peers", lambda *_: {"ufuzzy": [NOTHING, ["night-heron-care"]]})
    assert main(asked) == 0
    assert capsys.readouterr().out.splitlines()[5:] == [
        "uFuzzy is ahead of ours in nothing found, typos.",
        "uFuzzy is ahead of ours in nothing found, typo.",
    ]


def test_the_table_says_when_no_peer_is_ahead(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluate, "find", lambda *_: [RIGHT, RIGHT])
    assert main(asked) == 0
    assert capsys.readouterr().out.endswith("\n\nNo peer is ahead of ours in any figure, of any sort of query.\n")


def test_programs_are_given_every_figure(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["ours", *THEIRS]
    assert told["pagefind"]["overall"] == {"queries": 2, "recall_at_10": 0.5, "mrr": 0.5, "zero_results": 1}
    assert told["minisearch"]["typos"] == {"queries": 1, "recall_at_10": 1.0, "mrr": 0.5, "zero_results": 0}


def test_peers_that_cannot_be_installed_are_one_sentence(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Path) -> None:
        raise EvaluationError("Could not download the search libraries.")

    monkeypatch.setattr(evaluate, "install_peers", fail)
    assert main(asked) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Could not download the search libraries.\n")
