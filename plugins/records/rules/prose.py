"""Rules about what is written in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.records.entry import Entry, Surroundings
from plugins.records.listing import Listing
from plugins.records.problem import Problem, shorten
from plugins.records.yaml_source import FieldPath

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
PHONE = re.compile(r"(?<![\w.])(\+44|0)[ -]?[1-9]([ -]?[0-9]){8,9}(?![0-9])")
SHOUTING = re.compile(r"(?:\b[A-Z]{3,}\b[ ,!-]*){3,}|!{3,}")
CLAIM = re.compile(
    r"\b(?:rated|rating(?: is| of|:)?|judged) +(?:as +|us +|overall +|“|\")*"
    r"(outstanding|good|requires improvement|inadequate)\b",
    re.IGNORECASE,
)
# Characters that turn text around or hide it: https://www.unicode.org/reports/tr36/
HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LONGEST_SUMMARY = 30  # words
LONG_WORD = 13  # letters
MOST_LONG_WORDS = 3


def texts(listing: Listing) -> Iterator[tuple[FieldPath, str]]:
    """Give every text that was written freely, with its field."""
    for field in (
        "name",
        "summary",
        "description",
        "how_to_start",
        "experience",
        "who_for",
        "response_time",
        "time_limit",
    ):
        text = getattr(listing, field)
        if text:
            yield (field,), text
    if listing.availability is not None and listing.availability.note:
        yield ("availability", "note"), listing.availability.note
    if listing.status is not None and listing.status.reason:
        yield ("status", "reason"), listing.status.reason
    if listing.referral is not None and listing.referral.how:
        yield ("referral", "how"), listing.referral.how
    for field, parts in (("components", listing.components), ("levels", listing.levels)):
        for index, part in enumerate(parts):
            yield (field, index, "what"), part.what


def no_contact_details_in_text(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Text carries no email address or phone number of its own: they have their fields, which can be withheld."""
    for field, text in texts(entry.listing):
        for pattern, what, home in (
            (EMAIL, "an email address", "email:"),
            (PHONE, "a phone number", "phone:"),
        ):
            found = pattern.search(text)
            if found is not None:
                message = f"{shorten(found[0])} looks like {what} inside text. Move it to “{home}”."
                yield entry.problem(field, message)


def no_shouting(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Text does not shout in capitals or exclamation marks."""
    for field, text in texts(entry.listing):
        found = SHOUTING.search(text)
        if found is not None and entry.listing.cqc is None:
            yield entry.problem(
                field, f"{shorten(found[0].strip())} reads as shouting. Write it in small letters."
            )


def no_rating_that_differs(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Text claims no CQC rating other than the one on record."""
    listing = entry.listing
    rating = listing.cqc.rating if listing.cqc is not None else None
    recorded = rating.overall if rating is not None else None
    for field, text in texts(listing):
        for found in CLAIM.finditer(text):
            if recorded is None or found[1].lower() != recorded.lower():
                truth = f"CQC's record says “{recorded}”" if recorded else "there is no CQC rating on record"
                message = f"{shorten(found[0])} is a claim about a rating, but {truth}. Remove the claim."
                yield entry.problem(field, message)


def no_hidden_characters(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Text holds no invisible characters that turn it around or hide part of it."""
    for field, text in texts(entry.listing):
        found = HIDDEN.search(text)
        if found is not None:
            message = (
                f"There is an invisible character (U+{ord(found[0]):04X}) in the text. Type the text again."
            )
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
