"""Prose whose numbers cannot be wrong: Markdown in which figures stand by their names.

[[home-care.hours-per-week]]                    about 21,364 hours a week (2013), linked to its page
[[home-care.hours-per-week, without date]]      about 21,364 hours a week
[[home-care.hours-per-week, number only]]       about 21,364
[[change prices.mean 2008/09 2011/12]]          fell by 12.2%, from £15.33 to £13.46 an hour
[[compare costs.home costs.hospital]]           £473 a week, 77.5% less than £2,100 a week
{£2,500: nottinghamshire-001, section 7}        £2,500, linked to its source
{section 75}                                    section 75
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

from plugins.market.figures.checked import problems_of_text
from plugins.market.figures.figure import Figure
from plugins.market.figures.phrases import TOKEN, say
from plugins.market.figures.typed import MARKED, NAMED
from plugins.market.records.names import SourceDocument
from plugins.publishing.sanitise import clean_guide
from plugins.records.problem import RecordsError

BEFORE_ALL = 200  # code in backticks has 190: what stands in brackets comes first, as the check has it
SOURCES = "/market/figures/#document-"


class BoundFigures(Extension):
    """The extension of Python-Markdown. It raises PhraseError for a name that is no figure."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        super().__init__()
        self._figures = figures

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  its name in Markdown
        """Add what is ours, and take away raw HTML: it is shown as the text it is."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_Figures(TOKEN.pattern, md, self._figures), "figures", BEFORE_ALL)
        md.inlinePatterns.register(_Sourced(MARKED.pattern, md), "sourced", BEFORE_ALL - 1)
        md.inlinePatterns.register(_Named(NAMED.pattern, md), "named", BEFORE_ALL - 2)


class _Figures(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, figures: Mapping[str, Figure]) -> None:
        super().__init__(pattern, md)
        self._figures = figures

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        said = say(m[1], self._figures)
        whole = _link(said.text, said.path)
        if said.after:
            inside, whole = whole, Element("span")
            inside.tail = said.after
            whole.append(inside)
        return whole, m.start(0), m.end(0)


class _Sourced(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        return _link(m[1].strip(), f"{SOURCES}{m[2]}"), m.start(0), m.end(0)


class _Named(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        return m[1], m.start(0), m.end(0)


def _link(text: str, path: str) -> Element:
    link = Element("a", {"href": path})
    link.text = text
    return link


def render_prose(
    text: str,
    figures: Mapping[str, Figure],
    documents: Mapping[str, SourceDocument],
    *,
    base: str = "",
    where: tuple[Path, int] = (Path(), 1),
) -> Markup:
    """Give safe HTML for a chapter's or an intention's text, with every figure in it.

    `where` is its file and the line it starts on. Raises RecordsError with every problem of the text at once.
    """
    problems = tuple(problems_of_text(text, figures, documents, where))
    if problems:
        raise RecordsError(problems)
    markdown = Markdown(extensions=["tables", "sane_lists", "toc", BoundFigures(figures)], output_format="html")
    return clean_guide(markdown.convert(text), base)
