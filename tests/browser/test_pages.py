"""Every kind of page works for everybody: on a phone, in the dark, without a script, by keyboard, on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.scanning import (
    FOCUS,
    NARROW,
    STICKS_OUT,
    TABLET,
    WIDE,
    ZOOMED,
    scan,
    scan_everywhere,
    sticking_out,
    tab_to,
)
from tests.browser.watching import Watch, watched

pytestmark = pytest.mark.browser

# One page of each template, and of each state a listing can be in.
PAGES = {
    "home": "/",
    "find": "/find/",
    "map": "/map/",
    "without signal": "/offline/",
    "no signal": "/no-signal/",
    "list": "/micro-providers/",
    "narrowed list": "/support/home-care/mansfield/",
    "empty list": "/support/technology/",
    "organisation": "/organisations/copperwheat-care-homes-ltd/",
    "hub": "/browse/",
    "small hub": "/languages/",
    "letters": "/a-to-z/",
    "letter": "/a-to-z/s/",
    "guides": "/guides/",
    "guide": "/guides/paying-for-support/",
    "guide with a table": "/guides/words-we-use/",
    "easy read": "/guides/direct-payments/easy-read/",
    "pathway": "/stay-or-change/",
    "another pathway": "/get-help-to-choose/",
    "registered": "/services/old-rope-works/",
    "registered, bare": "/services/hearthstead-live-in-care/",
    "registered, closed": "/services/hollyhock-row-home-care/",
    "micro": "/services/cuppa-and-company/",
    "micro, hidden": "/services/kettle-on-co-op/",
    "personal assistant": "/services/pa-014-joy/",
    "service": "/services/access-to-advocacy/",
    "my list": "/shortlist/",
    "compare": "/compare/",
    "budget": "/budget/",
    "guide with worked examples": "/guides/how-far-your-budget-goes/",
    "nothing": "/404.html",
}


@pytest.fixture(scope="module")
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    with watched(browser, site_url) as found:
        yield found


@pytest.fixture(scope="module")
def plain(browser: Browser, site_url: str) -> Iterator[Watch]:
    """A browser whose owner has switched scripts off."""
    with watched(browser, site_url, script=False) as found:
        yield found


@pytest.fixture(scope="module", params=list(PAGES.values()), ids=list(PAGES))
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_axe_finds_nothing_wrong(watch: Watch, path: str) -> None:
    assert scan_everywhere(watch.open(path)) == {}


def test_axe_would_find_something(watch: Watch) -> None:
    page = watch.open("/")
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=\"/x.png\">'")
    assert any(fault.startswith("image-alt") for fault in scan(page))
    watch.faults.clear()  # the picture is not there


def test_nothing_sticks_out_sideways(watch: Watch, path: str) -> None:
    page = watch.open(path)
    assert sticking_out(page, NARROW, ZOOMED, TABLET, WIDE) == {}
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    large_text = page.evaluate(STICKS_OUT)
    page.set_viewport_size(WIDE)
    assert large_text == []


def test_no_page_keeps_or_tells_anything(browser: Browser, site_url: str) -> None:
    with watched(browser, site_url) as fresh:
        for path in PAGES.values():
            page = fresh.open(path)
            page.mouse.wheel(0, 4000)
            page.wait_for_timeout(100)
            looked_at = ["choose:/:recent"] if page.locator("[data-listing]").count() else []
            assert page.evaluate("Object.keys(localStorage)") == looked_at, path  # said in the privacy guide
            assert page.evaluate("sessionStorage.length") == 0, path
            page.evaluate("localStorage.clear()")
            assert page.context.cookies() == [], path
            assert page.evaluate("indexedDB.databases().then((found) => found.length)") == 0, path
        assert fresh.faults == []


def test_a_watched_page_is_found_out(browser: Browser, site_url: str) -> None:
    with watched(browser, site_url) as fresh:
        page = fresh.open("/")
        page.evaluate("alert(1)")
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('img'), {src: 'https://evil.example/x'}))"
        )
        page.evaluate(
            "const a = document.createElement('div'); a.innerHTML = '<p onclick=\"x()\">'; document.body.append(a)"
        )
        page.wait_for_timeout(100)
        fresh.look("/")
        said = " ".join(fresh.faults)
        assert "__tripped alert(1)" in said
        assert "img-src" in said
        assert "script-src" in said


def test_without_a_script_home_care_in_mansfield_is_three_links_away(plain: Watch) -> None:
    page = plain.page
    page.goto(f"{plain.site_url}/")
    assert not page.locator("form").first.is_visible()
    page.get_by_role("link", name="Home care", exact=True).click()
    assert page.locator("h1").inner_text() == "Home care"
    page.get_by_role("link", name="Mansfield", exact=True).first.click()
    assert page.locator("h1").inner_text() == "Home care in Mansfield"
    name = page.locator(".card a").first.inner_text()
    page.locator(".card a").first.click()
    assert page.locator("h1").inner_text() == name
    assert page.locator("#prices").is_visible()
    assert page.locator(".contact").is_visible()


def test_without_a_script_every_page_can_be_read(plain: Watch, path: str) -> None:
    page = plain.page
    page.goto(f"{plain.site_url}{path}")
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text().split()) > 20
    for form in page.locator("form").all():
        assert not form.is_visible(), "a form that cannot work is shown"
    for dead in page.locator("main button, [data-needs-script]").all():
        assert not dead.is_visible(), dead.inner_text()
    assert page.locator("main a:visible").count() > 0


def test_without_a_script_the_finder_offers_every_list(plain: Watch) -> None:
    page = plain.page
    page.goto(f"{plain.site_url}/find/")
    page.locator("main").get_by_role("link", name="Short breaks", exact=True).click()
    assert page.locator("h1").inner_text() == "Short breaks"


def test_by_keyboard_alone_a_listing_is_reached(watch: Watch) -> None:
    page = watch.open("/")
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUS)
    assert first["href"] == "#main"
    assert first["isInView"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    after = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert after, "the skip link leads past the header"
    tab_to(page, "/support/home-care/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/support/home-care/")
    tab_to(page, "/support/home-care/mansfield/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/support/home-care/mansfield/")
    wanted = page.locator(".card a").first.get_attribute("href") or ""
    tab_to(page, wanted)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")
    assert page.locator("#prices").is_visible()


def test_by_keyboard_every_stop_of_a_listing_shows_where_it_is(watch: Watch) -> None:
    page = watch.open(PAGES["service"])
    last = page.locator("a").last.get_attribute("href") or ""
    tab_to(page, last)


def test_on_paper_the_prices_and_the_way_to_get_in_touch_are_there(watch: Watch) -> None:
    page = watch.page
    for path in (PAGES["registered"], PAGES["micro"], PAGES["personal assistant"], PAGES["service"]):
        watch.open(path)
        page.emulate_media(media="print")
        for shown in ("h1", ".contact", ".contact__phone", "#prices", "#start", ".listing__checked"):
            assert page.locator(shown).first.is_visible(), f"{path}: {shown}"
        for hidden in (".site-header", ".site-footer", ".listing__reports"):
            assert not page.locator(hidden).first.is_visible(), f"{path}: {hidden}"
        ink = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
        assert ink == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        page.emulate_media(media="screen")


def test_on_paper_in_the_dark_the_ink_is_still_black(watch: Watch) -> None:
    page = watch.open(PAGES["micro"])
    page.emulate_media(media="print", color_scheme="dark")
    ink = page.evaluate(
        """() => [...document.querySelectorAll("main h1, main p, main dt, main dd, main td, main a")]
          .filter((element) => element.checkVisibility())
          .map((element) => getComputedStyle(element).color)"""
    )
    page.emulate_media(media="screen", color_scheme="light")
    light = {colour for colour in ink if sum(int(part) for part in colour[4:-1].split(",")[:3]) > 3 * 120}
    assert light == set()


def test_a_search_on_the_home_page_is_told_to_no_server(watch: Watch) -> None:
    page = watch.open("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("What help do you need?").fill("washing & dressing")
    page.get_by_label("Postcode, town or village (optional)").fill("NG18 1AA")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/#*")
    assert page.url.endswith("/find/#q=washing+%26+dressing&near=NG18+1AA")
    assert not any("washing" in url or "NG18+1AA" in url or "NG18%201AA" in url for url in asked)


def test_the_page_one_is_on_is_marked_in_the_header(watch: Watch) -> None:
    page = watch.open("/browse/")
    assert page.locator(".site-nav a[aria-current=page]").all_inner_texts() == ["Browse"]


def test_no_page_did_anything_it_must_not(watch: Watch, plain: Watch) -> None:
    """Runs last in this file: everything the pages above asked for, said and broke."""
    assert watch.faults + plain.faults == []
