"""The finder's files: named by what they hold, made anew only when they must be, and holding nothing withheld."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.publishing.output import Output, Published
from plugins.records.catalogue import Catalogue
from plugins.search import files
from plugins.search.files import SearchFiles, write_search
from tests.builders import make_listing
from tests.search.county import make_county, write_county


def build(root: Path, catalogue: Catalogue) -> tuple[SearchFiles, Published]:
    output = Output(root / "output", root / "memory")
    output.start()
    written = write_search(catalogue, output, "")
    output.write("build.json", b"{}")
    return written, output.publish()


def with_name(catalogue: Catalogue, slug: str, name: str) -> Catalogue:
    listings = tuple(replace(one, name=name) if one.slug == slug else one for one in catalogue.listings)
    return replace(catalogue, listings=listings)


def with_phone(catalogue: Catalogue, slug: str) -> Catalogue:
    listings = tuple(replace(one, phone="01632 960555") if one.slug == slug else one for one in catalogue.listings)
    return replace(catalogue, listings=listings)


def with_price(catalogue: Catalogue, slug: str) -> Catalogue:
    dearer = make_listing(prices=[{"amount": 99, "unit": "hour"}]).prices
    listings = tuple(replace(one, prices=dearer) if one.slug == slug else one for one in catalogue.listings)
    return replace(catalogue, listings=listings)


def test_the_folder_is_named_by_what_is_in_it(tmp_path: Path) -> None:
    county = make_county()
    first = write_county(tmp_path / "a", county)
    assert first.url == f"/support/{first.folder}"
    assert write_county(tmp_path / "b", county) == first
    assert write_county(tmp_path / "c", with_name(county, "ada", "Ada and Friends")) != first
    assert write_county(tmp_path / "d", with_phone(county, "ada")) == first  # search shows no phone


def test_one_folder_holds_all_and_a_list_of_it(tmp_path: Path) -> None:
    folder = tmp_path / write_county(tmp_path).folder
    there = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*.json")}
    listed = dict(json.loads((folder / "files.json").read_text(encoding="utf-8")))
    assert {name: size for name, size in there.items() if name != "files.json"} == listed
    assert {path.split("/")[0] for path in listed} == {
        "head.json", "terms.json", "terms", "facets", "cards", "where", "near", "covers", "prices.json", "checked.json",
        "places.json", "towns.json", "postcodes",
    }  # fmt: skip


def test_nothing_is_built_again_when_nothing_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = build(tmp_path, make_county())
    monkeypatch.delattr(files, "index_files")
    again, published = build(tmp_path, make_county())
    assert again == first
    assert (published.written, published.removed) == (0, 0)


def test_the_index_is_kept_when_only_a_price_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = build(tmp_path, make_county())
    index = index_of(tmp_path, first)
    monkeypatch.delattr(files, "index_files")
    again, _ = build(tmp_path, with_price(make_county(), "ada"))
    assert again != first
    assert index_of(tmp_path, again) == index


@pytest.mark.parametrize("name", ["terms.json", "terms/0.json"])
def test_an_index_that_somebody_has_touched_is_built_anew(tmp_path: Path, name: str) -> None:
    first, _ = build(tmp_path, make_county())
    index = index_of(tmp_path, first)
    (tmp_path / "output" / first.folder / name).write_bytes(b"{}")
    again, _ = build(tmp_path, with_price(make_county(), "ada"))
    assert index_of(tmp_path, again) == index


def index_of(root: Path, written: SearchFiles) -> dict[str, bytes]:
    folder = root / "output" / written.folder
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("terms*.json")} | {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "terms").iterdir()
    }


def test_listings_that_are_closed_or_not_checked_for_a_year_are_not_found(tmp_path: Path) -> None:
    written = everything(tmp_path)
    assert "Ada's Companions" in written
    assert "Gone Away" not in written
    assert "Old News" not in written


def test_an_address_that_is_withheld_is_in_no_file(tmp_path: Path) -> None:
    written = everything(tmp_path).lower()
    for secret in ("quince", "blidworth", "ng21", "medlar", "ng18 1aa"):
        assert secret not in written, secret


def everything(root: Path) -> str:
    write_county(root / "site")
    return "".join(path.read_text(encoding="utf-8") for path in sorted((root / "site").rglob("*.json")))
