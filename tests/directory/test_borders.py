"""A border cuts nobody off: each district's lists lead to those next door, and to what stands just outside the area."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from plugins.directory.borders import borders_of
from plugins.directory.lists import Link, all_lists
from plugins.records.area import Area, Place, Town
from plugins.records.listing import Listing
from tests.builders import make_area, make_catalogue, make_listing

NEXT_DOOR = (Town("Rainworth", Place(53.12, -1.10, "newark-and-sherwood")),)


def area_with(**outcodes: Place) -> Area:
    area = make_area(towns=NEXT_DOOR)
    return replace(area, outcodes={**area.outcodes, **outcodes})


def at(slug: str, *districts: str, **fields: Any) -> Listing:
    assured = {"date": "2026-11-01", "by": "Market team"}
    return replace(make_listing(slug=slug, **({"assured": assured} | fields)), districts=districts)


def over_border(area: Area, *listings: Listing) -> dict[str, tuple[Link, ...]]:
    return {one.path: one.over_border for one in all_lists(make_catalogue(*listings, area=area)) if one.over_border}


def test_a_list_of_a_district_leads_to_the_same_list_next_door() -> None:
    listings = (at("a", "mansfield"), at("b", "newark-and-sherwood"), at("c", "newark-and-sherwood", support=["meals"]))
    assert over_border(area_with(), *listings) == {
        "/support/companionship/mansfield/": (
            Link("Newark and Sherwood", "/support/companionship/newark-and-sherwood/", 1),
        ),
        "/support/companionship/newark-and-sherwood/": (Link("Mansfield", "/support/companionship/mansfield/", 1),),
        "/places/mansfield/": (Link("Newark and Sherwood", "/places/newark-and-sherwood/", 2),),
        "/places/newark-and-sherwood/": (Link("Mansfield", "/places/mansfield/", 1),),
    }
    assert over_border(make_area(), *listings) == {}


def test_a_building_just_outside_the_area_is_named_with_its_kind() -> None:
    area = area_with(S44=Place(53.16, -1.24), S99=Place(53.9, -1.9))
    outside = at("z", name="Zinnia", support=["meals"], address={"postcode": "S44 1AA", "show": "outcode"})
    link = Link("Zinnia", "/services/z/", description="Outside this area")
    found = over_border(area, at("a", "mansfield"), at("b", "mansfield", support=["meals"]), outside)
    assert found == {"/support/meals/mansfield/": (link,), "/places/mansfield/": (link,)}


def test_nobody_s_home_and_nothing_far_away_is_just_over_the_border() -> None:
    area = area_with(S44=Place(53.16, -1.24), S99=Place(53.9, -1.9))
    home = at("h", address={"postcode": "S44 1AA", "show": "none"})
    far = at("f", address={"postcode": "S99 1AA", "show": "full"})
    comes = at("c", area={"miles": 3, "of": "S44"})
    assert borders_of(area, [home, far, comes]).outside == {}
