"""The finder, used as a person would: by mouse, by keyboard, on a phone, and by Back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

pytestmark = pytest.mark.browser

NEAR = "NG18"
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
Open = Callable[..., Page]


@pytest.fixture
def open_find(browser: Browser, site_url: str) -> Iterator[Open]:
    """Open the finder at a fragment; ends by failing if the page threw an error or its policy was broken."""
    contexts = []
    faults: list[str] = []

    def open_page(fragment: str = "", *, viewport: dict[str, int] | None = None, path: str = "/find/") -> Page:
        context = browser.new_context(viewport=viewport or WIDE)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(f"{site_url}{path}{fragment}")
        if path == "/find/":
            expect(page.locator("[data-count]")).not_to_contain_text("Loading")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def names(page: Page) -> list[str]:
    page.locator("[data-results][aria-busy=false]").wait_for(state="attached")  # not only the first few
    return page.locator("[data-results] [data-fact=name]").all_text_contents()


def count(page: Page) -> int:
    found = re.match(r"([\d,]+) service", page.locator("[data-count]").inner_text())
    return int(found[1].replace(",", "")) if found else 0


def expect_count(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("[data-count]")).to_contain_text(text)


def shown_count(page: Page, group: str, value: str) -> int:
    """How many a filter says it would leave; a group must stand open to say so."""
    label = page.locator(f"label[for=filter-{group}-{value}]")
    if not label.is_visible():
        page.locator("details.filter-group", has=label).locator("summary").click()
    expect(label.locator("[data-word-count]")).to_have_text(re.compile("[0-9]"))
    return int(label.locator("[data-word-count]").text_content() or "")


# The journey


def test_home_care_near_a_postcode_that_takes_direct_payments(open_find: Open) -> None:
    page = open_find()
    page.get_by_label("What help do you need?").fill("home care")
    page.get_by_label("Postcode, town or village (optional)").fill(NEAR)
    page.get_by_role("button", name="Search").click()
    expect_count(page, f"match “home care” near {NEAR}, nearest first.")
    before = count(page)
    page.get_by_label("Direct payment").check()
    expect_count(page, "and your filters")
    narrowed, listed, address = count(page), names(page), page.url
    assert 0 < narrowed < before
    assert shown_count(page, "pay", "direct-payment") == narrowed
    assert all("irect payment" in text for text in page.locator("[data-fact=pays]").all_text_contents()[:narrowed])

    link = page.locator("[data-results] [data-fact=name]").nth(2)
    name = link.inner_text()
    link.click()
    expect(page.locator("h1")).to_have_text(name)
    page.go_back()

    expect_count(page, "and your filters")
    assert page.url == address
    assert names(page) == listed
    expect(page.get_by_label("What help do you need?")).to_have_value("home care")
    expect(page.get_by_label("Postcode, town or village (optional)")).to_have_value(NEAR)
    expect(page.get_by_label("Direct payment")).to_be_checked()
    expect(page.locator("[data-results] [data-fact=name]").nth(2)).to_be_focused()
    expect(page.locator("[data-results] [data-fact=name]").nth(2)).to_be_in_viewport()


def test_the_same_with_the_keyboard_alone(open_find: Open) -> None:
    page = open_find()
    tab_to(page, "#q")
    page.keyboard.type("home care")
    tab_to(page, "#near")
    page.keyboard.type(NEAR)
    page.keyboard.press("Enter")
    expect_count(page, f"near {NEAR}")
    expect(page.locator("[data-count]")).to_be_focused()
    tab_to(page, "#filter-pay-direct-payment", backwards=True)
    page.keyboard.press("Space")
    expect_count(page, "and your filters")
    expect(page.locator("#filter-pay-direct-payment")).to_be_focused()
    address, listed = page.url, names(page)
    tab_to(page, "[data-results] li:nth-child(2) [data-fact=name]")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(listed[1])
    page.go_back()  # Alt and the left arrow: the browser's own keys, which a test cannot press
    expect_count(page, "and your filters")
    assert (page.url, names(page)) == (address, listed)
    expect(page.locator("[data-results] [data-fact=name]").nth(1)).to_be_focused()


def tab_to(page: Page, selector: str, *, backwards: bool = False) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse must."""
    for _ in range(150):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    pytest.fail(f"Tab never reaches {selector}")


# As one types, ticks and goes back


def test_results_come_as_one_types_from_the_second_letter(open_find: Open) -> None:
    page = open_find()
    everything = count(page)
    page.locator("#q").press_sequentially("d")
    page.wait_for_timeout(300)
    assert count(page) == everything
    page.locator("#q").press_sequentially("ementia")
    expect_count(page, "match “dementia”, best match first.")
    assert 0 < count(page) < everything
    expect(page).to_have_url(re.compile("/find/#q=dementia$"))
    expect(page.locator("[data-status]")).to_contain_text("match “dementia”")


def test_each_count_is_what_ticking_gives(open_find: Open) -> None:
    page = open_find("#q=care&pay=direct-payment")
    for group, value in (("support", "home-care"), ("pay", "free"), ("kind", "micro")):
        promised = shown_count(page, group, value)
        other = open_find(f"#q=care&{group}={value}" + ("&pay=direct-payment" if group != "pay" else ""))
        assert count(other) == promised


def test_counts_follow_what_is_typed_and_ticked(open_find: Open) -> None:
    page = open_find()
    before = shown_count(page, "support", "home-care")
    page.get_by_label("Individual service fund").check()
    expect_count(page, "match your filters")
    after = shown_count(page, "support", "home-care")
    assert 0 < after < before
    page.locator("#q").fill("dementia")
    expect_count(page, "“dementia”")
    assert shown_count(page, "support", "home-care") < after


def test_back_undoes_each_choice_and_typing_is_one_step(open_find: Open) -> None:
    page = open_find()
    page.locator("#q").press_sequentially("care", delay=150)
    expect_count(page, "“care”")
    page.get_by_label("Direct payment").check()
    expect_count(page, "your filters")
    page.get_by_label("Sort by").select_option("name")
    expect_count(page, "by name")
    page.go_back()
    expect_count(page, "best match first")
    expect(page.get_by_label("Direct payment")).to_be_checked()
    page.go_back()
    expect(page.get_by_label("Direct payment")).not_to_be_checked()
    expect(page.locator("#q")).to_have_value("care")


def test_the_best_rated_come_first_when_a_person_asks(open_find: Open) -> None:
    page = open_find("#support=care-home")
    page.get_by_label("Sort by").select_option("rating")
    expect_count(page, "best rating first")
    expect(page.locator("[data-notes]")).to_contain_text("rates registered services only")
    known = ("Outstanding", "Good", "Requires improvement", "Inadequate", "no published rating")
    cards = page.locator("[data-results] > li").all_inner_texts()
    sinking = re.compile("Not checked lately|Closed for now")  # these come after the others, whatever their rating
    fresh = [text for text in cards if sinking.search(text) is None]
    ranks = [next((place for place, word in enumerate(known) if word in text), len(known)) for text in fresh]
    assert len(set(ranks)) > 1, fresh
    assert ranks == sorted(ranks), fresh


def test_a_search_can_be_sent_to_somebody(open_find: Open) -> None:
    page = open_find()
    page.locator("#q").fill("care")
    page.locator("#near").fill("ng18 1aa")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Within 10 miles").check()
    page.get_by_label("Direct payment").check()
    page.get_by_label("Sort by").select_option("price")
    expect_count(page, "lowest price first")
    other = open_find(f"#{urlsplit(page.url).fragment}")
    assert names(other) == names(page)
    assert other.locator("[data-count]").inner_text() == page.locator("[data-count]").inner_text()
    expect(other.get_by_label("Within 10 miles")).to_be_checked()
    expect(other.get_by_label("Sort by")).to_have_value("price")


def test_more_results_keep_the_place_and_come_back(open_find: Open) -> None:
    page = open_find()
    assert len(names(page)) == 20
    page.get_by_role("button", name="Show 20 more").click()
    expect(page.locator("[data-results] > li")).to_have_count(40)
    expect(page.locator("[data-results] [data-fact=name]").nth(20)).to_be_focused()
    page.locator("[data-results] [data-fact=name]").nth(33).click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-results] > li")).to_have_count(40)
    expect(page.locator("[data-results] [data-fact=name]").nth(33)).to_be_in_viewport()


def test_a_chip_takes_its_filter_off_and_the_keyboard_keeps_its_place(open_find: Open) -> None:
    page = open_find("#pay=direct-payment&pay=free&support=home-care")
    chips = page.locator("[data-chips] button")
    expect(chips).to_have_count(3)
    page.get_by_role("button", name="Remove filter: Home care").click()
    expect(chips).to_have_count(2)
    expect(chips.first).to_be_focused()
    page.get_by_role("button", name="Clear all filters").click()
    expect(chips).to_have_count(0)
    expect(page.locator("[data-count]")).to_be_focused()
    assert urlsplit(page.url).fragment == ""


def test_the_skip_link_keeps_the_search(open_find: Open) -> None:
    page = open_find("#q=dementia")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.url.endswith("#q=dementia")
    expect_count(page, "“dementia”")


# What can go wrong


def test_a_postcode_that_is_not_known_keeps_every_answer(open_find: Open) -> None:
    page = open_find("#q=dementia&pay=direct-payment")
    before = names(page)
    page.locator("#near").fill("NG99 1AA")
    page.get_by_role("button", name="Search").click()
    error = page.locator("#near-error")
    expect(error).to_contain_text("NG99 1AA is not a postcode we know in or near Nottinghamshire.")
    expect(page.locator("#near")).to_be_focused()
    expect(page.locator("#near")).to_have_attribute("aria-invalid", "true")
    assert names(page) == before
    expect(page.locator("#q")).to_have_value("dementia")
    page.locator("#near").fill("")
    page.get_by_role("button", name="Search").click()
    expect(error).to_be_hidden()


def test_nothing_found_is_never_the_end(open_find: Open) -> None:
    page = open_find("#q=home+care&district=bassetlaw&need=stroke")
    empty = page.locator("[data-empty]")
    expect(empty).to_contain_text("ring Nottinghamshire (sample council) on 01632 960000")
    expect(empty.get_by_role("link", name="how to get help to choose")).to_be_visible()
    way = empty.get_by_role("button", name=re.compile("Without “Stroke”: "))
    promised = int(re.sub(r"\D", "", way.inner_text()))
    way.click()
    expect(empty).to_be_hidden()
    shown = page.locator("[data-results] > li, [data-border-results] > li, [data-close-results] > li")
    expect(shown).to_have_count(min(promised, 20))


def test_a_word_nobody_knows_is_named(open_find: Open) -> None:
    page = open_find("#q=xyzzy+dementia")
    expect(page.locator("[data-notes]")).to_contain_text("Nothing matches “xyzzy”; showing results for “dementia”.")
    page.locator("#q").fill("xyzzy")
    expect_count(page, "No services match “xyzzy”.")
    expect(page.locator("[data-empty]")).to_be_visible()


@pytest.mark.parametrize("pattern", ["**/search/**", "**/search-worker*"])
def test_when_the_search_does_not_load_the_page_says_so_and_tries_again(
    browser: Browser, site_url: str, pattern: str
) -> None:
    page = browser.new_page()
    page.route(pattern, lambda route: route.abort())
    page.goto(f"{site_url}/find/")
    expect_count(page, "The search did not load.")
    expect(page.get_by_role("heading", name="Browse", exact=True)).to_be_visible()
    page.unroute(pattern)  # the signal is back
    page.locator("#q").fill("dementia")
    expect_count(page, "match “dementia”")
    page.close()


# What leaves the device


def test_nothing_that_is_typed_leaves_the_device(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108  Playwright wants a function
    page.goto(f"{site_url}/")
    page.locator("#q").fill("dementia")
    page.locator("#near").fill("NG18 1AA")
    page.get_by_role("button", name="Search").click()
    expect_count(page, "match “dementia”")
    page.locator("#q").fill("stroke")
    page.get_by_label("Direct payment").check()
    expect_count(page, "your filters")
    page.reload()
    expect_count(page, "your filters")
    page.locator("[data-results] [data-fact=name]").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.close()
    assert len(asked) > 5
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(site_url).netloc}
    assert [request.url for request in asked if urlsplit(request.url).query] == []
    paths = [urlsplit(request.url).path for request in asked]
    assert [path for path in paths if re.search("dementia|stroke|1aa", path) and "/services/" not in path] == []
    assert {request.method for request in asked} == {"GET"}


def test_words_in_the_query_string_move_to_the_fragment(open_find: Open) -> None:
    page = open_find("?q=dementia&pay=direct-payment")
    expect_count(page, "“dementia”")
    assert page.url.endswith("/find/#q=dementia&pay=direct-payment")
    expect(page.get_by_label("Direct payment")).to_be_checked()


def test_what_a_listing_or_an_address_says_is_never_markup(open_find: Open) -> None:
    page = open_find("#q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&near=%3Cb%3E&pay=%3Cb%3E")
    expect(page.locator("#near-error")).to_be_visible()
    assert page.locator("main img, main b").count() == 0


# Everybody


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param("", id="everything"),
        pytest.param("#q=home+care&near=NG18&pay=direct-payment&within=10", id="results"),
        pytest.param("#q=xyzzy", id="nothing"),
        pytest.param("#q=demetia&near=NG99", id="error"),
        pytest.param("#q=home+care&need=stroke&district=bassetlaw", id="nothing left"),
    ],
)
def test_everybody_can_use_it(open_find: Open, fragment: str, width: int) -> None:
    page = open_find(fragment, viewport={"width": width, "height": 800})
    page.evaluate("for (const one of document.querySelectorAll('[data-find-body] details')) one.open = true")
    page.wait_for_timeout(150)
    found = Axe().run(page)
    assert [violation["id"] for violation in found.response["violations"]] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_filters_wait_behind_a_button(open_find: Open) -> None:
    page = open_find(viewport=PHONE)
    box = page.locator("#filter-pay-direct-payment")
    expect(box).to_be_hidden()
    page.get_by_text("Filter", exact=True).click()
    page.locator(".filter-group__summary", has_text="Way to pay").click()
    page.get_by_label("Direct payment").check()
    expect(page.get_by_text("Filter (1 chosen)")).to_be_visible()
    expect_count(page, "your filters")


def test_without_script_the_page_is_a_way_to_browse(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/find/")
    expect(page.locator("h1")).to_have_text("Find care and support")
    expect(page.locator("[data-find]")).to_be_hidden()
    expect(page.locator("[data-find-body]")).to_be_hidden()
    page.get_by_role("link", name="Home care", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("Home care")
    context.close()
