"""The whole market is loaded, checked and frozen; what must not be shown yet is left out."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.market.records.market import Market
from tests.builders import write_repository
from tests.market.builders import DAY, LEAST, PAST, TABLE, file_of, market_of, path_of, write_market

MANY = ("contract", "opportunity", "event", "exercise", "decision", "funding", "benchmark", "assessment", "intention")


def test_without_a_market_there_is_an_empty_one(tmp_path: Path) -> None:
    market, problems = market_of(write_repository(tmp_path))
    assert problems == []
    assert (market.statement, market.contracts, market.day) == (None, {}, DAY)


def test_every_kind_is_loaded(tmp_path: Path) -> None:
    files = {path_of(kind): file_of(kind) for kind in LEAST}
    tables = {path_of(kind).replace(".yaml", ".csv"): table for kind, table in (("dataset", TABLE), ("edition", PAST))}
    market, problems = market_of(write_market(tmp_path, files | tables))
    assert problems == []
    for kind in MANY:
        field = {"opportunity": "opportunities", "funding": "funding"}.get(kind, f"{kind}s")
        assert list(getattr(market, field)) == ["a"], kind
    assert list(market.zones) == ["county", "mansfield"]
    assert list(market.indicators) == ["a.hours"]
    assert list(market.themes) == ["a.staff"]
    assert list(market.organisations) == ["a", "council"]
    assert (list(market.words), list(market.documents)) == (["isf"], ["poppi", "report"])
    assert market.paths["intention", "a"] == Path("content/intentions/a.md")


def test_the_market_is_the_same_however_often_it_is_read(tmp_path: Path) -> None:
    write_market(tmp_path, {path_of(kind, name): file_of(kind) for kind in MANY for name in ("b", "a")})
    assert market_of(tmp_path) == market_of(tmp_path)
    assert list(market_of(tmp_path)[0].contracts) == ["a", "b"]


def test_a_market_cannot_be_changed(tmp_path: Path) -> None:
    market, _problems = market_of(write_market(tmp_path))
    with pytest.raises(dataclasses.FrozenInstanceError):
        market.day = DAY  # type: ignore[misc]


@pytest.mark.parametrize(("as_of", "day"), [("2013-09-09", date(2013, 9, 9)), (None, date(2026, 11, 20))])
def test_a_statement_of_the_past_gives_the_day(as_of: str | None, day: date, tmp_path: Path) -> None:
    statement = file_of("statement", as_of=as_of, review_by="2027-01-01")
    market, problems = market_of(write_market(tmp_path, {path_of("statement"): statement}), date(2026, 11, 20))
    assert market.day == day
    assert problems == []


def test_a_draft_is_checked_and_left_out(tmp_path: Path) -> None:
    files = {
        path_of("intention"): file_of("intention", "Secret.", status="draft"),
        path_of("decision"): file_of("decision", status="draft", date="yesterday"),
    }
    market, problems = market_of(write_market(tmp_path, files))
    assert (market.intentions, market.decisions, market.links_from("intention", "a")) == ({}, {}, ())
    assert market.drafts == (Path("content/market/decisions/a.yaml"), Path("content/intentions/a.md"))
    assert "Secret" not in repr(market)
    (problem,) = problems
    assert problem.startswith("content/market/decisions/a.yaml:8: “yesterday” is not a date")


def test_a_draft_may_name_a_draft(tmp_path: Path) -> None:
    files = {
        path_of("intention"): file_of("intention", status="draft", decisions=["a"]),
        path_of("decision"): file_of("decision", status="draft"),
    }
    assert market_of(write_market(tmp_path, files))[1] == []


@pytest.mark.parametrize(("reply_until", "shown"), [("2013-09-09", True), ("2013-09-10", False)])
def test_an_assessment_waits_until_the_service_has_answered(reply_until: str, *, shown: bool, tmp_path: Path) -> None:
    market, problems = market_of(
        write_market(tmp_path, {path_of("assessment"): file_of("assessment", reply_until=reply_until)})
    )
    assert problems == []
    assert bool(market.assessments) == shown
    assert bool(market.drafts) != shown


def test_a_dataset_has_its_table_beside_it(tmp_path: Path) -> None:
    _market, problems = market_of(write_market(tmp_path, {path_of("dataset"): file_of("dataset")}))
    assert problems == ["content/market/indicators/a.yaml:1: It has no table. Put its numbers in a.csv, beside it."]


def test_markdown_keeps_its_text_and_the_line_it_starts_on(tmp_path: Path) -> None:
    fields = file_of("chapter").removesuffix("---\n")
    market, problems = market_of(write_market(tmp_path, {path_of("chapter"): f"{fields}---\n## One\n\nTwo — three.\n"}))
    assert problems == []
    chapter = market.chapters["a"]
    assert chapter.body == "## One\n\nTwo — three.\n"
    assert (tmp_path / path_of("chapter")).read_text(encoding="utf-8").split("\n")[chapter.body_line - 1] == "## One"


def test_chapters_come_in_their_order(tmp_path: Path) -> None:
    files = {path_of("chapter", name): file_of("chapter", order=order) for name, order in (("a", 30), ("b", 5))}
    assert list(market_of(write_market(tmp_path, files))[0].chapters) == ["b", "a"]


def test_a_number_of_the_line_below_the_front_is_that_of_the_file(tmp_path: Path) -> None:
    _market, problems = market_of(write_market(tmp_path, {path_of("intention"): file_of("intention", signal="bigger")}))
    assert [problem.split(":")[1] for problem in problems] == ["7"]
    assert (tmp_path / path_of("intention")).read_text(encoding="utf-8").split("\n")[6].startswith("signal:")


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("content/market/contracts/b.yml", "Name it b.yaml."),
        ("content/intentions/b.yaml", "Name it b.md."),
        ("content/market/contract/b.yaml", "Its folder is “contract”. Did you mean “contracts”?"),
        ("content/market/indicators/b.csv", "A table needs b.yaml beside it, which says what is counted."),
        ("content/market/b.yaml", "Put it in one of content/market/organisations, content/market/contracts, "),
    ],
)
def test_a_file_that_nothing_reads_is_told(path: str, remedy: str, tmp_path: Path) -> None:
    _market, problems = market_of(write_market(tmp_path, {path: "", "content/market/README.md": "Read me."}))
    (problem,) = problems
    assert problem.startswith(f"{path}:1: Nothing reads this file. {remedy}")


def test_links_are_known_both_ways(tmp_path: Path) -> None:
    files = {
        path_of("intention"): file_of("intention", contracts=["a"], themes=["a.staff"]),
        path_of("contract"): file_of("contract", suppliers=[{"listing": "adas-companions"}]),
        path_of("exercise"): file_of("exercise"),
    }
    market, problems = market_of(write_market(tmp_path, files))
    assert problems == []
    assert {(link.field, link.to_kind, link.to_id) for link in market.links_from("intention", "a")} == {
        ("contracts.0", "contract", "a"),
        ("themes.0", "theme", "a.staff"),
        ("zones.0", "zone", "county"),
        ("sources.0.document", "document", "report"),
    }
    assert [(link.kind, link.id) for link in market.links_to("contract", "a")] == [("intention", "a")]
    assert [link.field for link in market.links_to("listing", "adas-companions")] == ["suppliers.0.listing"]


def test_a_file_with_a_fault_leaves_the_others_be(tmp_path: Path) -> None:
    files = {
        path_of("contract"): file_of("contract", status="live"),
        path_of("intention"): file_of("intention", contracts=["a"]),
    }
    market, problems = market_of(write_market(tmp_path, files))
    assert [problem.partition(":")[0] for problem in problems] == ["content/market/contracts/a.yaml"]
    assert (list(market.contracts), list(market.intentions)) == ([], ["a"])


def test_what_is_worth_is_reckoned_from_what_is_written(tmp_path: Path) -> None:
    market = sample(
        tmp_path,
        value={"annual": "£5,360,123", "years": 3},
        end="2014-03",
        extensions=[{"months": 24}, {"until": "2015-03", "taken": "yes"}],
        savings=[{"amount": "£1,500,000", "percent": "47%"}],
    )
    contract = market.contracts["a"]
    assert contract.value is not None
    assert str(contract.value.in_all) == "£16,080,369"
    assert str(contract.value_with_extensions) == "£26,800,615"
    assert str(contract.last_end) == "March 2015"
    assert str(contract.savings[0].implied_baseline) == "£3,191,489"


def sample(root: Path, **fields: Any) -> Market:
    market, problems = market_of(write_market(root, {path_of("contract"): file_of("contract", **fields)}))
    assert problems == []
    return market
