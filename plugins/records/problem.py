"""What is wrong with a record, where, and how to put it right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing wrong in one file.

    `path` is relative to the repository, `line` counts from 1. `message` says what is wrong and then how
    to put it right. A problem that is not `fatal` is a warning: it is shown, and stops nothing.
    """

    path: Path
    line: int
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        """Give the problem as `file:line: message`, the form editors and terminals link."""
        warning = "" if self.fatal else "warning: "
        return f"{self.path.as_posix()}:{self.line}: {warning}{self.message}"


class RecordsError(Exception):
    """The records cannot be published; `problems` holds every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def as_word(text: str) -> str:
    """Write text as the words of our vocabularies are written: small letters with dashes."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Find the valid word most like `word`, or None when nothing is near."""
    squeezed = {known.replace("-", "").replace("_", "").lower(): known for known in words}
    wanted = as_word(word).replace("-", "")
    found = difflib.get_close_matches(wanted, squeezed, n=1, cutoff=0.6)
    return squeezed[found[0]] if found else None


def shorten(value: object, limit: int = 60) -> str:
    """Quote a value in a message on one line, cut when it is long, with nothing a terminal would obey."""
    text = "".join(part if part.isprintable() else "�" for part in " ".join(str(value).split()))
    return f"“{text[: limit - 1]}…”" if len(text) > limit else f"“{text}”"
