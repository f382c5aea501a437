"""Where postcodes are, as the browser reads it."""

from __future__ import annotations

import json

from plugins.records.area import Place
from plugins.search.places import places_json, postcodes_json
from tests.builders import make_area


def test_places_hold_the_outcodes_and_which_have_postcodes() -> None:
    assert json.loads(places_json(make_area())) == {
        "area": "Nottinghamshire",
        "districts": [["mansfield", "Mansfield"], ["newark-and-sherwood", "Newark and Sherwood"]],
        "outcodes": [["LN1", 532500, -5500, -1], ["NG18", 531400, -11800, 0], ["NG24", 530700, -8000, 1]],
        "imported": ["NG18"],
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
