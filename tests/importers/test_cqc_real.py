"""CQC's own files, as published: the figures were counted by hand from the tables."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from plugins.records.load import load
from tests.importers.builders import SHARED, TODAY, block_of, choose, make_root, tree_of

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not here"),
]
RATINGS = SHARED / "cqc" / "latest-ratings-lincolnshire-2026-07.csv"
DIRECTORY = SHARED / "cqc" / "care-directory-oldham-2025.csv"
LAYOUT = SHARED / "cqc" / "care-directory-layout-2026-09.csv"


def imported(root: Path, capsys: pytest.CaptureFixture[str], path: Path, area: str, *more: str) -> Any:
    assert choose(root, "import", "cqc", path, "--area", area, "--json", *more) == 0
    return json.loads(capsys.readouterr().out)


def outcomes(data: Any) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for one in data["outcomes"]:
        locations, rows = found.get(one["outcome"], (0, 0))
        found[one["outcome"]] = (locations + one["locations"], rows + one["rows"])
    return found


def test_lincolnshire_has_356_adult_social_care_locations_of_478(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_root(tmp_path / "site")
    data = imported(root, capsys, RATINGS, "Lincolnshire")
    assert outcomes(data) == {"new": (356, 356), "merged": (0, 2270), "not in scope": (122, 1533)}
    assert len(data["rows"]) == 4159
    catalogue = load(root, TODAY).publishable()
    blocks = [listing.cqc for listing in catalogue.listings if listing.cqc is not None]
    ratings = [block.rating.overall for block in blocks if block.rating is not None]
    assert len(ratings) == 356
    assert {rating: ratings.count(rating) for rating in set(ratings)} == {
        "Outstanding": 22,
        "Good": 257,
        "Requires improvement": 67,
        "Inadequate": 3,
        "Not rated": 7,
    }
    assert sum(block.rating.inherited for block in blocks if block.rating) == 25
    supports = [listing.support for listing in catalogue.listings]
    assert all(supports)  # each word for a kind of service is one we know
    assert data["left_out"] == []


def test_a_second_import_of_lincolnshire_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_root(tmp_path / "site")
    imported(root, capsys, RATINGS, "Lincolnshire")
    before = tree_of(root)
    data = imported(root, capsys, RATINGS, "Lincolnshire")
    assert data["changed_files"] == []
    assert outcomes(data)["unchanged"] == (356, 356)
    assert tree_of(root) == before


def test_oldham_has_106_adult_social_care_locations_of_216(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_root(tmp_path / "site")
    data = imported(root, capsys, DIRECTORY, "Oldham")
    assert outcomes(data) == {"new": (106, 106), "not in scope": (110, 110)}
    catalogue = load(root, TODAY).publishable()
    kinds = [kind for listing in catalogue.listings for kind in listing.support]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "home-care": 62,
        "care-home": 36,
        "supported-living": 15,
        "nursing-home": 8,
        "extra-care": 1,
        "shared-lives": 1,
    }
    assert sum(listing.phone is not None for listing in catalogue.listings) == 95
    assert [(one["field"], one["value"]) for one in data["left_out"]] == [("website", "www.rochcare.comenq")]
    ena_hughes = block_of(root, "ena-hughes-resource-centre")
    assert ena_hughes["service_types"] == ["Shared lives", "Supported living"]
    assert ena_hughes["latest_check"] == "2019-05-29"
    assert (ena_hughes["street"], ena_hughes["town"]) == ("First Floor, 2 Ellesmere Street, Failsworth", "Manchester")


def test_the_current_layout_is_read_row_by_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_root(tmp_path / "site")
    data = imported(root, capsys, LAYOUT, "Nottinghamshire")
    assert [(row["outcome"], row["reason"]) for row in data["rows"]] == [
        ("not in scope", "in City of London"),
        ("new", ""),
        ("not in scope", "in Leeds"),
        ("not in scope", "in Bath and North East Somerset"),
    ]
    assert block_of(root, "helping-hands-mansfield")["phone"] == "07436 315363"


def test_both_areas_live_in_one_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_root(tmp_path / "site")
    imported(root, capsys, RATINGS, "Lincolnshire")
    imported(root, capsys, DIRECTORY, "Oldham")
    data = imported(root, capsys, RATINGS, "Lincolnshire")
    assert data["closed"] == []
    assert len(list((root / "providers/registered").iterdir())) == 356 + 106


def test_a_county_is_imported_in_seconds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_root(tmp_path / "site")
    start = time.process_time()
    imported(root, capsys, RATINGS, "Lincolnshire")
    assert time.process_time() - start < 10
