"""What `choose import cqc` writes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.problem import RecordsError
from tests.importers.builders import (
    block_of,
    directory_file,
    directory_row,
    import_cqc,
    listings,
    ratings_file,
    ratings_row,
    tree_of,
)


def test_the_ratings_file_makes_a_listing_of_a_location(root: Path, tmp_path: Path) -> None:
    domains = [("Overall", "Good"), ("Safe", "Requires improvement"), ("Well-led", "Insufficient evidence to rate")]
    rows = [ratings_row(Domain=domain, Latest_Rating=rating) for domain, rating in domains]
    rows.append(ratings_row() | {"Service / Population Group": "Care Homes"})
    assert import_cqc(root, ratings_file(tmp_path, rows)) == 0
    assert listings(root) == ["ash-house.yaml"]
    assert (root / "providers/registered/ash-house.yaml").read_text() == (
        "cqc:\n"
        "  location_id: 1-100\n"
        "  provider_id: 1-900\n"
        "  provider_name: Ash Limited\n"
        "  name: Ash House\n"
        "  street: 1 High Street, Little Ham\n"
        "  town: Ham\n"
        "  postcode: ZZ1 1AA\n"
        "  local_authority: Testshire\n"
        "  service_types:\n    - Care Homes\n"
        "  rating:\n"
        "    overall: Good\n    safe: Requires improvement\n    well_led: Not rated\n    published: 2026-05-29\n"
    )


def test_the_care_directory_makes_a_listing_of_a_location(root: Path, tmp_path: Path) -> None:
    assert import_cqc(root, directory_file(tmp_path, [directory_row(Also_known_as=" The Ash ")])) == 0
    assert (root / "providers/registered/ash-house.yaml").read_text() == (
        "cqc:\n"
        "  location_id: 1-100\n"
        "  provider_id: 1-900\n"
        "  provider_name: Ash Limited\n"
        "  name: Ash House\n"
        "  also_known_as: The Ash\n"
        "  street: 1 High Street, Little Ham\n"
        "  town: Ham\n"
        "  postcode: ZZ1 1AA\n"
        "  local_authority: Testshire\n"
        "  phone: 01632 960123\n"
        "  website: http://www.ash.example.org\n"
        "  service_types:\n    - Nursing homes\n"
        "  specialisms:\n    - Caring for adults over 65 yrs\n    - Dementia\n"
        "  latest_check: 2026-05-19\n"
    )


@pytest.mark.parametrize("order", ["together", "together, other way", "ratings first", "directory first"])
def test_both_layouts_give_the_same_block_in_any_order(root: Path, tmp_path: Path, order: str) -> None:
    ratings = ratings_file(tmp_path, [ratings_row(Location_Name="Ash House (ratings)", Brand_Name="BRAND Ash Group")])
    directory = directory_file(tmp_path, [directory_row(Name="Ash House (directory)", Provider_name="Other")])
    runs = {
        "together": [[ratings, directory]],
        "together, other way": [[directory, ratings]],
        "ratings first": [[ratings], [directory]],
        "directory first": [[directory], [ratings]],
    }
    for files in runs[order]:
        assert import_cqc(root, *files) == 0
    (name,) = listings(root)
    block = block_of(root, name.removesuffix(".yaml"))
    assert block["name"] == "Ash House (ratings)"  # of what both carry, the ratings file's stands
    assert (block["provider_name"], block["town"], block["brand"]) == ("Ash Limited", "Ham", "Ash Group")
    assert block["service_types"] == ["Nursing homes"]  # but for this, where the directory is exact
    assert (block["phone"], block["latest_check"]) == ("01632 960123", "2026-05-19")
    assert block["rating"] == {"overall": "Good", "published": "2026-05-29"}


@pytest.mark.parametrize("first", ["ratings", "directory", "both"])
def test_what_one_layout_leaves_empty_the_other_fills(root: Path, tmp_path: Path, first: str) -> None:
    ratings = ratings_file(tmp_path, [ratings_row(Provider_Name="-", Location_Post_Code="nonsense")])
    directory = directory_file(tmp_path, [directory_row(Provider_name="Ash Care", Postcode="zz11aa")])
    for files in {"ratings": [[ratings], [directory]], "directory": [[directory], [ratings]]}.get(
        first, [[ratings, directory]]
    ):
        assert import_cqc(root, *files) == 0
    assert (block_of(root)["provider_name"], block_of(root)["postcode"]) == ("Ash Care", "ZZ1 1AA")


def test_a_second_run_changes_nothing(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = ratings_file(tmp_path, [ratings_row()]), directory_file(tmp_path, [directory_row()])
    import_cqc(root, *files)
    before = tree_of(root)
    capsys.readouterr()
    assert import_cqc(root, *files) == 0
    assert tree_of(root) == before
    assert "0 changed files" in capsys.readouterr().out


def test_only_the_block_of_a_changed_source_changes(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    file = root / "providers/registered/ash-house.yaml"
    head = "# Kept by the council\r\nname: 'Ash House, Ham'   # as people say it\r\n"
    head += 'summary: "A home\r\n  by the sea."\r\n'
    tail = "\r\n# Prices from their website\r\nprices:\r\n- {amount: 900, unit: week}\r\n"
    block = file.read_text().replace("\n", "\r\n")
    file.write_bytes((head + block + tail).encode())
    import_cqc(root, ratings_file(tmp_path, [ratings_row(Latest_Rating="Outstanding")]))
    assert file.read_bytes() == (head + block.replace("overall: Good", "overall: Outstanding") + tail).encode()


def test_what_a_file_no_longer_says_is_removed_and_what_is_not_its_own_is_kept(root: Path, tmp_path: Path) -> None:
    import_cqc(root, directory_file(tmp_path, [directory_row()]), ratings_file(tmp_path, [ratings_row()]))
    import_cqc(root, directory_file(tmp_path, [directory_row(Phone_number="-")]))
    assert "phone" not in block_of(root)
    assert block_of(root)["rating"]["overall"] == "Good"


def test_a_listing_keeps_its_file_when_its_name_changes(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    import_cqc(root, ratings_file(tmp_path, [ratings_row(Location_Name="Oak House")]))
    assert listings(root) == ["ash-house.yaml"]
    assert block_of(root)["name"] == "Oak House"


def test_locations_of_one_name_get_their_town(root: Path, tmp_path: Path) -> None:
    rows = [ratings_row(), ratings_row(Location_ID="1-200", Location_City="Eaton", Location_Post_Code="ZZ2 2BB")]
    import_cqc(root, ratings_file(tmp_path, rows))
    assert listings(root) == ["ash-house-eaton.yaml", "ash-house-ham.yaml"]


def test_a_new_location_of_a_listed_name_leaves_the_listed_file_alone(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    import_cqc(root, ratings_file(tmp_path, [ratings_row(), ratings_row(Location_ID="1-200")]))
    assert listings(root) == ["ash-house-ham.yaml", "ash-house.yaml"]
    assert block_of(root)["location_id"] == "1-100"


def test_the_district_comes_from_the_imported_postcodes(root: Path, tmp_path: Path) -> None:
    folder = root / "content/area/postcodes"
    folder.mkdir()
    (folder / "ZZ1.csv").write_text("postcode,latitude,longitude,district\nZZ1 1AA,53.0,-1.0,southam\n")
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    assert block_of(root)["district"] == "southam"


def test_a_rating_of_the_whole_comes_from_the_latest_row(root: Path, tmp_path: Path) -> None:
    rows = [
        ratings_row(Latest_Rating="Inadequate", Publication_Date="06/01/2026", **{"Inherited Rating (Y/N)": "Y"}),
        ratings_row(Latest_Rating="Good", Publication_Date="05/29/2026"),
        ratings_row(Domain="Safe", Latest_Rating="Not Rated", Publication_Date=""),
    ]
    import_cqc(root, ratings_file(tmp_path, rows))
    assert block_of(root)["rating"] == {
        "overall": "Inadequate",
        "safe": "Not rated",
        "published": "2026-06-01",
        "inherited": "true",
    }


def test_a_file_listed_twice_stops_the_import(root: Path, tmp_path: Path) -> None:
    path = ratings_file(tmp_path, [ratings_row()])
    import_cqc(root, path)
    twin = root / "providers/registered/twin.yaml"
    twin.write_bytes((root / "providers/registered/ash-house.yaml").read_bytes())
    with pytest.raises(RecordsError, match="already listed"):
        import_cqc(root, path)


def test_what_another_import_or_a_person_put_in_the_block_is_kept(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    file = root / "providers/registered/ash-house.yaml"
    file.write_text(file.read_text() + "  beds: 12\n  regulated_activities:\n    - Personal care\n")
    import_cqc(root, ratings_file(tmp_path, [ratings_row(Latest_Rating="Inadequate")]))
    assert (block_of(root)["beds"], block_of(root)["regulated_activities"]) == ("12", ["Personal care"])


def test_a_block_that_says_the_same_in_other_words_keeps_its_bytes(root: Path, tmp_path: Path) -> None:
    path = ratings_file(tmp_path, [ratings_row()])
    import_cqc(root, path)
    file = root / "providers/registered/ash-house.yaml"
    file.write_text(file.read_text().replace("town: Ham", "town: 'Ham' # by the sea"))
    before = file.read_bytes()
    import_cqc(root, path)
    assert file.read_bytes() == before


def test_a_file_whose_block_hides_is_left_as_it_was(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row()]))
    file = root / "providers/registered/ash-house.yaml"
    hidden = file.read_text().replace("cqc:", '"\\x63qc":', 1)
    file.write_text(f'description: "Ring us\ncqc:\n  then\ncome"\n{hidden}')
    before = tree_of(root)
    assert import_cqc(root, ratings_file(tmp_path, [ratings_row(Latest_Rating="Inadequate")])) == 1
    assert tree_of(root) == before


def test_a_date_that_could_be_read_two_ways_follows_its_layout(root: Path, tmp_path: Path) -> None:
    import_cqc(
        root,
        ratings_file(tmp_path, [ratings_row(Publication_Date="05/06/2026")]),
        directory_file(tmp_path, [directory_row(Date_of_latest_check="05/06/2026")]),
    )
    assert block_of(root)["rating"]["published"] == "2026-05-06"
    assert block_of(root)["latest_check"] == "2026-06-05"


def test_a_county_is_no_part_of_a_street(root: Path, tmp_path: Path) -> None:
    import_cqc(root, ratings_file(tmp_path, [ratings_row(Location_Address_Line_2="Lincolnshire")]))
    assert block_of(root)["street"] == "1 High Street"


def test_of_a_location_listed_twice_the_later_row_counts(root: Path, tmp_path: Path) -> None:
    rows = [directory_row(Phone_number="1632960999"), directory_row()]
    import_cqc(root, directory_file(tmp_path, rows))
    assert block_of(root)["phone"] == "01632 960123"


def test_a_location_listed_by_hand_as_another_kind_is_not_listed_twice(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "providers/micro").mkdir()
    (root / "providers/micro/ash.yaml").write_text("name: Ash\ncqc_location_id: 1-100\n")
    import_cqc(root, ratings_file(tmp_path, [ratings_row(), ratings_row(Location_ID="1-200")]))
    assert [block_of(root, name.removesuffix(".yaml"))["location_id"] for name in listings(root)] == ["1-200"]
    assert "listed in providers/micro/ash.yaml" in capsys.readouterr().out
