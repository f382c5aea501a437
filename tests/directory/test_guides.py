"""Guides say the council's own names and numbers, and lead from one to the next."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markupsafe import Markup

from plugins.directory.guides import GROUPS, Guide, GuideError, fill_in, guide_pages, tokens
from plugins.publishing.render import Page
from plugins.settings import settings_from
from tests.builders import PELICANCONF

SETTINGS = settings_from(PELICANCONF)


def make_guide(slug: str = "a", group: str = "paying", order: int = 1, html: str = "<p>x</p>") -> Guide:
    return Guide(slug, slug.upper(), "About it.", group, order, Markup(html))  # noqa: S704  the test's own


def values(page: Page) -> dict[str, Any]:
    return dict(page.values())


def test_tokens_stand_for_the_council_s_own_words() -> None:
    html = fill_in(
        Markup("<p>[[council.name]] [[council.phone]] [[council.email]] [[area.name]] [[settings.fresh_months]]</p>"),
        tokens(SETTINGS, "Notts"),
        "a.md",
        "",
    )
    assert html == (
        '<p>Sample Council <a class="nowrap" href="tel:01632960000">01632 960000</a> '
        '<a href="mailto:choose@example.org">choose@example.org</a> Notts 3</p>'
    )


def test_what_a_token_stands_for_is_escaped() -> None:
    council = PELICANCONF["COUNCIL"] | {"name": "<b>Us</b> & “them”", "email": '"><script>'}
    settings = settings_from(PELICANCONF | {"COUNCIL": council, "SITENAME": "<i>"})
    found = "".join(tokens(settings, "<u>").values())
    assert not re.search("<(b|i|u|script)>", found)


def test_a_token_that_is_a_table_stands_in_no_paragraph() -> None:
    html = fill_in(
        Markup("<p>[[budget.examples]]</p>\n<p>[[direct_payment.rate]]</p>"), tokens(SETTINGS, "Notts"), "a.md", ""
    )
    assert html.startswith('<table class="stacks"')
    assert "</table>\n<p>The council pays £21.60 for each hour, since 6 April 2026. Source: A sample rate.</p>" in html


def test_an_unknown_token_is_an_error_that_names_its_line() -> None:
    text = "Title: A\nSlug: a\n\nHello.\n\nRing [[council.fone]] now."
    message = (
        r"^content/pages/a\.md:6: “\[\[council\.fone\]\]” stands for nothing\. Use one of: area\.name, budget\.examples"
    )
    with pytest.raises(GuideError, match=message):
        fill_in(Markup("<p>Ring [[council.fone]] now.</p>"), tokens(SETTINGS, "Notts"), "content/pages/a.md", text)


@pytest.mark.parametrize("token", ["Council.name", "council name", "council-name", "", "x1"])
def test_a_token_that_is_misspelt_in_any_way_is_an_error(token: str) -> None:
    with pytest.raises(GuideError, match="stands for nothing"):
        fill_in(Markup("<p>[[{}]]</p>").format(token), tokens(SETTINGS, "Notts"), "a.md", "")


def test_brackets_that_are_no_token_stay() -> None:
    text = "<p>[a] [] [b][c] [[<em>x</em>]]</p>"
    assert fill_in(Markup(text), {}, "a.md", "") == text  # noqa: S704  the test's own


def test_a_guide_s_contents_are_its_headings() -> None:
    guide = make_guide(html='<h2 id="one">One &amp; <em>only</em></h2><h3 id="x">No</h3><h2 id="two">Two</h2>')
    assert guide.contents == [("one", "One & only"), ("two", "Two")]


def test_each_guide_has_a_page_and_there_is_one_of_all() -> None:
    guides = [make_guide("a", "paying"), make_guide("b", "about"), make_guide("c", "paying", 2)]
    pages = {page.path: page for page in guide_pages(guides, "site")}
    assert list(pages) == ["guides/a/index.html", "guides/b/index.html", "guides/c/index.html", "guides/index.html"]
    groups = values(pages["guides/index.html"])["groups"]
    assert [(group["title"], [guide.slug for guide in group["guides"]]) for group in groups] == [
        (GROUPS["paying"], ["a", "c"]),
        (GROUPS["about"], ["b"]),
    ]


def test_a_group_without_a_title_is_an_error() -> None:
    with pytest.raises(GuideError, match="Group “payng” is not one of paying, choosing, safe, about"):
        list(guide_pages([make_guide(group="payng")], "site"))


def test_what_to_read_next_is_the_rest_of_the_group_and_then_others() -> None:
    guides = [make_guide(slug, "paying", order) for order, slug in enumerate("abcd")] + [make_guide("z", "about")]

    def following(slug: str, among: list[Guide]) -> str:
        pages = {page.path: page for page in guide_pages(among, "site")}
        return "".join(guide.slug for guide in values(pages[f"guides/{slug}/index.html"])["others"])

    assert following("a", guides) == "bcd"
    assert following("c", guides) == "dab"
    assert following("z", guides) == "abc"
    assert following("a", guides[:2] + guides[-1:]) == "bz"
    assert following("a", guides[:1]) == ""


def test_a_guide_s_page_is_made_again_when_it_or_its_neighbours_change() -> None:
    def key(*guides: Guide, site: str = "site") -> str:
        return next(iter(guide_pages(guides, site))).key

    a, b = make_guide("a"), make_guide("b")
    assert key(a, b) == key(make_guide("a"), make_guide("b"))
    assert len({key(a, b), key(a), key(make_guide("a", html="<p>y</p>"), b), key(a, b, site="another")}) == 4
