"""The directory has every page that its pages link to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from plugins.directory.cards import Cards
from plugins.directory.guides import Guide
from plugins.directory.lists import Link
from plugins.directory.pages import Directory, all_pages, find_page, home_page
from plugins.publishing.render import Page
from plugins.records.listing import Listing
from plugins.settings import settings_from
from tests.builders import PELICANCONF, make_catalogue, make_listing

CLOSED = {"state": "closed", "since": "2026-01-01"}
LTD = {"name": "Ada Ltd"}


def make_directory(listings: Sequence[Listing], guides: Sequence[Guide] = ()) -> Directory:
    catalogue = make_catalogue(*listings)
    return Directory(
        catalogue=catalogue,
        settings=settings_from(PELICANCONF),
        guides=guides,
        photos={},
        description=Markup,
        cards=Cards(catalogue, lambda card: Markup.escape(card.slug)),
        site_key="site",
    )


def pages_by_path(*listings: Listing) -> dict[str, Page]:
    directory = make_directory(listings)
    pages = [home_page(directory, "/search/x/"), *all_pages(directory)]
    assert len({page.path for page in pages}) == len(pages)
    return {page.path: page for page in pages}


def values(page: Page) -> dict[str, Any]:
    return dict(page.values())


def links_of(page: Page) -> list[Link]:
    return [link for section in values(page)["sections"] for link in section.links]


def test_a_directory_without_a_listing_still_has_its_pages() -> None:
    pages = pages_by_path()
    assert {
        "index.html",
        "404.html",
        "browse/index.html",
        "a-to-z/index.html",
        "guides/index.html",
        "micro-providers/index.html",
        "personal-assistants/index.html",
        "commissioned-services/index.html",
        "shortlist/index.html",
        "compare/index.html",
        "budget/index.html",
        "organisations/index.html",
    } <= pages.keys()
    for page in pages.values():
        assert values(page) is not None


def test_every_listing_has_its_page_even_one_that_cannot_be_found() -> None:
    pages = pages_by_path(make_listing(slug="open"), make_listing(slug="shut", status=CLOSED))
    assert {"services/open/index.html", "services/shut/index.html"} <= pages.keys()


def test_browse_leads_to_every_list() -> None:
    ada = make_listing(slug="ada", needs=["dementia"], pays=["free"], languages=["pl"], organisation=LTD)
    bea = make_listing("service", slug="bea", organisation=LTD)
    pages = pages_by_path(replace(ada, districts=("mansfield",)), bea)
    paths = {link.path for link in links_of(pages["browse/index.html"])}
    assert {
        "/support/companionship/",
        "/support/advocacy/",
        "/places/mansfield/",
        "/needs/dementia/",
        "/pay/free/",
        "/languages/polish/",
        "/micro-providers/",
        "/commissioned-services/",
        "/organisations/ada-ltd/",
        "/a-to-z/",
        "/map/",
    } == paths
    assert all(f"{path.lstrip('/')}index.html" in pages for path in paths - {"/map/"})
    for hub in ("support", "places", "needs", "pay", "languages", "organisations"):
        assert {link.path for link in links_of(pages[f"{hub}/index.html"])} <= paths


def test_counts_are_of_what_the_lists_show() -> None:
    pages = pages_by_path(make_listing(slug="a"), make_listing(slug="b"), make_listing(slug="c", status=CLOSED))
    counts = {link.path: link.count for link in links_of(pages["browse/index.html"])}
    assert counts["/support/companionship/"] == 2
    assert counts["/micro-providers/"] == 2


def test_an_organisation_has_a_page_when_several_of_its_services_can_be_found() -> None:
    two = [make_listing(slug=slug, organisation=LTD) for slug in ("a", "b")]
    assert "organisations/ada-ltd/index.html" in pages_by_path(*two)
    one_shut = [two[0], make_listing(slug="b", organisation=LTD, status=CLOSED)]
    assert "organisations/ada-ltd/index.html" not in pages_by_path(*one_shut)


def test_two_spellings_of_an_organisation_share_a_page() -> None:
    listings = [
        make_listing(slug=f"a{number}", organisation={"name": name})
        for number, name in enumerate(["Ada Ltd", "ADA LTD", "Ada Ltd.", "Ada, Ltd"])
    ]
    page = pages_by_path(*listings)["organisations/ada-ltd/index.html"]
    assert values(page)["total"] == 4


def test_names_are_looked_up_under_their_first_letter() -> None:
    names = {
        "the-oaks": "The Oaks",
        "oak": "oak",
        "quo": "“Quo” Care",
        "nine": "9 Lives",
        "acc": "Éclair",
        "none": "“”",
        "shut": "Shut",
    }
    listings = [
        make_listing(slug=slug, name=name, status=CLOSED if slug == "shut" else None) for slug, name in names.items()
    ]
    pages = pages_by_path(*listings)
    found = {
        path.split("/")[1]: [card.slug for card in values(page)["entries"]]
        for path, page in pages.items()
        if path.startswith("a-to-z/") and path != "a-to-z/index.html"
    }
    assert found == {"o": ["oak", "the-oaks"], "q": ["quo"], "0-9": ["nine", "acc", "none"]}
    offered = {item["letter"]: item["path"] for item in values(pages["a-to-z/index.html"])["letters"]}
    assert offered["O"] == "/a-to-z/o/"
    assert offered["S"] == ""
    assert list(offered)[-1] == "0-9"


def test_home_starts_with_what_is_there_most() -> None:
    listings = [make_listing(slug=f"a{number}", support=["meals"]) for number in range(3)]
    listings += [
        make_listing(slug="b", support=["transport"]),
        make_listing(slug="c", support=["meals"], status=CLOSED),
    ]
    most = values(pages_by_path(*listings)["index.html"])["most_used"]
    assert [(link.title, link.count) for link in most] == [("Meals", 3), ("Transport", 1)]


def test_the_home_page_s_people_are_counted() -> None:
    home = values(pages_by_path(make_listing(slug="a"), make_listing("service", slug="b"))["index.html"])
    assert [(link.title, link.path, link.count) for link in home["people"]] == [
        ("Micro-providers", "/micro-providers/", 1),
        ("Personal assistants", "/personal-assistants/", None),
        ("Commissioned services", "/commissioned-services/", 1),
    ]


def test_the_finder_is_told_where_its_files_are() -> None:
    directory = make_directory([])
    for page, path in ((find_page(directory, "/search/x/"), "find/"), (home_page(directory, "/search/x/"), "")):
        assert (page.path, values(page)["search_folder"]) == (f"{path}index.html", "/search/x/")
