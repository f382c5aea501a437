"""What the directory's own listings say of supply, prices, quality and reach; and what contracts say of the future."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plugins.market.figures.door import shown
from plugins.market.figures.every import all_figures
from plugins.market.figures.expiry import quarter_of
from plugins.market.figures.figure import Figure
from plugins.market.records.contract import Extension, Supplier, UnitPrice, Value
from plugins.market.records.market import Market
from plugins.market.records.money import Money
from plugins.market.records.working import Sufficiency, Workings
from plugins.records.listing import Listing
from tests.builders import TODAY, make_catalogue, make_listing
from tests.market.figures.builders import make_contract, make_market, measure, observation, when


def home_care(slug: str, price: str, *districts: str, **more: Any) -> Listing:
    fields = {"support": ["home-care"], "prices": [{"amount": price, "unit": "hour"}], "organisation": {"name": slug}}
    return in_districts(make_listing("registered", slug, **(fields | more)), *(districts or ("mansfield",)))


def in_districts(listing: Listing, *districts: str) -> Listing:
    return replace(listing, districts=districts)


def figures_of(*listings: Listing, market: Market | None = None, rate: str | None = "21.60") -> dict[str, Figure]:
    found = market or make_market()
    return all_figures(found, make_catalogue(*listings), shown(found), None if rate is None else Decimal(rate))


def test_supply_is_counted_by_kind_district_and_contract() -> None:
    contract = make_contract("home-care", suppliers=(Supplier(listing="b"),))
    figures = figures_of(
        home_care("a", "20", council_contract=True),
        home_care("b", "22", "mansfield", "newark-and-sherwood"),
        home_care("c", "24"),
        market=make_market(contracts={"home-care": contract}),
    )
    assert figures["directory.supply.home-care"].text == "3 services"
    assert figures["directory.supply.home-care.contracted"].text == "2 services"
    assert figures["directory.supply.home-care.mansfield.not-contracted"].text == "1 service"
    assert figures["directory.supply.home-care.newark-and-sherwood"].path == (
        "/market/figures/directory.supply.home-care/#newark-and-sherwood"
    )
    assert figures["directory.supply.home-care"].as_at == f"at {TODAY.day} {TODAY:%B %Y}"


def test_a_zone_with_one_organisation_is_told_however_many_services_it_has() -> None:
    both = [home_care(slug, "20", organisation={"name": "One firm"}) for slug in ("a", "b")]
    assert figures_of(*both)["directory.sole-supplier-zones.home-care"].working == ("One provider only: Mansfield.",)
    figures = figures_of(*both, home_care("c", "20", "mansfield", "newark-and-sherwood"))
    assert figures["directory.sole-supplier-zones.home-care"].working == ("One provider only: Newark.",)


def test_prices_need_three_providers() -> None:
    two = [home_care("a", "20"), home_care("b", "30")]
    assert "directory.hourly-price.home-care" not in figures_of(*two)
    same_firm = home_care("c", "24", organisation={"name": "a"})
    assert "directory.hourly-price.home-care" not in figures_of(*two, same_firm)
    contract = make_contract(
        "framework", support=("home-care",), price=UnitPrice(unit="pounds-an-hour", cap=Money(Decimal(25)))
    )
    market = make_market(contracts={"framework": contract})
    figures = figures_of(*two, home_care("c", "24"), market=market)
    assert figures["directory.hourly-price.home-care"].text == "£20 to £30 an hour"
    assert figures["directory.hourly-price.home-care.median"].text == "£24 an hour"
    assert figures["directory.hourly-price.home-care.within-direct-payment"].working == (
        "1 of 3 ask £21.60 an hour or less.",
    )
    assert figures["directory.hourly-price.home-care.within-cap-framework"].working == (
        "2 of 3 ask £25 an hour or less.",
    )
    without = figures_of(*two, home_care("c", "24"), rate=None)
    assert "directory.hourly-price.home-care.within-direct-payment" not in without


def test_quality_beds_and_reach() -> None:
    def home(slug: str, beds: int, rating: str | None) -> Listing:
        cqc: dict[str, Any] = {"location_id": "1-9000000001", "name": slug, "beds": beds}
        if rating is not None:
            cqc["rating"] = {"overall": rating}
        return in_districts(make_listing("registered", slug, support=["care-home"], cqc=cqc), "mansfield")

    micro = in_districts(make_listing("micro"), "mansfield", "newark-and-sherwood")
    assistant = in_districts(make_listing("personal-assistant"), "mansfield")
    figures = figures_of(
        home("a", 20, "Good"), home("b", 11, "Good"), home("c", 9, "Inadequate"), home("d", 5, None), micro, assistant
    )
    assert figures["directory.rating.good"].text == "2 services"
    assert figures["directory.rating.good.percent"].text == "67%"
    assert figures["directory.rating.not-rated"].text == "1 service"
    assert figures["directory.rating"].text == "3 services"
    assert figures["directory.beds"].text == "45 beds"
    assert figures["directory.beds.newark-and-sherwood"].text == "0 beds"
    assert figures["directory.micro-providers"].text == "1 micro-provider"
    assert figures["directory.micro-providers.districts"].working == ("Mansfield, Newark and Sherwood: 2 of 2.",)
    assert figures["directory.personal-assistants.districts"].text == "1 district"


def test_contracts_that_end_are_added_up_by_quarter() -> None:
    contracts = {
        "known": make_contract(
            "known", end=when("2014-03-31"), value=Value(annual=Money(Decimal(900))), indicators=("care.people",)
        ),
        "longer": make_contract(
            "longer", end=when("2013-03-31"), extensions=(Extension(months=12, until=when("2014-01"), taken=True),)
        ),
        "elsewhere": make_contract("elsewhere", end=when("2014-03-31"), place="Cumbria"),
    }
    market = make_market(measures={measure("people", counts="people"): [observation("23")]}, contracts=contracts)
    figures = figures_of(market=market)
    assert figures["contracts.expiring.2014-q1"].text == "2 contracts"
    assert figures["contracts.expiring.2014-q1"].as_at == "January to March 2014"
    assert figures["contracts.expiring.2014-q1.value"].text == "at least £900 a year"
    assert figures["contracts.expiring.2014-q1.people"].text == "at least 25 people"
    assert figures["contracts.expiring.2014-q1.people"].working == ("Known: 25 people.", "Longer: not held.")


@pytest.mark.parametrize(
    ("day", "quarter"), [("2014-01-01", (2014, 1)), ("2014-03-31", (2014, 1)), ("2014-12-31", (2014, 4))]
)
def test_a_quarter_of_the_year(day: str, quarter: tuple[int, int]) -> None:
    assert quarter_of(when(day).last) == quarter


def test_whether_there_is_enough_is_told_where_both_are_held() -> None:
    need, have = measure("needed", "hours-a-week"), measure("offered", "hours-a-week")
    market = make_market(
        measures={
            need: [observation("100", zone="mansfield"), observation("50", zone="newark")],
            have: [observation("80", zone="mansfield", how="about")],
        },
        workings=Workings(
            sufficiencies=(
                Sufficiency(
                    name="care.enough", title="Care", unit="hours-a-week", demand="care.needed", capacity="care.offered"
                ),
            )
        ),
    )
    figures = figures_of(market=market)
    assert figures["care.enough.mansfield"].text == "about \N{MINUS SIGN}20 hours a week"
    assert figures["care.enough.newark"].text == "not held"
    assert figures["care.enough.newark"].working == ("Capacity: not held.", "Demand: 50 hours a week (2013).")


def enough(unit: str, demand: str, capacity: str) -> Workings:
    return Workings(
        sufficiencies=(Sufficiency(name="care.enough", title="Care", unit=unit, demand=demand, capacity=capacity),)
    )


def test_whether_there_is_enough_is_told_by_need_too() -> None:
    need, have = measure("needed", "beds"), measure("offered", "beds")
    market = make_market(
        measures={
            need: [
                observation("30", "2012", zone="mansfield", category="Nursing"),
                observation("70", "2012", zone="mansfield", category="Dementia"),
                observation("999", "2040", zone="mansfield", category="Nursing", marker="f"),
            ],
            have: [
                observation("35", zone="mansfield", category="Nursing"),
                observation("50", zone="mansfield", category="Dementia"),
                observation("85", zone="mansfield", category="total"),
            ],
        },
        workings=enough("beds", "care.needed", "care.offered"),
    )
    figures = figures_of(market=market)
    nursing = figures["care.enough.mansfield.nursing"]
    assert (nursing.text, nursing.category, nursing.as_at) == ("5 beds", "Nursing", "2013")
    assert nursing.working == ("Capacity: 35 beds (2013).", "Demand: 30 beds (2012).", "35 \N{MINUS SIGN} 30 = 5.")
    assert figures["care.enough.mansfield.dementia"].text == "\N{MINUS SIGN}20 beds"
    assert figures["care.enough.mansfield"].text == "not held", "nobody says what all need together"


def test_what_is_kept_back_of_demand_is_kept_back_of_what_is_left() -> None:
    need, have = measure("waiting", "people", counts="people"), measure("room", "people")
    market = make_market(
        measures={need: [observation("3")], have: [observation("40")]},
        workings=enough("people", "care.waiting", "care.room"),
    )
    left = figures_of(market=market)["care.enough"]
    assert (left.text, left.working[1]) == ("[c]", "Demand: kept back.")
