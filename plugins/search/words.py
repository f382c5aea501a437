"""Cut text into the words that are searched for; theme/static/js/search-words.js does the same in the browser.

tests/search/words.json holds cases that both must agree on.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from plugins.languages.speaking import mark, spoken, t

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻʹ`´′＇"))  # noqa: RUF001  removed: “Parkinson’s” is one word
# Letters that Unicode does not take apart into a plain letter and a mark.
LETTERS = str.maketrans(
    {"&": " and ", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}  # noqa: RUF001
)
WORD = re.compile(r"[^\W_]+")
# lunr.js sorts as UTF-16, Python by code point: beyond the first 65,536 characters the two differ.
BEYOND = re.compile(r"[\U00010000-\U0010ffff]")

# Words that say nothing of a service. They are left out of summaries, and of a question that has other words.
LITTLE = frozenset(
    """
    a about all also am an and any are as at be been but by can cant could do does doing dont each every find for from
    get getting give gives goes going good has have havent having he help helped helping helps her here hers him his how
    i id if ill im in into is isnt it its ive just let like local locally look looking lot make makes me more most much
    mum dad my
    near nearby need needed needs no not of off on once one only or other our out over own people person please provide
    provided provides put really see service services she should so some somebody someone something such take takes than
    that thats the their them then there these they theyre this those to too until up us very want wants was way we well
    were weve what when where which while who whom whose why will with without would you youll your youre
    """.split()  # noqa: SIM905  easier to read than a list
)


# The same in another language: a translator lists words there that say as little.
LITTLE_WORDS = mark("a and for from help in need of or the to with")


def little() -> frozenset[str]:
    """Give the words that a question may leave out, in English and in the language that is spoken."""
    return LITTLE if spoken().is_english else LITTLE | frozenset(words(t(LITTLE_WORDS)))


def normalise(text: str) -> str:
    """Write text in plain small letters: no accents, no apostrophes, “and” for &."""
    text = text.lower().translate(APOSTROPHES)  # first: taken apart, some are a space and a mark
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(part for part in parts if not unicodedata.category(part).startswith("M")).lower()
        text = BEYOND.sub(" ", text)
    return text.translate(LETTERS)


def words(text: str) -> list[str]:
    """Give the words of a text, in order."""
    return WORD.findall(normalise(text))


def key_words(text: str) -> list[str]:
    """Give the words of a text that say something of a service."""
    return [word for word in words(text) if word not in LITTLE]


@functools.cache
def title_words(title: str) -> tuple[str, ...]:
    """Give the key words of a title that comes back on many listings."""
    return tuple(key_words(title))
