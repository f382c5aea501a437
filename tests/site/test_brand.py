"""A council's colours can be read on light paper and on dark."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.settings import READABLE, Brand, contrast
from plugins.site.brand import DARK_PAPER, brand_css, mixed, readable_on
from tests.site.reading import Site

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "share", "between"),
    [
        ("#000000", "#ffffff", 0.0, "#000000"),
        ("#000000", "#ffffff", 1.0, "#ffffff"),
        ("#000000", "#ffffff", 0.5, "#808080"),
        ("#1d4f5c", "#000000", 0.25, "#163b45"),
        ("#ABCDEF", "#ABCDEF", 0.3, "#abcdef"),
    ],
)
def test_colours_mix(one: str, other: str, share: float, between: str) -> None:
    assert mixed(one, other, share) == between


@given(COLOURS)
def test_text_on_dark_paper_can_be_read_whatever_the_colour(colour: str) -> None:
    light = readable_on(DARK_PAPER, colour)
    assert re.fullmatch("#[0-9a-f]{6}", light)
    assert contrast(light, DARK_PAPER) >= READABLE


def properties(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the custom properties for light paper and for dark."""
    light, dark = css.split("@media (prefers-color-scheme:dark)")
    pattern = r"--([a-z-]+):(#[0-9a-f]{6})"
    return dict(re.findall(pattern, light)), dict(re.findall(pattern, dark))


@given(COLOURS.filter(lambda colour: contrast(colour, "#ffffff") >= READABLE))
@example("#767676")
def test_every_pair_that_meets_can_be_read(colour: str) -> None:
    light, dark = properties(brand_css(Brand(colour, colour, "")))
    assert light.keys() == dark.keys()
    for paper in (light, dark):
        assert contrast("#ffffff", paper["brand"]) >= READABLE  # the top of the page, and buttons
        assert contrast("#ffffff", paper["brand-dark"]) >= READABLE  # a button that is pointed at
    assert contrast("#1c2325", light["brand-tint"]) >= READABLE  # ink on the foot and in the hero
    assert contrast("#eceae5", dark["brand-tint"]) >= READABLE
    assert contrast(dark["link"], DARK_PAPER) >= READABLE
    assert contrast(dark["link"], dark["brand-tint"]) >= READABLE
    assert contrast(light["link"], "#faf8f4") >= READABLE  # the page
    assert contrast(light["link"], light["brand-tint"]) >= READABLE  # its foot


def test_the_site_wears_its_colours(site: Site) -> None:
    (file,) = (site.folder / "assets").glob("site-*.css")  # the one style sheet of every page
    css = file.read_text(encoding="utf-8")
    assert ":root{--brand:#1d4f5c;" in css
    assert "--accent:#b4552d;" in css
