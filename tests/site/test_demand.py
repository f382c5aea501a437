"""Who needs support: “not held” and the command in the sample; people by age once a council brings them in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import build_site, copy_repository, run_choose
from tests.site.demand_sample import invented, sample_with_people
from tests.site.reading import Page, Site, read_site, text_of

DEMAND = "/market/demand/"
REAL = Path(__file__).parents[3] / "shared/data/population/districts-by-age-mid-2020.csv"


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample with an invented population."""
    return read_site(sample_with_people(tmp_path_factory.mktemp("peopled")) / "output")


def rows(page: Page) -> list[list[str]]:
    return [[text_of(cell) for cell in row if cell.tag in ("th", "td")] for row in page.all("tr")]


def test_the_sample_holds_no_population_and_says_how_to_bring_one_in(site: Site) -> None:
    page = site.pages[DEMAND]
    assert "choose import population FILE" in page.main
    assert page.main.count("Not held") >= 5
    assert not page.all("svg")
    assert "about 2,750 people" in page.main
    assert "Care often runs short" in page.main


def test_people_by_age_are_a_table_bars_a_map_and_lines(peopled: Site) -> None:
    page = peopled.pages[DEMAND]
    assert ["Ashfield", "5,000", "500", "250", "60"] in rows(page)
    assert ["The whole area", "180,000", "18,000", "9,000", "2,160"] in rows(page)
    for title in (
        "Rushcliffe has the most people aged 65 and over",
        "Ashfield has the fewest people aged 85 and over, Rushcliffe the most",
        "People aged 85 and over: 100% more by 2040",
    ):
        assert title in page.main
    for link in page.all("a"):
        path, _mark, anchor = link.attrib["href"].partition("#")
        if path.startswith("/market/figures/") and anchor:
            assert anchor in peopled.pages[path].ids, link.attrib["href"]


def test_what_there_is_for_a_thousand_people_has_its_working(peopled: Site) -> None:
    page = peopled.pages["/market/figures/directory.rate.beds/"]
    assert "÷ 18,000 × 1,000 =" in page.main
    assert "Population estimates by local authority and age" in page.main
    assert "Open Government Licence v3.0" in page.main
    assert "Nottingham" in page.main, "a district that is no zone is named"


def test_exact_numbers_of_residents_are_told_and_counts_of_people_still_are_not(peopled: Site) -> None:
    assert "2,160 people" in peopled.pages["/market/data/population/"].main
    assert "Counts of people are rounded" not in peopled.pages["/market/figures/population.aged-85-and-over/"].main
    assert "Counts of people are rounded" in peopled.pages["/market/figures/home-care.people/"].main


def test_a_council_that_has_only_its_population_has_a_statement_of_it(tmp_path: Path) -> None:
    root = copy_repository(tmp_path / "site")
    assert run_choose(root, "remove-samples", "--yes").returncode == 0
    file = tmp_path / "mid-2020.csv"
    file.write_text(invented(root), encoding="utf-8")
    assert run_choose(root, "import", "population", str(file)).returncode == 0
    checked = run_choose(root, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    site = read_site(build_site(root))
    assert ["Ashfield", "5,000", "500", "250", "60"] in rows(site.pages[DEMAND])
    assert "Who needs support" in site.pages["/market/"].main


@pytest.mark.shared
def test_the_real_numbers_are_on_the_page(tmp_path: Path) -> None:
    site = read_site(sample_with_people(tmp_path, REAL) / "output")
    page = site.pages[DEMAND]
    assert ["Nottingham", "228,688", "39,125", "17,451", "5,458"] in rows(page)
    assert ["The whole area", "718,498", "214,211", "98,103", "27,258"] in rows(page)
    assert "Mansfield has the fewest people aged 85 and over, Nottingham the most" in page.main
