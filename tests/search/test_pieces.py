"""Where services stand and come to, piece by piece of the map."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from plugins.records.area import NEXT_DOOR, Place
from plugins.search import pieces
from plugins.search.pieces import MARGIN, make_pieces
from plugins.search.rows import GRID, make_rows
from tests.builders import make_area, make_catalogue, make_listing
from tests.search.unpack import unpacked


def files_of(*listings: Any, **area: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The head of the pieces of some listings, and what their files hold."""
    catalogue = make_catalogue(*listings, area=make_area(**area))
    rows = make_rows(catalogue.listings, catalogue)
    made = make_pieces(rows, catalogue.area, [[0]] * len(rows))
    return json.loads(json.dumps(made.head())), {name: json.loads(content) for name, content in made.files()}


@pytest.mark.parametrize(
    ("address", "point"),
    [
        pytest.param({"postcode": "NG18 1AA", "show": "full"}, [53145, -1190], id="exact where the address is shown"),
        pytest.param({"postcode": "NG18 1AA", "show": "outcode"}, [53140, -1180], id="the middle of the outcode"),
        pytest.param({"postcode": "NG18 1AA", "show": "none"}, None, id="nowhere when withheld"),
        pytest.param({"postcode": "B1 1AA", "show": "full"}, None, id="nowhere when not known"),
    ],
)
def test_a_listing_stands_where_its_address_may_be_shown(address: dict[str, str], point: list[int] | None) -> None:
    _, files = files_of(make_listing(address=address))
    assert [one[:2] for one in files["where/0.json"]] == ([] if point is None else [point])


def test_a_service_that_comes_to_people_has_a_reach_and_no_point() -> None:
    address = {"postcode": "NG18 1AA", "show": "full"}
    head, files = files_of(
        make_listing(slug="a", address=address, area={"districts": ["mansfield"]}),
        make_listing(slug="b", address=address, area={"miles": 6, "of": "NG24"}),
    )
    assert files["where/0.json"] == []
    assert [one[:4] for one in files["near/0.json"]["reach"]] == [[53070, -800, 6, [0]]]
    assert unpacked(files["near/0.json"]["others"]) == [0]
    assert (head["covered"], unpacked(files["covers/0.json"])) == ([0], [0])


def test_what_comes_from_a_place_that_is_not_known_still_comes_to_people() -> None:
    catalogue = make_catalogue(make_listing(area={"miles": 6, "of": "ZE1"}))
    rows = make_rows(catalogue.listings, catalogue)
    files = dict(make_pieces(rows, catalogue.area, [[]]).files())
    assert unpacked(json.loads(files["near/0.json"])["others"]) == [0]


def test_the_map_is_cut_so_that_each_building_stands_in_one_small_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "STANDING", 4)
    chance = random.Random("pieces")  # noqa: S311  no secret
    outcodes = {f"NG{number}": Place(53 + chance.random(), -1 - chance.random(), "mansfield") for number in range(40)}
    listings = [
        make_listing(slug=f"at-{outcode.lower()}", address={"postcode": f"{outcode} 1AA", "show": "outcode"})
        for outcode in outcodes
    ]
    head, files = files_of(*listings, outcodes=outcodes)
    numbers = []
    for piece, (south, west, north, east) in enumerate(head["standing"]):
        there = files[f"where/{piece}.json"]
        assert len(there) <= 4
        assert all(south <= latitude <= north and west <= longitude <= east for latitude, longitude, *_ in there)
        numbers += [number for *_, found in there for number in unpacked(found)]
    assert sorted(numbers) == list(range(40))


def test_what_may_come_to_a_place_is_in_the_file_of_its_piece() -> None:
    chance = random.Random("near")  # noqa: S311  no secret
    outcodes = {f"NG{number}": Place(52.8 + chance.random(), -chance.random(), "mansfield") for number in range(60)}
    listings = [
        make_listing(slug=f"of-{outcode.lower()}", area={"miles": chance.randrange(1, 13), "of": outcode})
        for outcode in outcodes
    ]
    head, files = files_of(*listings, outcodes=outcodes)
    assert len(head["coming"]) > 4
    for place in outcodes.values():
        (piece, *_) = [
            number for number, (south, west, north, east) in enumerate(head["coming"])
            if south <= place.latitude * GRID <= north and west <= place.longitude * GRID <= east
        ]  # fmt: skip
        near = files[f"near/{piece}.json"]
        listed = {number for *_, found in near["reach"] for number in unpacked(found)}
        assert listed.isdisjoint(unpacked(near["others"]))
        for number, listing in enumerate(make_catalogue(*listings, area=make_area(outcodes=outcodes)).listings):
            assert listing.area is not None
            assert listing.area.miles is not None
            gap = place.miles_to(outcodes[listing.area.of or ""]) - listing.area.miles
            if gap <= NEXT_DOOR:
                assert number in listed


def test_the_margin_is_wider_than_what_counts_as_next_door() -> None:
    assert MARGIN > NEXT_DOOR
