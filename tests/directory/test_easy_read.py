"""An easy-read version and its guide lead to each other."""

from __future__ import annotations

from markupsafe import Markup

from plugins.directory.easy_read import easy_read_pages
from plugins.directory.guides import Guide, guide_pages
from plugins.directory.pathways import Words
from plugins.records.easy_read import EasyRead

GUIDES = [Guide(slug, slug.upper(), "About it.", "paying", 1, Markup("<p>x</p>")) for slug in ("a", "b")]


def test_each_version_has_a_page_beside_its_guide() -> None:
    versions = [EasyRead("b", "B", "x", ()), EasyRead("draft", "D", "its guide is not published", ())]
    (page,) = easy_read_pages(versions, GUIDES, Words("", {}))
    assert page.path == "guides/b/easy-read/index.html"
    assert page.values()["guide"] is GUIDES[1]


def test_a_guide_knows_whether_it_has_one_and_all_are_listed() -> None:
    pages = {page.path: page for page in guide_pages(GUIDES, "site", ["b"])}
    assert pages["guides/a/index.html"].values()["has_easy_read"] is False
    assert pages["guides/b/index.html"].values()["has_easy_read"] is True
    assert pages["guides/index.html"].values()["easy_read"] == [GUIDES[1]]


def test_a_guide_is_made_again_when_its_version_comes() -> None:
    with_it, without = ({page.path: page.key for page in guide_pages(GUIDES, "site", easy)} for easy in (["b"], []))
    assert with_it["guides/b/index.html"] != without["guides/b/index.html"]
    assert with_it["guides/a/index.html"] == without["guides/a/index.html"]
