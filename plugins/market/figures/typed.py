"""Numbers that were typed by hand in prose: which may stand, and which must be bound to a figure or a source.

These may stand: dates, years and financial years, times of day, numbered lists, names with a number in them (A2A) and
number words (“three providers”, which read as prose and are seldom a statistic). Two signs in curly brackets let any
other stand: {£2,500: nottinghamshire-001, section 7} names its source, and {section 75} or {aged 65} says that the
number is part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.market.figures.phrases import TOKEN
from plugins.market.figures.saying import UNITS

MARKED = re.compile(r"\{([^{}\n:]*[0-9][^{}\n:]*):\s*([^{},\n]+?)\s*(?:,\s*([^{}\n]*?)\s*)?\}")
NAMED = re.compile(r"\{([A-Za-z][^{}:\n]*[0-9][A-Za-z0-9.]*)\}")
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
YEAR = r"(?:19|20)[0-9]{2}"
COUNTED = "|".join(sorted({word for words in UNITS.values() for word in words if word}))  # 2013 people is no year
DATES = re.compile(
    rf"\b{YEAR}-[0-9]{{2}}(?:-[0-9]{{2}})?\b"  # 2013-09-09
    rf"|\b[0-9]{{1,2}}(?:st|nd|rd|th)?(?: (?:to|and) [0-9]{{1,2}}(?:st|nd|rd|th)?)? {MONTH}\b"  # 1 and 2 May
    rf"|\b{YEAR}[/–-][0-9]{{2}}\b"  # 2011/12
    rf"|(?<![£$€0-9,.])\b{YEAR}s?\b(?![,.][0-9]|%| (?:{COUNTED})\b)"
    r"|\b[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m\b|\b[0-9]{1,2}:[0-9]{2}\b"
)
ADDRESSES = re.compile(
    r"(?<=\])\([^()\s]*(?: \"[^\"]*\")?\)|<[a-z]+:[^<>\s]*>|\bhttps?://[^\s)>]+|^\[[^\]]+\]:.*$|&#[0-9]+;", re.MULTILINE
)
LISTED = re.compile(r"^[ \t]*[0-9]{1,3}[.)](?=[ \t])", re.MULTILINE)
NAMES = re.compile(r"\b[A-Za-z]+[0-9][A-Za-z0-9]*\b")  # A2A, s256
NUMBER = re.compile(
    r"[£$€]?[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?(?: ?%| ?(?:per ?cent|percent|million|billion|thousand)\b|[a-z]{1,2}\b)?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Something found in a text, and where in it."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A number typed by hand with its source: the document's name, and where in it."""

    text: str
    document: str
    where: str | None
    start: int


def tokens(text: str) -> Iterator[Found]:
    """Give the inside of everything in double brackets."""
    yield from (Found(found[1], found.start()) for found in TOKEN.finditer(text))


def marked(text: str) -> Iterator[Marked]:
    """Give every number that is typed with its source."""
    for found in MARKED.finditer(_without(TOKEN, text)):
        yield Marked(found[1].strip(), found[2], found[3] or None, found.start())


def unbound(text: str) -> Iterator[Found]:
    """Give every number that is neither bound nor may stand."""
    for pattern in (TOKEN, MARKED, NAMED, ADDRESSES, LISTED, DATES, NAMES):
        text = _without(pattern, text)
    yield from (Found(found[0], found.start()) for found in NUMBER.finditer(text))


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Put spaces in place of what a pattern finds, so that every other letter keeps its place."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
