"""Read a built site as a browser would: every page parsed, every link followed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

Fault: TypeAlias = str
STATE = (
    "/find/",
    "/map/",
    "/stay-or-change/",
    "/get-help-to-choose/",
)  # pages that keep their state after the #: it names no place on the page


@dataclass(frozen=True)
class Page:
    """One page: its address under the site's root, its parsed tree, and what is wrong with its HTML."""

    address: str
    root: Element
    errors: tuple[str, ...]

    @functools.cached_property
    def elements(self) -> list[Element]:
        """Give every element in the order of the page; comments, and what a template holds for later, are none."""
        return list(_live(self.root))

    @functools.cached_property
    def hidden(self) -> set[Element]:
        """Give the elements that nobody meets until a script has filled and shown them."""
        return {inside for element in self.elements if "hidden" in element.attrib for inside in element.iter()}

    @functools.cached_property
    def ids(self) -> list[str]:
        """Give every id, those given twice too."""
        return [element.attrib["id"] for element in self.elements if "id" in element.attrib]

    def all(self, *tags: str) -> list[Element]:
        """Give the elements with one of these tags."""
        return [element for element in self.elements if element.tag in tags]

    def of_class(self, name: str) -> list[Element]:
        """Give the elements of a class."""
        return [element for element in self.elements if name in element.attrib.get("class", "").split()]

    @functools.cached_property
    def text(self) -> str:
        """Give all that a person reads in the page's body, with single spaces."""
        (body,) = self.all("body")
        return text_of(body)

    @functools.cached_property
    def main(self) -> str:
        """Give what a person reads in the page's main part."""
        (main,) = self.all("main")
        return text_of(main)


@dataclass(frozen=True)
class Site:
    """A built site: its folder, the path it lives under, and its pages by address."""

    folder: Path
    base: str
    pages: dict[str, Page]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give every file with what it holds."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(self.folder).as_posix(), path.read_bytes()


def read_site(folder: Path, base: str = "") -> Site:
    """Parse every page of a site."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        address = "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
        pages[address] = read_page(address, path.read_text(encoding="utf-8"))
    return Site(folder, base, pages)


def read_page(address: str, text: str) -> Page:
    """Parse one page."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(text)
    return Page(address, root, tuple(f"line {line}: {code} {details}" for (line, _), code, details in parser.errors))


def _live(element: Element) -> Iterator[Element]:
    if type(element.tag) is str:
        yield element
        if element.tag != "template":
            for child in element:
                yield from _live(child)


def text_of(element: Element) -> str:
    """Give what a person reads in an element, with single spaces."""
    return " ".join(" ".join(element.itertext()).split())


def tree(folder: Path) -> dict[str, bytes]:
    """Give what each file under a folder holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def references(page: Page) -> Iterator[tuple[str, str, str]]:
    """Give everything a page points to: the tag, the attribute and the address."""
    for element in page.elements:
        for attribute in ("href", "src", "action", "formaction", "poster", "data", "srcset"):
            if attribute in element.attrib:
                yield str(element.tag), attribute, element.attrib[attribute]


def broken_links(site: Site) -> list[Fault]:
    """Give every link within the site that leads nowhere: no such page, file or place on the page."""
    files = {f"/{path.relative_to(site.folder).as_posix()}" for path in site.folder.rglob("*") if path.is_file()}
    found = []
    for page in site.pages.values():
        for _tag, _attribute, address in references(page):
            parts = urlsplit(urljoin(f"https://site.invalid{site.base}{page.address}", address))
            if parts.netloc != "site.invalid":
                continue
            path = unquote(parts.path)
            if not path.startswith(f"{site.base}/"):
                found.append(f"{page.address}: {address} is outside {site.base}/")
                continue
            inside = path.removeprefix(site.base)
            target = site.pages.get(inside)
            if target is None and inside not in files:
                found.append(f"{page.address}: {address} is not there")
            elif (
                parts.fragment
                and re.sub("^/pl/", "/", inside) not in STATE
                and (target is None or unquote(parts.fragment) not in target.ids)
            ):
                found.append(f"{page.address}: {address} is no place on that page")
    return found
