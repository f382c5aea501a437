"""Towns come from OS Open Names, or from the towns in CQC's addresses; every row is accounted for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.records.area import load_area
from tests.importers.builders import choose, import_cqc, ratings_file, ratings_row, tree_of

HEAD = "name,latitude,longitude,district,also\n"
POSTCODES = """\
postcode,lat,lon,district_code
ZZ1 1AA,53.00,-1.00,E07000001
ZZ1 1AB,53.02,-1.02,E07000001
ZZ1 1AC,53.30,-1.30,E07000001
ZZ2 1AA,53.50,-1.50,E07000002
"""


def row(name: str, east: int | str = 467161, north: int | str = 344752, **changes: str) -> str:
    """Write a row of OS Open Names; its place is 53.0, -1.0."""
    cells = [""] * 34
    cells[0] = changes.get("id", f"osgb{name}")
    cells[2], cells[4] = name, changes.get("other", "")
    cells[6], cells[7] = changes.get("type", "populatedPlace"), changes.get("kind", "Village")
    cells[8], cells[9] = str(east), str(north)
    cells[21], cells[24] = changes.get("borough", "Northam"), changes.get("county", "Testshire")
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in cells) + "\n"


def names(folder: Path, *rows: str, name: str = "SK64.csv") -> Path:
    path = folder / name
    path.write_text("".join(rows), encoding="utf-8")
    return path


def table(root: Path) -> str:
    return (root / "content/area/places.csv").read_text(encoding="utf-8")


def outcomes(capsys: pytest.CaptureFixture[str], thing: str) -> dict[tuple[str, str], tuple[int, int]]:
    data = json.loads(capsys.readouterr().out)["outcomes"]
    return {(one["outcome"], one["reason"]): (one["rows"], one[thing]) for one in data}


def test_towns_and_villages_inside_and_just_over_the_border_are_written(root: Path, tmp_path: Path) -> None:
    files = (
        names(
            tmp_path, row("Ham", kind="Town", other="Hamme"), row("Nearby", 475000, borough="Elsewhere"), name="a.csv"
        ),
        names(
            tmp_path,
            row("City Ham", borough="", county="City of Southam"),
            row("Far", 500000, borough="Else"),
            name="b.csv",
        ),
    )
    assert choose(root, "import", "places", *files) == 0
    assert table(root) == (
        HEAD + "City Ham,52.996,-1.001,southam,\nHam,52.996,-1.001,northam,Hamme\nNearby,52.995,-0.884,,\n"
    )
    assert [town.name for town in load_area(root).towns] == ["City Ham", "Ham", "Nearby"]


def test_every_row_of_names_is_accounted_for(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "Data"
    folder.mkdir()
    names(
        folder,
        "ID,NAMES_URI,NAME1" + "," * 31 + "\n",
        row("Ham"),
        row("Ham", kind="Hamlet", id="z"),
        row("High Street", type="transportNetwork"),
        row("Business Park", kind="Other Settlement"),
        row("Far", 600000, borough="Elsewhere"),
        row("Nowhere", "east"),
        row(""),
        "too,short\n",
    )
    assert choose(root, "import", "places", folder, "--json") == 0
    assert outcomes(capsys, "places") == {
        ("written", ""): (1, 1),
        ("not in scope", "a kind that is not listed: Other Settlement"): (1, 0),
        ("not in scope", "a larger place of that name is in the same district"): (1, 0),
        ("not in scope", "more than 10 miles from the area"): (1, 0),
        ("not in scope", "not a populated place"): (1, 0),
        ("unreadable", "it has no name"): (1, 0),
        ("unreadable", "its easting or northing is not a number"): (1, 0),
        ("unreadable", "not 34 columns"): (1, 0),
    }


def test_the_larger_place_of_a_name_is_kept_whatever_the_order(root: Path, tmp_path: Path) -> None:
    rows = (row("Ham", 470000, kind="Hamlet", id="a"), row("Ham", kind="Town", id="b"))
    for order in (rows, rows[::-1]):
        choose(root, "import", "places", names(tmp_path, *order))
        assert table(root) == HEAD + "Ham,52.996,-1.001,northam,\n"


def test_a_second_run_changes_nothing_and_other_names_by_hand_stay(root: Path, tmp_path: Path) -> None:
    file = names(tmp_path, row("Ham", other="Hamme"))
    before = tree_of(root)
    choose(root, "import", "places", file, "--dry-run")
    assert tree_of(root) == before
    choose(root, "import", "places", file)
    path = root / "content/area/places.csv"
    path.write_text(table(root).replace("Hamme", "Hamme;Ham town"), encoding="utf-8")
    after = tree_of(root)
    choose(root, "import", "places", file)
    assert tree_of(root) == after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,place\nHam,here\n", "has 2 columns, and OS Open Names has 34."),
        (row("Ham", borough="Elsewhere"), "No town or village in these files is in Northam, Southam."),
    ],
)
def test_a_file_that_is_not_of_the_area_is_refused(
    text: str, said: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert choose(root, "import", "places", names(tmp_path, text)) == 2
    assert said in capsys.readouterr().err
    assert choose(root, "import", "places", tmp_path / "none.csv") == 2


def _with_services(root: Path, folder: Path, *towns: tuple[str, str]) -> None:
    (folder / "postcodes.csv").write_text(POSTCODES)
    choose(root, "import", "postcodes", folder / "postcodes.csv", "--quiet")
    rows = [
        ratings_row(
            Location_ID=f"1-{number}", Location_Name=f"House {number}", Location_City=town, Location_Post_Code=code
        )
        for number, (town, code) in enumerate(towns, start=100)
    ]
    import_cqc(root, ratings_file(folder, rows), "--quiet")


def test_without_a_file_a_town_is_the_middle_of_its_services(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _with_services(
        root,
        tmp_path,
        *(("Ham", "ZZ1 1AA"), ("Ham", "ZZ1 1AB"), ("Ham", "ZZ1 1AC"), ("Nr Ham", "ZZ1 1AA"), ("", "ZZ1 1AA")),
        *(("Testshire", "ZZ1 1AA"), ("Stow, Ham", "ZZ1 1AA"), ("Southam", "ZZ2 1AA"), ("Yon", "YY9 9YY")),
    )
    assert choose(root, "import", "places", "--json") == 0
    assert outcomes(capsys, "towns") == {
        ("written", ""): (4, 2),
        ("not in scope", "beside a town, not in it"): (1, 0),
        ("not in scope", "its postcode is not in the area's tables"): (1, 0),
        ("not in scope", "no town in its address"): (1, 0),
        ("not in scope", "not the name of a town: Stow, Ham"): (1, 0),
        ("not in scope", "not the name of a town: Testshire"): (1, 0),
    }
    assert table(root) == HEAD + "Ham,53.020,-1.020,northam,\nSoutham,53.500,-1.500,southam,\n"
    choose(root, "import", "places")
    assert "0 changed files" in capsys.readouterr().out


def test_without_a_file_what_is_in_the_table_stays(root: Path, tmp_path: Path) -> None:
    by_hand = "Ham on the Hill,53.100,-1.100,northam,Ham\n"
    _with_services(root, tmp_path, ("Ham", "ZZ1 1AA"), ("Southam", "ZZ2 1AA"))
    (root / "content/area/places.csv").write_text(HEAD + by_hand)
    choose(root, "import", "places")
    assert table(root) == HEAD + by_hand + "Southam,53.500,-1.500,southam,\n"


def test_no_home_is_read_for_it(root: Path, tmp_path: Path) -> None:
    _with_services(root, tmp_path, ("Ham", "ZZ1 1AA"))
    micro = root / "providers/micro/ada.yaml"
    micro.parent.mkdir()
    micro.write_text(
        "name: Ada\nsummary: Company.\nsupport:\n  - companionship\nlegal_form: sole-trader\nteam_size: 1\n"
        "personal_care: not-provided\nphone: 01632 960002\n"
        "address:\n  town: Hidden\n  postcode: ZZ2 1AA\n  show: none\n"
    )
    choose(root, "import", "places")
    assert "Hidden" not in table(root)
