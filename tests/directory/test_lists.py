"""Every listing that can be found stands in the lists, in pages of a size people can read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.directory import lists, paths
from plugins.directory.cards import Cards
from plugins.directory.lists import List, all_lists, list_pages, near_pages
from plugins.records.listing import Listing
from tests.builders import make_catalogue, make_listing

CLOSED = {"state": "closed", "since": "2026-01-01"}
OLD = {"date": "2025-01-01", "by": "market team"}


CARDS = Cards(make_catalogue(), lambda card: Markup.escape(card.slug))


def listings_by_path(*listings: Listing) -> dict[str, list[str]]:
    return {one.path: [listing.slug for listing in one.listings] for one in all_lists(make_catalogue(*listings))}


def pages_of(one: List) -> list[dict[str, object]]:
    keys = {listing.slug: listing.slug for listing in one.listings}
    return [dict(page.values()) for page in list_pages(one, CARDS, keys, "site")]


def make_list(count: int) -> List:
    listings = [make_listing(slug=f"a{number:03}") for number in range(count)]
    return List(path="/support/meals/", title="Meals", listings=listings)


@pytest.mark.parametrize(
    ("page", "pages", "offered"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (2, 3, [1, 2, 3]),
        (1, 4, [1, 2, None, 4]),
        (4, 4, [1, None, 3, 4]),
        (3, 5, [1, 2, 3, 4, 5]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (3, 9, [1, 2, 3, 4, None, 9]),
    ],
)
def test_pages_to_offer(page: int, pages: int, offered: list[int | None]) -> None:
    assert near_pages(page, pages) == offered


@given(st.integers(1, 200).flatmap(lambda pages: st.tuples(st.integers(1, pages), st.just(pages))))
def test_pages_to_offer_rise_and_keep_the_ends_in_reach(numbers: tuple[int, int]) -> None:
    page, pages = numbers
    offered = near_pages(page, pages)
    known = [number for number in offered if number is not None]
    assert known == sorted(set(known))
    assert {1, page, pages} <= set(known)
    assert {max(1, page - 1), min(pages, page + 1)} <= set(known)
    for before, after in pairwise(offered):
        assert before is not None or after is not None
        if before is not None and after is not None:
            assert after == before + 1


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3)])
def test_a_list_is_cut_into_pages_that_hold_each_listing_once(count: int, pages: int) -> None:
    cut = pages_of(make_list(count))
    assert [page["page"] for page in cut] == list(range(1, pages + 1))
    shown = [card for page in cut for card in page["cards"]]  # type: ignore[attr-defined]
    assert shown == [f"a{number:03}" for number in range(count)]
    assert all(page["total"] == count and page["pages"] == pages for page in cut)
    if count:
        assert cut[0]["first"] == 1
        assert cut[-1]["last"] == count


def test_the_first_page_has_the_list_s_own_address() -> None:
    keys = {f"a{number:03}": "" for number in range(31)}
    found = [page.path for page in list_pages(make_list(31), CARDS, keys, "site")]
    assert found == ["support/meals/index.html", "support/meals/page-2/index.html"]
    assert lists.page_path("/support/meals/", 1) == "/support/meals/"


def test_a_page_is_made_again_when_a_card_on_it_has_changed() -> None:
    one = make_list(31)
    keys = {listing.slug: "1" for listing in one.listings}
    first, second = (page.key for page in list_pages(one, CARDS, keys, "site"))
    changed = [page.key for page in list_pages(one, CARDS, keys | {"a030": "2"}, "site")]
    assert changed[0] == first
    assert changed[1] != second
    themed = [page.key for page in list_pages(one, CARDS, keys, "another")]
    assert themed[0] != first


def test_a_listing_stands_in_a_list_for_each_of_its_words() -> None:
    ada = make_listing(
        slug="ada",
        support=["meals", "transport"],
        needs=["dementia"],
        pays=["direct-payment"],
        languages=["pl", "bsl"],
        area={"districts": ["mansfield"]},
    )
    ada = make_with_districts(ada, "mansfield")
    found = {path for path, slugs in listings_by_path(ada).items() if slugs}
    assert found == {
        "/support/meals/",
        "/support/meals/mansfield/",
        "/support/transport/",
        "/support/transport/mansfield/",
        "/places/mansfield/",
        "/needs/dementia/",
        "/pay/direct-payment/",
        "/languages/polish/",
        "/languages/british-sign-language/",
        "/micro-providers/",
    }


def make_with_districts(listing: Listing, *districts: str) -> Listing:
    return replace(listing, districts=districts)


def test_what_pages_always_link_to_is_there_without_a_listing() -> None:
    found = listings_by_path()
    assert set(found) >= {*paths.KIND_PATHS.values(), "/pay/direct-payment/", "/support/home-care/"}
    assert not any(path.startswith(("/places/", "/needs/", "/languages/")) for path in found)


WORDS = st.fixed_dictionaries(
    {
        "support": st.lists(st.sampled_from(["meals", "transport", "home-care"]), min_size=1, unique=True),
        "needs": st.none() | st.lists(st.sampled_from(["dementia", "autism"]), min_size=1, unique=True),
        "pays": st.none() | st.lists(st.sampled_from(["free", "direct-payment"]), min_size=1, unique=True),
        "status": st.none() | st.just(CLOSED) | st.just(CLOSED | {"state": "temporarily-closed"}),
        "assured": st.none() | st.just(OLD) | st.just(OLD | {"date": "2026-11-01"}),
    }
)


@given(st.lists(WORDS, max_size=6))
def test_what_can_be_found_is_in_a_list_of_each_of_its_words_and_the_rest_in_none(
    fields: list[dict[str, Any]],
) -> None:
    listings = [make_listing(slug=f"a{number}", **given_) for number, given_ in enumerate(fields)]
    catalogue = make_catalogue(*listings, today=date(2026, 11, 20))
    places = Counter(listing.slug for one in all_lists(catalogue) for listing in one.listings)
    for listing in catalogue.listings:
        words = len(listing.support) + len(listing.needs) + len(listing.pays) + 1
        assert places[listing.slug] == (words if catalogue.is_findable(listing) else 0)


def test_no_two_lists_share_an_address_or_a_title() -> None:
    listings = [
        make_with_districts(
            make_listing(slug="all", support=["meals", "transport"], needs=["anyone"], pays=["free"]), "mansfield"
        ),
        make_listing("service", slug="hub"),
    ]
    found = list(all_lists(make_catalogue(*listings)))
    assert len({one.path for one in found}) == len(found)
    assert len({one.title for one in found}) == len(found)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/support/meals/", "Meals"),
        ("/support/meals/mansfield/", "Meals in Mansfield"),
        ("/places/mansfield/", "Care and support in Mansfield"),
        ("/needs/dementia/", "Support with: Dementia"),
        ("/needs/anyone/", "Support for: anyone"),
        ("/pay/direct-payment/", "Services you can pay for with: direct payment"),
        ("/languages/polish/", "Services that speak Polish"),
        ("/languages/british-sign-language/", "Services that use British Sign Language"),
        ("/micro-providers/", "Micro-providers"),
        ("/personal-assistants/", "Personal assistants"),
        ("/registered-services/", "CQC-registered services"),
        ("/commissioned-services/", "Commissioned services"),
    ],
)
def test_titles(path: str, title: str) -> None:
    ada = make_listing(
        slug="ada", support=["meals"], needs=["dementia", "anyone"], pays=["direct-payment"], languages=["pl", "bsl"]
    )
    found = {one.path: one for one in all_lists(make_catalogue(make_with_districts(ada, "mansfield")))}
    assert found[path].title == title


def test_a_list_offers_narrower_ones_with_their_counts() -> None:
    ada = make_with_districts(make_listing(slug="ada", support=["meals", "transport"]), "mansfield")
    bea = make_with_districts(make_listing(slug="bea", support=["meals"]), "mansfield", "newark-and-sherwood")
    found = {one.path: one for one in all_lists(make_catalogue(ada, bea))}
    meals = [(link.title, link.path, link.count) for link in found["/support/meals/"].narrower]
    assert meals == [
        ("Mansfield", "/support/meals/mansfield/", 2),
        ("Newark and Sherwood", "/support/meals/newark-and-sherwood/", 1),
    ]
    mansfield = [(link.path, link.count) for link in found["/places/mansfield/"].narrower]
    assert mansfield == [("/support/meals/mansfield/", 2), ("/support/transport/mansfield/", 1)]
    assert {path for one in found.values() for path in (link.path for link in one.narrower)} <= found.keys()


def test_each_list_is_a_search_too() -> None:
    ada = make_with_districts(make_listing(slug="ada", support=["meals"]), "mansfield")
    found = {one.path: one.search for one in all_lists(make_catalogue(ada))}
    assert found["/support/meals/"] == "support=meals"
    assert found["/support/meals/mansfield/"] == "support=meals&district=mansfield"
    assert found["/micro-providers/"] == "kind=micro"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Ada Ltd", "/organisations/ada-ltd/"),
        ("ADA ltd.", "/organisations/ada-ltd/"),
        ("A & B / C", "/organisations/a-b-c/"),
    ],
)
def test_an_organisation_s_page(name: str, path: str) -> None:
    assert paths.of_organisation(name) == path


def test_an_organisation_without_a_latin_letter_has_a_page_of_its_own() -> None:
    first, second = paths.of_organisation("希望护理"), paths.of_organisation("Ωμέγα")
    assert first != second
    assert all(path.count("/") == 3 and "//" not in path for path in (first, second))
