"""Easy-read versions of guides: one idea a line, each with a picture. Each is a file of content/easy-read.

A file is named after its guide. It starts with “Title:” and “Summary:” lines; then come headings, pictures
like ![A house](house), and under each picture the lines it stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.records.problem import Problem, nearest, shorten
from plugins.records.reading import Reader, sentences
from plugins.records.tokens import unknown_token

FOLDER = Path("content/easy-read")
GUIDES = Path("content/pages")
PICTURES = Path("theme/static/images/easy-read")
MOST_WORDS = 15  # of a line
FIELD = re.compile(r"(Title|Summary): *(.*\S)")
PICTURE = re.compile(r"!\[(.*)\]\((.*)\)")
SLUG = re.compile(r"^Slug: *(\S+) *$", re.MULTILINE | re.IGNORECASE)

Fault = tuple[int, str]


@dataclass(slots=True)
class _Draft:
    picture: str
    alt: str
    line: int
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Idea:
    """A picture, what it shows in words, and the lines beside it (Markdown)."""

    picture: str
    alt: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Some ideas under a heading; the first part may have none."""

    title: str
    ideas: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class EasyRead:
    """The easy-read version of the guide with this slug."""

    slug: str
    title: str
    summary: str
    parts: tuple[Part, ...]


def load_easy_read(root: Path) -> tuple[tuple[EasyRead, ...], tuple[Problem, ...]]:
    """Read and check every easy-read version under `root`: all of them, and every problem."""
    files = sorted((root / FOLDER).glob("*.md"))
    if not files:
        return (), ()
    guides = [slug for path in sorted((root / GUIDES).rglob("*.md")) for slug in SLUG.findall(_text(path))]
    pictures = {path.stem for path in (root / PICTURES).glob("*.svg")}
    versions, problems = [], []
    for file in files:
        lines = _text(file).split("\n")
        fields = {found[1]: found[2] for found in map(FIELD.fullmatch, lines[:2]) if found is not None}
        drafts = list(_drafts(lines))
        for line, message in sorted(_faults(file.stem, lines, fields, guides)):
            problems.append(Problem(path=FOLDER / file.name, line=line, message=message))
        for draft in (draft for _title, ideas in drafts for draft in ideas):
            for line, message in _faults_of(draft, pictures):
                problems.append(Problem(path=FOLDER / file.name, line=line, message=message))
        parts = tuple(Part(title, tuple(map(_idea, ideas))) for title, ideas in drafts if title or ideas)
        versions.append(EasyRead(file.stem, fields.get("Title", ""), fields.get("Summary", ""), parts))
    return tuple(versions), tuple(problems)


def long_lines(text: str, reader: Reader) -> Iterator[Fault]:
    """Give the lines that hold more than one short sentence, each with its number."""
    for number, line in enumerate(text.split("\n"), start=1):
        if FIELD.fullmatch(line) or line.startswith(("#", "![")):
            continue
        words = len(reader.words(line))
        if words > MOST_WORDS:
            yield number, f"{shorten(line)} has {words} words. Easy read has {MOST_WORDS} or fewer on a line."
        elif len(list(sentences(line))) > 1:
            yield number, f"{shorten(line)} holds more than one sentence. Put each on a line of its own."


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _drafts(lines: list[str]) -> Iterator[tuple[str, list[_Draft]]]:
    """Give each heading with the pictures under it. Words without a picture come as a draft that names none."""
    title, ideas = "", list[_Draft]()
    for number, line in enumerate(lines, start=1):
        picture = PICTURE.fullmatch(line.strip())
        if line.startswith("#"):
            yield title, ideas
            title, ideas = line.lstrip("# ").strip(), []
        elif picture is not None:
            ideas.append(_Draft(picture[2].strip(), picture[1].strip(), number, []))
        elif line.strip() and FIELD.fullmatch(line) is None:
            if not ideas:
                ideas.append(_Draft("", "", number, []))
            ideas[-1].lines.append(line.strip())
    yield title, ideas


def _idea(draft: _Draft) -> Idea:
    return Idea(draft.picture, draft.alt, tuple(draft.lines))


def _faults(slug: str, lines: list[str], fields: Mapping[str, str], guides: list[str]) -> Iterator[Fault]:
    """It says its title and summary, is named after a guide, and its names in double brackets stand for something."""
    missing = [name for name in ("Title", "Summary") if name not in fields]
    if missing:
        yield 1, f"“{missing[0]}:” is missing. Start with a “Title:” line, then a “Summary:” line."
    if slug not in guides:
        suggestion = nearest(slug, guides)
        remedy = f"Did you mean “{suggestion}.md”?" if suggestion else "Name the file after the guide's “Slug:”."
        yield 1, f"There is no guide “{slug}” for this to be the easy read of. {remedy}"
    for number, line in enumerate(lines, start=1):
        wrong = unknown_token(line)
        if wrong is not None:
            yield number, wrong


def _faults_of(draft: _Draft, pictures: set[str]) -> Iterator[Fault]:
    """Every line stands beside a picture that there is, and the picture says in words what it shows."""
    if not draft.picture and not draft.alt:
        yield draft.line, "These words have no picture. Put a line like ![A house](house) above them."
        return
    if draft.picture not in pictures:
        suggestion = nearest(draft.picture, pictures)
        meant = f" Did you mean “{suggestion}”?" if suggestion else f" Draw one and put it in {PICTURES.as_posix()}."
        yield draft.line, f"There is no picture {shorten(draft.picture)}.{meant}"
    if not draft.alt:
        yield draft.line, f"Say in words what the picture shows, like ![A house]({draft.picture})."
    if not draft.lines:
        yield draft.line, "No words stand under this picture. Write a line or two."
