"""What changed between two editions is told in words, and by how much only where that is honest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plugins.market.editions.changes import Moved, Some, changes
from plugins.market.editions.freeze import Frozen
from plugins.market.pages.editions import difference
from plugins.market.records.edition import (
    Edition,
    PastContract,
    PastDate,
    PastFigure,
    PastIntention,
    PastOpportunity,
)
from plugins.market.records.when import Period, When

EDITION = Edition(
    id="a",
    title="2012",
    date=date(2012, 9, 9),
    owner="A team",
    review_by=date(2013, 9, 9),
    hidden_up_to=7,
    nearest=5,
)
LATER = replace(EDITION, id="b", date=date(2013, 9, 9))
PLAN = PastIntention(name="plan", title="A plan", signal="grow")
CHANCE = PastOpportunity(name="chance", title="A chance", stage="planned")
DEAL = PastContract(name="deal", title="A deal", ends=When.read("2013-03-31"))


def figure(value: str | None, **more: Any) -> PastFigure:
    values: dict[str, Any] = {"name": "care.price", "title": "Price", "unit": "pounds-an-hour"} | more
    when = values.pop("as_at", "2012")
    number = None if value is None else Decimal(value)
    return PastFigure(value=number, as_at=None if when is None else Period.read(when), **values)


def said(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, ...]]:
    found = changes(Frozen(replace(EDITION, **before), ()), Frozen(replace(LATER, **after), ()))
    return [(one.kind, one.name, one.news, *one.said) for one in found.records]


def date_of(kind: str, when: str, *, happened: bool = False) -> PastDate:
    return PastDate(kind=kind, expected=Period.read(when), happened=happened)


def test_nothing_changed() -> None:
    same = {"intentions": (PLAN,), "opportunities": (CHANCE,), "contracts": (DEAL,)}
    assert said(same, {**same, "contracts": (DEAL,)}) == [("contract", "deal", "changed", "It ended on 31 March 2013.")]
    assert said({"intentions": (PLAN,)}, {"intentions": (PLAN,)}) == []


def test_an_intention_is_new_gone_changed_or_withdrawn() -> None:
    assert said({}, {"intentions": (PLAN,)}) == [("intention", "plan", "new")]
    assert said({"intentions": (PLAN,)}, {}) == [("intention", "plan", "gone")]
    now = replace(PLAN, signal="reduce", status="withdrawn", title="Less", when=Period.read("2014"))
    assert said({"intentions": (PLAN,)}, {"intentions": (now,)}) == [
        (
            "intention",
            "plan",
            "changed",
            "It was withdrawn.",
            "It was called “A plan”.",
            "The signal was “Grow”, and is “Less”.",
            "When: 2014 is new.",
        )
    ]


def test_an_opportunity_moves_on_and_its_dates_slip() -> None:
    was = replace(CHANCE, stage="engagement", dates=(date_of("start", "2013-04"), date_of("closes", "2013-01")))
    dates = (date_of("start", "2014-04"), date_of("notice", "2013-10"), date_of("closes", "2013-01", happened=True))
    assert said({"opportunities": (was,)}, {"opportunities": (replace(CHANCE, dates=dates),)}) == [
        (
            "opportunity",
            "chance",
            "changed",
            "The stage was “Talking with providers”, and is “Planned”.",
            "Contract starts: April 2013 before, April 2014 after. That is 365 days later.",
            "Tender starts: October 2013 is new.",
            "Bids due: it happened.",
        )
    ]


def test_a_contract_is_made_longer() -> None:
    longer = replace(DEAL, ends=When.read("2014-03-31"))
    assert said({"contracts": (DEAL,)}, {"contracts": (longer,)}) == [
        ("contract", "deal", "changed", "It was made longer. End: 31 March 2013 before, 31 March 2014 after.")
    ]


def figures_of(before: list[PastFigure], after: list[PastFigure]) -> Any:
    return changes(Frozen(EDITION, tuple(before)), Frozen(LATER, tuple(after)))


def test_a_newer_number_takes_the_place_of_an_older_and_the_older_is_kept() -> None:
    older, newer = figure("15.33"), figure("13.46", as_at="2013")
    kept = figure("15.33", name="care.price.2012")
    assert figures_of([older], [newer, kept]).figures == (Moved(older, newer),)


def test_a_number_of_the_same_time_is_revised_whatever_it_is_called_now() -> None:
    older, newer = figure("15.33"), figure("13.46", as_at="2013")
    revised = figure("15.40", name="care.price.2012")
    assert figures_of([older], [newer, revised]).figures == (Moved(older, revised, is_revised=True),)


def test_figures_that_only_one_has_are_told_by_title_or_by_group() -> None:
    found = figures_of([figure("1")], [figure("1"), figure("2", name="care.cost", title="Cost"), *beds()])
    assert found.new == (Some("beds", "", 2), Some("care", "Cost", 1))
    assert figures_of([figure("1"), *beds()], [figure("1")]).gone == (Some("beds", "", 2),)


def beds() -> list[PastFigure]:
    return [figure("3", name=f"beds.{name}", title=name, unit="beds") for name in ("open", "closed")]


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (figure("15.33"), figure("13.46"), "£1.87 an hour less"),
        (figure("7", unit="beds"), figure("8", unit="beds"), "1 bed more"),
        (figure("7.5", unit="percent"), figure("9", unit="percent"), "1.5 percentage points more"),
        (figure("15.33", how="about"), figure("13.46"), ""),
        (figure("15.33"), figure("13.46", how="more-than"), ""),
        (figure(None, marker="c"), figure("13.46"), ""),
        (figure("15.33"), figure(None, lowest=Decimal(1), highest=Decimal(2)), ""),
        (figure("45", unit="people", counts="people"), figure("50", unit="people", counts="people"), ""),
        (figure("7", unit="beds"), figure("8", unit="homes"), ""),
    ],
)
def test_a_difference_is_told_only_where_both_are_exact(before: PastFigure, after: PastFigure, text: str) -> None:
    assert difference(Moved(before, after)) == text
