"""What holds for every kind of chart, shown on the gallery."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import html5lib
import pytest
from markupsafe import Markup

from plugins.languages.speaking import Language, speaking
from plugins.market.charts import figure
from plugins.market.disclosure.markers import Marker
from plugins.publishing.trim import used_classes
from tests.market.charts.gallery import CHARTS, REPOSITORY, page
from tests.market.charts.looking import drawings, ids, table_of

every = pytest.mark.parametrize("chart", CHARTS, ids=lambda one: str(one.__name__))


def tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


Make = Callable[[], Markup]


@every
def test_no_text_lies_on_another_or_sticks_out(chart: Make) -> None:
    assert [one.faults() for one in drawings(chart())] == [[], []]


@every
def test_the_same_values_make_the_same_bytes(chart: Make) -> None:
    assert chart() == chart()


@every
def test_there_is_no_script_and_no_style(chart: Make) -> None:
    drawn = chart()
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:|<foreignObject|<image|<use", drawn)
    addresses = re.findall(r'(?:href|src|fill)="([^"]*)"', drawn)
    assert all(re.match(r"/|https://www\.example\.org/|url\(#[a-z0-9-]+\)$", one) for one in addresses), addresses


@every
def test_a_drawing_is_an_image_with_a_name_and_a_table_after_it(chart: Make) -> None:
    drawn = chart()
    root = html5lib.parse(drawn, namespaceHTMLElements=False)
    (figure,) = root.iter("figure")
    by_id = {one.attrib["id"]: one for one in figure.iter() if "id" in one.attrib}
    for one in drawings(drawn):
        assert one.root.attrib["role"] == "img"
        named = by_id[one.root.attrib["aria-labelledby"]]
        assert "".join(named.itertext()).strip()
        described = by_id[one.root.attrib["aria-describedby"]]
        assert "The table after this picture has the same figures." in "".join(described.itertext())
    (table,) = figure.iter("table")
    assert [one.tag for one in table][:3] == ["caption", "thead", "tbody"]
    assert "".join(table[0].itertext()).strip()
    heads = [one.attrib["scope"] for one in table.iter("th")]
    assert heads == ["col"] * len(table_of(drawn)[0]) + ["row"] * (len(table_of(drawn)) - 1)
    order = [tag(one) for one in figure.iter() if tag(one) in ("svg", "table")]
    assert order == ["svg", "svg", "table"]


@every
def test_what_is_drawn_is_in_the_table_and_the_reverse(chart: Make) -> None:
    drawn = chart()
    rows = table_of(drawn)
    table = " ".join(" ".join(cell for row in rows for cell in row).split())
    for one in drawings(drawn):
        seen = " ".join(text.said for text in one.texts)
        for text in one.texts:
            if text.styles & {"chart-value", "chart-inside", "chart-gone-text"} and "later" not in text.said:
                assert text.said in table or text.said in ("as planned", "may run on"), text.said
        for row in rows[1:]:
            assert row[0] in seen or row[0].isdecimal(), row[0]  # not every year has room


@every
def test_markers_are_explained(chart: Make) -> None:
    drawn = chart()
    (body,) = re.findall(r"<tbody.*?</tbody>", drawn, re.DOTALL)
    for marker in set(re.findall(r"\[([a-z])\]", body)):
        assert f"[{marker}] {Marker(marker).said}" in drawn


def test_ids_are_unique_on_a_page_and_every_pattern_is_there() -> None:
    whole = page(chart() for chart in CHARTS)
    found = list(ids(whole))
    assert len(found) == len(set(found))
    assert set(re.findall(r"url\(#([^)]+)\)", whole)) <= set(found)
    assert len(CHARTS) == whole.count("<figure")


def test_areas_are_told_apart_by_more_than_colour() -> None:
    """Each part of a stack has another fill, and all but two of them have a pattern."""
    (outcomes,) = [chart for chart in CHARTS if chart.__name__ == "activity"]
    for one in drawings(outcomes()):
        fills = [rect.attrib.get("fill", rect.attrib["class"]) for rect in one.root.iter("rect")]
        assert len({fill for fill in fills if "url(" in fill}) == 2
        assert {"chart-main", "chart-empty"} <= set(fills)


def test_a_page_in_another_language_says_which_words_are_english() -> None:
    polish = Language("pl", "Polski", {"Source: {source}": "Źródło: {source}", "The same figures in a table": "Tabela"})
    (cost,) = [chart for chart in CHARTS if chart.__name__ == "prices_and_cap"]
    assert 'lang="' not in cost()
    with speaking(polish):
        drawn = cost()
    root = html5lib.parse(drawn, namespaceHTMLElements=False)
    marked = [tag(one) for one in root.iter() if one.attrib.get("lang") == "en"]
    assert marked == ["figcaption", "svg", "svg", "span", "table", "span"]
    assert "Źródło: <a href" in drawn
    assert "<summary>Tabela</summary>" in drawn


def test_every_drawing_is_well_formed() -> None:
    for chart in CHARTS:
        for one in re.findall(r"<svg.*?</svg>", chart(), re.DOTALL):
            fromstring(one)  # noqa: S314  ours


def test_every_class_is_styled_and_every_style_is_used() -> None:
    css = (REPOSITORY / "theme/static/css/market.css").read_text(encoding="utf-8")
    styled = set(re.findall(r"\.(chart[\w-]*)", css))
    drawn = " ".join(chart() for chart in CHARTS)
    used = {name for names in re.findall(r'class="([^"]*)"', drawn) for name in names.split()}
    own = {name for name in used if name.startswith("chart")}
    plain = {name for name in own - styled if "--" not in name}
    assert plain == set(), "what differs by two dashes may look like the rest of its kind"
    assert styled - own == {"chart-line--4", "chart-point--4", "chart-stroke-2", "chart-nothing"}
    known = used_classes(Path(figure.__file__).read_text(encoding="utf-8"))
    assert {name for name in used if name.startswith("govuk-")} <= known, "trimming would leave them out"
