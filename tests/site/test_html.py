"""Every page of the sample site is sound HTML that anybody's software can read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from plugins.site.hosting import POLICY
from tests.site.reading import Fault, Page, Site, broken_links, read_page, references, text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
POINTERS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "list", "headers")
# Words a template or Python leaves behind when it goes wrong.
LEFTOVERS = re.compile(
    r"\bNone\b|\bUndefined\b|\{\{|\}\}|\{%|\[\[|\]\]|Markup\(|<built-in|object at 0x|\bTrue\b|\bFalse\b"
)


def parents(page: Page) -> dict[Element, Element]:
    return {child: element for element in page.elements for child in element}


def above(element: Element, parent_of: dict[Element, Element]) -> Iterator[str]:
    while element in parent_of:
        element = parent_of[element]
        yield str(element.tag)


def test_there_is_a_site_to_test(site: Site) -> None:
    assert len(site.pages) > 300


def test_no_page_has_a_parse_error(site: Site) -> None:
    assert [f"{page.address}: {error}" for page in site.pages.values() for error in page.errors] == []


def test_a_parse_error_would_show() -> None:
    assert read_page("/", "<!DOCTYPE html><title>x</title><p><div></p>").errors


def test_every_page_has_one_first_heading(site: Site) -> None:
    faults = []
    for page in site.pages.values():
        headings = page.all("h1")
        if len(headings) != 1 or not text_of(headings[0]):
            faults.append(f"{page.address}: {[text_of(heading) for heading in headings]}")
    assert faults == []


def test_headings_go_down_a_step_at_a_time(site: Site) -> None:
    faults = []
    for page in site.pages.values():
        level = 0
        for heading in page.all(*HEADINGS):
            if heading in page.hidden:
                continue
            next_level = int(str(heading.tag)[1])
            if next_level > level + 1 or not text_of(heading):
                faults.append(f"{page.address}: {heading.tag} “{text_of(heading)}” after h{level}")
            level = next_level
    assert faults == []


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    titles: dict[str, list[str]] = {}
    for page in site.pages.values():
        (title,) = page.all("title")
        titles.setdefault(f"{text_of(title)} ({page.root.attrib['lang']})", []).append(page.address)
    assert [title for title in titles if not re.fullmatch(r"\S.* – Choose My Support \((en-GB|pl)\)", title)] == []
    assert {title: pages for title, pages in titles.items() if len(pages) > 1} == {}


def test_every_page_says_its_language_and_fits_a_phone(site: Site) -> None:
    for page in site.pages.values():
        assert page.root.attrib["lang"] == ("pl" if page.address.startswith("/pl/") else "en-GB"), page.address
        metas = {meta.attrib.get("name"): meta.attrib.get("content") for meta in page.all("meta")}
        assert metas["viewport"] == "width=device-width, initial-scale=1", page.address
        assert metas["description"], page.address


def test_every_page_has_its_landmarks(site: Site) -> None:
    faults = []
    for page in site.pages.values():
        parent_of = parents(page)
        sections = {"article", "aside", "main", "nav", "section"}
        banners = [element for element in page.all("header") if not sections & set(above(element, parent_of))]
        footers = [element for element in page.all("footer") if not sections & set(above(element, parent_of))]
        if (len(banners), len(page.all("main")), len(footers)) != (1, 1, 1):
            faults.append(f"{page.address}: not one header, main and footer")
        names = [nav.attrib.get("aria-label") or nav.attrib.get("aria-labelledby") for nav in page.all("nav")]
        if not names or None in names or len(set(names)) < len(names):
            faults.append(f"{page.address}: navs are called {names}")
        in_main = [element for element in page.all("h1") if "main" in above(element, parent_of)]
        if len(in_main) != 1:
            faults.append(f"{page.address}: the first heading is not in main")
    assert faults == []


def test_the_first_link_skips_to_the_main_part(site: Site) -> None:
    for page in site.pages.values():
        assert page.all("a")[0].attrib["href"] == "#main", page.address
        (main,) = page.all("main")
        assert main.attrib["id"] == "main"


def test_no_id_is_given_twice_and_each_that_is_named_is_there(site: Site) -> None:
    faults: list[Fault] = []
    for page in site.pages.values():
        faults += [f"{page.address}: {one} twice" for one, count in Counter(page.ids).items() if count > 1 or not one]
        for element in page.elements:
            for attribute in POINTERS:
                missing = set(element.attrib.get(attribute, "").split()) - set(page.ids)
                faults += [f"{page.address}: {attribute}={one} is not there" for one in missing]
    assert faults == []


def test_every_link_within_the_site_leads_somewhere(site: Site) -> None:
    assert broken_links(site) == []


def test_every_link_has_words_and_no_other_link_inside(site: Site) -> None:
    faults = []
    for page in site.pages.values():
        parent_of = parents(page)
        for element in page.all("a", "button"):
            if not text_of(element) and not element.attrib.get("aria-label") and element not in page.hidden:
                faults.append(f"{page.address}: a link or button without words, to {element.attrib.get('href')}")
            if {"a", "button"} & set(above(element, parent_of)):
                faults.append(f"{page.address}: a link in a link")
    assert faults == []


def test_links_go_only_where_links_may(site: Site) -> None:
    schemes = Counter(
        urlsplit(address).scheme for page in site.pages.values() for tag, _, address in references(page) if tag == "a"
    )
    assert set(schemes) == {"", "http", "https", "mailto", "tel"}
    for page in site.pages.values():
        for tag, _attribute, address in references(page):
            assert not re.match(r"[/\\]{2}|\s", address), f"{page.address}: {address}"
            if address.startswith("tel:"):
                assert re.fullmatch(r"tel:\+?[0-9]{3,13}", address), f"{page.address}: {address}"
            if tag == "a" and address.startswith("mailto:"):
                assert re.fullmatch(r"mailto:[^@\s?]+@[^@\s?]+(\?.*)?", address), f"{page.address}: {address}"


def test_every_picture_says_what_it_shows(site: Site) -> None:
    for page in site.pages.values():
        for image in page.all("img"):
            assert "alt" in image.attrib, page.address
            assert {"width", "height"} & image.attrib.keys(), page.address


def test_every_field_has_a_label(site: Site) -> None:
    faults = []
    for page in site.pages.values():
        labelled = {label.attrib.get("for") for label in page.all("label") if text_of(label)}
        parent_of = parents(page)
        for field in page.all("input", "select", "textarea"):
            named = (
                field.attrib.get("id") in labelled or "label" in above(field, parent_of) or "aria-label" in field.attrib
            )
            if not named and field.attrib.get("type") != "hidden":
                faults.append(f"{page.address}: {field.attrib}")
    assert faults == []


def test_lists_and_tables_are_well_made(site: Site) -> None:
    allowed = {"ul": {"li", "template"}, "ol": {"li", "template"}, "dl": {"div"}}
    faults: list[Fault] = []
    for page in site.pages.values():
        for element in page.all(*allowed):
            strangers = {str(child.tag) for child in element} - allowed[str(element.tag)]
            faults += [f"{page.address}: {tag} in {element.tag}" for tag in strangers]
        faults += [f"{page.address}: th without scope" for cell in page.all("th") if "scope" not in cell.attrib]
    assert faults == []


def test_no_page_has_a_script_or_style_in_it(site: Site) -> None:
    faults: list[Fault] = []
    for page in site.pages.values():
        faults += [
            f"{page.address}: {element.tag} {name}"
            for element in page.elements
            for name in element.attrib
            if name == "style" or name.startswith("on")
        ]
        if page.all("style", "base", "iframe", "object", "embed", "frame"):
            faults.append(f"{page.address}: style, base or frame")
        scripts = [script for script in page.all("script") if "src" not in script.attrib or text_of(script)]
        faults += [f"{page.address}: a script without a file" for _script in scripts]
    assert faults == []


def test_the_policy_stands_before_anything_that_it_governs(site: Site) -> None:
    for page in site.pages.values():
        (head,) = page.all("head")
        children = list(head)
        (policy,) = [child for child in children if child.attrib.get("http-equiv") == "Content-Security-Policy"]
        assert policy.attrib["content"] == POLICY, page.address
        before = children[: children.index(policy)]
        assert {child.tag for child in before} == {"meta"}, page.address
        assert children[0].attrib == {"charset": "utf-8"}, page.address


def test_nothing_is_fetched_from_another_host(site: Site) -> None:
    faults = []
    for page in site.pages.values():
        for tag, attribute, address in references(page):
            parts = urlsplit(address)
            if tag != "a" and (parts.netloc or parts.scheme):
                faults.append(f"{page.address}: {tag} {attribute}={address}")
    assert faults == []
    for path, content in site.files():
        if path.endswith(".css"):
            assert not re.search(rb"url\(|@import|@font-face|GDS Transport", content), path
        if path.endswith(".js") and not re.search("lunr|leaflet", path):
            assert not re.search(rb"""["'`](https?:)?//[a-z]""", content), path
        assert b"GDS Transport" not in content, path
        assert b"govuk-crest" not in content, path


def test_nothing_is_left_over_from_a_template(site: Site) -> None:
    faults = []
    for page in site.pages.values():
        found = LEFTOVERS.search(page.text)
        if found is not None:
            faults.append(f"{page.address}: {page.text[max(0, found.start() - 40) : found.end() + 40]}")
        if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]", page.text):
            faults.append(f"{page.address}: a control character")
    assert faults == []


def test_what_needs_a_script_is_hidden_until_there_is_one(site: Site) -> None:
    for page in site.pages.values():
        for element in page.elements:
            if "data-needs-script" in element.attrib or "data-search-form" in element.attrib:
                assert "hidden" in element.attrib, f"{page.address}: {element.tag} {element.attrib}"
        for form in page.all("form"):
            assert form.attrib.get("method", "get") == "get", page.address
