"""What a listing shows of itself."""

from __future__ import annotations

import uuid
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from tests.builders import make_listing

ADDRESS = {"street": "7 Priory Wharf", "town": "Worksop", "postcode": "S80 1ZZ"}


@pytest.mark.parametrize(
    ("kind", "fields", "lines"),
    [
        ("micro", {"address": ADDRESS | {"show": "full"}}, ("7 Priory Wharf", "Worksop", "S80 1ZZ")),
        ("micro", {"address": {"postcode": "S80 1ZZ", "show": "full"}}, ("S80 1ZZ",)),
        ("micro", {"address": ADDRESS | {"show": "outcode"}}, ("Worksop", "S80")),
        ("micro", {"address": ADDRESS | {"show": "none"}}, ()),
        ("micro", {}, ()),
        ("personal-assistant", {"outcode": "NG24"}, ("NG24",)),
    ],
)
def test_only_what_may_be_shown_of_an_address_is(kind: str, fields: dict[str, Any], lines: tuple[str, ...]) -> None:
    assert make_listing(kind, **fields).public_address == lines


def test_an_id_lasts_as_long_as_the_file_name() -> None:
    assert make_listing(slug="ada").id == make_listing("service", slug="ada").id
    assert make_listing(slug="ada").id == uuid.UUID("262979a3-4fa0-5ab9-a637-6cb4b385c44d")


@pytest.mark.parametrize(
    ("status", "is_open"), [(None, True), ("active", True), ("temporarily-closed", False), ("closed", False)]
)
def test_whether_it_is_open(status: str | None, *, is_open: bool) -> None:
    given = None if status is None else {"state": status, "since": "2026-01-01"}
    assert make_listing(status=given).is_open is is_open


def test_whether_it_comes_to_people() -> None:
    assert make_listing(area={"districts": ["mansfield"]}).comes_to_you
    assert not make_listing().comes_to_you


def test_a_listing_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        make_listing().name = "Bea"  # type: ignore[misc]
