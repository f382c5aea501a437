"""What an earlier edition published is taken into account: nobody works out a hidden count by subtracting it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plugins.market.disclosure.markers import Shown
from plugins.market.disclosure.profile import DEFAULT
from plugins.market.disclosure.table import Name
from plugins.market.figures.door import shown
from plugins.market.figures.earlier import earlier_editions, published_then
from plugins.market.records.edition import Edition, PastFigure
from plugins.market.records.indicator import Observation
from plugins.market.records.market import Market
from tests.market.figures.builders import make_market, measure, observation

PEOPLE = measure("waiting", counts="people")
THEN = Edition(
    id="2012",
    title="2012",
    date=date(2012, 9, 9),
    owner="A team",
    review_by=date(2013, 9, 9),
    hidden_up_to=7,
    nearest=5,
)
COUNTS = {"a": 8, "b": 8, "c": 1, "total": 17}
MOST = 60


def past(values: Mapping[str, str]) -> tuple[PastFigure, ...]:
    """Give what an edition showed of some categories of 2013: a number, or a sign in its place."""
    return tuple(
        PastFigure(
            name=f"care.waiting.{category}",
            title="Waiting",
            unit="people",
            category=category,
            value=None if text.startswith("[") else Decimal(text),
            marker=text.strip("[]") if text.startswith("[") else None,
            counts="people",
            cell=("care.waiting", "2013", "", category),
        )
        for category, text in values.items()
    )


def market_of(counts: Mapping[str, int], then: Mapping[str, str], **revisions: str) -> Market:
    rows = [
        observation(str(count), category=category, revision=revisions.get(category))
        for category, count in counts.items()
    ]
    editions: dict[str, Any] = {"editions": {"2012": THEN}, "past": {"2012": past(then)}} if then else {}
    return make_market(measures={PEOPLE: rows}, **editions)


def told(market: Market) -> dict[str, str]:
    def text(one: Observation) -> str:
        return f"[{one.marker}]" if one.value is None else str(one.value)

    return {str(one.category): text(one) for one in shown(market)["care.waiting"].observations}


def possible(published: list[Mapping[str, str]], categories: str = "abc") -> dict[str, set[int]]:
    """Work out by trying every count what each can be, for a reader who has all that was published of it."""
    left: dict[str, list[int]] = {}
    for category in (*categories, "total"):
        bounds = [DEFAULT.bounds(Shown(int(one[category]))) for one in published if one.get(category, "[").isdecimal()]
        left[category] = [
            count
            for count in range(MOST)
            if all(low <= count and (high is None or count <= high) for low, high in bounds)
        ]
    found: dict[str, set[int]] = {category: set() for category in left}
    for counts in itertools.product(*(left[category] for category in categories)):
        if sum(counts) in left["total"]:
            for category, count in zip((*categories, "total"), (*counts, sum(counts)), strict=True):
                found[category].add(count)
    return found


def test_without_editions_the_total_is_hidden_and_the_parts_are_shown() -> None:
    assert told(market_of(COUNTS, {})) == {"a": "10", "b": "10", "c": "[c]", "total": "[c]"}


def test_a_total_of_an_earlier_edition_gives_no_hidden_part_away() -> None:
    then = {"total": "15"}
    alone = told(market_of(COUNTS, {}))
    assert possible([alone, then])["c"] == {0, 1}  # who subtracts would know: that is why the door must
    now = told(market_of(COUNTS, then))
    assert now["c"] == "[c]"
    assert set(range(1, 8)) <= possible([now, then])["c"]


def test_parts_of_an_earlier_edition_give_no_hidden_part_away() -> None:
    then = {"a": "10", "b": "10"}
    now = told(market_of(COUNTS, then))
    assert now["total"] == "[c]"
    assert set(range(1, 8)) <= possible([now, then])["c"]


def test_the_same_numbers_in_an_earlier_edition_change_nothing() -> None:
    now = told(market_of(COUNTS, {}))
    assert told(market_of(COUNTS, now)) == now


def test_a_count_that_was_revised_is_another_count() -> None:
    """20 were shown as 20; 40 today cannot be the same, and are not taken for it."""
    then = {"a": "20", "b": "[c]", "total": "[c]"}
    now = told(market_of({"a": 40, "b": 20, "total": 60}, then))
    assert now == {"a": "40", "b": "20", "total": "60"}


def test_a_row_may_say_that_it_was_revised() -> None:
    market = market_of({"a": 22, "b": 20, "total": 42}, {"a": "20", "total": "40"}, a="Counted again.", total="Again.")
    indicator = market.indicators["care.waiting"]
    counts: dict[Name, int | None] = {
        ("waiting", "2013", "", category): count for category, count in (("a", 22), ("b", 20), ("total", 42))
    }
    (edition,) = earlier_editions([indicator], counts, market, lambda _cells: ())
    assert {name[3] for name in edition.revised} == {"a", "total"}


@pytest.mark.parametrize("hidden", [1, 3, 7])
def test_a_hidden_count_stays_hidden_when_an_edition_had_no_reason_to_hide_it(hidden: int) -> None:
    """The edition of then had two parts and no total; today's total would tell the small one."""
    counts = {"a": 30, "b": 25, "c": hidden, "total": 55 + hidden}
    then = {"a": "30", "b": "25"}
    now = told(market_of(counts, then))
    assert now["c"] == "[c]"
    assert {1, 2, 3} <= possible([now, then])["c"]


def test_an_edition_of_another_dataset_says_nothing_here() -> None:
    other = PastFigure(name="x.y", title="Y", unit="people", value=Decimal(5), cell=("x.y", "2013", "", ""))
    market = make_market(
        measures={PEOPLE: [observation("12")]}, editions={"2012": THEN}, past={"2012": (*past({"a": "10"}), other)}
    )
    indicator = market.indicators["care.waiting"]
    (edition,) = earlier_editions([indicator], {}, market, lambda _cells: ())
    assert list(edition.shown) == [("waiting", "2013", "", "a")]
    assert {name[0]: shown.value for name, shown in published_then(market).items()} == {"care.waiting": 10, "x.y": 5}
