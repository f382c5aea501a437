"""A listing's page holds, marked, all that my list, the comparison, the booklet and the sums read from it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plugins.records.catalogue import Catalogue
from plugins.records.wording import day, least_text, price_text
from tests.site.reading import Page, Site, text_of

# What the scripts ask for by name: my-list-item.js, booklet.js, compare-rows.js.
ASKED = {
    "Prices", "Phone", "Email", "Website", "How to reach them", "Ways to reach them", "Last checked", "Where",
    "Availability", "Address",
}  # fmt: skip


def facts(page: Page) -> dict[str, str]:
    """Give the facts a page marks for comparison, by title."""
    found: dict[str, str] = {}
    for element in page.elements:
        if "data-compare" in element.attrib and element.tag == "dl":
            found |= {text_of(row[0]): text_of(row[1]) for row in element}
        elif "data-compare" in element.attrib:
            found[element.attrib["data-compare"]] = text_of(element)
    return found


def test_every_listing_marks_its_name_and_facts(site: Site, catalogue: Catalogue) -> None:
    seen: set[str] = set()
    for listing in catalogue.listings:
        page = site.pages[f"/services/{listing.slug}/"]
        (article,) = [element for element in page.all("article") if "data-listing" in element.attrib]
        assert article.attrib["data-listing"] == listing.slug
        marked = facts(page)
        seen |= set(marked)
        assert {"Where", "Availability", "Last checked", "Needs", "Age", "Address", "Hours"} <= set(marked)
        if listing.assured is not None:
            assert day(listing.assured.date) in marked["Last checked"]
        for price in listing.prices:
            assert price_text(price) in marked["Prices"]
            assert least_text(price)[1:] in marked["Prices"]
    assert seen >= ASKED


def test_every_price_is_marked_for_sums(site: Site, catalogue: Catalogue) -> None:
    units = set()
    for listing in catalogue.listings:
        page = site.pages[f"/services/{listing.slug}/"]
        found = [marked_price(element) for element in page.all("data")]
        assert found == [
            (str(price.amount), str(price.to or ""), price.unit, str(price.minimum_minutes or ""))
            for price in listing.prices
        ]
        assert bool([one for one in page.all("p") if "data-budget" in one.attrib]) == bool(listing.prices)
        units |= {price.unit for price in listing.prices}
    assert len(units) == 8, "the sample has a price of each unit"


def marked_price(element: Element) -> tuple[str, str, str, str]:
    given = element.attrib
    return given["value"], given.get("data-to", ""), given["data-unit"], given.get("data-minimum", "")


def test_without_a_script_the_pages_say_what_to_do(site: Site) -> None:
    for address, words in {
        "/shortlist/": ("Print the page of each service", "01632 960000", "questions to ask"),
        "/compare/": ("Print the page of each service", "01632 960000", "questions"),
        "/budget/": ("Divide your weekly budget by the price", "01632 960000", "£21.60 for each hour", "Middle"),
    }.items():
        page = site.pages[address]
        shown = " ".join(text_of(element) for element in page.of_class("notice") if element not in page.hidden)
        for word in words:
            assert word in (shown if word != "Middle" else page.main), (address, word)


def test_every_page_leads_to_my_list(site: Site) -> None:
    for page in site.pages.values():
        assert [one for one in page.all("a") if "data-my-list" in one.attrib], page.address
