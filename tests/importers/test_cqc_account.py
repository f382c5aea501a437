"""What `choose import cqc` says, and what it refuses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from plugins.importers.cqc import plan, ratings
from plugins.importers.cqc.sighting import RowFate, Sighting
from plugins.importers.table import Table
from tests.importers.builders import (
    block_of,
    choose,
    directory_file,
    directory_row,
    import_cqc,
    listings,
    ratings_file,
    ratings_row,
    tree_of,
)


def test_every_row_is_accounted_for_with_its_reason(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        directory_row(),
        directory_row(Name="Leeds Home", id="1-2", Local_authority="Leeds"),
        directory_row(Name="A Dentist", id="1-3", Service_types="Dentist"),
        directory_row(Name="A Hospice", id="1-4", Service_types="Hospice|Home hospice care"),
        directory_row(Name="No number", id=""),
        directory_row(Name="A clinic without a number", id="", Service_types="GP"),
        directory_row(Name="-", id="1-5"),
        directory_row(Name="Elsewhere", id="G7F7V", Local_authority=""),
    ]
    # A location that should be listed and cannot be is a problem: the exit code says so.
    assert import_cqc(root, directory_file(tmp_path, rows), "--json") == 0
    data = json.loads(capsys.readouterr().out)
    outcomes = {(one["outcome"], one["reason"]): (one["rows"], one["locations"]) for one in data["outcomes"]}
    assert outcomes == {
        ("new", ""): (1, 1),
        ("not in scope", "Dentist, not adult social care"): (1, 1),
        ("not in scope", "GP, not adult social care"): (1, 0),
        ("not in scope", "Home hospice care, Hospice, not adult social care"): (1, 1),
        ("not in scope", "in Leeds"): (1, 1),
        ("not in scope", "no local authority"): (1, 1),
        ("unreadable", "it has no location number"): (1, 0),
        ("unreadable", "its name is not 2 to 120 characters long"): (1, 1),
    }
    assert [row["line"] for row in data["rows"]] == [6, 7, 8, 9, 10, 11, 12, 13]


def test_what_cannot_be_repaired_is_left_out_and_said(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = directory_row(
        Phone_number="161785924",
        website="www.rochcare.comenq",
        Postcode="ZZ",
        Date_of_latest_check="01/Jan/2031 - 00:00",
        provider_id="?",
        Service_types=f"Homecare agencies|{'x' * 121}",
    )
    assert import_cqc(root, directory_file(tmp_path, [row]), "--json") == 0
    left_out = {one["field"]: one["why"] for one in json.loads(capsys.readouterr().out)["left_out"]}
    assert left_out == {
        "phone": "not a whole UK number",
        "website": "not a web address",
        "postcode": "not a postcode",
        "latest_check": "not a day that has been",
        "provider_id": "not a provider's number",
        "service_types": "longer than 120 characters",
    }
    assert block_of(root)["service_types"] == ["Homecare agencies"]
    assert not block_of(root).keys() & (left_out.keys() - {"service_types"})


def test_a_location_that_would_break_the_rules_is_not_written_and_the_others_are(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [directory_row(), directory_row(Name="Care 0161 496 0000", id="1-2")]
    assert import_cqc(root, directory_file(tmp_path, rows)) == 1
    assert listings(root) == ["ash-house.yaml"]
    assert "1-2: “0161 496 0000” looks like a phone number" in capsys.readouterr().err


def test_a_dropped_rating_is_written_though_hand_written_text_now_contradicts_it(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    file = root / "providers/registered/ash-house.yaml"
    file.write_text(f"summary: We are rated Good by CQC.\n{file.read_text()}")
    assert import_cqc(root, ratings_file(tmp_path, [ratings_row(Latest_Rating="Inadequate")])) == 0
    assert block_of(root)["rating"]["overall"] == "Inadequate"
    assert "to put right: providers/registered/ash-house.yaml:1:" in capsys.readouterr().out


def test_a_dry_run_prints_the_difference_and_writes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    before = tree_of(root)
    capsys.readouterr()
    rows = [ratings_row(Latest_Rating="Inadequate"), ratings_row(Location_ID="1-2", Location_Name="Elm House")]
    assert import_cqc(root, ratings_file(tmp_path, rows), "--dry-run") == 0
    out = capsys.readouterr().out
    assert "-    overall: Good\n+    overall: Inadequate\n" in out
    assert "--- /dev/null\n+++ b/providers/registered/elm-house.yaml\n" in out
    assert tree_of(root) == before


def test_quiet_prints_nothing_when_all_is_well(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]), "--quiet")
    assert capsys.readouterr() == ("", "")


def test_verbose_says_what_became_of_each_row(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = ratings_file(tmp_path, [ratings_row(), ratings_row(Domain="Safe")])
    import_cqc(root, path, "--verbose")
    out = capsys.readouterr().out
    assert f"{path}:2: 1-100: new\n{path}:3: 1-100: merged\n" in out


def test_an_area_that_is_not_in_the_files_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ratings_file(tmp_path, [ratings_row(Location_Local_Authority="Testshire")])
    assert choose(root, "import", "cqc", path, "--area", "Testshir") == 2
    assert "Did you mean “Testshire”?" in capsys.readouterr().err


def test_a_file_of_no_known_layout_is_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    assert import_cqc(root, path) == 2
    error = capsys.readouterr().err
    assert "“location id”" in error
    assert "“cqc location id” (care directory)" in error


def test_a_change_that_would_break_the_rules_leaves_the_listing_as_it_was(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    before = tree_of(root)
    assert import_cqc(root, ratings_file(tmp_path, [ratings_row(Location_Name="Ring 0161 496 0000")])) == 1
    assert tree_of(root) == before
    assert "1-100: “0161 496 0000” looks like a phone number" in capsys.readouterr().err


def test_a_lost_row_stops_the_import(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lossy(table: Table, area: str, today: date) -> tuple[list[Sighting], list[RowFate]]:
        found, fates = ratings.sightings(table, area, today)
        return found[:-1], fates

    monkeypatch.setitem(plan.READERS, ratings.NAME, lossy)
    path = ratings_file(tmp_path, [ratings_row(), ratings_row(Location_ID="1-200")])
    assert import_cqc(root, path) == 1
    assert listings(root) == []


def test_a_row_whose_cells_have_slipped_is_unreadable(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = directory_file(tmp_path, [directory_row()])
    slipped = path.read_text().splitlines()[-1].replace("1-100,1-900", "x,1-200,1-900")
    path.write_text(path.read_text() + slipped)
    import_cqc(root, path, "--json")
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [(row["outcome"], row["reason"]) for row in rows] == [
        ("new", ""),
        ("unreadable", "it has more cells than the header"),
    ]


def test_the_area_may_be_typed_in_small_letters(root: Path, tmp_path: Path) -> None:
    path = ratings_file(tmp_path, [ratings_row()])
    assert choose(root, "import", "cqc", path, "--area", "testshire") == 0
    assert listings(root) == ["ash-house.yaml"]
