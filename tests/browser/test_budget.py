"""“What would my budget buy?”, used as a person would, and right for every worked example on the page itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.directory.budget import EXAMPLES
from tests.browser.watching import Watch, watched

pytestmark = pytest.mark.browser

FIELDS = {"visits": "Visits at home", "minutes": "Minutes each visit", "sessions": "Sessions, like a club or class"}
FIELDS |= {"days": "Days", "nights": "Nights"}


@pytest.fixture
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    with watched(browser, site_url) as found:
        yield found
        found.look("at the end")
        assert found.faults == []


def open_panel(page: Page) -> None:
    page.get_by_role("button", name="What would my budget buy?").click()
    expect(page.get_by_label("Pounds a week")).to_be_visible()


@pytest.mark.parametrize("example", json.loads(EXAMPLES.read_text(encoding="utf-8")), ids=lambda one: str(one["about"]))
def test_a_worked_example_comes_out_on_the_page(watch: Watch, example: dict[str, dict[str, str]]) -> None:
    budget, price = example["budget"], example["price"]
    if price["low"] != price["high"]:
        pytest.skip("the page asks for one price; the node test has this one")
    page = watch.open("/budget/")
    if "pounds" in budget:
        page.get_by_label("Pounds a week").fill(budget["pounds"])
    else:
        page.get_by_label("I know the hours the council pays for").check()
        page.get_by_label("Hours a week").fill(budget["hours"])
    for name, count in example["plan"].items():
        page.get_by_label(FIELDS[name]).fill(str(count))
    page.get_by_label("Price", exact=True).fill(price["low"])
    page.get_by_label("For", exact=True).select_option(price["unit"])
    if price["minimum"]:
        page.get_by_label("Shortest call").fill(str(price["minimum"]))
    answer = page.locator("[data-own-answer]")
    for words in (example["buys"], example["cost"], example["note"], example["top"]):
        expect(answer).to_contain_text(words or "")  # type: ignore[arg-type]


def test_hours_are_paid_at_the_council_s_rate_with_its_source(watch: Watch) -> None:
    page = watch.open("/budget/")
    page.get_by_label("I know the hours the council pays for").check()
    expect(page.locator("#budget-rate")).to_contain_text(
        "£21.60 for each hour, since 6 April 2026. Source: A sample rate"
    )
    page.get_by_label("Hours a week").fill("10.5")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator("[data-budget-total]")).to_be_focused()
    expect(page.locator("[data-budget-total]")).to_have_text(
        "Your budget is £226.80 a week. In 52 weeks that is £11,793.60."
    )


def test_a_listing_works_out_its_own_prices(watch: Watch) -> None:
    page = watch.open("/services/first-light-care/")
    open_panel(page)
    page.get_by_label("Pounds a week").fill("150")
    page.get_by_label("Visits at home").fill("7")
    page.get_by_label("Minutes each visit").fill("30")
    page.get_by_role("button", name="Work it out").click()
    answer = page.locator(".budget-answer")
    expect(answer).to_be_focused()
    first = answer.locator("li").first
    expect(first).to_contain_text("6 hours 15 minutes a week, in calls of at least 1 hour")
    expect(first).to_contain_text("£168 a week. You pay for 1 hour each time.")
    expect(first).to_contain_text("Top-up: £18 a week, £936 a year")
    page.get_by_role("button", name="What would my budget buy?").click()
    expect(answer).to_be_hidden()


def test_the_comparison_has_a_row_for_the_budget(watch: Watch) -> None:
    page = watch.open("/compare/#list=first-light-care,pa-042-grace")
    open_panel(page)
    page.get_by_label("Pounds a week").fill("150")
    cells = page.locator(".compare tbody").first.locator("td")
    expect(cells.nth(0)).to_contain_text("6 hours 15 minutes a week")
    expect(cells.nth(1)).to_contain_text("7 hours 30 minutes a week, in calls of at least 3 hours")
    page.get_by_label("Pounds a week").fill("")
    expect(page.get_by_role("rowheader", name="What it buys")).to_have_count(0)


def test_services_on_the_list_are_worked_out_too(watch: Watch) -> None:
    page = watch.open("/services/tansyfield/")
    page.get_by_role("button", name="Save to my list").click()
    watch.open("/budget/")
    page.get_by_label("Pounds a week").fill("840")
    mine = page.locator("[data-mine]")
    expect(mine).to_contain_text("A single room")
    expect(mine).to_contain_text("Top-up: £95 to £180 a week, £4,940 to £9,360 a year")


def test_a_budget_is_kept_only_when_asked(watch: Watch) -> None:
    page = watch.open("/budget/")
    page.get_by_label("Pounds a week").fill("245")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_label("Keep these numbers on this device").check()
    watch.open("/services/first-light-care/")
    expect(page.get_by_label("Pounds a week")).to_have_value("245")
    expect(page.locator(".budget-answer")).to_contain_text("10 hours a week")
    page.get_by_label("Keep these numbers on this device").uncheck()
    assert page.evaluate("localStorage.getItem('choose:/:budget')") is None


def test_what_cannot_be_read_is_said_only_when_asked(watch: Watch) -> None:
    page = watch.open("/budget/")
    page.get_by_label("Pounds a week").fill("lots")
    page.get_by_label("Days").fill("8")
    expect(page.locator("#error-pounds")).to_be_hidden()
    page.get_by_role("button", name="Work it out").click()
    expect(page.get_by_text("Enter the pounds for a week, like 245 or 245.50")).to_be_visible()
    expect(page.get_by_text("Enter a whole number from 0 to 7")).to_be_visible()
    expect(page.get_by_label("Pounds a week")).to_be_focused()
    expect(page.get_by_label("Days")).to_have_attribute("aria-invalid", "true")


def test_nothing_typed_leaves_the_device(watch: Watch) -> None:
    asked: list[str] = []
    watch.page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))
    page = watch.open("/budget/")
    page.get_by_label("Pounds a week").fill("123.45")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator("[data-budget-total]")).to_contain_text("£123.45")
    assert page.url == f"{watch.site_url}/budget/"
    assert [
        one for one in asked if "123" in one.removeprefix(f"GET {watch.site_url}") or not one.startswith("GET ")
    ] == []
