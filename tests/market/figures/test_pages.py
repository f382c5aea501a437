"""A figure's page says what it counts, how it is worked out and where it comes from; its table can be downloaded."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.market.disclosure.markers import Shown
from plugins.market.disclosure.scan import scan
from plugins.market.figures.door import published, shown
from plugins.market.figures.every import all_figures
from plugins.market.figures.figure import Figure
from plugins.market.figures.pages import figure_files, figure_pages, pages_of
from plugins.market.records.market import Market
from plugins.publishing.render import make_environment
from tests.builders import make_catalogue
from tests.market.figures.builders import make_market, measure, observation

ROOT = Path(__file__).parents[3]
FRAME = "{% block title %}{% endblock %}{% block before %}{% endblock %}{% block main %}{% endblock %}"


def the_market() -> Market:
    price = measure("price", "pounds-an-hour", title="Price of an hour", method="We assume <nothing>.")
    people = measure("people", counts="people", title="People with care")
    shares = [observation("40", category="Town", numerator="8", denominator="20"), observation("3", category="Country")]
    return make_market(
        measures={
            price: [observation("15.33", "2008/09"), observation("13.46", "2011/12", revision="it was £13.64")],
            people: shares,
            measure("size", "beds"): [observation("4", zone="mansfield"), observation("5", zone="newark")],
        }
    )


@pytest.fixture(scope="module")
def market() -> Market:
    """A market with a price, a count of people by category and beds by zone."""
    return the_market()


@pytest.fixture(scope="module")
def figures(market: Market) -> Mapping[str, Figure]:
    """Its figures."""
    return all_figures(market, make_catalogue(), shown(market))


@pytest.fixture
def html(market: Market, figures: Mapping[str, Figure], tmp_path: Path) -> Mapping[str, str]:
    """The pages by their paths, drawn with a bare frame in place of the site's own."""
    shutil.copytree(ROOT / "theme" / "templates" / "market", tmp_path / "market")
    (tmp_path / "base.html").write_text(FRAME, encoding="utf-8")
    environment = make_environment(tmp_path)
    environment.globals.update(
        url=lambda path: f"/council{path}", asset=str, site={"base": "/council"}, breadcrumbs=lambda _trail: ""
    )
    return {
        page.path: " ".join(environment.get_template(page.template).render(page.values()).split())
        for page in figure_pages(market, pages_of(figures, market))
    }


def page_of(html: Mapping[str, str], name: str) -> str:
    return html[f"market/figures/{name}/index.html"]


def test_every_link_to_a_figure_has_its_page_and_its_row(
    html: Mapping[str, str], figures: Mapping[str, Figure]
) -> None:
    for figure in figures.values():
        page, _hash, row = figure.path.partition("#")
        drawn = html[f"{page.strip('/')}/index.html"]
        assert not row or f'id="{row}"' in drawn, figure.name


def test_a_page_says_the_number_its_working_source_and_changes(html: Mapping[str, str]) -> None:
    drawn = page_of(html, "care.price")
    assert (
        '<span class="figure-top__value">£13.46 an hour</span> <span class="figure-top__when">2011/12</span>' in drawn
    )
    assert "<p>What price is.</p>" in drawn
    assert "We assume &lt;nothing&gt;." in drawn
    assert "<li>£13.46 \N{MINUS SIGN} £15.33 = \N{MINUS SIGN}£1.87.</li>" in drawn
    assert (
        '<a href="/council/market/figures/#document-report-2013">A report</a>, page 4. Licence: Open Government'
        in drawn
    )
    assert "<li>2011/12: it was £13.64</li>" in drawn
    assert '<a href="/council/market/figures/care.price.csv" download>' in drawn


def test_a_page_of_people_says_what_is_hidden_and_never_shows_it(html: Mapping[str, str]) -> None:
    drawn = page_of(html, "care.people")
    assert "Counts of people are rounded to the nearest 5. A count from 1 to 7 is shown as [c]" in drawn
    assert re.search(r'id="country".*?\[c\]', drawn) is not None
    assert "3 people" not in drawn


def test_all_figures_stand_in_one_list_with_the_documents(html: Mapping[str, str]) -> None:
    drawn = html["market/figures/index.html"]
    assert '<a href="/council/market/figures/care.price/">Price of an hour</a>' in drawn
    assert "£13.46 an hour (2011/12)" in drawn
    assert 'id="document-report-2013"' in drawn
    assert "Licence: Open Government Licence v3.0." in drawn


def test_the_tables_hold_what_the_pages_show(market: Market, figures: Mapping[str, Figure]) -> None:
    files = dict(figure_files(pages_of(figures, market)))
    rows = list(csv.DictReader(io.StringIO(files["market/figures/care.people.csv"].decode())))
    assert [(row["category"], row["value"]) for row in rows] == [("Country", "[c]"), ("Town", "40")]
    everything = list(csv.DictReader(io.StringIO(files["market/figures/figures.csv"].decode())))
    assert {row["name"] for row in rows} < {row["name"] for row in everything}
    assert {f"market/figures/{page.name}.csv" for page in pages_of(figures, market)} < files.keys()


def test_the_scan_finds_every_count_of_people_and_no_leak(
    html: Mapping[str, str], market: Market, figures: Mapping[str, Figure], tmp_path: Path
) -> None:
    written = dict(figure_files(pages_of(figures, market))) | {path: drawn.encode() for path, drawn in html.items()}
    for name, content in written.items():
        path = tmp_path / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    allowed = published(shown(market))
    assert {shown.code for shown in allowed.values()} == {"40", "[c]"}
    assert scan(tmp_path / "output", allowed) == ()
    raw = dict.fromkeys(allowed, Shown(3))
    assert {str(leak.path) for leak in scan(tmp_path / "output", raw)} == {
        "market/figures/care.people.csv",
        "market/figures/care.people/index.html",
        "market/figures/figures.csv",
    }
