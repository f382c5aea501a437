"""Rules about what is written in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.records.entry import Entry, Surroundings
from plugins.records.problem import Problem, shorten
from plugins.records.yaml_source import FieldPath

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")
# Digits of any script, and any dash, space or bracket between them: a person can still dial it.
BETWEEN = r"[\s()\u2010-\u2015-]{0,3}"
START = rf"(?<![\w.-])(?:(?:\+|00) ?44(?:{BETWEEN}0)?|[0\uff10])"
PHONE = re.compile(rf"{START}{BETWEEN}[^\D0](?:{BETWEEN}\d){{8,9}}(?!\d)")
SHOUTING = re.compile(r"(?:\b[A-Z]{3,}\b[ ,!-]*){3,}|!{3,}")
LOUD = re.compile(r"[A-Z]{3}|!!!")  # what all shouting holds, and most text does not
# “ADHD, OCD, PTSD” is no shouting: it is short words with commas between.
SHORT_WORDS = re.compile(r"[A-Z]{3,4}(?:[ !-]*,[ !-]*[A-Z]{3,4})*[ ,!-]*")
CLAIM = re.compile(
    r"\b(?:rated|rating(?: is| of|:)?|judged|CQC)\s+(?:as\s+|us\s+|overall\s+|[“\"'‘*_])*"
    r"(outstanding|good|requires\s+improvement|inadequate)\b",
    re.IGNORECASE,
)
CLAIMS = ("rated", "rating", "judged", "cqc")  # one of which every claim holds
# Characters that turn text around or hide it: https://www.unicode.org/reports/tr36/
# and those that XML, so a feed, cannot hold: https://www.w3.org/TR/xml/#charsets
HIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff0-\ufffb\ufffe\uffff]"
)
LONGEST_SUMMARY = 30  # words
LONG_WORD = 13  # letters
MOST_LONG_WORDS = 3


def every_text(part: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Give every text of a document's tree that is not plain letters, digits and marks, with its field."""
    if isinstance(part, str) and not part.isprintable():
        yield path, part
    if isinstance(part, dict | list):
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            yield from every_text(value, (*path, key))


def _is_shouting(text: str) -> bool:
    return SHORT_WORDS.fullmatch(text) is None


def no_contact_details_in_text(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Text carries no email address or phone number: they have their fields, which can be withheld."""
    for pattern, signs, what, home in (
        (EMAIL, "@", "an email address", "email:"),
        (PHONE, "+0\uff10", "a phone number", "phone:"),  # one of which starts every number
    ):
        if not any(sign in entry.joined for sign in signs):  # as in most listings; to look is ten times as quick
            continue
        for field, text in entry.texts:
            found = pattern.search(text)
            if found is not None:
                message = f"{shorten(found[0])} looks like {what} inside text. Move it to “{home}”."
                yield entry.problem(field, message)


def no_shouting(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Text does not shout in capitals or exclamation marks."""
    if LOUD.search(entry.joined) is None:
        return
    for field, text in entry.texts:
        shouts = (found for found in SHOUTING.finditer(text) if _is_shouting(found[0]))
        found = next(shouts, None)
        is_cqcs = field == ("name",) and entry.listing.cqc is not None  # whose spelling stands
        if found is not None and not is_cqcs:
            yield entry.problem(field, f"{shorten(found[0].strip())} reads as shouting. Write it in small letters.")


def no_rating_that_differs(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Text claims no CQC rating other than the one on record."""
    listing = entry.listing
    rating = listing.cqc.rating if listing.cqc is not None else None
    recorded = rating.overall if rating is not None else None
    said = entry.joined.lower()
    if not any(word in said for word in CLAIMS):
        return
    for field, text in entry.texts:
        for found in CLAIM.finditer(text):
            if recorded is None or " ".join(found[1].lower().split()) != recorded.lower():
                truth = f"CQC's record says “{recorded}”" if recorded else "there is no CQC rating on record"
                message = f"{shorten(found[0])} is a claim about a rating, but {truth}. Remove the claim."
                yield entry.problem(field, message)


def no_hidden_characters(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """No field holds invisible characters, which can turn text around or hide part of it."""
    if entry.document.text.replace("\n", "").isprintable() and "\\" not in entry.document.text:
        return  # nothing is hidden in the file, and nothing in it is written as an escape
    for field, text in every_text(entry.document.tree):
        found = HIDDEN.search(text)
        if found is not None:
            message = f"There is an invisible character (U+{ord(found[0]):04X}) in the text. Type the text again."
            yield entry.problem(field, message)


def summary_is_easy_to_read(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """A summary is one sentence a 12-year-old could read."""
    summary = entry.listing.summary
    if summary is None:
        return
    words = re.findall(r"[^\W\d_]+", summary)
    long_words = [word for word in words if len(word) >= LONG_WORD]
    if len(words) > LONGEST_SUMMARY:
        message = f"The summary has {len(words)} words. Say it in {LONGEST_SUMMARY} or fewer."
        yield entry.problem("summary", message, fatal=False)
    elif len(long_words) >= MOST_LONG_WORDS:
        message = f"The summary has hard words ({', '.join(long_words)}). Say it as you would to a neighbour."
        yield entry.problem("summary", message, fatal=False)
