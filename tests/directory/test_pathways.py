"""A pathway's page says its conditions to the script, and asks the finder in the finder's own form."""

from __future__ import annotations

import json
from typing import Any

from plugins.directory.guides import tokens
from plugins.directory.pathways import Words, pathway_links, pathway_pages, search_path, when
from plugins.records.pathways import Condition, Ending, Link, Note, Pathway, Search, Step
from plugins.settings import settings_from
from tests.builders import PELICANCONF, make_catalogue, make_listing

WORDS = Words("/base", tokens(settings_from(PELICANCONF), "Notts"))


def make_pathway(**changes: Any) -> Pathway:
    parts: dict[str, Any] = {
        "slug": "which-way",
        "title": "Which way?",
        "summary": "A few questions.",
        "start": "Hello.",
        "steps": (Step(name="safe", title="Are you safe?"),),
        "endings_title": "The ways",
        "endings": (Ending(name="go", title="Go", text="You go."),),
    }
    return Pathway(**(parts | changes))


def test_conditions_are_told_as_lists() -> None:
    note = Note(
        text="x",
        if_all=(Condition(step="safe", is_=("yes",)),),
        if_any=(Condition(step="view", is_=("works", "mixed")),),
    )
    assert json.loads(when(note)) == [[["safe", ["yes"]]], [["view", ["works", "mixed"]]]]
    assert when(Note(text="x")) == ""


def test_a_search_is_written_as_the_finder_writes_it() -> None:
    search = Search(title="x", support=("meals", "home-care"), pay=("direct-payment",), kind=("micro",))
    assert search_path(search) == "/find/#kind=micro&pay=direct-payment&support=home-care&support=meals"
    assert search_path(Search(title="x", and_from=("kinds",))) == "/find/"


def test_texts_become_html_with_links_within_the_site_and_the_council_s_numbers() -> None:
    assert WORDS.html("Ring [[council.phone]].\n\nSee [that](/guides/a/).") == (
        '<p>Ring <a class="nowrap" href="tel:01632960000">01632 960000</a>.</p>\n'
        '<p>See <a href="/base/guides/a/" rel="noopener noreferrer">that</a>.</p>'
    )
    assert WORDS.line("One **line**") == "One <strong>line</strong>"
    hostile = WORDS.html("<script>x</script>\n\n<img src=x onerror=y>[z](javascript:z)")
    assert hostile.strip() == '<p><a rel="noopener noreferrer">z</a></p>'


def test_a_link_to_a_listing_that_is_gone_is_left_out() -> None:
    links = (
        Link(title="Ada", path="/services/ada/"),
        Link(title="Old", path="/services/old/"),
        Link(title="A", path="/a/"),
    )
    pathway = make_pathway(endings=(Ending(name="go", title="Go", text="x", links=links),))
    catalogue = make_catalogue(make_listing(slug="ada"))
    object.__setattr__(catalogue, "pathways", (pathway,))
    (page,) = pathway_pages(catalogue, WORDS)
    assert page.path == "which-way/index.html"
    assert [link.title for link in page.values()["pathway"].endings[0].links] == ["Ada", "A"]


def test_each_pathway_is_named_by_its_address() -> None:
    assert pathway_links([make_pathway()]) == {"/which-way/": {"title": "Which way?", "summary": "A few questions."}}
