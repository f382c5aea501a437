"""Places by name, “near me” and “Use my location”, used as a person would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
WORKSOP = {"latitude": 53.30271, "longitude": -1.12449}


@pytest.fixture
def open_page(browser: Browser, site_url: str) -> Iterator[Open]:
    """Open a page of the site; ends by failing if a page threw an error or asked another site for anything."""
    contexts, faults = [], []

    def open_one(path: str = "/find/", **settings: Any) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | settings))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda one: faults.append(one.url) if urlsplit(one.url).query else None)
        page.goto(f"{site_url}{path}")
        if path.startswith("/find/"):
            expect(page.locator("[data-count]")).not_to_contain_text("Loading")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


def near(page: Page) -> list[str]:
    return page.locator("[data-results] .card__near").all_text_contents()


# A town in the place box


def test_home_care_near_a_town_from_the_home_page(open_page: Open) -> None:
    page = open_page("/")
    page.get_by_label("What help do you need?").fill("home care")
    page.get_by_label("Postcode, town or village (optional)").fill("worksop")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("[data-count]")).to_contain_text("match “home care” near Worksop, nearest first.")
    assert page.url.endswith("/find/#q=home+care&near=worksop")
    assert near(page)[0] == "Covers Bassetlaw, which includes Worksop"


def test_a_name_that_several_places_have_is_asked_for(open_page: Open) -> None:
    page = open_page("/find/#q=care")
    page.get_by_label("Postcode, town or village (optional)").fill("Sutton")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#near-error")).to_contain_text("There is more than one “Sutton”.")
    expect(page.locator("#near")).to_be_focused()
    expect(page.locator("#q")).to_have_value("care")
    page.get_by_role("link", name="Sutton-in-Ashfield").click()
    expect(page.locator("[data-count]")).to_contain_text("near Sutton-in-Ashfield")
    expect(page.locator("[data-count]")).to_be_focused()
    expect(page.locator("#near")).to_have_value("Sutton-in-Ashfield")
    expect(page.locator("#near-error")).to_be_hidden()
    page.go_back()
    expect(page.locator("#near-error")).to_be_visible()


def test_a_slip_is_read_and_said(open_page: Open) -> None:
    page = open_page("/find/#near=Wroksop")
    expect(page.locator("[data-place-said]")).to_have_text("We read “Wroksop” as Worksop.")
    page = open_page("/find/#near=Xanadu&q=dementia")
    expect(page.locator("#near-error")).to_contain_text("We do not know a place called “Xanadu”")
    assert page.locator("[data-results] > li").count() > 0


def test_a_district_in_the_place_box_becomes_its_filter(open_page: Open) -> None:
    page = open_page("/find/#near=Bassetlaw&q=meals")
    expect(page.locator("#near-error")).to_contain_text("Bassetlaw is a whole district.")
    page.get_by_role("link", name="See services in Bassetlaw").click()
    expect(page.locator("#near")).to_have_value("")
    expect(page.locator("[data-chips]")).to_contain_text("Bassetlaw")
    assert page.url.endswith("#q=meals&district=bassetlaw")


# A place among the words


def test_a_place_among_the_words_can_be_undone_and_done_again(open_page: Open) -> None:
    page = open_page()
    page.get_by_label("What help do you need?").fill("home care worksop")
    expect(page.locator("[data-count]")).to_contain_text("match “home care” near Worksop, nearest first.")
    expect(page.locator("[data-place-said]")).to_have_text("We looked near Worksop.")
    expect(page.locator("[role=status][data-status]")).to_contain_text("We looked near Worksop.")
    page.get_by_role("link", name="Search for the words instead").click()
    expect(page.locator("[data-count]")).to_contain_text("“home care worksop”, best match first")
    assert page.url.endswith("#q=home+care+worksop&words=only")
    page.get_by_role("link", name="Look near Worksop instead").click()
    expect(page.locator("[data-count]")).to_contain_text("near Worksop")
    page.locator("#q").fill("home care retford")
    expect(page.locator("[data-count]")).to_contain_text("near Retford")


def test_anywhere_takes_the_place_out_of_the_words(open_page: Open) -> None:
    page = open_page("/find/#q=lifts+to+hospital+near+ollerton")
    page.get_by_role("button", name=re.compile("Anywhere, not only near Ollerton")).click()
    expect(page.locator("[data-count]")).to_contain_text("match “lifts to hospital”")
    expect(page.locator("#q")).to_have_value("lifts to hospital")


def test_near_me_leads_to_the_place_box(open_page: Open) -> None:
    page = open_page("/find/#q=day+centre+near+me")
    expect(page.locator("[data-place-said]")).to_contain_text("say where you are")
    page.get_by_role("button", name="Say where").click()
    expect(page.locator("#near")).to_be_focused()
    page.keyboard.type("Retford")
    page.keyboard.press("Enter")
    expect(page.locator("[data-count]")).to_contain_text("near Retford")
    expect(page.locator("[data-place]")).to_be_hidden()


# Borders


def test_a_district_also_shows_what_is_just_over_its_border(open_page: Open) -> None:
    page = open_page("/find/#q=care+home&district=mansfield")
    border = page.locator("[data-border]")
    expect(border.locator("[data-border-title]")).to_have_text("And 1 service just over the border")
    expect(border.locator("[data-fact=name]")).to_have_text("Tansyfield")
    expect(border.locator(".card__near")).to_have_text("Just over the border, in Ashfield")
    expect(page.locator("[data-count]")).to_contain_text("2 services match")


def test_a_building_over_the_border_is_near_and_marked(open_page: Open) -> None:
    page = open_page("/find/#q=care+home&near=Mansfield+Woodhouse")
    assert "About 4 miles away. Just over the border, in Ashfield" in near(page)


def test_a_district_s_pages_lead_over_its_border_without_script(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/support/home-care/mansfield/")
    border = page.get_by_role("region", name="Just over the border")
    border.get_by_role("link", name="Ashfield").click()
    expect(page.locator("h1")).to_have_text("Home care in Ashfield")
    context.close()


# “Use my location”


@pytest.mark.parametrize("path", ["/", "/find/"])
def test_my_location_becomes_the_name_of_a_place(open_page: Open, path: str) -> None:
    page = open_page(path, geolocation=WORKSOP, permissions=["geolocation"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Use my location").click()
    expect(page.locator("#near")).to_have_value("Worksop")
    expect(page.locator("[data-locate-said]")).to_have_text("The nearest place we know is Worksop.")
    if path == "/find/":
        expect(page.locator("[data-count]")).to_contain_text("near Worksop")
        assert page.url.endswith("#near=Worksop")
    assert not [url for url in (*asked, page.url) if "53.3" in url or "1.12" in url]
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie])")
    assert "53.3" not in kept


def test_nothing_asks_where_somebody_is_before_the_button_is_pressed(open_page: Open) -> None:
    page = open_page("/find/#q=home+care+near+me", geolocation=WORKSOP, permissions=["geolocation"])
    expect(page.locator("[data-place-said]")).to_contain_text("say where")
    expect(page.locator("#near")).to_have_value("")


def test_a_refusal_and_a_place_far_away_are_said_kindly(open_page: Open) -> None:
    page = open_page()  # nobody gave permission
    page.get_by_role("button", name="Use my location").click()
    said = page.locator("[data-locate-said]")
    expect(said).to_have_text("Your device did not share where you are. Type a place instead.")
    page = open_page(geolocation={"latitude": 51.5, "longitude": -0.12}, permissions=["geolocation"])
    page.get_by_role("button", name="Use my location").click()
    said = page.locator("[data-locate-said]")
    expect(said).to_have_text("You seem to be outside Nottinghamshire. Type the place where the help is needed.")


def test_when_the_place_cannot_be_found_it_is_said(open_page: Open) -> None:
    page = open_page("/", geolocation=WORKSOP, permissions=["geolocation"])
    page.route("**/towns.json", lambda route: route.abort())
    page.get_by_role("button", name="Use my location").click()
    expect(page.locator("[data-locate-said]")).to_have_text("We could not find where you are. Type a place instead.")


def test_without_geolocation_there_is_no_button(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    context.add_init_script("delete Navigator.prototype.geolocation")
    page = context.new_page()
    page.goto(f"{site_url}/find/")
    expect(page.locator("[data-find]")).to_be_visible()
    expect(page.locator("[data-locate]")).to_be_hidden()
    context.close()


# Everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/", id="home"),
        pytest.param("/find/#q=home+care+worksop", id="spotted"),
        pytest.param("/find/#near=Sutton", id="which one"),
        pytest.param("/find/#q=care+home&district=mansfield", id="over the border"),
        pytest.param("/find/#q=day+centre+near+me", id="near me"),
        pytest.param("/places/mansfield/", id="places next door"),
    ],
)
def test_everybody_can_use_it(open_page: Open, path: str, width: int, scheme: str) -> None:
    page = open_page(path, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.wait_for_timeout(150)
    found = Axe().run(page)
    assert [violation["id"] for violation in found.response["violations"]] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
