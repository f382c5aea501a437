"""A site in a further language: nothing of the interface stays English, and what is English says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from plugins.languages.gather import gather
from plugins.languages.merge import merged, new_catalog, written
from plugins.languages.translations import faults_of, read_catalog
from plugins.settings import read_settings
from plugins.site.build import load_catalogue
from tests.site.building import REPOSITORY, build_site, copy_repository, edit, run_choose
from tests.site.reading import Page, Site, read_page, read_site, text_of

OPENS, CLOSES = "⟦", "⟧"
LETTERS = re.compile(r"[^\W\d_]{2,}")
READ = ("alt", "aria-label", "placeholder", "title")
UNREAD = ("script", "style", "title")  # a title may be a name, and cannot say in which language it is
REACHED = re.compile(r"\S+@\S+|[\w-]+(\.[\w-]+)+")  # an email or a website


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample site in a language that puts every text in brackets."""
    root = copy_repository(tmp_path_factory.mktemp("pseudo"))
    catalog = new_catalog("pl", gather(root))
    for message in catalog:
        if message.id and message.pluralizable:
            message.string = tuple(f"{OPENS}{message.id[min(form, 1)]}{CLOSES}" for form in range(3))
        elif message.id:
            message.string = f"{OPENS}{message.id}{CLOSES}"
    (root / "content/languages/pl.po").write_bytes(written(catalog))
    return read_site(build_site(root))


def further(site: Site) -> Iterator[Page]:
    """Give the pages of the further language."""
    return (page for page in site.pages.values() if page.address.startswith("/pl/"))


def texts(element: Element, *, within: bool = False) -> Iterator[str]:
    """Give the texts of a page that are not said to be in another language, those of its attributes too."""
    other = within or ("lang" in element.attrib and element.tag != "html")
    if element.tag in UNREAD:
        return
    if not other:
        yield element.text or ""
        yield from (element.attrib[name] for name in READ if name in element.attrib)
    for child in element:
        if type(child.tag) is str:
            yield from texts(child, within=other)
        if not other:
            yield child.tail or ""


def outside(parts: Iterator[str]) -> list[str]:
    """Give what stands outside all brackets; a pair may open in one text and close in a later one."""
    depth, found, said = 0, [], ""
    for text in parts:
        for letter in f"{text}\n":
            depth += (letter == OPENS) - (letter == CLOSES)
            if depth == 0 and letter not in (OPENS, CLOSES):
                said += letter
            elif said.strip():
                found.append(said)
                said = ""
    return [line.strip() for part in (*found, said) for line in part.split("\n") if LETTERS.search(line)]


def names(root: Path) -> set[str]:
    """Give the names that are the same in every language."""
    settings = read_settings(root / "pelicanconf.py")
    area = load_catalogue(root, settings, date(2026, 11, 20)).area
    return {settings.name, settings.council.name, area.name, *area.district_names.values()}


def test_no_text_of_the_interface_stays_english(pseudo: Site) -> None:
    known = names(pseudo.folder.parent)
    found: dict[str, str] = {}
    for page in further(pseudo):
        for said in outside(texts(page.root)):
            rest = REACHED.sub("", said)
            for name in sorted(known, key=len, reverse=True):
                rest = rest.replace(name, "")
            if LETTERS.search(rest):
                found.setdefault(said, page.address)
    assert found == {}


def test_a_forgotten_text_would_be_seen() -> None:
    page = read_page("/pl/", f'<html lang="pl"><p>{OPENS}One {CLOSES}<b title="Two">12</b> <i lang="en">Three</i> Four')
    assert outside(texts(page.root)) == ["Two", "Four"]


def test_nothing_of_the_interface_is_said_to_be_english(pseudo: Site) -> None:
    marked = (
        (page.address, text_of(element))
        for page in further(pseudo)
        for element in page.root.iter()
        if type(element.tag) is str and element.attrib.get("lang") == "en"
    )
    assert [one for one in marked if OPENS in one[1]] == []


def test_the_polish_catalogue_is_whole() -> None:
    path = REPOSITORY / "content/languages/pl.po"
    said = gather(REPOSITORY)
    assert len(said) > 800
    assert list(faults_of(read_catalog(path), frozenset(one.text for one in said))) == []
    assert path.read_bytes() == written(merged(read_catalog(path), said)), "run `choose languages`"


def test_every_page_is_there_in_both_languages_and_says_where(site: Site) -> None:
    english = {address for address in site.pages if not address.startswith(("/pl/", "/market/"))} - {"/404.html"}
    assert {f"/pl{address}" for address in english} == {page.address for page in further(site)}
    for address in english:
        for path in (address, f"/pl{address}"):
            page = site.pages[path]
            others = {
                link.attrib["hreflang"]: link.attrib["href"] for link in page.all("link") if "hreflang" in link.attrib
            }
            assert others == {"en-GB": address, "pl": f"/pl{address}"}, path
            (switch,) = [link for link in page.all("a") if "data-same-page" in link.attrib]
            assert switch.attrib["lang"] == switch.attrib["hreflang"], path
            assert switch.attrib["href"] == (address if path != address else f"/pl{address}")


def test_links_stay_in_the_language(site: Site) -> None:
    for page in site.pages.values():
        links = [link.attrib["href"] for link in page.all("a") if "hreflang" not in link.attrib]
        inside = [href for href in links if href.startswith("/")]
        wrong = [href for href in inside if href.startswith("/pl/") != page.address.startswith("/pl/")]
        assert wrong == [], page.address


def test_the_finder_reads_both_languages(site: Site) -> None:
    folders = {
        one.attrib["data-folder"] for path in ("/find/", "/pl/find/") for one in site.pages[path].of_class("find-boxes")
    }
    assert len(folders) == 2
    heads = [(site.folder / folder[1:] / "head.json").read_text(encoding="utf-8") for folder in sorted(folders)]
    assert sorted("Opieka domowa" in head for head in heads) == [False, True]


def test_without_languages_nothing_is_left_of_them(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    edit(root / "pelicanconf.py", '{"pl": "Polski"}\n', "{}\n")
    site = read_site(build_site(root))
    assert not any(page.address.startswith("/pl/") for page in site.pages.values())
    for page in site.pages.values():
        assert page.of_class("languages") == []
        assert not any("hreflang" in element.attrib or element.attrib.get("lang") == "en" for element in page.elements)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('{"polish": "Polski"}', "“polish” is not the code of a language"),
        ('{"en": "English"}', "“en” is not the code of a language besides English"),
        ('{"pl": ""}', "gives each language its own name"),
        ('{"cy": "Cymraeg"}', "Run `choose languages --add cy`"),
    ],
)
def test_a_language_that_cannot_be_is_named(tmp_path: Path, setting: str, message: str) -> None:
    root = copy_repository(tmp_path)
    edit(root / "pelicanconf.py", 'LANGUAGES = {"pl": "Polski"}', f"LANGUAGES = {setting}")
    done = run_choose(root, "build")
    assert done.returncode in (1, 2)
    assert message in done.stderr


def test_check_says_what_a_language_lacks_with_its_line(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    edit(root / "content/languages/pl.po", 'msgstr "Cena"', 'msgstr ""')
    edit(root / "content/languages/pl.po", "{place}: może nie dojeżdżać, proszę zapytać", "może nie dojeżdżać")
    done = run_choose(root, "check", str(root / "content/languages"))
    assert done.returncode == 1
    assert re.search(r"content/languages/pl\.po:\d+: warning: “Price” has no translation yet", done.stdout)
    assert re.search(r"content/languages/pl\.po:\d+: The translation .* lacks \{place\}", done.stdout)


def test_choose_languages_adds_a_language(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    done = run_choose(root, "languages", "--add", "cy")
    assert done.returncode == 0
    said = len(gather(root))
    assert f"content/languages/cy.po: {said} texts, {said} to translate or to look at." in done.stdout
    assert f"content/languages/pl.po: {said} texts, 0 to translate or to look at." in done.stdout
    assert run_choose(root, "languages", "--add", "../x").returncode == 2
