"""Whatever somebody types into a listing, a browser shows it as the words it is and does nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.browser.hostile import PAYLOADS, Hostile, Place, write_hostile
from tests.browser.serving import served
from tests.browser.watching import Watch, watched
from tests.conftest import SHARED
from tests.site.building import build_site, copy_repository
from tests.site.reading import Site, broken_links, read_site

pytestmark = pytest.mark.browser

# Shown otherwise than word for word: Markdown, addresses of links, words that a picture stands for, what search hides,
# what CQC calls things where the listing has its own, and what no page shows.
NOT_WORD_FOR_WORD = {
    ("description",),
    ("website",),
    ("organisation", "website"),
    ("sources", 0, "website"),
    ("organisation", "cqc_provider_id"),
    ("photos", 0, "alt"),
    ("prices", 0, "includes"),
    ("prices", 0, "minimum"),
    ("contract", "extension"),
    ("cqc", "name"),
    ("cqc", "provider_name"),
    ("cqc", "street"),
    ("cqc", "town"),
    ("cqc", "website"),
    ("cqc", "local_authority"),
    ("cqc", "specialisms", 0),
}
# What a browser may follow, and what of the page is ours; the map draws with shapes and places them by style.
LINKS = """() => [...document.querySelectorAll("a[href], area[href]")]
  .map((link) => [link.protocol, link.href])
  .filter(([protocol]) => !["http:", "https:", "mailto:", "tel:"].includes(protocol))"""
STRANGERS = """() => [..."script style iframe object embed base link meta svg form".split(" ")]
  .flatMap((tag) => [...document.querySelectorAll(`main ${tag}`)])
  .filter((element) => !element.matches("[data-find], [data-filters-form], [data-search-form], [data-map-form]"))
  .filter((element) => !(element.matches("svg") && element.closest(".leaflet-container")))
  .map((element) => element.outerHTML.slice(0, 200))
  .concat([...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames()
    .filter((name) => name.startsWith("on") || name === "srcdoc" || name === "autofocus"
      || (name === "style" && !element.closest(".leaflet-container")))
    .map((name) => `${element.tagName} ${name}=${element.getAttribute(name)}`)))"""


@dataclass(frozen=True)
class Built:
    """A hostile site: its pages, and the listings it was built from."""

    site: Site
    listings: list[Hostile]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = copy_repository(tmp_path_factory.mktemp("hostile"))
    naughty: list[str] = []
    if SHARED.is_dir():
        naughty = json.loads((SHARED / "hostile" / "blns.json").read_text(encoding="utf-8"))
    listings = write_hostile(root, naughty)
    return Built(read_site(build_site(root)), listings)


@pytest.fixture(scope="module")
def watch(browser: Browser, built: Built) -> Iterator[Watch]:
    with served(built.site.folder) as address, watched(browser, address) as found:
        yield found


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_fields_let_hostile_text_in(built: Built) -> None:
    """Else the tests below would show nothing."""
    fields: dict[str, set[Place]] = {}
    for listing in built.listings:
        if listing.slug.startswith("hostile"):
            fields.setdefault(listing.kind, set()).update(listing.texts)
    assert {kind: len(found) >= 12 for kind, found in fields.items()} == dict.fromkeys(fields, True)
    assert len(fields) == 4
    script = [listing for listing in built.listings if "<script>alert(1)</script>" in listing.texts.values()]
    assert {listing.kind for listing in script} == set(fields)


@pytest.mark.shared
def test_nearly_every_naughty_string_is_in_some_field(built: Built) -> None:
    held = sum(len(listing.texts) for listing in built.listings if listing.slug.startswith("naughty"))
    assert held > 450


def test_every_hostile_page_is_sound_html(built: Built) -> None:
    """Control characters, which no browser minds, are the one error that a text may bring."""
    faults = [
        f"{page.address}: {error}"
        for page in built.site.pages.values()
        for error in page.errors
        if "invalid-codepoint" not in error
    ]
    assert faults == []
    assert broken_links(built.site) == []


def test_hostile_text_can_be_read_word_for_word(built: Built) -> None:
    faults = []
    for listing in built.listings:
        text = built.site.pages[f"/services/{listing.slug}/"].main
        faults += [
            f"{listing.slug} {place}: {said}"
            for place, said in listing.texts.items()
            if place not in NOT_WORD_FOR_WORD and words(said) not in text
        ]
    assert faults == []


def test_no_listing_does_anything_in_a_browser(watch: Watch, built: Built) -> None:
    found: dict[str, list[str]] = {}
    for listing in built.listings:
        page = watch.open(f"/services/{listing.slug}/")
        found[listing.slug] = page.evaluate(LINKS) + page.evaluate(STRANGERS)
        if page.evaluate("document.querySelectorAll('main').length") != 1:
            found[listing.slug].append("the page is torn")
    assert {slug: faults for slug, faults in found.items() if faults} == {}
    assert watch.faults == []


def test_a_browser_shows_what_was_typed(watch: Watch, built: Built) -> None:
    for listing in built.listings:
        if listing.slug in ("hostile-micro-0", "hostile-micro-2", "hostile-registered-4", "hostile-service-14"):
            page = watch.open(f"/services/{listing.slug}/")
            assert words(listing.texts["name",]) == words(page.locator("h1").inner_text())
            assert words(listing.texts["summary",]) in words(page.locator(".lead").inner_text())
            assert page.title().startswith(words(listing.texts["name",]))


def test_pressing_and_pointing_does_nothing_either(watch: Watch, built: Built) -> None:
    micro = [listing for listing in built.listings if listing.kind == "micro"]
    for listing in micro[:20]:
        page = watch.open(f"/services/{listing.slug}/")
        page.locator("h1").hover()
        page.locator("h1").click()
        for link in page.locator(".listing__main .prose a[href]").all():
            assert (link.get_attribute("href") or "").startswith(("https://", "mailto:", "tel:"))
        watch.look(listing.slug)
    assert watch.faults == []


def test_no_list_does_anything_in_a_browser(watch: Watch, built: Built) -> None:
    lists = [
        address
        for address in built.site.pages
        if not address.startswith(("/services/", "/guides/")) and address != "/404.html"
    ]
    hostile = [address for address in lists if "alert(" in built.site.pages[address].main]
    assert any(address.startswith("/a-to-z/") for address in hostile)
    assert any("page-2" in address for address in hostile)
    assert any(address.startswith("/organisations/") for address in hostile)
    found = {}
    for address in hostile:
        page = watch.open(address)
        found[address] = page.evaluate(LINKS) + page.evaluate(STRANGERS)
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert watch.faults == []


def test_the_finder_shows_hostile_text_as_text(watch: Watch) -> None:
    for asked in ("alert", "script", "evil", "press me", PAYLOADS[0], PAYLOADS[2]):
        page = watch.open("/")
        page.goto(f"{watch.site_url}/find/")
        page.get_by_label("What help do you need?").fill(asked)
        page.keyboard.press("Enter")
        page.locator("[data-results] .card").first.wait_for()
        page.wait_for_timeout(200)
        assert page.evaluate(LINKS) == []
        assert page.evaluate(STRANGERS) == []
        watch.look(asked)
    assert "alert(" in page.locator("[data-results]").inner_text()
    assert watch.faults == []


def test_a_hostile_address_does_nothing(watch: Watch) -> None:
    for fragment in (
        "#q=<script>alert(1)</script>",
        "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&support=%3Cscript%3E&near=%22%3E%3Cscript%3E",
        "#support=__proto__&__proto__=x&constructor=y&sort=toString&page=-1",
        "#" + "q=a&" * 2000,
        "#q=%E0%A4%A",
        "#near=javascript:alert(1)",
    ):
        page = watch.open(f"/find/{fragment}")
        page.wait_for_timeout(200)
        assert page.evaluate(STRANGERS) == [], fragment
        page.goto("about:blank")
    page = watch.open("/?q=<script>alert(1)</script>#<img src=x onerror=alert(1)>")
    assert page.evaluate(STRANGERS) == []
    assert [fault for fault in watch.faults if "about:blank" not in fault] == []
