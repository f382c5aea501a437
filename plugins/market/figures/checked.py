"""Check that no number in prose stands by itself, and that everything named is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.market.figures.every import asked_by
from plugins.market.figures.figure import Figure
from plugins.market.figures.phrases import LIST_THEM, PhraseError, nearest_name, say
from plugins.market.figures.typed import Found, marked, tokens, unbound
from plugins.market.records.kinds import KINDS
from plugins.market.records.market import Market
from plugins.market.records.names import SourceDocument
from plugins.market.records.working import Concentration, Working
from plugins.records import yaml_source
from plugins.records.problem import Problem, nearest, shorten

TELLING = 3  # signs: a shorter number is the same as many a figure by chance


def check_prose(market: Market, figures: Mapping[str, Figure]) -> Iterator[Problem]:
    """In chapters and intentions every number is bound to a figure, or has its source beside it."""
    for kind, written in (("chapter", market.chapters), ("intention", market.intentions)):
        for name, one in written.items():
            where = market.paths[kind, name], one.body_line
            yield from problems_of_text(one.body, figures, market.documents, where)


def problems_of_text(
    text: str, figures: Mapping[str, Figure], documents: Mapping[str, SourceDocument], where: tuple[Path, int]
) -> Iterator[Problem]:
    """Give every problem of a text; `where` is its file and the line it starts on."""
    path, first = where

    def problem(start: int, message: str) -> Problem:
        return Problem(path=path, line=first + text.count("\n", 0, start), message=message)

    found = [(token.start, said) for token in tokens(text) if (said := _fault(token.text, figures))]
    for one in marked(text):
        if one.document not in documents:
            meant = nearest(one.document, documents)
            remedy = f"Did you mean “{meant}”?" if meant else "They are in content/market/documents.yaml."
            found.append((one.start, f"{shorten(one.document)} is not a document we know. {remedy}"))
    found += [(number.start, _typed(number, figures, documents)) for number in unbound(text)]
    yield from (problem(start, message) for start, message in sorted(found))


def _fault(token: str, figures: Mapping[str, Figure]) -> str | None:
    try:
        say(token, figures)
    except PhraseError as error:
        return str(error)
    return None


def _typed(number: Found, figures: Mapping[str, Figure], documents: Mapping[str, SourceDocument]) -> str:
    """Say what to do with a number typed by hand; where a figure shows the same, name it."""
    alone = re.compile(rf"(?<![0-9,.£]){re.escape(number.text)}(?![0-9]|[,.][0-9]|%| million)")
    shown = [one for one in figures.values() if one.value is not None and alone.search(one.bare)]
    told = [one.name for one in shown if len(number.text) >= TELLING and not one.name.startswith("directory.")]
    same = min(told, key=len, default=None)
    document = next(iter(documents), "document")
    bind = f"Write [[{same}]], which is the same" if same else f"Write the name of a figure ({LIST_THEM[:-1]})"
    return (
        f"“{number.text}” is typed by hand. {bind}, or say where it is from: {{{number.text}: {document}}}. "
        f"If it is part of a name, write it like {{section {re.sub('[^0-9]', '', number.text)}}}."
    )


def check_workings(root: Path, market: Market, figures: Mapping[str, Figure]) -> Iterator[Problem]:
    """Every figure that a working asks for is there, and none is made of itself."""
    path = Path(KINDS["workings"].place)
    asking: dict[str, tuple[Working | Concentration, ...]] = {
        "workings": market.workings.workings,
        "concentrations": market.workings.concentrations,
    }
    if not any(asking.values()):
        return
    document = yaml_source.read((root / path).read_bytes())
    for field, many in asking.items():
        for index, one in enumerate(many):
            for name in asked_by(one):
                if name not in figures:
                    meant = nearest_name(name, figures)
                    remedy = f"Did you mean “{meant}”?" if meant else LIST_THEM
                    message = f"“{one.name}” asks for {shorten(name)}, which is not a figure. {remedy}"
                    yield Problem(path=path, line=document.line((field, index)), message=message)
