"""The market position statement works for everybody: by keyboard, on a small phone, in the dark, without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.scanning import NARROW, TABLET, WIDE, ZOOMED, scan_everywhere, sticking_out, tab_to, wait_until
from tests.browser.watching import Watch, watched

pytestmark = pytest.mark.browser

# One page of each template, and of each kind of record.
PAGES = {
    "front": "/market/",
    "chapter": "/market/chapters/home-care/",
    "cards": "/market/intentions/",
    "table": "/market/contracts/",
    "opportunities": "/market/opportunities/",
    "signals": "/market/signals/",
    "intention": "/market/intentions/home-care-by-zone/",
    "opportunity": "/market/opportunities/home-care-retender/",
    "contract": "/market/contracts/mental-health-support/",
    "framework": "/market/contracts/care-support-enablement/",
    "partnership": "/market/contracts/community-equipment/",
    "funding": "/market/funding/nhs-support-2012/",
    "decision": "/market/decisions/home-care-tender-2013/",
    "voice": "/market/voice/home-care-2012/",
    "event": "/market/events/home-care-interviews/",
    "practice": "/market/benchmarks/wiltshire/",
    "quality": "/market/quality/sample-assessment/",
    "data": "/market/data/urgent-support/",
    "expiry": "/market/expiry/",
    "demand": "/market/demand/",
    "questions": "/market/freedom-of-information/",
    "zones": "/market/zones/",
    "words": "/market/words/",
    "documents": "/market/documents/",
    "organisations": "/market/organisations/",
}


@pytest.fixture(scope="module")
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    with watched(browser, site_url) as found:
        yield found


@pytest.fixture(scope="module", params=list(PAGES.values()), ids=list(PAGES))
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_axe_finds_nothing_wrong(watch: Watch, path: str) -> None:
    assert scan_everywhere(watch.open(path)) == {}


def test_nothing_sticks_out_sideways(watch: Watch, path: str) -> None:
    assert sticking_out(watch.open(path), NARROW, ZOOMED, TABLET, WIDE) == {}


def test_by_keyboard_alone_an_intention_is_reached_from_the_home_page(watch: Watch) -> None:
    page = watch.open("/")
    for href in ("/market/", "/market/intentions/", "/market/intentions/home-care-by-zone/"):
        tab_to(page, href)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{href}")
    assert page.locator("h1").inner_text() == "Home care: one provider for each zone"


def test_the_thread_is_walked_from_what_people_said_to_the_contract_and_back(watch: Watch) -> None:
    page = watch.open("/market/voice/mental-health-2012/")
    page.get_by_role("region", name="What follows from this").get_by_role("link", name="one service").click()
    assert page.locator("h1").inner_text() == "Mental health support as one service"
    after = page.get_by_role("region", name="What follows from this")
    after.get_by_role("link", name="Mental health support services", exact=True).click()
    assert "£1,500,000" in page.locator("main").inner_text()
    page.get_by_role("region", name="What this follows from").get_by_role("link", name="bright future").click()
    assert page.url.endswith("/market/voice/mental-health-2012/#bright-future")


def test_the_matrix_can_be_slid_by_keyboard_on_a_phone(watch: Watch) -> None:
    page = watch.open("/market/signals/")
    page.set_viewport_size(NARROW)
    matrix = page.get_by_role("region", name="Kinds of support, by area")
    matrix.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('.market-matrix').scrollLeft > 0")
    page.set_viewport_size(WIDE)


def test_in_polish_the_footer_leads_to_the_english_statement(watch: Watch) -> None:
    page = watch.open("/pl/")
    page.get_by_role("contentinfo").get_by_role("link", name="Plan rynku").click()
    assert page.url.endswith("/market/")
    assert page.locator("html").get_attribute("lang") == "en-GB"


def test_without_a_script_all_can_be_read(browser: Browser, site_url: str) -> None:
    with watched(browser, site_url, script=False) as plain:
        for path in PAGES.values():
            plain.page.goto(f"{site_url}{path}")
            assert plain.page.locator("h1").is_visible()
            assert len(plain.page.locator("main").inner_text().split()) > 20, path
        assert plain.faults == []


def test_on_paper_no_furniture_is_printed(watch: Watch) -> None:
    page = watch.open("/market/contracts/partnership-homes/")
    page.emulate_media(media="print")
    assert page.locator(".site-header").is_hidden()
    assert page.locator(".market-glance").is_visible()
    page.emulate_media(media="screen")


def test_no_page_did_anything_it_must_not(watch: Watch) -> None:
    """Runs last in this file."""
    assert watch.faults == []
