"""Look at a page as somebody would who needs it to be accessible: with axe, by keyboard, narrow and in the dark."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

NARROW, WIDE = ViewportSize(width=320, height=640), ViewportSize(width=1280, height=900)
TABLET = ViewportSize(width=768, height=900)
ZOOMED = ViewportSize(width=320, height=256)  # 1280 × 1024 at 400 %

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STICKS_OUT = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > edge + 1)
    .map((element) => `${element.tagName}.${element.className}`).slice(0, 5);
}"""
FOCUS = """() => {
  const element = document.activeElement;
  const shown = (style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
    && !/, 0\\)$|transparent/.test(style.outlineColor)) || style.boxShadow !== "none";
  const box = element.getBoundingClientRect();
  return {
    text: element.innerText || element.name || "",
    href: element.getAttribute("href") || "",
    tag: element.tagName,
    isShown: shown(getComputedStyle(element)) || shown(getComputedStyle(element, "::after")),
    isInView: box.bottom > 0 && box.top < innerHeight && box.width > 1 && box.height > 1,
  };
}"""


def scan(page: Page) -> list[str]:
    """Give what axe finds wrong, each with where."""
    rules = {"rules": {"target-size": {"enabled": True}}}  # WCAG 2.2, success criterion 2.5.8: axe leaves it out
    violations: list[dict[str, Any]] = Axe().run(page, options=rules).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in violations for node in one["nodes"]]


def scan_everywhere(page: Page) -> dict[tuple[str, int], list[str]]:
    """Give what axe finds wrong on light and on dark paper, narrow and wide; where it finds nothing is left out."""
    found = {}
    for scheme in SCHEMES:
        for size in (NARROW, WIDE):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            found[scheme, size["width"]] = scan(page)
    page.emulate_media(color_scheme="light")
    return {where: faults for where, faults in found.items() if faults}


def sticking_out(page: Page, *sizes: ViewportSize) -> dict[tuple[int, int], list[str]]:
    """Give what sticks out sideways in windows of some sizes; where nothing does is left out."""
    found = {}
    for size in sizes:
        page.set_viewport_size(size)
        found[size["width"], size["height"]] = page.evaluate(STICKS_OUT)
    return {where: out for where, out in found.items() if out}


def tab_to(page: Page, href: str, most: int = 120) -> None:
    """Press Tab until the link is focused. Every stop on the way must show where it is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["isShown"], focus
        assert focus["isInView"], focus
        if focus["href"].endswith(href):
            return
    pytest.fail(f"{href} cannot be reached by keyboard on {page.url}")


def wait_until(page: Page, found: str) -> None:
    """Wait until an expression is true on a page. Playwright's own way evaluates text there, as our policy forbids."""
    for _ in range(100):
        if page.evaluate(found):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{found} does not come true on {page.url}")
