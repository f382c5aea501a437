"""Ours and the peers answer the same queries over the same listings, and ours is ahead of each."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.choose.cli import main
from plugins.records.load import load
from plugins.search import peers
from plugins.search.evaluation import EvaluationError, Query

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / peers.FOLDER
WHEN_JUDGED = date(2026, 11, 21)


def test_each_peer_is_given_our_words_and_narrowed_like_us(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    catalogue = load(ROOT, WHEN_JUDGED).publishable()
    near = [listing.slug for listing in catalogue.listings if catalogue.is_findable(listing)][:12]
    ran: list[tuple[str, Any]] = []

    def find(queries: list[Query], *_: object, shown: int) -> list[list[str]]:
        assert [(query.ask, query.near) for query in queries] == [("", "NG17"), ("", "NG17")]
        assert shown > len(near)
        return [near, near[3:]]

    def run_node(script: Path, _: object, asked: Any) -> list[list[str]]:
        ran.append((script.name, asked))
        return [["elsewhere", *near], ["elsewhere", *near]]

    monkeypatch.setattr(peers, "find", find)
    monkeypatch.setattr(peers, "run_node", run_node)
    queries = [Query(ask, "plain", ("x",), near="NG17") for ask in ("Who gives home care for Mum?", "help me")]
    found = peers.find_with_peers(queries, catalogue, ROOT, tmp_path, tmp_path)
    assert found == {name: [near[:10], near[3:]] for name in peers.PEERS}
    assert [name for name, _ in ran] == ["minisearch.mjs", "ufuzzy.mjs", "fuse.mjs", "pagefind.mjs"]
    assert all((FOLDER / name).is_file() for name, _ in ran)
    asked = ran[0][1]
    assert asked["questions"] == ["home care", "help me"]  # a question of little words keeps them
    listing = next(one for one in asked["listings"] if one["slug"] == "night-heron-care")
    assert listing.keys() == {"slug", *asked["weights"]}
    assert listing["name"] == "night heron care"


def test_a_failed_installation_is_one_sentence(tmp_path: Path) -> None:
    setup = tmp_path / "tools" / "setup"
    setup.parent.mkdir()
    setup.write_text('#!/bin/sh\necho "Could not download $1." >&2\nexit 1\n', encoding="utf-8")
    setup.chmod(0o755)
    with pytest.raises(EvaluationError, match=r"^Could not download peers\.$"):
        peers.install_peers(tmp_path)


def test_the_peers_are_pinned_and_hold_no_addresses() -> None:
    wanted = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert not any("resolved" in package for package in locked.values())


def test_ours_is_ahead_of_each_peer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    if not (FOLDER / "node_modules" / ".installed").is_file():
        pytest.skip("the peers are not installed: run tools/setup peers")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # the day the answers were judged
    assert main(["--root", str(ROOT), "evaluate", "--peers", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    ours = figures.pop("ours")
    assert figures.keys() == peers.PEERS.keys()
    for name, theirs in figures.items():
        for sort in ("overall", "typos"):
            assert theirs[sort]["recall_at_10"] > 0.5, name  # it runs as it should
            assert ours[sort]["recall_at_10"] > theirs[sort]["recall_at_10"], name
            assert ours[sort]["mrr"] > theirs[sort]["mrr"], name
            assert ours[sort]["zero_results"] <= theirs[sort]["zero_results"], name
