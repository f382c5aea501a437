"""Where postcodes are, as the browser reads it."""

from __future__ import annotations

import json

from plugins.records.area import Place, Town
from plugins.search.places import places_json, postcodes_json, towns_json
from tests.builders import make_area


def test_places_hold_the_outcodes_and_which_have_postcodes() -> None:
    assert json.loads(places_json(make_area(), {"covered": [0]})) == {
        "area": "Nottinghamshire",
        "districts": [["mansfield", "Mansfield"], ["newark-and-sherwood", "Newark and Sherwood"]],
        "outcodes": [["LN1", 532500, -5500, -1], ["NG18", 531400, -11800, 0], ["NG24", 530700, -8000, 1]],
        "imported": ["NG18"],
        "pieces": {"covered": [0]},
    }


def test_towns_stand_by_district_and_name_as_steps_from_the_one_before() -> None:
    towns = (
        Town("Worksop", Place(53.3, -1.12)),
        Town("Newark-on-Trent", Place(53.08, -0.81, "newark-and-sherwood"), ("Newark",)),
        Town("mansfield woodhouse", Place(53.163, -1.19, "mansfield")),
        Town("Mansfield", Place(53.14, -1.2, "mansfield")),
    )
    assert json.loads(towns_json(make_area(towns=towns))) == {
        "names": ["Worksop", "Mansfield", "mansfield woodhouse", "Newark-on-Trent"],
        "also": {"3": ["Newark"]},
        "latitudes": [53300, -160, 23, -83],
        "longitudes": [-1120, -80, 10, 380],
        "districts": [-1, 1, 0, 2, 1, 1],
    }


def test_postcodes_are_steps_from_the_one_before() -> None:
    postcodes = {
        "NG18 1AB": Place(53.1451, -1.1902, "mansfield"),
        "NG18 1AA": Place(53.145, -1.19, "mansfield"),
        "NG18 2AA": Place(53.1, -1.2, None),
    }
    assert json.loads(postcodes_json(postcodes, ["ashfield", "mansfield"])) == {
        "codes": [676, 1, 675],
        "latitudes": [531450, 1, -451],
        "longitudes": [-11900, -2, -98],
        "districts": [1, 2, -1, 1],
    }
