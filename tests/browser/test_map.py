"""The map and the list beside it, used with a mouse, with the keyboard alone, on a phone and without a script."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.browser.scanning import scan
from tests.browser.serving import served
from tests.browser.watching import Watch, watched
from tests.site.building import build_site, copy_repository, edit

pytestmark = pytest.mark.browser

NARROW, PHONE, WIDE = (
    ViewportSize(width=320, height=640),
    ViewportSize(width=390, height=844),
    ViewportSize(width=1280, height=900),
)


@pytest.fixture
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    with watched(browser, site_url) as found:
        yield found
        found.look("at the end")
        assert found.faults == []


def pixel() -> bytes:
    into = io.BytesIO()
    Image.new("RGB", (1, 1), "#cccccc").save(into, "PNG")
    return into.getvalue()


def open_map(watch: Watch, fragment: str = "") -> Page:
    watch.page.goto("about:blank")
    page = watch.open(f"/map/{fragment}")
    expect(page.locator("[data-map-form]")).to_be_visible()
    expect(page.locator("path.map-shape")).to_have_count(8)
    return page


def title(page: Page) -> str:
    return page.locator("[data-map-title]").inner_text()


def rows(page: Page) -> list[str]:
    return page.locator("[data-map-found] li > a").all_inner_texts()


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by keyboard")


def test_the_districts_are_on_the_map_and_in_the_list_with_the_same_counts(watch: Watch) -> None:
    page = open_map(watch)
    shapes = page.locator("path.map-shape").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    listed = [" ".join(text.split()) for text in page.locator(".map-rows__district").all_inner_texts()]
    assert [text.replace(": ", " ") for text in shapes] == listed
    assert len(listed) == 8
    assert page.locator(".map-pin").count() == 0, "too many to tell apart until something is chosen"


def test_a_district_is_chosen_on_the_map_and_back_leads_to_all_of_them(watch: Watch) -> None:
    page = open_map(watch)
    page.locator("path[aria-label^=Bassetlaw]").click()
    expect(page.locator("[data-map-title]")).to_have_text(re.compile(r"^\d+ services in Bassetlaw$"))
    assert page.url.endswith("/map/#district=bassetlaw")
    assert page.get_by_label("District", exact=True).input_value() == "bassetlaw"
    assert "The Old Rope Works" in rows(page)
    assert page.locator("path[aria-pressed=true]").get_attribute("aria-label", timeout=1000) is not None
    page.go_back()
    expect(page.locator("[data-map-title]")).to_have_text("Choose a district")


def test_a_kind_of_support_narrows_the_map_and_the_list(watch: Watch) -> None:
    page = open_map(watch)
    page.get_by_label("Kind of support").select_option("care-home")
    expect(page.locator("[data-map-title]")).to_have_text(re.compile("services: Care home$"))
    assert page.url.endswith("/map/#support=care-home")
    pinned = page.locator("[data-map-found] .map-rows__pin").count()
    on_map = page.locator(".map-pin").evaluate_all("all => all.map((one) => Number(one.textContent) || 1)")
    assert sum(on_map) == pinned > 3
    found = len(rows(page))
    counts = page.locator(".map-label__count").all_text_contents()
    assert sum(map(int, counts)) >= found
    page.get_by_label("District", exact=True).select_option("mansfield")
    expect(page.locator("[data-map-title]")).to_have_text(re.compile("in Mansfield: Care home$"))
    assert page.url.endswith("/map/#district=mansfield&support=care-home")
    assert 0 < len(rows(page)) < found


def test_the_list_and_the_map_are_kept_in_step(watch: Watch) -> None:
    page = open_map(watch, "#district=newark-and-sherwood&support=care-home")
    button = page.locator(".map-rows__pin").first
    name = page.locator("li:has(> .map-rows__pin) > a").first.inner_text()
    button.focus()
    assert page.locator(".map-pin.is-marked").count() == 1
    page.locator(".map-pin.is-marked").focus()
    marked = page.locator("[data-map-found] li.is-marked > a").all_inner_texts()
    assert name in marked
    page.locator("[data-map-title]").focus()
    assert page.locator("li.is-marked").count() == 0
    button.click()
    popup = page.locator(".leaflet-popup a", has_text=name)
    expect(popup).to_be_visible()
    popup.click()
    expect(page.locator("h1")).to_have_text(name)


def test_with_the_keyboard_alone_a_district_its_pins_and_a_service(watch: Watch) -> None:
    page = open_map(watch)
    tab_to(page, "path.map-shape")
    tab_to(page, "path[aria-label^=Nottingham]")
    fill = page.evaluate("getComputedStyle(document.activeElement).fill")
    assert fill == "rgb(255, 221, 0)", "the shape in focus is not marked"
    page.keyboard.press("Enter")
    expect(page.locator("[data-map-title]")).to_be_focused()
    assert title(page).endswith("in Nottingham")
    page.get_by_label("District", exact=True).focus()
    tab_to(page, ".map-pin")
    pin = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.closest('.leaflet-popup') !== null")
    assert focused, "the popup's link takes the focus"
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == pin
    page.keyboard.press("Space")
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)


def test_no_home_is_on_the_map(watch: Watch) -> None:
    page = open_map(watch, "#support=personal-assistant")
    assert len(rows(page)) >= 8
    assert page.locator(".map-pin").count() == 0
    assert page.locator(".map-rows__pin").count() == 0


def test_zooming_in_shows_pins_that_stood_together(watch: Watch) -> None:
    page = open_map(watch, "#district=nottingham")
    before = page.locator(".map-pin").count()
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Show the whole area").click()
    expect(page.locator("[data-map-title]")).to_have_text("Choose a district")
    page.get_by_label("District", exact=True).select_option("nottingham")
    assert page.locator(".map-pin").count() == before > 0


@pytest.mark.parametrize("fragment", ["", "#district=mansfield", "#support=care-home"])
def test_axe_finds_nothing_wrong(watch: Watch, fragment: str) -> None:
    found = {}
    for size in (NARROW, WIDE):
        watch.page.set_viewport_size(size)
        page = open_map(watch, fragment)
        if fragment:
            page.locator(".map-pin").first.click()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[size["width"], scheme] = scan(page)
    page.emulate_media(color_scheme="light")
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_on_a_phone_everything_is_a_finger_wide_and_one_finger_moves_the_page(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site_url}/map/#support=care-home")
    page.locator(".map-pin").first.tap()
    small = page.evaluate(
        """() => [...document.querySelectorAll(".map button, .map a, .map-boxes select, .map-rows button")]
          .map((one) => [one.textContent || one.name, one.getBoundingClientRect()])
          .filter(([text, box]) => box.width > 0 && (box.height < 44 && box.width < 200 || box.height < 34))
          .map(([text, box]) => `${text} ${box.width} ${box.height}`)"""
    )
    assert small == []
    assert page.locator("[data-map-touch]").is_visible()
    assert "none" not in page.evaluate("getComputedStyle(document.querySelector('.map')).touchAction")
    context.close()


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_motion_that_is_not_wanted_is_left_out(browser: Browser, site_url: str, motion: str, moves: bool) -> None:  # noqa: FBT001
    context = browser.new_context(viewport=WIDE, reduced_motion=motion)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site_url}/map/")
    expect(page.locator("path.map-shape")).to_have_count(8)
    assert (page.locator(".leaflet-fade-anim, .leaflet-zoom-anim").count() > 0) is moves
    context.close()


def test_without_a_script_the_list_is_the_page(browser: Browser, site_url: str) -> None:
    with watched(browser, site_url, script=False) as plain:
        page = plain.open("/map/")
        assert not page.locator("[data-map-side]").is_visible()
        assert not page.locator("[data-map-form]").is_visible()
        assert page.locator(".map-district h3").all_inner_texts()[:2] == ["Ashfield", "Bassetlaw"]
        page.get_by_role("link", name="in Mansfield, with prices").click()
        assert page.locator("h1").inner_text() == "Care and support in Mansfield"


def test_where_the_file_does_not_come_the_page_stays_a_list(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/map-data-*", lambda route: route.abort())
    page.goto(f"{site_url}/map/")
    page.wait_for_timeout(300)
    assert page.locator(".map-district").first.is_visible()
    context.close()


@pytest.mark.parametrize("path", ["/places/mansfield/", "/support/home-care/", "/support/home-care/mansfield/"])
def test_a_list_leads_to_the_same_services_on_the_map(watch: Watch, path: str) -> None:
    page = watch.open(path)
    count = re.match(r"\d+", page.locator(".count").inner_text())
    assert count is not None
    page.get_by_role("link", name="See these on a map").click()
    expect(page.locator("[data-map-title]")).to_have_text(re.compile(f"^{count[0]} service"))


def test_what_the_finder_found_can_be_seen_on_the_map_when_it_is_the_same(watch: Watch) -> None:
    page = watch.open("/find/")
    link = page.get_by_role("link", name="See these on a map")
    expect(page.locator("[data-count]")).not_to_contain_text("Loading")
    assert not link.is_visible()
    page.goto("about:blank")
    page = watch.open("/find/#support=home-care&district=mansfield")
    expect(link).to_be_visible()
    found = page.locator("[data-count]").inner_text().split(" ")[0]
    link.click()
    expect(page.locator("[data-map-title]")).to_have_text(re.compile(f"^{found} services? in Mansfield: "))
    page.goto("about:blank")
    page = watch.open("/find/#support=home-care&pay=direct-payment")
    expect(page.locator("[data-count]")).not_to_contain_text("Loading")
    assert not link.is_visible(), "the map does not know of ways to pay"


@pytest.fixture(scope="module")
def tiled_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of a council that has chosen a host for map tiles."""
    root = copy_repository(tmp_path_factory.mktemp("tiled"))
    tiles = '{"address": "https://tiles.example.org/{z}/{x}/{y}.png", "attribution": "Maps by <b>Sample</b>"}'
    edit(root / "pelicanconf.py", '{"address": "", "attribution": ""}', tiles)
    return build_site(root)


def test_tiles_come_from_the_host_that_was_chosen_on_the_map_and_nowhere_else(
    browser: Browser, tiled_site: Path
) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=pixel(), content_type="image/png")

    with served(tiled_site) as address, watched(browser, address) as watch:
        watch.page.context.route(re.compile(r"^https://"), answer)
        page = open_map(watch)
        expect(page.locator(".map img.leaflet-tile-loaded").first).to_be_visible(timeout=20_000)
        assert {urlsplit(url).netloc for url in asked} == {"tiles.example.org"}
        assert all(re.fullmatch(r"https://tiles\.example\.org/\d+/\d+/\d+\.png", url) for url in asked)
        assert "Maps by <b>Sample</b>" in page.locator(".map-notes").inner_text()
        for _ in range(3):
            page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(200)
        watch.look("map")
        assert [fault for fault in watch.faults if "tiles.example.org" not in fault] == []
        page.goto(f"{address}/")
        page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://tiles.example.org/1/1/1.png'}))")
        page.wait_for_timeout(100)
        assert len(page.evaluate("window.__violations")) == 1, "another page lets the tiles in"
