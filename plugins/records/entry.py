"""A listing beside the file it was read from: what a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.records.area import Area
from plugins.records.listing import Listing
from plugins.records.problem import Problem
from plugins.records.yaml_source import Document, FieldPath

# The fields that hold sentences, and those inside others.
FIELDS = (
    "name", "summary", "description", "how_to_start", "experience", "who_for", "response_time", "time_limit",
)  # fmt: skip
PARTS = (
    ("availability", "note"), ("status", "reason"), ("referral", "how"),
    ("components", "what"), ("levels", "what"), ("photos", "alt"),
    ("prices", "for_"), ("prices", "includes"), ("prices", "minimum"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A listing, its path relative to the repository, the lines of its fields, and its texts."""

    listing: Listing
    path: Path
    document: Document
    texts: tuple[tuple[FieldPath, str], ...]  # all that was written freely, with its field
    joined: str = ""  # the same in one piece, to see at once what is in none of it

    def was_given(self, *fields: str) -> bool:
        """Tell whether the file holds one of these fields, if only one that its schema refused."""
        return any(field in self.document.tree for field in fields)

    def problem(self, field: FieldPath | str, message: str, *, fatal: bool = True) -> Problem:
        """Report a problem at the line of a field, wherever in the file its value comes from."""
        path: FieldPath = (field,) if isinstance(field, str) else field
        if path not in self.document.lines and ("cqc", *path[-1:]) in self.document.lines:
            path = ("cqc", *path[-1:])
        return Problem(path=self.path, line=self.document.line(path), message=message, fatal=fatal)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may ask besides the listing: the area, the day, and where photos are."""

    area: Area
    today: date
    photos: Path


Rule = Callable[[Entry, Surroundings], Iterator[Problem]]


def make_entry(listing: Listing, path: Path, document: Document) -> Entry:
    """Put a listing beside its file; several rules read its texts, which are gathered once."""
    texts = tuple(_texts(listing))
    return Entry(listing, path, document, texts, "\n".join([text for _, text in texts]))


def _texts(listing: Listing) -> Iterator[tuple[FieldPath, str]]:
    """Give every text that was written freely, with its field."""
    for field in FIELDS:
        yield from _written((field,), getattr(listing, field))
    for field, part in PARTS:
        value = getattr(listing, field)
        for index, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            path = (field, part.rstrip("_")) if index is None else (field, index, part.rstrip("_"))
            yield from _written(path, getattr(item, part, None))
    for index, result in enumerate(listing.results):
        yield ("results", index), result


def _written(path: FieldPath, text: str | None) -> Iterator[tuple[FieldPath, str]]:
    if text:
        yield path, text
