"""The same service listed twice is asked about; a branch of a chain is not."""

from __future__ import annotations

import time
from typing import Any

import pytest

from plugins.records.listing import Listing
from plugins.records.rules.duplicates import likely_duplicates, listed_once
from tests.builders import make_entry, make_listing

KEEP = "Keep one of them, or give both the same “organisation:” if they are branches."
SAME_NAME = "providers/micro/a.yaml has the same file name, so both would have one web address. Rename this file."
SAME_PLACE = "CQC location 1-9000000001 is already listed in providers/registered/a.yaml. Keep one of the two."


def found(*listings: Listing) -> list[str]:
    return [str(problem) for problem in likely_duplicates(make_entry(listing) for listing in listings)]


def two(first: dict[str, Any], second: dict[str, Any]) -> list[str]:
    """Compare two listings that are alike in nothing but what is given."""
    apart = {"slug": "a", "name": "Kettle and Crumbs", "phone": "01632 960101"}
    other = {"slug": "b", "name": "Otterbank Outings", "phone": "01632 960102"}
    return found(make_listing(**(apart | first)), make_listing(**(other | second)))


def at(postcode: str) -> dict[str, str]:
    return {"postcode": postcode, "show": "full"}


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ({"phone": "01632 960111"}, {"phone": "0163 2960111"}, "the same phone, 01632960111"),
        (
            {"website": "https://www.example.org/a", "address": at("NG18 1AA")},
            {"website": "http://example.org", "address": at("NG18 1AA")},
            "the same website and postcode, example.org",
        ),
        (
            {"name": "Ada's Companions Ltd", "address": at("NG18 1AA")},
            {"name": "The Adas Companion", "address": at("NG18 2BB"), "organisation": {"name": "Another"}},
            "a name like it in NG18",
        ),
    ],
)
def test_likely_duplicates(first: dict[str, Any], second: dict[str, Any], why: str) -> None:
    message = f"This may be the same service as providers/micro/a.yaml: {why}. {KEEP}"
    assert two(first, second) == [f"providers/micro/b.yaml:1: warning: {message}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({}, {}, id="nothing alike"),
        pytest.param(
            {"website": "https://example.org", "address": at("NG18 1AA")},
            {"website": "https://example.org", "address": at("NG24 1AA")},
            id="one website, two postcodes",
        ),
        pytest.param(
            {"name": "Ada's Companions", "address": at("NG18 1AA")},
            {"name": "Ada's Companions", "address": at("NG24 1AA")},
            id="one name, two outcodes",
        ),
        pytest.param(
            {"name": "خديجة", "address": at("NG18 1AA"), "organisation": {"name": "Ada"}},
            {"name": "愛", "address": at("NG18 2BB"), "organisation": {"name": "Bea"}},
            id="two names without Latin letters",
        ),
        pytest.param(
            {"phone": "01632 960111", "organisation": {"name": "Chain Ltd"}, "address": at("NG18 1AA")},
            {"phone": "01632 960111", "organisation": {"name": "The Chain"}, "address": at("NG18 2BB")},
            id="a branch at another postcode",
        ),
        pytest.param(
            {"phone": "01632 960111", "organisation": {"name": "Chain"}, "support": ["meals"]},
            {"phone": "01632 960111", "organisation": {"name": "Chain"}, "support": ["transport"]},
            id="a branch with other support",
        ),
    ],
)
def test_no_duplicates(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert two(first, second) == []


@pytest.mark.parametrize("shared", [{"brand": "BRAND Chain"}, {"provider_id": "1-7777"}])
def test_a_registered_branch_is_known_by_its_brand_or_provider(shared: dict[str, str]) -> None:
    cqc = {"phone": "01632 960111", "service_types": ["Homecare agencies"]}
    first = cqc | {"location_id": "1-1001", "name": "Larkrise Ashfield", "postcode": "NG18 1AA"}
    second = cqc | {"location_id": "1-1002", "name": "Larkrise Mansfield", "postcode": "NG18 2BB"}
    apart = [make_listing("registered", slug, cqc=part) for slug, part in (("a", first), ("b", second))]
    branches = [make_listing("registered", slug, cqc=part | shared) for slug, part in (("a", first), ("b", second))]
    assert len(found(*apart)) == 1
    assert found(*branches) == []


def test_a_copy_is_found_behind_a_branch() -> None:
    """Of three with one phone, the third is a copy of the first, and only a branch of the second."""
    chain: dict[str, Any] = {"phone": "01632 960111", "organisation": {"name": "Chain"}}
    listings = [
        make_listing(slug="a", name="Kettle", address=at("NG18 1AA"), **chain),
        make_listing(slug="b", name="Otter", address=at("NG24 1AA"), **chain),
        make_listing(slug="c", name="Crumb", address=at("NG18 1AA"), **chain),
    ]
    (message,) = found(*listings)
    assert message.startswith(
        "providers/micro/c.yaml:1: warning: This may be the same service as providers/micro/a.yaml:"
    )


def test_a_pair_is_asked_about_once() -> None:
    alike = {"name": "Ada's Companions", "phone": "01632 960111", "address": at("NG18 1AA")}
    assert len(two(alike, alike)) == 1


def test_a_chain_of_thousands_with_one_phone_is_compared_quickly() -> None:
    chain: dict[str, Any] = {"phone": "01632 960111", "organisation": {"name": "Chain"}}
    listings = [
        make_listing(slug=f"a{index}", name=f"{index} Branch", address=at(f"NG{index} 1AA"), **chain)
        for index in range(3000)
    ]
    start = time.process_time()
    assert found(*listings) == []
    assert time.process_time() - start < 3


def test_one_file_name_is_used_once() -> None:
    entries = [make_entry(make_listing(slug="a")), make_entry(make_listing("service", "a"))]
    assert [str(problem) for problem in listed_once(entries)] == [f"providers/services/a.yaml:1: {SAME_NAME}"]


def test_one_cqc_location_is_listed_once() -> None:
    care = {"personal_care": "registered", "cqc_location_id": "1-9000000001"}
    entries = [make_entry(make_listing("registered", "a")), make_entry(make_listing("micro", "b", **care))]
    assert [str(problem) for problem in listed_once(entries)] == [f"providers/micro/b.yaml:1: {SAME_PLACE}"]


def test_different_files_and_locations_are_fine() -> None:
    entries = [
        make_entry(make_listing(slug="a")),
        make_entry(make_listing(slug="b")),
        make_entry(make_listing("registered")),
    ]
    assert list(listed_once(entries)) == []


def test_a_listing_is_asked_about_once_for_each_likeness_however_many_are_like_it() -> None:
    listings = [make_listing(slug=f"a{index}", address=at(f"NG18 {index}AA")) for index in range(9)]
    apart = [make_listing(slug=f"b{index}", name="Otter", address=at("NG24 1AA")) for index in range(9)]
    assert len(found(*listings)) == 0  # branches: one name, many postcodes
    assert len(found(*apart)) == 8
