"""What a listing gives to the finder is remembered, and worked out again when anything it is made of has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.records.catalogue import Catalogue
from plugins.records.listing import Listing
from plugins.records.wording import Card, make_card
from plugins.search import rows
from tests.search.county import make_county

COUNTY = replace(make_county(), mark="a day")


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs whose cards are worked out."""
    seen: list[str] = []

    def watched(listing: Listing, catalogue: Catalogue) -> Card:
        seen.append(listing.slug)
        return make_card(listing, catalogue)

    monkeypatch.setattr(rows, "make_card", watched)
    return seen


def test_the_second_time_nothing_is_worked_out(tmp_path: Path, worked_out: list[str]) -> None:
    first = rows.make_rows(COUNTY.listings, COUNTY, memory=tmp_path)
    assert len(worked_out) == len(COUNTY.listings)
    worked_out.clear()
    assert rows.make_rows(COUNTY.listings, COUNTY, memory=tmp_path) == first == rows.make_rows(COUNTY.listings, COUNTY)
    assert len(worked_out) == len(COUNTY.listings), "only the one without a memory works"


def test_a_changed_file_or_district_is_worked_out_again(tmp_path: Path, worked_out: list[str]) -> None:
    rows.make_rows(COUNTY.listings, COUNTY, memory=tmp_path)
    worked_out.clear()
    first, second, *others = COUNTY.listings
    moved = replace(second, districts=("gedling",))
    changed = replace(COUNTY, digests={**COUNTY.digests, first.slug: "another"})
    found = rows.make_rows((first, moved, *others), changed, memory=tmp_path)
    assert worked_out == [first.slug, moved.slug]
    assert "gedling" in found[1].words[1]


@pytest.mark.parametrize(
    "spoil", [lambda _: b"", lambda raw: raw[:-1], lambda raw: b"x" + raw[1:], lambda _: b"x" * 99]
)
def test_a_spoilt_memory_costs_work_and_no_more(tmp_path: Path, spoil: object, worked_out: list[str]) -> None:
    first = rows.make_rows(COUNTY.listings, COUNTY, memory=tmp_path)
    (file,) = tmp_path.iterdir()
    assert callable(spoil)
    file.write_bytes(spoil(file.read_bytes()))
    worked_out.clear()
    assert rows.make_rows(COUNTY.listings, COUNTY, memory=tmp_path) == first
    assert len(worked_out) == len(COUNTY.listings)


def test_another_day_forgets_all(tmp_path: Path, worked_out: list[str]) -> None:
    rows.make_rows(COUNTY.listings, COUNTY, memory=tmp_path)
    worked_out.clear()
    rows.make_rows(COUNTY.listings, replace(COUNTY, mark="another day"), memory=tmp_path)
    assert len(worked_out) == len(COUNTY.listings)
    assert len(list(tmp_path.iterdir())) == 1
