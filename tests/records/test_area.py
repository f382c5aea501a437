"""Where places are, how far apart, and what is wrong with the tables that say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.area import Place, Town, load_area
from plugins.records.problem import RecordsError
from tests.builders import make_area, write_repository

ROW = "A row needs outcode, latitude, longitude and district, like NG18,53.14,-1.20,mansfield."
HEAD = "outcode,latitude,longitude,district\n"


@pytest.mark.parametrize(
    ("here", "there", "miles"),
    [
        # Nottingham Council House to Mansfield Town Hall, and London to Edinburgh, from two map services
        (Place(52.9534, -1.1496), Place(53.1435, -1.1965), 13.3),
        (Place(51.5074, -0.1278), Place(55.9533, -3.1883), 331.6),
        (Place(53, -1), Place(53, -1), 0),
        (Place(0, 0), Place(0, 180), 12437),
    ],
)
def test_miles_as_the_crow_flies(here: Place, there: Place, miles: float) -> None:
    assert here.miles_to(there) == pytest.approx(miles, rel=0.005)
    assert there.miles_to(here) == pytest.approx(here.miles_to(there))


def test_a_postcode_is_found_exactly_or_by_its_outcode() -> None:
    area = make_area()
    assert area.locate("NG18 1AA") == Place(53.145, -1.19, "mansfield")
    assert area.locate("NG18 9ZZ") == Place(53.14, -1.18, "mansfield")
    assert area.locate("NG24") == Place(53.07, -0.80, "newark-and-sherwood")
    assert area.locate("ZE1 0AA") is None


@pytest.mark.parametrize(
    ("miles", "of", "districts"),
    [
        (1, "NG18", ("mansfield",)),
        (17, "NG18", ("mansfield", "newark-and-sherwood")),
        (5, "LN1", ()),
        (99, "ZE1", ()),
    ],
)
def test_districts_within_some_miles(miles: int, of: str, districts: tuple[str, ...]) -> None:
    assert make_area().districts_within(miles, of) == districts


def test_the_area_is_read_with_its_tables(tmp_path: Path) -> None:
    postcodes = "\ufeffpostcode,latitude,longitude,district\nNG18 1AA,53.145,-1.19,mansfield\n"
    assert load_area(write_repository(tmp_path, {"content/area/postcodes/NG18.csv": postcodes})) == make_area()


def test_an_area_may_have_no_tables(tmp_path: Path) -> None:
    root = write_repository(tmp_path)
    (root / "content/area/outcodes.csv").unlink()
    assert load_area(root) == make_area(outcodes={}, postcodes={})


TOWNS = "name,latitude,longitude,district,also\n"
TOWN_ROW = (
    "A row needs name, latitude, longitude, district and also, "
    "like Newark-on-Trent,53.08,-0.81,newark-and-sherwood,Newark."
)


def test_the_towns_are_read_with_their_other_names(tmp_path: Path) -> None:
    table = TOWNS + 'Newark-on-Trent,53.08,-0.81,newark-and-sherwood,"Newark; Newark town"\nSaxilby,53.27,-0.66,,\n'
    assert load_area(write_repository(tmp_path, {"content/area/places.csv": table})).towns == (
        Town("Newark-on-Trent", Place(53.08, -0.81, "newark-and-sherwood"), ("Newark", "Newark town")),
        Town("Saxilby", Place(53.27, -0.66)),
    )


def test_districts_are_next_door_by_their_towns_and_outcodes() -> None:
    halfway = (Town("Rainworth", Place(53.12, -1.10, "newark-and-sherwood")),)
    assert make_area().neighbours("mansfield") == ()
    assert make_area(towns=halfway).neighbours("mansfield") == ("newark-and-sherwood",)
    assert make_area(towns=halfway).neighbours("newark-and-sherwood") == ("mansfield",)
    assert make_area().districts_near(Place(53.14, -1.25)) == ("mansfield",)
    assert make_area().districts_near(Place(53.14, -1.35)) == ()


def problems_with(root: Path, name: str, content: str | bytes) -> list[str]:
    with pytest.raises(RecordsError) as raised:
        load_area(write_repository(root, {name: content}))
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        (HEAD + "NG18,north,-1.2,mansfield\nNG24,53.1\n", [f":2: {ROW}", f":3: {ROW}"]),
        (HEAD + "NG18,nan,-1.2,mansfield\nNG24,91,0,\nNG25,0,inf,\n", [f":2: {ROW}", f":3: {ROW}", f":4: {ROW}"]),
        ("code,latitude,longitude\nNG18,53,-1\n", [f":2: {ROW}"]),
        (HEAD.encode() + b"NG18,53,-1,caf\xe9\n", [":1: The table is not saved as UTF-8. Save it as UTF-8."]),
        (HEAD.encode("utf-16"), [":1: The table is not saved as UTF-8. Save it as UTF-8."]),
        (HEAD + "NG18,\0,-1,x\n", [f":2: {ROW}"]),
    ],
)
def test_a_bad_table(table: str | bytes, problems: list[str], tmp_path: Path) -> None:
    name = "content/area/outcodes.csv"
    assert problems_with(tmp_path, name, table) == [name + problem for problem in problems]


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        (TOWNS + "Newark,north,-0.81,,\nNewark,53.08\n", [f":2: {TOWN_ROW}", f":3: {TOWN_ROW}"]),
        ("name,latitude\nNewark,53.08\n", [f":2: {TOWN_ROW}"]),
        (TOWNS + " ,53.08,-0.81,,\n", [":2: The place has no name. Give it one, or delete the row."]),
        (
            TOWNS + "Newark,53.08,-0.81,newark,\n",
            [
                (
                    ":2: “newark” is not a district of area.yaml. Write one of mansfield, newark-and-sherwood, "
                    "or nothing for a place outside the area."
                )
            ],
        ),
        (
            TOWNS + "Mansfield,53.14,-1.2,mansfield,\nmansfield,53.14,-1.2,mansfield,\nMansfield,53.2,-1.2,,\n",
            [":3: “mansfield” is in the table twice for the same district. Delete one row."],
        ),
        (
            TOWNS + "Mansfield,52.14,-1.2,mansfield,\n",
            [":2: “Mansfield” is 66 miles from the nearest outcode of outcodes.csv. Check its latitude and longitude."],
        ),
        (TOWNS.encode() + b"caf\xe9,53,-1,,\n", [":1: The table is not saved as UTF-8. Save it as UTF-8."]),
    ],
)
def test_a_bad_table_of_towns(table: str | bytes, problems: list[str], tmp_path: Path) -> None:
    name = "content/area/places.csv"
    assert problems_with(tmp_path, name, table) == [name + problem for problem in problems]


def test_a_bad_area(tmp_path: Path) -> None:
    name = "content/area/area.yaml"
    assert problems_with(tmp_path, name, "name: &a Notts\n") == [
        f"{name}:1: “&a” marks text to repeat. Remove it, and write the text out in full."
    ]
    assert problems_with(tmp_path, name, "name: Notts\n") == [
        f"{name}:1: “districts:” is missing. List at least one district."
    ]


def test_a_missing_area(tmp_path: Path) -> None:
    with pytest.raises(RecordsError) as raised:
        load_area(tmp_path)
    assert str(raised.value) == "content/area/area.yaml:1: The file is missing. It names the area's districts."
