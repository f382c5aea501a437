"""What the finder shows and narrows by."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plugins.records.wording import make_card
from plugins.search.columns import CARD, listings_json
from tests.builders import make_catalogue, make_listing
from tests.search.county import make_county

COUNTY = make_county()


def columns_of(*listings: Any) -> dict[str, Any]:
    catalogue = make_catalogue(*listings) if listings else COUNTY
    found: dict[str, Any] = json.loads(listings_json(catalogue.listings, catalogue))
    return found


def price_of(*prices: tuple[float, str], **fields: Any) -> int:
    given = [{"amount": amount, "unit": unit} for amount, unit in prices]
    found: int = columns_of(make_listing(prices=given, **fields))["prices"][0]
    return found


def test_a_card_says_what_it_says_on_every_page() -> None:
    columns = columns_of()
    for listing, shown in zip(COUNTY.listings, columns["cards"], strict=True):
        card = make_card(listing, COUNTY)
        assert dict(zip(columns["card"], shown, strict=True)) == {name: _plain(getattr(card, name)) for name in CARD}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def test_facets_are_the_numbers_of_a_listings_words() -> None:
    columns = columns_of()
    words = [f"{key} {word}" for key, _, group in columns["groups"] for word, _ in group]
    damson = [listing.slug for listing in COUNTY.listings].index("damson")
    assert {words[number] for number in columns["facets"][damson]} == {
        "support care-home", "need dementia", "district newark-and-sherwood", "pay council-arranged",
        "price week-1000", "availability unknown", "kind micro",
    }  # fmt: skip


def test_words_that_no_listing_answers_to_are_left_out() -> None:
    groups = {key: [word for word, _ in words] for key, _, words in columns_of()["groups"]}
    assert groups["language"] == ["en", "pl"]
    assert "rating" not in groups


@pytest.mark.parametrize(
    ("address", "point"),
    [
        pytest.param({"postcode": "NG18 1AA", "show": "full"}, [53145, -1190], id="exact where the address is shown"),
        pytest.param({"postcode": "NG18 1AA", "show": "outcode"}, [53140, -1180], id="the middle of the outcode"),
        pytest.param({"postcode": "NG18 1AA", "show": "none"}, 0, id="nowhere when withheld"),
        pytest.param({"postcode": "B1 1AA", "show": "full"}, 0, id="nowhere when not known"),
    ],
)
def test_a_listing_stands_where_its_address_may_be_shown(address: dict[str, str], point: object) -> None:
    assert columns_of(make_listing(address=address))["points"] == [point]


def test_a_service_that_comes_to_people_has_a_reach_and_no_point() -> None:
    address = {"postcode": "NG18 1AA", "show": "full"}
    columns = columns_of(
        make_listing(slug="a", address=address, area={"districts": ["mansfield"]}),
        make_listing(slug="b", address=address, area={"miles": 6, "of": "NG24"}),
    )
    assert columns["points"] == [0, 0]
    assert columns["reaches"] == [[], [53070, -800, 6]]


def test_prices_sort_by_unit_and_then_amount() -> None:
    rising = [price_of((0, "hour")), price_of((18, "hour")), price_of((9.5, "half-hour")), price_of((9, "visit")),
              price_of((950, "week"), (1000, "week"))]  # fmt: skip
    assert rising == sorted(rising)
    assert len(set(rising)) == len(rising)
    assert price_of((950, "week"), (20, "hour")) == price_of((20, "hour"))


def test_what_is_free_costs_nothing_and_what_is_not_known_is_marked() -> None:
    assert price_of(pays=["free"]) == 0
    assert price_of(pays=["self-funded"]) == -1


def test_everyday_words_stand_for_kinds_of_support_unless_they_name_one() -> None:
    columns = columns_of(make_listing(support=["practical-help", "care-home"]))
    words = [word for word, _ in columns["groups"][0][2]]
    assert [words[number] for number in columns["meanings"]["cleaning"]] == ["practical-help"]
    assert "nursing" not in columns["meanings"]  # “A home with care, without nursing”


def test_what_is_not_checked_lately_sinks_and_what_is_closed_for_now_sinks_lower() -> None:
    columns = columns_of()
    sinks = {card[0]: sinks for card, sinks in zip(columns["cards"], columns["sinks"], strict=True)}
    assert (sinks["ada"], sinks["ivy"], sinks["heron"]) == (0, 1, 2)
