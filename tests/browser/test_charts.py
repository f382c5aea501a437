"""The gallery of charts in a real browser: readable on a phone and wide, in the dark, on paper, by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.scanning import scan
from tests.browser.serving import served
from tests.browser.watching import Watch, watched
from tests.market.charts.gallery import CHARTS, write_gallery

pytestmark = pytest.mark.browser

NARROW, PHONE, MIDDLE, WIDE = (ViewportSize(width=width, height=900) for width in (320, 390, 768, 1280))
SMALLEST = 11.5  # pixels of a letter's size that can still be read

# Texts of what is shown that lie on each other or stick out of the page, and those whose letters are too small.
LOOK = """(smallest) => {
  const faults = [];
  const edge = document.documentElement.clientWidth;
  for (const svg of document.querySelectorAll("svg.chart__drawing")) {
    if (getComputedStyle(svg).display === "none") continue;
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "");
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const boxes = texts.map((text) => {
      const box = text.getBBox();
      const size = parseFloat(getComputedStyle(text).fontSize);
      if (size * scale < smallest) faults.push(`“${text.textContent}” is ${size * scale} px`);
      const inset = box.height * 0.14; // a line's own room above and below its letters
      const [left, top] = [box.x, box.y + inset];
      return { said: text.textContent, left, top, right: left + box.width, bottom: box.y + box.height - inset };
    });
    boxes.forEach((one, index) => {
      if (one.left < -2 || one.right > svg.viewBox.baseVal.width + 1 || one.bottom > svg.viewBox.baseVal.height + 3) {
        faults.push(`“${one.said}” sticks out`);
      }
      for (const other of boxes.slice(index + 1)) {
        if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) {
          faults.push(`“${one.said}” lies on “${other.said}”`);
        }
      }
    });
    if (svg.getBoundingClientRect().right > edge + 1) faults.push(`${svg.getAttribute("aria-labelledby")} is too wide`);
  }
  if (document.documentElement.scrollWidth > edge) faults.push("the page scrolls sideways");
  return faults;
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(write_gallery(tmp_path_factory.mktemp("gallery"))) as found:
        yield found


@pytest.fixture(scope="module")
def watch(browser: Browser, address: str) -> Iterator[Watch]:
    with watched(browser, address) as found:
        found.open("/")
        yield found


def test_the_strict_policy_is_kept_and_nothing_else_is_loaded(browser: Browser, address: str) -> None:
    with watched(browser, address) as fresh:
        page = fresh.open("/")
        open_tables(page, is_open=True)
        page.set_viewport_size(NARROW)
        page.emulate_media(color_scheme="dark")
        fresh.look("at the end")
        assert fresh.faults == []


@pytest.fixture
def page(watch: Watch) -> Iterator[Page]:
    yield watch.page
    watch.page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
    watch.page.set_viewport_size(WIDE)


def open_tables(page: Page, *, is_open: bool) -> None:
    page.evaluate("(open) => document.querySelectorAll('details').forEach((one) => { one.open = open; })", is_open)


@pytest.mark.parametrize("size", [NARROW, PHONE, MIDDLE, WIDE], ids=lambda size: str(size["width"]))
def test_no_word_lies_on_another_or_is_too_small(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    assert page.evaluate(LOOK, SMALLEST) == []
    open_tables(page, is_open=True)
    assert page.evaluate(LOOK, SMALLEST) == []
    open_tables(page, is_open=False)


def test_one_drawing_of_each_chart_is_shown(page: Page) -> None:
    for size, which in ((NARROW, "narrow"), (WIDE, "wide")):
        page.set_viewport_size(size)
        shown = page.locator("svg.chart__drawing:visible")
        assert shown.count() == len(CHARTS)
        assert page.locator(f"svg.chart__drawing--{which}:visible").count() == len(CHARTS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_axe_finds_nothing_wrong(page: Page, size: ViewportSize, scheme: Any) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    open_tables(page, is_open=True)
    found = scan(page)
    open_tables(page, is_open=False)
    assert found == []


# How strongly each kind of letter and area stands out from what it stands on.
CONTRAST = """() => {
  const shade = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const one = Number(part) / 255;
      return one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ratio = (one, other) => {
    const [high, low] = [shade(one), shade(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const fill = (selector) => getComputedStyle(document.querySelector(selector)).fill;
  const paper = getComputedStyle(document.body).backgroundColor;
  const found = {};
  const letters = ["label", "note", "tick", "value", "gone-text", "limit-text", "end--1", "end--2"];
  for (const one of letters) found[one] = [ratio(fill(`.chart-${one}`), paper), 4.5];
  for (const one of ["main", "quiet", "event", "gone"]) found[one] = [ratio(fill(`.chart-${one}`), paper), 3];
  found.inside = [ratio(fill(".chart-inside--main"), fill(".chart-main")), 4.5];
  found["on quiet"] = [ratio(fill(".chart-value--quiet"), fill(".chart-quiet")), 4.5];
  for (const tone of ["strong", "calm", "less"]) {
    found[tone] = [ratio(fill(`.chart-word--${tone}`), fill(`.chart-cell--${tone}`)), 4.5];
  }
  return Object.fromEntries(Object.entries(found).filter(([, [is, least]]) => is < least));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_and_bars_stand_out(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    assert page.evaluate(CONTRAST) == {}


def test_on_paper_charts_are_whole_and_their_letters_black(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("svg.chart__drawing:visible").count() == len(CHARTS)
    ink = page.evaluate("getComputedStyle(document.querySelector('svg:not([display=none]) .chart-label')).fill")
    assert ink == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('.chart')).breakInside") == "avoid"
    assert page.evaluate(CONTRAST) == {}


def test_in_forced_colours_nothing_is_lost(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    assert page.evaluate(LOOK, SMALLEST) == []
    fills = page.evaluate(
        "['main', 'label', 'quiet'].map((one) => getComputedStyle(document.querySelector(`.chart-${one}`)).fill)"
    )
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper not in fills


def test_the_table_is_opened_by_keyboard(page: Page) -> None:
    summary = page.locator("#weekly-cost-title").locator("xpath=ancestor::figure").locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    table = page.get_by_role("table", name="Cost of one place for a week, Nottinghamshire, 2012")
    assert table.get_by_role("row").all_inner_texts()[1].split() == ["Rehabilitation", "hospital", "£2,100"]
    page.keyboard.press("Enter")


def test_a_screen_reader_is_told_the_finding(page: Page) -> None:
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        name = "Supported living costs a quarter of a place in a rehabilitation hospital"
        image = page.get_by_role("img", name=name, exact=True)
        assert image.count() == 1
        told = page.evaluate(
            "(one) => document.getElementById(one.getAttribute('aria-describedby')).textContent", image.element_handle()
        )
        assert told.startswith("A bar for each kind of place.")
