"""Say the program's own sentences in the language whose pages are being drawn.

Hundreds of small functions say something, and all of them say it in the language of the page that is being drawn. That
language is therefore set once around the drawing of a language's pages (`speaking`), not handed through every call.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup


class LanguageError(Exception):
    """A language cannot be spoken; the text names the file and line, and says how to put it right."""


def _english_plural(count: int) -> int:
    return 0 if count == 1 else 1


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code as in `lang`, its own name, and by each English text what is said for it.

    `plurals` hold the forms for counts by the English text for one; `plural_of` tells which form a count takes,
    and `plural_names` which form has which name in a browser (“one”, “few”).
    """

    code: str
    name: str
    messages: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural_of: Callable[[int], int] = _english_plural
    plural_names: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_english(self) -> bool:
        """Tell whether this is the language that everything is written in."""
        return self.code == ENGLISH.code

    @property
    def path(self) -> str:
        """Give where its pages stand: “/pl”, and nothing for English."""
        return "" if self.is_english else f"/{self.code}"

    @property
    def digest(self) -> str:
        """Name all that it says."""
        said = (self.code, self.name, sorted(self.messages.items()), sorted(self.plurals.items()))
        return hashlib.blake2b(repr(said).encode(), digest_size=12).hexdigest()


ENGLISH = Language("en-GB", "English")
_spoken: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


def spoken() -> Language:
    """Give the language that is spoken now."""
    return _spoken.get()


@contextlib.contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language for a while."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def t(text: str, **values: Any) -> str:
    """Say a text in the language that is spoken, with the values its names in braces stand for."""
    said = _spoken.get().messages.get(text, text)
    return said.format_map(values) if values else said


def n(one: str, many: str, count: int, **values: Any) -> str:
    """Say a text that depends on a count: `{count}` in it is the count."""
    language = _spoken.get()
    forms = language.plurals.get(one)
    said = (one if count == 1 else many) if forms is None else forms[language.plural_of(count)]
    return said.format_map({"count": count} | values)


def in_english(text: str, element: str = "span") -> str:
    """Give a text that somebody wrote in English; on a page in another language it says so."""
    if not text or _spoken.get().is_english:
        return text
    return Markup('<{0} lang="en">{1}</{0}>').format(Markup(element), text)  # noqa: S704  the element is ours


def mark(text: str) -> str:
    """Mark a text that is said later, with `t`, so that translators are given it."""
    return text
