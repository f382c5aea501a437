"""Prose is bound to figures: every number is said by name, or the build stops with its line and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from plugins.market.figures.checked import check_fields, check_prose, check_workings, problems_of_text
from plugins.market.figures.door import shown
from plugins.market.figures.every import all_figures
from plugins.market.figures.figure import Figure
from plugins.market.figures.prose import render_prose
from plugins.market.records.market import Market
from plugins.market.records.working import Concentration, Share, Working, Workings
from plugins.market.records.written import Chapter, Intention
from plugins.records.problem import RecordsError
from tests.builders import make_catalogue
from tests.market.figures.builders import RECORD, REPORT, make_market, measure, observation

DOCUMENTS = {"report-2013": REPORT}
PATH = Path("content/statement/home-care.md")


def the_market(**more: Any) -> Market:
    return make_market(
        measures={
            measure("hours-per-week", "hours-a-week"): [observation("21364", "2013-09-09", how="about")],
            measure("price", "pounds-an-hour"): [observation("15.33", "2008/09"), observation("13.46", "2011/12")],
            measure("share", "percent"): [observation("30", "2008/09"), observation("45", "2011/12")],
            measure("old-price", "pounds-an-hour"): [observation("20.00", "2013")],
            measure("gap", "hours-a-week"): [observation(None, "2013", marker="x")],
        },
        **more,
    )


@pytest.fixture(scope="module")
def figures() -> Mapping[str, Figure]:
    """The figures that the prose of these tests can name."""
    market = the_market()
    return all_figures(market, make_catalogue(), shown(market))


def said(text: str, figures: Mapping[str, Figure]) -> str:
    return render_prose(text, figures, DOCUMENTS).removeprefix("<p>").removesuffix("</p>")


def link(text: str, path: str) -> str:
    return f'<a href="{path}" rel="noopener noreferrer">{text}</a>'


HOURS = "/market/figures/care.hours-per-week/"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[care.hours-per-week]]", link("about 21,364 hours a week", HOURS) + " (at 9 September 2013)"),
        ("[[care.hours-per-week, without date]]", link("about 21,364 hours a week", HOURS)),
        ("[[care.hours-per-week, number only]]", link("about 21,364", HOURS)),
        ("[[ care.hours-per-week|number only ]]", link("about 21,364", HOURS)),
        ("[[care.gap]]", link("not held", "/market/figures/care.gap/")),
        (
            "[[change care.price 2008/09 2011/12]]",
            link("fell by 12.2%, from £15.33 to £13.46 an hour", "/market/figures/care.price/#year-2011-12"),
        ),
        (
            "[[change care.share 2008/09 2011/12]]",
            link("rose by 15 percentage points, from 30% to 45%", "/market/figures/care.share/#year-2011-12"),
        ),
        (
            "[[compare care.price care.old-price]]",
            link("£13.46 an hour, 32.7% less than £20 an hour", "/market/figures/care.price/"),
        ),
        ("{£2,500: report-2013, page 4}", link("£2,500", "/market/figures/#document-report-2013")),
        ("{Route 66} and {Covid-19}", "Route 66 and Covid-19"),
        ("`[[care.hours-per-week, number only]]`", f"<code>{link('about 21,364', HOURS)}</code>"),
        ("<b onclick=alert()>three</b>", "&lt;b onclick=alert()&gt;three&lt;/b&gt;"),
    ],
)
def test_what_prose_says(figures: Mapping[str, Figure], text: str, html: str) -> None:
    assert said(text, figures) == html


def test_links_stay_within_a_site_that_lives_in_a_folder(figures: Mapping[str, Figure]) -> None:
    html = render_prose("See [[care.gap]].", figures, DOCUMENTS, base="/council")
    assert 'href="/council/market/figures/care.gap/"' in html


@pytest.mark.parametrize(
    "text",
    [
        "On 9 September 2013, in March 2012, on the 1st and 2nd May 2014 and in 2011/12 and 2013-14.",
        "From 2013-09-09, at 10.30am, in the 1990s.",
        "Three providers and half of the people.",
        "A2A and s256 are names. [A page](https://example.org/2014/57.html) and <https://example.org/12>.",
        "1. First\n2. Second",
        "[[care.price]] under section 75, lots 3 and 4, paragraph 5.2, {Covid-19}, aged 65 and over, aged 18 to 64.",
    ],
)
def test_these_numbers_may_stand(figures: Mapping[str, Figure], text: str) -> None:
    assert list(problems_of_text(text, figures, DOCUMENTS, (PATH, 1))) == []


def remedy(number: str, bind: str = "Write the name of a figure (`choose figures` lists them)") -> str:
    digits = "".join(sign for sign in number if sign.isdigit())
    return (
        f"“{number}” is typed by hand. {bind}, or say where it is from: {{{number}: report-2013}}. "
        f"If it is part of a name, write it like {{Route {digits}}}."
    )


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("57 providers", [remedy("57")]),
        ("£14.50 an hour", [remedy("£14.50")]),
        ("£1.5m saved", [remedy("£1.5m")]),
        ("12.5% fewer", [remedy("12.5%")]),
        ("£2000 and £2013", [remedy("£2000"), remedy("£2013")]),
        ("2013 people", [remedy("2013")]),
        ("Level 3 had 40%, stage 50%", [remedy("40%"), remedy("50%")]),
        ("It was 21,364 hours", [remedy("21,364", "Write [[care.hours-per-week]], which is the same")]),
        ("**40**% of _9_", [remedy("40"), remedy("9")]),
        ("[[care.hour-per-week]]", ["“care.hour-per-week” is not a figure. Did you mean “care.hours-per-week”?"]),
        ("[[hours-per-week]]", ["“hours-per-week” is not a figure. Did you mean “care.hours-per-week”?"]),
        ("[[xyzzy]]", ["“xyzzy” is not a figure. `choose figures` lists them."]),
        (
            "[[care.price, bold]]",
            ["After the comma stands “without date” or “number only”, not “bold”."],
        ),
        (
            "[[change care.price 2009/10 2011/12]]",
            ["“care.price” has no number for “2009/10”. It has: 2008/09, 2011/12."],
        ),
        (
            "[[change care.price 08/09 2011/12]]",
            ["“08/09” is not a date we can read. Write all four digits of its first year: 2008/09."],
        ),
        (
            "[[change care.price]]",
            ["Write a change as [[change NAME FROM TO]], like [[change home-care.price 2008/09 2011/12]]."],
        ),
        ("[[compare care.price]]", ["Write a comparison as [[compare NAME OTHER]], with two names of figures."]),
        (
            "[[compare care.price care.share]]",
            ["“care.price” and “care.share” are not counted in one unit."],
        ),
        (
            "[[compare care.gap care.hours-per-week]]",
            ["“care.gap” and “care.hours-per-week” do not both have a number to compare."],
        ),
        ("{5: reprot-2013}", ["“reprot-2013” is not a document we know. Did you mean “report-2013”?"]),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(figures: Mapping[str, Figure], text: str, messages: list[str]) -> None:
    assert [one.message for one in problems_of_text(text, figures, DOCUMENTS, (PATH, 1))] == messages


def test_all_problems_of_a_text_come_at_once_with_their_lines(figures: Mapping[str, Figure]) -> None:
    text = "Good.\n\n57 of [[nothing-like-it]]\n\n{8: nowhere}\n"
    with pytest.raises(RecordsError) as raised:
        render_prose(text, figures, DOCUMENTS, where=(PATH, 12))
    assert [(one.path, one.line, one.fatal) for one in raised.value.problems] == [
        (PATH, 14, True),
        (PATH, 14, True),
        (PATH, 16, True),
    ]


def test_chapters_and_intentions_are_checked_at_their_own_lines(figures: Mapping[str, Figure]) -> None:
    written = {"sources": (), **RECORD}
    chapter = Chapter(id="home-care", title="Home care", order=1, body="\n12 homes", body_line=9, **written)
    intention = Intention(
        id="grow", title="Grow", signal="grow", rationale="Why", confidence="likely", not_a_commitment=True,
        body="[[care.pirce]]", body_line=20, **written,
    )  # fmt: skip
    market = the_market(
        chapters={"home-care": chapter},
        intentions={"grow": intention},
        paths={("chapter", "home-care"): PATH, ("intention", "grow"): Path("content/intentions/grow.md")},
    )
    assert [str(one) for one in check_prose(market, figures)] == [
        f"content/statement/home-care.md:10: {remedy('12')}",
        "content/intentions/grow.md:20: “care.pirce” is not a figure. Did you mean “care.price”?",
    ]


def test_a_working_that_asks_for_what_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "content" / "market" / "workings.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "workings:\n  - name: care.half\n    add:\n      - care.pirce\nconcentrations:\n  - name: care.shares\n"
    )
    half = Working(name="care.half", title="Half", definition="Half of it.", unit="pounds", add=("care.pirce",))
    shares = Concentration(
        name="care.shares", title="Shares", providers="care.price", largest=(Share(how_many=1, share="care.largest"),)
    )
    market = the_market(workings=Workings(workings=(half,), concentrations=(shares,)))
    figures = all_figures(market, make_catalogue(), shown(market))
    assert "care.half" not in figures
    asks = "which is not a figure. Did you mean"
    assert [
        str(one).removeprefix("content/market/workings.yaml:") for one in check_workings(tmp_path, market, figures)
    ] == [
        f"2: “care.half” asks for “care.pirce”, {asks} “care.price”?",
        f"6: “care.shares” asks for “care.largest”, {asks} “care.share”?",
    ]


def test_the_fields_above_the_text_hold_no_number(tmp_path: Path) -> None:
    path = tmp_path / PATH
    path.parent.mkdir(parents=True)
    path.write_text(
        "---\ntitle: Home care in 2013\nsummary: It has [[care.price]] and 57 homes.\n---\nText.\n", encoding="utf-8"
    )
    chapter = Chapter(
        id="home-care", title="Home care in 2013", summary="It has [[care.price]] and 57 homes.", order=1, **RECORD
    )
    market = the_market(chapters={"home-care": chapter}, paths={("chapter", "home-care"): PATH})
    (problem,) = check_fields(tmp_path, market)
    assert str(problem) == (
        "content/statement/home-care.md:3: “[[care.price]]” has no place in a field. "
        "Say it in the text below the fields, where it can be bound."
    )
