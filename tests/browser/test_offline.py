"""Without signal: what was seen, what was saved, what is said, and what happens when the site is built anew."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.scanning import scan
from tests.browser.serving import served
from tests.site.building import build_site, copy_repository, edit

pytestmark = pytest.mark.browser

LISTING, UNSEEN, GUIDE = "/services/old-rope-works/", "/services/cuppa-and-company/", "/guides/paying-for-support/"
READY = """async () => {
  const registration = await navigator.serviceWorker.ready;
  for (let tries = 0; tries < 100; tries += 1) {
    const names = await caches.keys();
    const isThere = names.some((name) => name.startsWith("choose-shell-"));
    if (registration.active.state === "activated" && isThere) return names;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no worker");
}"""
TODAY = f"{datetime.now(UTC).astimezone():%-d %B %Y}"


@dataclass
class Device:
    """Somebody's phone: a browser profile of its own in which the worker is let in."""

    url: str
    context: BrowserContext
    page: Page
    faults: list[str]

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.url}{path}")
        return self.page

    def ready(self) -> list[str]:
        """Wait until the worker has all it needs; give the names of its caches."""
        names: list[str] = self.page.evaluate(READY)
        return names

    def caches(self) -> list[str]:
        names: list[str] = self.page.evaluate("caches.keys()")
        return sorted(names)

    def lose_signal(self) -> None:
        self.context.set_offline(True)


@pytest.fixture
def device_at(browser: Browser) -> Iterator[Callable[..., Device]]:
    """Open devices; each ends by failing if a page threw an error or its policy was broken."""
    devices: list[Device] = []

    def open_device(url: str, **options: Any) -> Device:
        context = browser.new_context(service_workers="allow", reduced_motion="reduce", **options)
        context.set_default_timeout(15_000)
        page = context.new_page()
        device = Device(url, context, page, [])
        page.on("pageerror", lambda error: device.faults.append(str(error)))
        page.on("console", lambda said: device.faults.append(said.text) if "Content Security" in said.text else None)
        devices.append(device)
        return device

    yield open_device
    for device in devices:
        device.context.close()
    assert [fault for device in devices for fault in device.faults] == []


@pytest.fixture
def device(device_at: Callable[..., Device], site_url: str) -> Device:
    """A device that has seen the home page, one service and one guide."""
    found = device_at(site_url)
    found.open(LISTING)  # before there is a worker
    found.ready()
    found.open("/")
    found.open(GUIDE)
    return found


def notice(page: Page) -> Any:
    return page.locator(".site-notice")


def expect_copy(page: Page) -> None:
    expect(notice(page)).to_have_text(
        f"This is the copy of {TODAY}. You have no signal, or it is weak; prices and places may have changed."
    )


def expect_no_signal(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("You have no signal")


# What was seen


def test_what_was_seen_opens_without_signal_and_says_its_date(device: Device) -> None:
    page = device.page
    expect(notice(page)).to_have_count(0)
    device.lose_signal()
    for path, heading in ((LISTING, "The Old Rope Works"), (GUIDE, "paying"), ("/", "Find care and support in")):
        device.open(path)
        expect(page.locator("h1")).to_contain_text(re.compile(heading, re.IGNORECASE))
        colour = page.evaluate("getComputedStyle(document.querySelector('.site-header')).backgroundColor")
        assert colour == "rgb(29, 79, 92)", "a page without its style"
        expect_copy(page)
    device.context.set_offline(False)
    device.open(LISTING)
    expect(page.locator("h1")).to_have_text("The Old Rope Works")
    page.wait_for_timeout(300)
    expect(notice(page)).to_have_count(0)


def test_another_language_is_a_part_of_the_same_site(device: Device) -> None:
    page = device.open(f"/pl{LISTING}")
    page.wait_for_timeout(500)  # the page that says there is no signal is fetched beside
    device.lose_signal()
    device.open("/")
    device.open(f"/pl{LISTING}")
    expect(page.locator("html")).to_have_attribute("lang", "pl")
    expect(notice(page)).to_contain_text("Nie ma zasięgu albo jest słaby")
    device.open(f"/pl{UNSEEN}")
    expect(page.locator("h1")).to_have_text("Nie ma zasięgu")
    device.open(UNSEEN)
    expect_no_signal(page)


def test_search_works_without_signal(device: Device) -> None:
    device.lose_signal()
    page = device.open("/find/#q=home+care")
    expect(page.locator("[data-count]")).to_contain_text(re.compile(r"^\d+ services match “home care”"))
    expect_copy(page)


def test_a_page_that_is_not_kept_says_so_and_offers_what_is(device: Device) -> None:
    device.lose_signal()
    page = device.open(UNSEEN)
    expect_no_signal(page)
    assert page.url.endswith(UNSEEN)
    assert "01632 960000" in page.locator("main").inner_text()
    kept = page.locator("[data-kept-list] a")
    expect(kept).to_have_count(2)
    page.get_by_role("link", name="The Old Rope Works").click()
    expect(page.locator("h1")).to_have_text("The Old Rope Works")


def test_a_list_reads_the_pages_of_its_services_without_signal(device: Device) -> None:
    device.open("/shortlist/")
    device.lose_signal()
    read = "path => fetch(path).then((answer) => answer.text()).catch(() => 'nothing')"
    assert "The Old Rope Works" in device.page.evaluate(read, LISTING)
    assert device.page.evaluate(read, UNSEEN) == "nothing", "a page that is not kept is not another page"


def test_the_oldest_of_many_visits_goes_first(device: Device) -> None:
    page = device.page
    kept = page.evaluate(
        """async () => {
          const name = (await caches.keys()).find((one) => one.startsWith("choose-visited-"));
          const cache = await caches.open(name);
          for (let number = 0; number < 205; number += 1) {
            await cache.put(`${location.origin}/services/n${number}/`, new Response("x"));
          }
          return name;
        }"""
    )
    device.open(UNSEEN)
    page.wait_for_timeout(500)
    urls = page.evaluate("async (name) => (await (await caches.open(name)).keys()).map(({url}) => url)", kept)
    assert len(urls) == 200
    assert urls[-1].endswith(UNSEEN)
    assert not any(url.endswith(LISTING) for url in urls)


def test_a_slow_site_gives_way_to_a_copy_and_a_fast_one_does_not(
    device_at: Callable[..., Device], site_folder: Path
) -> None:
    is_slow = threading.Event()
    with served(site_folder, before=lambda: time.sleep(6 if is_slow.is_set() else 0)) as url:
        device = device_at(url)
        page = device.open(LISTING)
        device.ready()
        page.reload()
        page.wait_for_timeout(300)
        expect(notice(page)).to_have_count(0)
        is_slow.set()
        page.reload()
        expect_copy(page)
        is_slow.clear()


def test_the_worker_comes_back_after_everything_was_forgotten(device: Device) -> None:
    page = device.page
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    assert device.caches() == []
    device.open("/find/")
    device.ready()
    page.wait_for_timeout(500)
    device.lose_signal()
    page = device.open("/")
    expect(page.locator("h1")).to_contain_text("Find care and support")
    device.open(LISTING)
    expect_no_signal(page)


def test_the_pages_without_signal_are_for_everybody(device: Device) -> None:
    device.lose_signal()
    found = {}
    for path in (UNSEEN, LISTING, "/offline/"):
        page = device.open(path)
        page.wait_for_timeout(300)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found[path, width, scheme] = scan(page)
    assert {where: faults for where, faults in found.items() if faults} == {}


# What is saved on purpose


def test_the_whole_directory_is_saved_opened_without_signal_and_removed(device: Device) -> None:
    page = device.page
    page.get_by_role("link", name="Use this without signal").click()
    assert re.search(r"about \d+(\.\d)? MB", page.locator("main").inner_text())
    state = page.locator("[data-save-state]")
    expect(state).to_have_text("The whole directory is not saved on this device.")
    page.get_by_role("button", name="Save the whole directory").focus()
    page.keyboard.press("Enter")
    expect(state).to_contain_text("The whole directory is saved on this device.", timeout=60_000)
    expect(state).to_contain_text(f"It is the copy of {TODAY}.")
    expect(state).to_be_focused()
    device.lose_signal()
    for path in (UNSEEN, "/services/pa-014-joy/", "/guides/words-we-use/", "/map/"):
        device.open(path)
        expect(page.locator("h1")).not_to_have_text("You have no signal")
        expect_copy(page)
    expect(page.locator("path.map-shape")).to_have_count(8)
    device.open("/offline/")
    page.get_by_role("button", name="Remove it from this device").click()
    expect(state).to_have_text("The whole directory is not saved on this device.")
    assert not any("saved" in name for name in device.caches())
    device.open("/services/pa-014-joy/")
    expect_no_signal(page)


def test_saving_can_be_stopped_and_goes_on_where_it_was(device: Device) -> None:
    page = device.open("/offline/")
    page.evaluate(
        """() => {
          const real = Cache.prototype.put;
          let count = 0;
          Cache.prototype.put = function (...given) {
            count += 1;
            if (count === 20) document.querySelector("[data-save-stop]").click();
            return real.apply(this, given);
          };
        }"""
    )
    page.get_by_role("button", name="Save the whole directory").click()
    state = page.locator("[data-save-state]")
    expect(state).to_have_text("You stopped it. What is saved stays. A part of the directory is saved on this device.")
    (name,) = [one for one in device.caches() if "saved" in one]
    before = page.evaluate("async (name) => (await (await caches.open(name)).keys()).length", name)
    assert 15 < before < 40
    page.reload()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Go on saving").click()
    expect(state).to_contain_text("The whole directory is saved", timeout=60_000)
    all_of_it = page.evaluate("async (name) => (await (await caches.open(name)).keys()).length", name)
    assert len([url for url in asked if not url.endswith("build.json")]) <= all_of_it - before + 3


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("navigator.storage.estimate = async () => ({ quota: 1000, usage: 0 })", "There is not enough room"),
        ("Cache.prototype.put = async () => { throw new DOMException('full', 'QuotaExceededError') }", "no more room"),
        ("window.fetch = async () => { throw new TypeError('Failed to fetch') }", "The signal was lost."),
        ("window.fetch = async () => new Response('', { status: 404 })", "Load this page again"),
    ],
    ids=["too small", "full", "no signal", "changed"],
)
def test_a_failure_to_save_is_said_honestly(device: Device, trouble: str, said: str) -> None:
    page = device.open("/offline/")
    page.evaluate(f"() => {{ {trouble} }}")
    page.get_by_role("button", name="Save the whole directory").click()
    expect(page.locator("[data-save-state]")).to_contain_text(said)
    expect(page.locator("[data-save-state]")).to_be_focused()


# When the site is built anew


OPEN_FOR_LONG = "performance.now = () => 600_000"
NAME = "[data-results] [data-fact=name]"


@dataclass
class Council:
    """A council's repository and the site that it serves."""

    root: Path
    url: str

    def rename(self) -> None:
        """Give a service another name, and build the site again in place."""
        edit(self.root / "providers/micro/cuppa-and-company.yaml", "name: Cuppa", "name: Renamed Cuppa")
        build_site(self.root)


@pytest.fixture
def council(tmp_path: Path, site_folder: Path) -> Iterator[Council]:
    root = copy_repository(tmp_path / "council")
    shutil.copytree(site_folder, root / "output")
    with served(root / "output") as url:
        yield Council(root, url)


def search(page: Page, words: str, first: str) -> None:
    page.get_by_label("What help do you need?").fill(words)
    expect(page.locator(NAME).first).to_have_text(first)


def update(page: Page, *, until: str) -> None:
    """Look for a newer worker and wait until it is “waiting” or “active”."""
    page.evaluate(
        """async (until) => {
          const registration = await navigator.serviceWorker.ready;
          const old = registration.active;
          await registration.update();
          for (let tries = 0; tries < 200; tries += 1) {
            if (until === "waiting" ? registration.waiting : registration.active !== old) return;
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
          throw new Error(`no worker is ${until}`);
        }""",
        until,
    )


def test_an_open_page_keeps_its_own_files_until_it_is_asked_to_change(
    device_at: Callable[..., Device], council: Council
) -> None:
    device = device_at(council.url)
    device.context.add_init_script(OPEN_FOR_LONG)
    page = device.open("/find/")
    device.ready()
    page.reload()
    search(page, "cuppa", "Cuppa and Company")
    old = page.locator("[data-find]").get_attribute("data-folder") or "?"
    council.rename()
    asked: list[str] = []
    device.context.on("request", lambda request: asked.append(request.url) if request.service_worker is None else None)
    page.evaluate("window.__stays = true")
    search(page, "cuppa and", "Cuppa and Company")
    update(page, until="waiting")
    search(page, "cuppa", "Cuppa and Company")
    assert page.evaluate("window.__stays"), "the page was taken away from under somebody"
    assert [url for url in asked if "/search/" in url and old not in url] == []
    assert not (council.root / "output" / old.strip("/")).exists(), "its files live on in the cache alone"

    expect(notice(page)).to_have_text("A newer version of this site is ready. Show it")
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Show it").click()
    expect(page.locator("[data-find]")).not_to_have_attribute("data-folder", old)
    search(page, "cuppa", "Renamed Cuppa and Company")
    page.wait_for_timeout(300)
    expect(notice(page)).to_have_count(0)


def test_without_an_old_page_the_new_site_takes_over_by_itself_and_whole(
    device_at: Callable[..., Device], council: Council
) -> None:
    device = device_at(council.url)
    device.open("/services/cuppa-and-company/")
    before = set(device.ready())
    council.rename()
    page = device.open("/find/")
    new = page.locator("[data-find]").get_attribute("data-folder") or "?"
    search(page, "cuppa", "Renamed Cuppa and Company")
    for _ in range(100):
        if any(new.strip("/").split("/")[-1] in name for name in device.caches()):
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(1500)
    expect(notice(page)).to_have_count(0)
    device.lose_signal()
    page = device.open("/find/#q=cuppa")
    expect(page.locator(NAME).first).to_have_text("Renamed Cuppa and Company")
    assert page.locator("[data-find]").get_attribute("data-folder") == new
    page = device.open("/services/cuppa-and-company/")
    expect(page.locator("h1")).to_have_text("Cuppa and Company")  # the copy that was seen, and it says so
    expect_copy(page)
    assert len(set(device.caches()) & before) >= 2, "the build before this is kept for pages that are still open"


def test_while_an_old_page_is_open_a_new_one_does_not_change_it(
    device_at: Callable[..., Device], council: Council
) -> None:
    device = device_at(council.url)
    page = device.open("/find/")
    device.ready()
    page.reload()
    search(page, "cuppa", "Cuppa and Company")
    council.rename()
    other = device.context.new_page()
    other.goto(f"{council.url}/find/#q=cuppa")
    expect(other.locator(NAME).first).to_have_text("Renamed Cuppa and Company")
    for _ in range(100):
        if other.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.waiting !== null)"):
            break
        other.wait_for_timeout(100)
    other.wait_for_timeout(500)
    assert other.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.waiting !== null)")
    search(page, "cuppa and", "Cuppa and Company")
    search(other, "cuppa and", "Renamed Cuppa and Company")


def test_a_site_that_changes_while_it_is_fetched_is_not_kept(
    device_at: Callable[..., Device], council: Council
) -> None:
    about = council.root / "output/build.json"
    about.write_text(re.sub(r'"version": "\w+"', '"version": "another"', about.read_text(encoding="utf-8")))
    device = device_at(council.url)
    page = device.open("/")
    page.wait_for_timeout(1500)
    assert [name for name in device.caches() if "shell" in name] == []
    expect(page.locator("h1")).to_be_visible()


def test_a_copy_is_brought_up_to_date_by_what_has_changed_alone(
    device_at: Callable[..., Device], council: Council
) -> None:
    device = device_at(council.url)
    page = device.open("/offline/")
    device.ready()
    page.get_by_role("button", name="Save the whole directory").click()
    state = page.locator("[data-save-state]")
    expect(state).to_contain_text("The whole directory is saved", timeout=60_000)
    council.rename()
    page.reload()
    expect(state).to_contain_text("There is a newer one.")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Bring the copy up to date").click()
    expect(page.get_by_role("button", name="Bring the copy up to date")).to_be_hidden(timeout=60_000)
    expect(state).to_have_text(f"The whole directory is saved on this device. It is the copy of {TODAY}.")
    assert len([url for url in asked if "/services/" in url]) == 1
    device.lose_signal()
    device.open("/services/cuppa-and-company/")
    expect(page.locator("h1")).to_have_text("Renamed Cuppa and Company")


def test_a_site_under_a_path_works_without_signal(device_at: Callable[..., Device], tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    edit(root / "pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://x.example/choose"')
    with served(build_site(root), "/choose") as url:
        device = device_at(url)
        device.open(LISTING)
        device.ready()
        page = device.open("/find/#q=home+care")
        expect(page.locator(NAME).first).to_be_visible()
        device.lose_signal()
        device.open(LISTING)
        expect(page.locator("h1")).to_have_text("The Old Rope Works")
        device.open(UNSEEN)
        expect_no_signal(page)
