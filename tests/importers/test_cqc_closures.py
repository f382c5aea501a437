"""Locations that leave CQC's list, come back, or change hands."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.build import listing_from
from plugins.records.schema import kinds
from tests.importers.builders import (
    block_of,
    directory_file,
    directory_row,
    import_cqc,
    ratings_file,
    ratings_row,
    tree_of,
)


def homes(count: int, start: int = 1) -> list[dict[str, str]]:
    return [
        ratings_row(
            Location_ID=f"1-{number}0000", Location_Name=f"Home {number}", Location_Post_Code=f"ZZ1 {number % 10}AA"
        )
        for number in range(start, start + count)
    ]


def test_a_location_that_vanishes_closes_and_comes_back(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everyone = ratings_file(tmp_path, homes(3))
    import_cqc(root, everyone)
    before = tree_of(root)
    assert import_cqc(root, ratings_file(tmp_path, homes(2), "fewer.csv"), "--date", "2026-10-01") == 0
    assert block_of(root, "home-3")["gone"] == "2026-10-01"
    assert "home-3.yaml: gone from CQC's list" in capsys.readouterr().out
    # A month later it is still gone since the same day; then it is back, byte for byte.
    import_cqc(root, ratings_file(tmp_path, homes(2), "fewer.csv"), "--date", "2026-11-01")
    assert block_of(root, "home-3")["gone"] == "2026-10-01"
    import_cqc(root, everyone)
    assert tree_of(root) == before
    assert "home-3.yaml: back on CQC's list" in capsys.readouterr().out


def test_a_closed_listing_says_so_to_its_readers(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, homes(3)))
    import_cqc(root, ratings_file(tmp_path, homes(2)))
    data = kinds()["registered"].coerce({"cqc": block_of(root, "home-3")})
    status = listing_from("home-3", "registered", data).status
    assert status is not None
    assert (status.state, status.since.isoformat()) == ("closed", "2026-11-20")


def test_a_file_cut_short_closes_nothing(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import_cqc(root, ratings_file(tmp_path, homes(10)))
    before = tree_of(root)
    short = ratings_file(tmp_path, homes(6), "short.csv")
    assert import_cqc(root, short) == 1
    assert "4 of 10 listings would close" in capsys.readouterr().err
    assert tree_of(root) == before
    assert import_cqc(root, short, "--accept-closures") == 0
    assert block_of(root, "home-10")["gone"] == "2026-11-20"


@pytest.mark.parametrize(("known", "left"), [(6, 3), (20, 16)])
def test_three_closures_or_a_fifth_are_a_months_news(root: Path, tmp_path: Path, known: int, left: int) -> None:
    import_cqc(root, ratings_file(tmp_path, homes(known)))
    assert import_cqc(root, ratings_file(tmp_path, homes(left))) == 0


def test_samples_other_areas_and_hand_made_listings_never_close(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, homes(4)))
    folder = root / "providers/registered"
    sample, elsewhere = folder / "home-2.yaml", folder / "home-3.yaml"
    sample.write_text(f"sample: true\n{sample.read_text()}")
    elsewhere.write_text(elsewhere.read_text().replace("Testshire", "Leeds"))
    import_cqc(root, ratings_file(tmp_path, homes(1)))
    closed = [slug for slug in ("home-1", "home-2", "home-3", "home-4") if "gone" in block_of(root, slug)]
    assert closed == ["home-4"]


def test_a_location_still_in_a_file_does_not_close_though_it_is_no_longer_in_scope(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = homes(3)
    import_cqc(root, ratings_file(tmp_path, rows))
    before = tree_of(root)
    rows[2] |= {"Location Local Authority": "Leeds"}
    rows[1] |= {"Location Name": ""}
    import_cqc(root, ratings_file(tmp_path, rows))
    assert tree_of(root) == before
    assert "home-3.yaml: left as it is" in capsys.readouterr().out


def test_a_location_vanishes_only_when_it_is_in_none_of_the_files(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row(), *homes(1)]), directory_file(tmp_path, [directory_row()]))
    import_cqc(root, ratings_file(tmp_path, homes(1)), directory_file(tmp_path, [directory_row()]))
    assert "gone" not in block_of(root)
    import_cqc(root, ratings_file(tmp_path, homes(1)), directory_file(tmp_path, [directory_row(id="1-7")]))
    assert "gone" not in block_of(root)  # it moved: same name and postcode
    assert block_of(root)["location_id"] == "1-7"


def test_a_ratings_file_does_not_close_what_only_the_directory_ever_listed(root: Path, tmp_path: Path) -> None:
    import_cqc(root, directory_file(tmp_path, [directory_row()]))  # too new to have a rating
    import_cqc(root, ratings_file(tmp_path, homes(1)))
    assert "gone" not in block_of(root)
    import_cqc(root, directory_file(tmp_path, [directory_row(Name="Another", id="1-7", Postcode="ZZ9 9ZZ")]))
    assert "gone" in block_of(root)


def test_a_registration_that_moves_keeps_its_file_and_what_people_wrote(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]), directory_file(tmp_path, [directory_row()]))
    file = root / "providers/registered/ash-house.yaml"
    file.write_text(f"summary: A small home by the sea.\n{file.read_text()}")
    moved = directory_row(id="1-555", provider_id="1-901", Provider_name="New Hands Ltd", Name="ASH HOUSE")
    assert import_cqc(root, directory_file(tmp_path, [moved])) == 0
    assert [path.name for path in file.parent.iterdir()] == ["ash-house.yaml"]
    assert file.read_text().startswith("summary: A small home by the sea.\ncqc:\n  location_id: 1-555\n")
    block = block_of(root)
    assert (block["provider_name"], block["provider_id"]) == ("New Hands Ltd", "1-901")
    assert "rating" not in block  # the old owner's, until the ratings file says that it was inherited
    assert "moved" in capsys.readouterr().out
    before = tree_of(root)
    import_cqc(root, directory_file(tmp_path, [moved]))
    assert tree_of(root) == before


def test_two_new_registrations_of_one_place_are_not_taken_for_a_move(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    twins = [ratings_row(Location_ID="1-8"), ratings_row(Location_ID="1-9")]
    import_cqc(root, ratings_file(tmp_path, twins))
    assert "gone" in block_of(root)
    assert len(tree_of(root / "providers")) == 3


def test_a_place_that_closed_months_ago_and_registers_anew_takes_its_old_file(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row(), *homes(1)]))
    import_cqc(root, ratings_file(tmp_path, homes(1)))
    import_cqc(root, ratings_file(tmp_path, [*homes(1), ratings_row(Location_ID="1-777")]))
    assert block_of(root)["location_id"] == "1-777"
    assert "gone" not in block_of(root)


def test_the_day_of_closing_does_not_unsay_what_was_checked_since(root: Path, tmp_path: Path) -> None:
    import_cqc(root, directory_file(tmp_path, [directory_row()]), "--date", "2020-01-01")
    assert block_of(root)["latest_check"] == "2026-05-19"
