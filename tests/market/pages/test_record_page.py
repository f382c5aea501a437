"""A record's page shows every field it holds, in its order, with what can be worked out of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup, escape

from plugins.market.figures import door
from plugins.market.pages.atlas import Ref, make_atlas
from plugins.market.pages.blocks import Fact
from plugins.market.pages.layout import DRAWN, ELSEWHERE, LAYOUTS
from plugins.market.pages.places import PLACES
from plugins.market.pages.record_page import Maker, values_of
from plugins.market.pages.thread import strands
from plugins.market.pages.words import properties_of
from plugins.records.load import load
from tests.market.builders import DAY, file_of, market_of, path_of, write_market


def shown(root: Path, kind: str, table: str = "", **fields: Any) -> Mapping[str, Any]:
    """Give what the page of a record shows, in a market that is otherwise empty."""
    files: dict[str, str | bytes] = {path_of(kind): file_of(kind, **fields)}
    if table:
        files[path_of(kind).replace(".yaml", ".csv")] = table
    market, problems = market_of(write_market(root, files))
    assert problems == []
    atlas = make_atlas(market, load(root, DAY).catalogue, door.shown(market))
    maker = Maker(atlas, strands(market), {}, escape)
    return values_of(kind, getattr(market, PLACES[kind].field)["a"], maker)


def facts(values: Mapping[str, Any]) -> dict[str, tuple[str | Ref, ...]]:
    """Give every fact of a page by its title, those within blocks and entries too."""
    found: list[Fact] = [*values["glance"], *values["upkeep"]]
    for part in values["parts"]:
        found += part.facts
        for block in part.blocks:
            found += [*block.facts, *(fact for entry in block.entries for fact in entry.facts)]
    return {fact.title: fact.values for fact in found}


@pytest.mark.parametrize("kind", PLACES)
def test_a_layout_names_only_fields_there_are(kind: str) -> None:
    assert LAYOUTS[kind].named <= properties_of(kind).keys()
    assert DRAWN.get(kind, frozenset()) <= properties_of(kind).keys()
    assert not LAYOUTS[kind].named & ELSEWHERE


def test_the_amounts_of_a_contract_are_exact_and_worked_out(tmp_path: Path) -> None:
    said = facts(
        shown(
            tmp_path,
            "contract",
            value={"annual": "£5,360,123", "years": 3},
            extensions=[{"months": 24}],
            savings=[{"amount": "£1,500,000", "percent": "47%", "what": "Less for support."}],
            start="2011-04",
            term_months=36,
        )
    )
    assert said["A year"] == ("£5,360,123",)
    assert said["In all, worked out"] == ("£5,360,123 a year × 3 years = £16,080,369",)
    assert said["With every extension, worked out"] == ("£5,360,123 a year × 5 years = £26,800,615",)
    assert said["The baseline that makes, worked out"] == ("£1,500,000 ÷ 47% = about £3,191,489",)
    assert said["Term"] == ("3 years",)
    assert said["Start"] == ("April 2011",)


def test_a_price_says_what_it_is_for(tmp_path: Path) -> None:
    said = facts(shown(tmp_path, "contract", price={"unit": "pounds-an-hour", "cap": "£14.00"}))
    assert said["Cap"] == ("£14.00 an hour",)
    assert "Unit" not in said


def test_a_date_says_how_far_it_moved(tmp_path: Path) -> None:
    moved = {
        "kind": "start",
        "planned_first": "2013-04",
        "planned_now": "2014-04",
        "reason": "A longer term was taken.",
    }
    (one,) = shown(tmp_path, "opportunity", stage="planned", dates=[moved])["dates"]
    assert (one["first"], one["now"], one["actual"]) == ("April 2013", "April 2014", "")
    assert one["slip"] == "365 days later than first planned"


def test_the_lines_of_a_fund_are_added_up(tmp_path: Path) -> None:
    lines = [{"name": name, "title": name, "amount": amount} for name, amount in (("one", "£1,000"), ("two", "£250"))]
    assert shown(tmp_path, "funding", lines=lines)["in_all"] == "£1,250"


def test_both_views_stand_where_they_differ(tmp_path: Path) -> None:
    standard = {
        "name": "staff", "title": "Staff", "own": 4, "reviewer": 3,
        "own_view": "We are well staffed.", "reviewer_view": "There were gaps.",
    }  # fmt: skip
    ((one, is_weak),) = shown(tmp_path, "assessment", standards=[standard])["standards"]
    assert (one.own_view, one.reviewer_view, is_weak) == ("We are well staffed.", "There were gaps.", False)


def test_what_is_not_held_is_named_by_its_title(tmp_path: Path) -> None:
    assert shown(tmp_path, "contract", not_held=["value", "end"])["not_held"] == ["Value", "End"]


def test_a_name_without_a_page_is_said_and_not_linked(tmp_path: Path) -> None:
    said = facts(shown(tmp_path, "contract", buyers=["council"]))
    assert said["Buyers"] == (Ref("A council", "/market/organisations/#council"),)
    assert said["Kinds of support"] == ("Home care",)


def test_text_of_a_stranger_stays_text(tmp_path: Path) -> None:
    values = shown(tmp_path, "intention", rationale="<script>alert(1)</script>")
    said = [value for part in values["parts"] for fact in part.facts for value in fact.values]
    assert "<script>alert(1)</script>" in said
    assert not any(isinstance(value, Markup) for value in said)


def test_a_small_count_of_people_is_hidden_and_a_large_one_rounded(tmp_path: Path) -> None:
    measures = [
        {"name": "few", "title": "Few", "definition": "A few people.", "unit": "people", "counts": "people"},
        {"name": "many", "title": "Many", "definition": "Many people.", "unit": "people", "counts": "people"},
    ]
    values = shown(tmp_path, "dataset", "measure,period,value\nfew,2013,3\nmany,2013,43\n", measures=measures)
    assert [figure.latest for figure in values["figures"]] == ["[c]", "45 people"]
    assert list(values["marks"]) == ["[c]"]
