"""The map draws places people go to, and nobody's home."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.directory.map_data import GRID, map_json, middle, place_of
from plugins.records.area import Area, Place
from plugins.records.catalogue import Catalogue
from plugins.records.listing import Listing
from plugins.records.shapes import Shape, Shapes
from plugins.settings import read_settings
from plugins.site.build import load_catalogue
from tests.bench.synthetic import write_repository as write_synthetic
from tests.builders import TODAY, make_area, make_catalogue, make_listing

REPOSITORY = Path(__file__).parents[2]
FULL = {"street": "1 High Street", "town": "Mansfield", "postcode": "NG18 1AA", "district": "mansfield", "show": "full"}


def address(show: str) -> dict[str, str]:
    return FULL | {"show": show}


def drawn(*listings: Listing, area: Area | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(map_json(make_catalogue(*listings, area=area)))
    return found


def test_a_place_people_go_to_is_a_point_at_its_postcode() -> None:
    listing = make_listing("micro", "cafe", address=FULL, support=["activities"])
    found = drawn(listing)
    assert found["points"] == [[531450, -11900]]
    assert found["listings"] == [["cafe", "Ada's Companions", "In Mansfield, NG18", [0], [], 0]]


@pytest.mark.parametrize(
    "listing",
    [
        make_listing("micro", address=address("outcode"), support=["activities"]),
        make_listing("micro", address=address("none"), support=["activities"]),
        make_listing("micro", support=["activities"]),
        make_listing("micro", address=FULL, support=["activities"], area={"districts": ["mansfield"]}),
        make_listing("micro", address=FULL, support=["home-care"]),
        make_listing("personal-assistant"),
    ],
    ids=["outcode only", "withheld", "no address", "comes to you", "an office", "a personal assistant"],
)
def test_what_is_nobodys_place_to_go_to_is_no_point(listing: Listing) -> None:
    found = drawn(listing)
    assert found["points"] == []
    assert found["listings"][0][-1] == -1
    assert place_of(listing, make_area()) is None


def may_be_a_point(listing: Listing) -> bool:
    """Say it again in other words than the program does."""
    return (
        listing.kind in ("registered", "micro", "service")
        and listing.address is not None
        and listing.address.show == "full"
        and listing.area is None
    )


@pytest.fixture(scope="module", params=["sample", "county"])
def catalogue(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The sample, and a county of 600 invented services."""
    root = REPOSITORY
    if request.param == "county":
        root = tmp_path_factory.mktemp("county")
        write_synthetic(REPOSITORY, root, 600)
    return load_catalogue(root, read_settings(root / "pelicanconf.py"), TODAY)


def test_no_point_in_what_is_published_belongs_to_a_home(catalogue: Catalogue) -> None:
    found = json.loads(map_json(catalogue))
    by_slug = {listing.slug: listing for listing in catalogue.listings}
    pinned = [(by_slug[row[0]], found["points"][row[-1]]) for row in found["listings"] if row[-1] != -1]
    assert pinned
    assert [listing.slug for listing, _ in pinned if not may_be_a_point(listing)] == []
    assert {row[-1] for row in found["listings"]} - {-1} == set(range(len(found["points"]))), "a point of nobody"
    for listing, point in pinned:
        assert listing.address is not None
        place = catalogue.area.locate(listing.address.postcode)
        assert place is not None
        assert point == [round(place.latitude * GRID), round(place.longitude * GRID)]


def test_what_is_withheld_is_not_in_the_file(catalogue: Catalogue) -> None:
    text = map_json(catalogue).decode()
    withheld = [
        part
        for listing in catalogue.listings
        if listing.address is not None and listing.address.show != "full"
        for part in (listing.address.street, listing.address.postcode)
        if part
    ]
    assert withheld
    assert [part for part in withheld if part in text] == []


def test_everything_findable_is_in_the_list_whether_it_has_a_point_or_not(catalogue: Catalogue) -> None:
    rows = json.loads(map_json(catalogue))["listings"]
    assert [row[0] for row in rows] == [one.slug for one in catalogue.listings if catalogue.is_findable(one)]


def test_shapes_are_turned_round_and_have_a_middle() -> None:
    ring = ((-1.2, 53.0), (-1.0, 53.0), (-1.0, 53.1), (-1.2, 53.1), (-1.2, 53.0))
    area = make_area(shapes=Shapes((Shape("mansfield", ((ring,),)),)))
    first, second = drawn(area=area)["districts"]
    assert first == [
        "mansfield", "Mansfield",
        [[[[53.0, -1.2], [53.0, -1.0], [53.1, -1.0], [53.1, -1.2], [53.0, -1.2]]]],
        [53.05, -1.1],
    ]  # fmt: skip
    assert second == ["newark-and-sherwood", "Newark and Sherwood", [], []]


def test_the_middle_of_nothing_is_where_it_is() -> None:
    assert middle(((-1.0, 53.0), (-1.0, 53.0), (-1.0, 53.0), (-1.0, 53.0))) == [53.0, -1.0]


def test_services_at_one_place_share_a_point() -> None:
    one, other = (make_listing("micro", slug, address=FULL, support=["activities"]) for slug in ("a", "b"))
    found = drawn(one, other, area=make_area(outcodes={"NG18": Place(53.1, -1.2)}, postcodes={}))
    assert found["points"] == [[531000, -12000]]
    assert [row[-1] for row in found["listings"]] == [0, 0]
