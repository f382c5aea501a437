"""Counts of people come out through one door, and what is made of them is made of what may be shown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.market.figures.door import shown
from plugins.market.figures.every import all_figures
from plugins.market.figures.figure import Figure
from plugins.market.records.indicator import ForEach
from plugins.market.records.market import Market
from plugins.market.records.money import Money
from plugins.market.records.names import Zone
from plugins.market.records.working import Working, Workings
from tests.builders import make_catalogue
from tests.market.figures.builders import make_market, measure, observation

PEOPLE = measure("waiting", counts="people")


def figures_of(market: Market) -> dict[str, Figure]:
    return all_figures(market, make_catalogue(), shown(market))


def texts(market: Market) -> list[str]:
    indicator = shown(market)["care.waiting"]
    return [str(one.value) if one.marker is None else f"[{one.marker}]" for one in indicator.observations]


@pytest.mark.parametrize(
    ("count", "text"), [("0", "0"), ("1", "[c]"), ("7", "[c]"), ("8", "10"), ("12", "10"), ("2750", "2750")]
)
def test_a_count_of_people_is_hidden_or_rounded(count: str, text: str) -> None:
    assert texts(make_market(measures={PEOPLE: [observation(count)]})) == [text]


def test_a_hidden_count_cannot_be_worked_out_from_its_total() -> None:
    categories = [("a", "40"), ("b", "20"), ("c", "3"), ("total", "63")]
    market = make_market(measures={PEOPLE: [observation(count, category=name) for name, count in categories]})
    assert texts(market)[2] == "[c]"
    assert "63" not in texts(market)


def test_counts_of_beds_are_left_alone() -> None:
    beds = measure("beds", "beds")
    market = make_market(measures={beds: [observation("3")]})
    assert figures_of(market)["care.beds"].text == "3 beds"


def test_residents_are_told_exactly_and_what_is_made_of_people_is_not() -> None:
    residents = measure("aged-65", counts="residents")
    parts = ("care.waiting", "care.aged-65")
    everybody = Working(name="care.all", title="All", definition="A sum.", unit="people", add=parts)
    rate = replace(everybody, name="care.rate", unit="percent", add=parts[:1], divide_by=parts[1:])
    numbers = {PEOPLE: [observation("3")], residents: [observation("24917"), observation("6", zone="mansfield")]}
    found = figures_of(make_market(measures=numbers, workings=Workings(workings=(rate, everybody))))
    assert [found[name].text for name in ("care.aged-65", "care.aged-65.mansfield")] == ["24,917 people", "6 people"]
    assert [found[name].text for name in ("care.waiting", "care.rate", "care.all")] == ["[c]", "[c]", "[c]"]
    assert (found["care.aged-65"].counts, found["care.all"].counts) == ("residents", "people")
    assert found["care.aged-65"].cell is None


def test_a_count_of_a_district_cannot_be_worked_out_from_the_zone_that_holds_it() -> None:
    districts = {"ham": "Ham", "stow": "Stow", "wick": "Wick"}
    north = Zone(code="north", name="The north", districts=tuple(districts))
    counts = [("north", "17"), ("ham", "8"), ("stow", "8"), ("wick", "1")]
    numbers = {PEOPLE: [observation(count, zone=zone) for zone, count in counts]}
    found = figures_of(make_market(measures=numbers, zones={"north": north}, districts=districts))
    assert [found[f"care.waiting.{zone}"].marker for zone, _ in counts].count("c") > 1
    assert found["care.waiting.wick"].text == "[c]"
    assert found["care.waiting.ham"].place == "Ham"


def test_a_range_of_people_is_rounded_at_both_ends_or_hidden() -> None:
    rounded, hidden = (
        make_market(measures={PEOPLE: [observation(None, lowest=low, highest=high)]})
        for low, high in (("12", "21"), ("2", "21"))
    )
    assert figures_of(rounded)["care.waiting"].text == "10 to 20 people"
    assert figures_of(hidden)["care.waiting"].text == "[c]"


def test_a_percentage_of_people_is_made_of_rounded_counts() -> None:
    share = measure("at-home", "percent", counts="people")
    market = make_market(measures={share: [observation("67.6", numerator="23", denominator="34")]})
    figure = figures_of(market)["care.at-home"]
    assert figure.text == "71.4%"
    assert figure.working == ("25 ÷ 35 × 100 = 71.4%, rounded.",)
    few = make_market(measures={share: [observation("50", numerator="2", denominator="4")]})
    assert figures_of(few)["care.at-home"].text == "[c]"


def test_an_amount_for_each_person_is_hidden_with_them() -> None:
    paid = measure("paid", "pounds", each=ForEach(of="waiting", price=Money(Decimal(2500))))
    market = make_market(
        measures={
            PEOPLE: [observation("4", category="a"), observation("20", category="b")],
            paid: [observation("10000", category="a"), observation("50000", category="b")],
        }
    )
    figures = figures_of(market)
    assert figures["care.paid.a"].text == "[c]"
    assert figures["care.paid.b"].text == "about £50,000"


def test_an_exact_amount_for_all_is_told_only_where_it_gives_nobody_away() -> None:
    paid = measure("paid", "pounds", each=ForEach(of="waiting", price=Money(Decimal(100))))

    def told(*counts: int) -> str:
        named = [*zip("abcdef", map(str, counts), strict=False), ("total", str(sum(counts)))]
        people = [observation(count, category=name) for name, count in named]
        amounts = [observation(f"{count}00", category=name) for name, count in named]
        return figures_of(make_market(measures={PEOPLE: people, paid: amounts}))["care.paid"].text

    assert told(27, 28, 27, 8, 52, 21) == "£16,300"
    assert told(3) == "[c]"


def test_a_working_uses_what_is_shown() -> None:
    working = Working(
        name="care.double",
        title="Double",
        definition="Twice as many.",
        unit="people",
        add=("care.waiting", "care.waiting"),
    )
    market = make_market(measures={PEOPLE: [observation("12")]}, workings=Workings(workings=(working,)))
    assert figures_of(market)["care.double"].text == "20 people"
    hidden = make_market(measures={PEOPLE: [observation("3")]}, workings=Workings(workings=(working,)))
    assert figures_of(hidden)["care.double"].text == "[c]"
