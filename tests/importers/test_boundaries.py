from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.importers import boundaries
from plugins.importers.table import UnreadableFileError
from plugins.records.area import load_area
from tests.importers.builders import SHARED, choose, make_root, tree_of

SQUARE = [[-1.0, 53.0], [-0.9, 53.0], [-0.9, 53.1234567], [-1.0, 53.0]]
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5) | st.just(SQUARE),
    lambda part: (
        st.lists(part, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "features", "properties", "geometry", "coordinates", "LAD24NM", "LAD24CD"]), part
        )
    ),
    max_leaves=12,
)


def feature(name: str = "Ham", code: str = "E07000001", kind: str = "Polygon", coordinates: Any = None) -> Any:
    return {
        "type": "Feature",
        "properties": {"LAD24NM": name, "LAD24CD": code, "FID": 1},
        "geometry": {"type": kind, "coordinates": [SQUARE] if coordinates is None else coordinates},
    }


def geojson(folder: Path, *features: Any) -> Path:
    path = folder / "districts.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "site")


def test_districts_and_shapes_are_written(root: Path, tmp_path: Path) -> None:
    island = [[SQUARE], [[[1, 52], [1.0005, 52], [1, 52.0005], [1, 52]]]]  # the second is 55 metres wide
    path = geojson(
        tmp_path,
        feature("King's Ham and East Ham", "E07000002", "MultiPolygon", island),
        feature("Bristol, City of"),
    )
    assert choose(root, "import", "boundaries", path, "--area", "Hamshire") == 0
    assert (root / "content/area/area.yaml").read_text() == (
        "# The area this directory covers, from `choose import boundaries`.\n"
        "name: Hamshire\n"
        "districts:\n"
        "  - slug: bristol-city-of\n    name: Bristol, City of\n    code: E07000001\n"
        "  - slug: kings-ham-and-east-ham\n    name: King's Ham and East Ham\n    code: E07000002\n"
    )
    shapes = json.loads((root / "content/area/boundaries.geojson").read_text())
    assert [shape["properties"]["slug"] for shape in shapes["features"]] == [
        "bristol-city-of",
        "kings-ham-and-east-ham",
    ]
    ring = [[-1.0, 53.0], [-0.9, 53.0], [-0.9, 53.1235], [-1.0, 53.0]]
    assert [shape["geometry"] for shape in shapes["features"]] == [{"type": "Polygon", "coordinates": [ring]}] * 2
    assert [district.code for district in load_area(root).districts] == ["E07000001", "E07000002"]


@pytest.mark.parametrize("only", [["Ham,east eaton"], ["Ham", "East Eaton"]])
def test_only_some_districts_may_be_taken(root: Path, tmp_path: Path, only: list[str]) -> None:
    path = geojson(tmp_path, feature(), feature("East Eaton", "E07000002"), feature("Leeds", "E08000035"))
    asked = [part for name in only for part in ("--only", name)]
    assert choose(root, "import", "boundaries", path, "--area", "Hamshire", *asked) == 0
    assert [district.name for district in load_area(root).districts] == ["East Eaton", "Ham"]


def test_a_name_with_a_comma_may_be_asked_for(root: Path, tmp_path: Path) -> None:
    path = geojson(tmp_path, feature(), feature("Bristol, City of", "E06000023"))
    choose(root, "import", "boundaries", path, "--area", "Bristol", "--only", "Bristol, City of")
    assert [district.name for district in load_area(root).districts] == ["Bristol, City of"]


def test_a_second_run_changes_nothing_and_a_dry_run_writes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = geojson(tmp_path, feature())
    empty = tree_of(root)
    choose(root, "import", "boundaries", path, "--area", "Hamshire", "--dry-run")
    assert tree_of(root) == empty
    assert "+name: Hamshire\n" in capsys.readouterr().out
    choose(root, "import", "boundaries", path, "--area", "Hamshire")
    before = tree_of(root)
    choose(root, "import", "boundaries", path, "--area", "Hamshire")
    assert tree_of(root) == before
    assert "0 changed files" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("features", "said"),
    [
        ([], "FeatureCollection with features"),
        ([{"properties": {"name": "Ham"}}], "no name and code of a local authority district"),
        ([feature(kind="Point", coordinates=[1, 2])], "is not a Polygon"),
        ([feature(coordinates=[])], "without a ring"),
        ([feature(coordinates=[[]])], "not closed"),
        ([feature(coordinates=[SQUARE[:-1] + [[0, 0]]])], "not closed"),  # noqa: RUF005
        ([feature(coordinates=[[[1, "x"]] * 4])], "not two numbers"),
        ([feature(coordinates=[[[True, 1]] * 4])], "not two numbers"),
        ([feature(coordinates=[[[526851, 343956]] * 4])], "in metres, not degrees"),
        ([feature(coordinates=[[[1, 52]] * 4])], "too small"),
        ([feature(), feature()], "is in it twice"),
        ([feature(), feature("Ham!", "E07000002")], "is in it twice"),
        ([feature(code="wrong")], "Write the ONS code"),
        ([feature(name="!")], "cannot be used"),
    ],
)
def test_shapes_that_are_none_are_refused_in_words(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], features: list[Any], said: str
) -> None:
    before = tree_of(root)
    assert choose(root, "import", "boundaries", geojson(tmp_path, *features), "--area", "Hamshire") == 2
    assert said in capsys.readouterr().err
    assert tree_of(root) == before


def test_a_district_that_is_not_there_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = geojson(tmp_path, feature("North Kesteven"))
    assert choose(root, "import", "boundaries", path, "--area", "Hamshire", "--only", "North Kestevan") == 2
    assert "Did you mean “North Kesteven”?" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "not json", "[" * 100_000, "[1]", '{"features": 1}'])
def test_what_is_not_geojson_is_refused(root: Path, tmp_path: Path, content: str) -> None:
    path = tmp_path / "districts.geojson"
    path.write_text(content)
    assert choose(root, "import", "boundaries", path, "--area", "Hamshire") == 2


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(JSON)
def test_any_json_is_imported_or_refused(tmp_path: Path, data: Any) -> None:
    path = tmp_path / "any.geojson"
    path.write_text(json.dumps({"features": data}))
    try:
        result = boundaries.plan(tmp_path, path, "Hamshire")
    except UnreadableFileError:
        return
    assert json.loads(result.changes[1].after or b"")["features"]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not here")
@pytest.mark.parametrize(("county", "count"), [("lincolnshire", 7), ("nottinghamshire", 8)])
def test_real_counties_are_imported(root: Path, county: str, count: int) -> None:
    (path,) = (SHARED / "areas").glob(f"{county}*.geojson")
    assert choose(root, "import", "boundaries", path, "--area", county.title()) == 0
    assert len(load_area(root).districts) == count
    assert (root / "content/area/boundaries.geojson").stat().st_size < path.stat().st_size


def test_the_towns_of_another_area_are_taken_away_and_ones_own_stay(root: Path, tmp_path: Path) -> None:
    towns = root / "content/area/places.csv"
    towns.write_text("name,latitude,longitude,district,also\nHam town,53.0,-1.0,ham,\nYon,53.1,-1.0,,\n")
    choose(root, "import", "boundaries", geojson(tmp_path, feature("Ham")), "--area", "Hamshire")
    assert towns.is_file()
    choose(root, "import", "boundaries", geojson(tmp_path, feature("Bury")), "--area", "Bury", "--dry-run")
    assert towns.is_file()
    choose(root, "import", "boundaries", geojson(tmp_path, feature("Bury")), "--area", "Bury")
    assert not towns.exists()
    assert load_area(root).towns == ()
