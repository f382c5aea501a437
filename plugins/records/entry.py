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


@dataclass(frozen=True, slots=True)
class Entry:
    """A listing, its path relative to the repository, and the lines of its fields."""

    listing: Listing
    path: Path
    document: Document

    def was_given(self, *fields: str) -> bool:
        """Tell whether the file holds one of these fields, if only one that its schema refused."""
        return any((field,) in self.document.lines for field in fields)

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
