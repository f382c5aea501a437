from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.importers.places import read_places
from plugins.importers.table import UnreadableFileError
from plugins.records.area import load_area
from tests.importers.builders import SHARED, choose, make_root, tree_of

TABLE = """\
postcode,lat,lon,district_code
ZZ1 1AA,53.0,-1.0,E07000001
zz11ab,53.2,-1.2,E07000001
ZZ1 1AC,53.1,-1.1,E07000009
ZZ2 1AA,53.5,-1.5,E07000002
ZZ3 1AA,54.0,-2.0,E07000009
nonsense,54.0,-2.0,E07000001
ZZ1 1AA,53.0,-1.0,E07000001
ZZ1 1AB,54.0,-1.2,E07000001
ZZ1 1AD,99.999999,0.000000,E07000001
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "site")


def table(folder: Path, text: str = TABLE, name: str = "postcodes.csv") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def read(root: Path, name: str) -> str:
    return (root / "content/area" / name).read_text()


def test_each_outcode_of_the_area_gets_a_file_and_a_middle(root: Path, tmp_path: Path) -> None:
    assert choose(root, "import", "postcodes", table(tmp_path)) == 0
    assert read(root, "postcodes/ZZ1.csv") == (
        "postcode,latitude,longitude,district\n"
        "ZZ1 1AA,53.00000,-1.00000,northam\n"
        "ZZ1 1AB,53.20000,-1.20000,northam\n"
        "ZZ1 1AC,53.10000,-1.10000,\n"
    )
    assert read(root, "outcodes.csv") == (
        "outcode,latitude,longitude,district\nZZ1,53.1000,-1.1000,northam\nZZ2,53.5000,-1.5000,southam\n"
    )
    assert not (root / "content/area/postcodes/ZZ3.csv").exists()
    place = load_area(root).locate("ZZ1 1AB")
    assert place is not None
    assert place.district == "northam"


def test_every_row_is_accounted_for(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose(root, "import", "postcodes", table(tmp_path), "--json")
    outcomes = {(one["outcome"], one["reason"]): one["rows"] for one in json.loads(capsys.readouterr().out)["outcomes"]}
    assert outcomes == {
        ("written", ""): 4,
        ("merged", ""): 1,
        ("not in scope", "in no outcode of the area"): 1,
        ("not in scope", "it has no place in Great Britain"): 1,
        ("unreadable", "given twice, differently: the first counts"): 1,
        ("unreadable", "not a postcode"): 1,
    }


def test_a_second_run_changes_nothing_and_a_dry_run_writes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tree_of(root)
    choose(root, "import", "postcodes", table(tmp_path), "--dry-run")
    assert tree_of(root) == empty
    assert "+ZZ1 1AA,53.00000,-1.00000,northam\n" in capsys.readouterr().out
    choose(root, "import", "postcodes", table(tmp_path))
    before = tree_of(root)
    choose(root, "import", "postcodes", table(tmp_path))
    assert tree_of(root) == before
    assert "0 changed files" in capsys.readouterr().out


def test_files_of_outcodes_no_longer_in_the_area_are_removed(root: Path, tmp_path: Path) -> None:
    choose(root, "import", "postcodes", table(tmp_path))
    choose(root, "import", "postcodes", table(tmp_path, TABLE.replace("E07000002", "E07000009")))
    assert [path.name for path in (root / "content/area/postcodes").iterdir()] == ["ZZ1.csv"]


def test_neighbours_come_from_a_table_of_outcodes(root: Path, tmp_path: Path) -> None:
    outcodes = table(
        tmp_path, "postcode,latitude,longitude\nZZ1,50,0\nZZ9,53.4,-1.1\nZZ8,55.0,-3.0\nzz,1,1\n", "outcodes.csv"
    )
    choose(root, "import", "postcodes", table(tmp_path), "--outcodes", outcodes)
    lines = read(root, "outcodes.csv").splitlines()
    assert lines[1:] == ["ZZ1,53.1000,-1.1000,northam", "ZZ2,53.5000,-1.5000,southam", "ZZ9,53.4000,-1.1000,"]


@pytest.mark.parametrize(
    "text",
    [
        "pcd,pcd2,pcds,dointr,doterm,oslaua,lat,long\nZZ1 1AA,ZZ1  1AA,ZZ1 1AA,200001,,E07000001,53.0,-1.0\n",
        "pcd7,pcd8,pcds,doterm,lad25cd,lat,long\nZZ1 1AA,ZZ1  1AA,ZZ1 1AA,,E07000001,53.0,-1.0\n",
        "Postcode,Latitude,Longitude,Admin District Code\nZZ11AA,53.0,-1.0,E07000001\n",
        "Postcode,Eastings,Northings,Admin_district_code\nZZ11AA,467161,344752,E07000001\n",
        '"ZZ1 1AA",10,467161,344752,"E92000001","E1","E2","","E07000001","E05000001"\n',
    ],
)
def test_the_headings_of_ons_and_ordnance_survey_are_known(root: Path, tmp_path: Path, text: str) -> None:
    assert choose(root, "import", "postcodes", table(tmp_path, text)) == 0
    _header, row = read(root, "postcodes/ZZ1.csv").splitlines()
    postcode, latitude, longitude, district = row.split(",")
    assert (postcode, district) == ("ZZ1 1AA", "northam")
    assert (float(latitude), float(longitude)) == pytest.approx((53.0, -1.0), abs=0.01)


def test_a_postcode_no_longer_in_use_is_not_taken(root: Path, tmp_path: Path) -> None:
    text = "pcds,doterm,oslaua,lat,long\nZZ1 1AA,,E07000001,53.0,-1.0\nZZ1 1AB,201001,E07000001,53.0,-1.0\n"
    choose(root, "import", "postcodes", table(tmp_path, text))
    assert read(root, "postcodes/ZZ1.csv").count("\n") == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "not a table of postcodes"),
        ("postcode,lat,lon,district_code\nZZ1 1AA,53,-1,E99999999\n", "No postcode is in the area's districts"),
        ("", "not a table of postcodes"),
    ],
)
def test_other_tables_are_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    before = tree_of(root)
    assert choose(root, "import", "postcodes", table(tmp_path, text)) == 2
    assert said in capsys.readouterr().err
    assert tree_of(root) == before


def test_districts_without_a_code_are_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    area = root / "content/area/area.yaml"
    area.write_text(area.read_text().replace("    code: E07000002\n", ""))
    assert choose(root, "import", "postcodes", table(tmp_path)) == 2
    assert "no code for Southam" in capsys.readouterr().err


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(max_size=10) | st.sampled_from(["postcode", "lat", "lon", "ZZ1 1AA", "53", "nan"]))))
def test_any_table_is_read_or_refused(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "any.csv"
    text = "\n".join(",".join(row) for row in rows)
    path.write_text(text, encoding="utf-8", errors="replace")
    try:
        places = list(read_places(path))
    except UnreadableFileError:
        return
    assert all(row.skipped is not None or 49 <= row.latitude <= 61 for row in places)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not here")
def test_two_counties_are_imported_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (boundaries,) = (SHARED / "areas").glob("lincolnshire*.geojson")
    (postcodes,) = (SHARED / "postcodes").glob("code-point*.csv")
    choose(root, "import", "boundaries", boundaries, "--area", "Lincolnshire")
    capsys.readouterr()
    choose(root, "import", "postcodes", postcodes, "--outcodes", SHARED / "postcodes/outcodes-uk-2017.csv", "--json")
    outcomes = {(one["outcome"], one["reason"]): one["rows"] for one in json.loads(capsys.readouterr().out)["outcomes"]}
    assert outcomes["written", ""] == 179  # outcodes within 30 miles, after 23,295 postcodes of the area's own
    area = load_area(root)
    exact = [place for shard in area.postcodes.values() for place in shard.values()]
    assert len(exact) == 23_295
    codes = [line.rpartition(",")[2] for line in postcodes.read_text().splitlines()]
    assert sum(place.district is not None for place in exact) == sum(
        code.startswith("E070001") for code in codes
    ) - sum(
        code in ("E07000170", "E07000171", "E07000172", "E07000173", "E07000174", "E07000175", "E07000176")
        for code in codes
    )
    place = area.locate("LN1 1YS")
    assert place is not None
    assert place.district == "lincoln"
