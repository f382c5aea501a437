"""Who needs support, with its pictures: on a small phone, in the dark, without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.scanning import NARROW, WIDE, ZOOMED, scan_everywhere, sticking_out
from tests.browser.serving import served
from tests.browser.watching import Watch, watched
from tests.site.demand_sample import sample_with_people

pytestmark = pytest.mark.browser

PAGES = ["/market/demand/", "/market/figures/directory.rate.listings/", "/market/data/population/"]


@pytest.fixture(scope="module")
def watch(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    root = sample_with_people(tmp_path_factory.mktemp("peopled"))
    with served(root / "output") as address, watched(browser, address) as found:
        yield found


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong(watch: Watch, path: str) -> None:
    assert scan_everywhere(watch.open(path)) == {}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out_sideways(watch: Watch, path: str) -> None:
    assert sticking_out(watch.open(path), NARROW, ZOOMED, WIDE) == {}


def test_each_number_leads_to_how_we_know_it(watch: Watch) -> None:
    page = watch.open("/market/")
    page.get_by_role("link", name="Who needs support").click()
    page.get_by_role("row", name="Mansfield").first.get_by_role("link").nth(1).click()
    assert page.url.endswith("#mansfield.2020-06-30")
    page.get_by_text("Licence: Open Government Licence v3.0").wait_for()
