"""The same site in Polish: people change language where they are, and every page works for everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.scanning import NARROW, STICKS_OUT, WIDE, scan
from tests.browser.watching import Watch, watched

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/pl/",
    "find": "/pl/find/#q=opieka+domowa&near=NG18",
    "map": "/pl/map/",
    "list": "/pl/support/home-care/",
    "listing": "/pl/services/old-rope-works/",
    "micro": "/pl/services/cuppa-and-company/",
    "guide": "/pl/guides/paying-for-support/",
    "pathway": "/pl/stay-or-change/",
    "my list": "/pl/shortlist/",
    "compare": "/pl/compare/",
    "budget": "/pl/budget/",
    "without signal": "/pl/offline/",
}


@pytest.fixture(scope="module")
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    with watched(browser, site_url) as found:
        yield found


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_wrong_and_nothing_sticks_out(watch: Watch, path: str) -> None:
    page = watch.open(path)
    found: dict[object, list[str]] = {}
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        found[size["width"]] = scan(page) + page.evaluate(STICKS_OUT)
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_somebody_changes_to_polish_at_home_and_back(watch: Watch) -> None:
    page = watch.open("/")
    page.get_by_role("link", name="Polski").click()
    expect(page.locator("html")).to_have_attribute("lang", "pl")
    expect(page.locator("h1")).to_contain_text("Znajdź opiekę")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")


def test_a_search_goes_along_to_the_other_language(watch: Watch) -> None:
    page = watch.open("/find/#q=home+care&near=NG18&pay=direct-payment")
    expect(page.locator("[data-count]")).to_contain_text("“home care” and your filters near NG18")
    page.get_by_role("link", name="Polski").click()
    expect(page.locator("[data-count]")).to_contain_text("„home care” i wybranych filtrów w pobliżu: NG18")
    page.get_by_role("searchbox").fill("opieka domowa")
    expect(page.locator("[data-count]")).to_contain_text("„opieka domowa” i wybranych filtrów")
    first = page.locator("[data-results] .card").first
    expect(first.locator("[data-fact=name]")).to_have_attribute("lang", "en")
    expect(first).to_contain_text("opieka domowa", ignore_case=True)
    page.get_by_role("link", name="English").click()
    expect(page.locator("[data-count]")).to_contain_text("“opieka domowa” and your filters near NG18")
    assert "pay=direct-payment" in page.url


def test_what_is_saved_in_one_language_is_there_in_the_other(watch: Watch) -> None:
    page = watch.open("/pl/services/old-rope-works/")
    page.locator("[data-save]").first.click()
    expect(page.locator("[data-my-list]")).to_contain_text("zapisano 1")
    page.goto(page.url.replace("/pl/services/old-rope-works/", "/shortlist/"))
    expect(page.locator("[data-mine] .mine")).to_contain_text("The Old Rope Works")
    page.get_by_role("link", name="Polski").click()
    expect(page.locator("[data-count]")).to_have_text("Zapisano 1 usługę")
    mine = page.locator("[data-mine] .mine")
    expect(mine).to_contain_text("Usługa zarejestrowana w CQC")
    expect(mine.get_by_role("link", name="The Old Rope Works")).to_have_attribute(
        "href", "/pl/services/old-rope-works/"
    )
    page.evaluate("localStorage.clear()")


def test_sums_are_said_in_polish(watch: Watch) -> None:
    page = watch.open("/pl/budget/")
    page.locator("[name=pounds]").fill("245")
    page.locator("[data-budget-form] button[type=submit]").click()
    expect(page.locator("[data-budget-total]")).to_have_text(
        "Budżet to £245 tygodniowo. W ciągu 52 tygodni to £12,740."
    )
    expect(page.locator("td[data-buys=hour]")).to_contain_text("godz.")


def test_the_language_changes_without_a_script(browser: Browser, site_url: str) -> None:
    with watched(browser, site_url, script=False) as plain:
        page = plain.open("/support/home-care/")
        page.get_by_role("link", name="Polski").click()
        assert page.url == f"{site_url}/pl/support/home-care/"
        expect(page.locator("h1")).to_have_text("Opieka domowa")
