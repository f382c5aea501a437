"""Keeping, comparing, printing, sharing and forgetting services, as people do it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.scanning import NARROW, STICKS_OUT, WIDE, scan, wait_until
from tests.browser.watching import Watch, watched

pytestmark = pytest.mark.browser

FOUR = ["ashdown-and-lee-home-care", "first-light-care", "lamplighters-round", "pa-042-grace"]
MISSING = "Failed to load resource"  # what the console says of a page that is gone


@pytest.fixture
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    """A device that has kept nothing yet. It fails when a page did what it must not."""
    with watched(browser, site_url) as found:
        yield found
        found.page.evaluate("window.__tripped = (window.__tripped || []).filter((one) => one !== 'print()')")
        found.look("at the end")
        assert [fault for fault in found.faults if MISSING not in fault] == []


def kept(page: Page, name: str) -> str | None:
    found = page.evaluate("name => localStorage.getItem(`choose:/:${name}`)", name)
    return None if found is None else str(found)


def slugs(page: Page) -> list[str]:
    return [one["slug"] for one in json.loads(kept(page, "list") or '{"services": []}')["services"]]


def open_with(watch: Watch, chosen: list[str], path: str = "/shortlist/", note: str = "") -> Page:
    """Open a page on a device that has kept these services."""
    page = watch.open("/guides/")
    services = [{"slug": slug, "day": "2026-11-20"} for slug in chosen]
    if note:
        services[0]["note"] = note
    page.evaluate(
        "text => localStorage.setItem('choose:/:list', text)", json.dumps({"version": 1, "services": services})
    )
    watch.open(path)
    expect(page.locator("body")).not_to_contain_text("Reading its page")
    return page


def row(page: Page, name: str) -> Locator:
    return page.locator("[data-mine] > li").filter(has_text=name)


# Keeping


def test_save_from_search_and_from_a_list_then_write_a_note(watch: Watch) -> None:
    page = watch.open("/find/#q=home+care")
    expect(page.locator("[data-count]")).to_contain_text("match “home care”")
    names = page.locator("[data-results] [data-fact=name]").all_text_contents()[:2]
    for name in names:
        page.get_by_role("button", name=f"Save to my list {name}").click()
    expect(page.locator("[data-said]")).to_contain_text("2 services on your list.")
    expect(page.get_by_role("button", name=f"Take off my list {names[0]}")).to_be_visible()

    watch.open("/micro-providers/")
    page.get_by_role("button", name="Save to my list Cuppa and Company").click()
    page.get_by_role("link", name="My list 3 saved").click()
    expect(page.get_by_role("heading", name="3 services saved")).to_be_visible()
    for name in (*names, "Cuppa and Company"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(row(page, "Cuppa and Company")).to_contain_text("Weekdays: £16 an hour")
    page.get_by_label("My note on Cuppa and Company").fill("Ring on Tuesday")
    page.reload()
    expect(page.get_by_label("My note on Cuppa and Company")).to_have_value("Ring on Tuesday")


def test_a_listing_and_its_card_say_the_same(watch: Watch) -> None:
    page = watch.open("/services/first-light-care/")
    page.get_by_role("button", name="Save to my list First Light Care").click()
    assert slugs(page) == ["first-light-care"]
    watch.open("/find/#q=first+light+care")
    page.get_by_role("button", name="Take off my list First Light Care").click()
    assert slugs(page) == []


def test_what_is_taken_off_can_be_put_back(watch: Watch) -> None:
    page = open_with(watch, FOUR, note="Kind voice")
    page.get_by_role("button", name="Take off my list Ashdown and Lee Home Care").click()
    assert slugs(page) == FOUR[1:]
    undo = page.get_by_role("button", name="Put it back Ashdown and Lee Home Care")
    expect(undo).to_be_focused()
    undo.click()
    assert slugs(page) == FOUR
    expect(page.get_by_label("My note on Ashdown and Lee Home Care")).to_have_value("Kind voice")
    expect(row(page, "Ashdown and Lee Home Care")).to_be_focused()


def test_a_service_that_is_gone_says_so_and_can_be_taken_off(watch: Watch) -> None:
    page = open_with(watch, ["no-such-service", FOUR[0]])
    gone = row(page, "No such service")
    expect(gone).to_contain_text("no longer in the directory")
    gone.get_by_role("button", name="Take off my list").click()
    assert slugs(page) == [FOUR[0]]


def test_without_a_signal_the_list_is_still_there(watch: Watch) -> None:
    page = open_with(watch, [FOUR[0]])
    page.route("**/services/**", lambda route: route.abort())
    page.reload()
    expect(row(page, "Ashdown and lee home care")).to_contain_text("You may have no signal")
    page.unroute("**/services/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Ashdown and Lee Home Care")).to_be_visible()


def test_a_device_that_will_not_keep_says_so(watch: Watch) -> None:
    watch.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    page = watch.open("/services/first-light-care/")
    page.get_by_role("button", name="Save to my list").click()
    expect(page.locator(".save__refused")).to_contain_text("would not keep it")


def test_a_full_list_says_so(watch: Watch) -> None:
    page = open_with(watch, [f"service-{number}" for number in range(30)], "/micro-providers/")
    page.get_by_role("button", name="Save to my list Cuppa and Company").click()
    expect(page.locator(".save__refused")).to_have_text("Your list is full: it holds 30 services. Take one off first.")
    assert len(slugs(page)) == 30


def test_a_hostile_note_or_list_is_only_text(watch: Watch) -> None:
    note = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    page = open_with(watch, [FOUR[1]], note=note)
    page.emulate_media(media="print")
    expect(page.locator(".booklet__note")).to_have_text(note)
    page.emulate_media(media="screen")
    watch.open("/shortlist/#list=%3Cimg%20src%3Dx%3E,../../find,javascript:alert(1)")
    expect(page.locator("[data-shared]")).to_be_hidden()


# Sharing


def test_a_link_opens_elsewhere_and_overwrites_nothing(watch: Watch, browser: Browser, site_url: str) -> None:
    page = open_with(watch, FOUR[:2], note="Private")
    page.get_by_role("button", name="Copy a link to this list").click()
    link = page.get_by_label("Link to this list").input_value()
    assert link == f"{site_url}/shortlist/#list={','.join(FOUR[:2])}"
    with watched(browser, site_url) as other:
        there = open_with(other, ["cuppa-and-company", FOUR[1]])
        other.open(link.removeprefix(site_url))
        there.reload()
        shared = there.locator("[data-shared]")
        expect(shared.get_by_role("heading", name="A list somebody shared with you")).to_be_visible()
        expect(shared.get_by_role("link", name="Ashdown and Lee Home Care")).to_be_visible()
        assert slugs(there) == ["cuppa-and-company", FOUR[1]]
        shared.get_by_role("button", name="Add all to my list").click()
        assert slugs(there) == ["cuppa-and-company", FOUR[1], FOUR[0]]
        expect(shared.get_by_text("All of these are on your list.")).to_be_focused()
        shared.get_by_role("button", name="Close this shared list").click()
        expect(shared).to_be_hidden()
        assert there.url == f"{site_url}/shortlist/"
        assert "Private" not in there.content()
        assert other.faults == []


# Comparing


def test_four_are_compared_and_what_differs_is_marked(watch: Watch) -> None:
    page = open_with(watch, [*FOUR, "tansyfield"])
    page.get_by_label("Compare Tansyfield").click()
    expect(page.get_by_label("Compare Tansyfield")).not_to_be_checked()
    expect(page.get_by_text("You can compare four at a time. Untick one first.").first).to_be_visible()
    for name in ("Lamplighter's Round", "Grace"):
        page.get_by_label(f"Compare {name}").uncheck()
    page.get_by_role("link", name="Compare these 2").click()
    expect(page.get_by_role("columnheader")).to_have_text(["Fact", "Ashdown and Lee Home Care", "First Light Care"])
    prices = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile("^Prices D")))
    expect(prices).to_contain_text("Weekdays: £27 an hour, at least 30 minutes")
    expect(prices).to_contain_text("Different")
    languages = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile("^Website")))
    expect(languages).to_contain_text("Not given")
    rows = page.locator(".compare tbody tr:not(.compare__group)")
    before, different = rows.count(), page.locator(".compare__differs").count()
    assert 0 < different < before
    page.get_by_label("Show only what is different").check()
    expect(rows).to_have_count(different)
    expect(page.locator("[data-compare-count]")).to_contain_text(f"{different} of ")


def test_one_can_be_left_out(watch: Watch) -> None:
    page = open_with(watch, FOUR, "/compare/")
    page.get_by_role("button", name="Leave out Grace").click()
    expect(page.locator(".compare thead th")).to_have_count(4)
    expect(page.locator("h1")).to_be_focused()
    assert page.url.endswith(f"#list={','.join(FOUR[:3])}")


def test_on_a_phone_each_answer_says_whose_it_is(watch: Watch) -> None:
    watch.page.set_viewport_size(NARROW)
    page = open_with(watch, FOUR, "/compare/")
    first = page.locator(".compare__differs").first
    expect(first.locator(".compare__whose").nth(3)).to_be_visible()
    assert page.evaluate(STICKS_OUT) == []
    boxes = [first.locator("td").nth(place).bounding_box() for place in (0, 1)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[1]["y"] > boxes[0]["y"] + 10, "one under the other"


# On paper


def test_the_booklet_has_a_cover_a_page_for_each_service_and_the_questions(watch: Watch) -> None:
    page = open_with(watch, FOUR[:3], note="Ask about Sundays")
    page.get_by_role("button", name="Print a booklet").click()
    wait_until(page, "window.__tripped.includes('print()')")
    page.evaluate("window.__tripped = []")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator(".booklet__contents li")).to_have_text(
        ["Ashdown and Lee Home Care", "First Light Care", "Lamplighter's Round"]
    )
    first = page.locator(".booklet__page").nth(1)
    for words in (
        "01632 960564", "Weekdays: £27 an hour, at least 30 minutes", "Last checked 24 August 2026",
        "Ask about Sundays", "Notes", "/services/ashdown-and-lee-home-care/",
    ):  # fmt: skip
        expect(first).to_contain_text(words)
    assert first.locator(".booklet__line").count() > 5
    expect(page.locator(".booklet__questions")).to_contain_text("Can you meet these needs?")
    paper = page.pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    assert 1 + 3 + 1 <= pages <= 1 + 4 + 3, pages
    page.emulate_media(media="screen")
    expect(page.locator(".booklet")).to_be_hidden()


# Forgetting


def test_what_was_looked_at_is_kept_here_until_switched_off(watch: Watch) -> None:
    page = watch.open("/")
    expect(page.locator("[data-recent]")).to_be_hidden()
    for slug in ("cuppa-and-company", "first-light-care"):
        watch.open(f"/services/{slug}/")
    watch.open("/")
    expect(page.locator("[data-recent-links] a")).to_have_text(["First Light Care", "Cuppa and Company"])
    watch.open("/shortlist/")
    page.get_by_label("Keep the services I look at").uncheck()
    expect(page.locator("[data-recent]")).to_be_hidden()
    watch.open("/services/cuppa-and-company/")
    assert kept(page, "recent") is None


def test_one_button_forgets_everything(watch: Watch) -> None:
    page = open_with(watch, FOUR, note="Private")
    page.evaluate(
        """async () => {
          localStorage.setItem("choose:/:budget", "{}");
          localStorage.setItem("choose:/:recent", '[{"slug":"ada","name":"Ada","day":"2026-11-20"}]');
          for (const kept of [localStorage, sessionStorage]) kept.setItem("choose:/:pathway stay", "{}");
          localStorage.setItem("another", "site's");
          for (const name of ["choose-pages", "another"]) await caches.open(name);
        }"""
    )
    page.get_by_role("button", name="Copy a link to this list").click()
    page.get_by_role("button", name="Forget everything on this device").click()
    expect(page.get_by_role("heading", name="Forget everything?")).to_be_focused()
    page.get_by_role("button", name="No, keep it").click()
    assert slugs(page) == FOUR
    page.get_by_role("button", name="Take off my list Grace").click()
    page.get_by_role("button", name="Forget everything on this device").click()
    page.get_by_role("button", name="Yes, forget everything").click()
    done = page.locator("[data-forget-done]")
    expect(done).to_be_focused()
    expect(done).to_contain_text("This device keeps nothing of this site's now.")
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == ["another"]
    assert page.evaluate("caches.keys()") == ["another"]
    expect(page.locator("[data-mine] > li")).to_have_count(0)
    expect(page.get_by_label("Link to this list")).to_be_hidden()
    assert not [word for word in ("Private", "Grace", "Ashdown", "first-light") if word in page.content()]
    expect(page.get_by_role("link", name="My list", exact=True).first).to_be_visible()


# For everybody


def press_to(page: Page, name: str, most: int = 150) -> None:
    """Press Tab until what has this name is focused."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent.replace(/\\s+/g, ' ').trim()").startswith(name):
            return
    pytest.fail(f"{name} cannot be reached by keyboard")


def test_by_keyboard_alone(watch: Watch) -> None:
    page = watch.open("/micro-providers/")
    press_to(page, "☆ Save to my list")
    page.keyboard.press("Enter")
    press_to(page, "☆ Save to my list")
    page.keyboard.press("Space")
    assert len(slugs(page)) == 2
    page.keyboard.press("Home")
    page.reload()
    press_to(page, "My list")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 services saved")).to_be_visible()
    expect(page.locator("[data-mine] h3")).to_have_count(2)
    press_to(page, "Compare these 2")
    page.keyboard.press("Enter")
    expect(page.locator(".compare thead th")).to_have_count(3)
    press_to(page, "What would my budget buy?")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Pounds a week")).to_be_visible()


def states(watch: Watch) -> Iterator[tuple[str, Page]]:
    """Give each page in the state that has the most in it."""
    page = open_with(watch, [*FOUR, "no-such-service"], "/shortlist/#list=cuppa-and-company,no-such-thing", note="x")
    page.get_by_role("button", name="Take off my list Grace").click()
    page.get_by_role("button", name="Copy a link to this list").click()
    page.get_by_role("button", name="Forget everything on this device").click()
    expect(page.locator("[data-shared-list] li")).to_have_count(2)
    yield "my list", page
    open_with(watch, FOUR, "/compare/")
    page.get_by_role("button", name="What would my budget buy?").click()
    page.get_by_label("Pounds a week").fill("245")
    expect(page.get_by_role("rowheader", name="What it buys")).to_be_visible()
    yield "compare", page
    watch.open("/services/first-light-care/")
    page.get_by_role("button", name="What would my budget buy?").click()
    page.get_by_label("Pounds a week").fill("x")
    page.get_by_role("button", name="Work it out").click()
    expect(page.get_by_text("Enter the pounds for a week")).to_be_visible()
    yield "listing", page
    watch.open("/budget/")
    page.get_by_label("I know the hours").check()
    page.get_by_label("Hours a week").fill("10")
    page.get_by_label("Visits at home").fill("7")
    page.get_by_label("Minutes each visit").fill("30")
    page.get_by_label("Price", exact=True).fill("30")
    expect(page.locator("[data-mine] li h3")).to_have_count(4)
    yield "budget", page


def test_axe_finds_nothing_wrong_and_nothing_sticks_out(watch: Watch) -> None:
    found = {}
    for name, page in states(watch):
        for scheme in ("light", "dark"):
            for size in (NARROW, WIDE):
                page.set_viewport_size(size)
                page.emulate_media(color_scheme=scheme)
                found[name, scheme, size["width"]] = scan(page) + page.evaluate(STICKS_OUT)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(WIDE)
    assert {where: faults for where, faults in found.items() if faults} == {}
