"""Rules about how people get in touch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.records.entry import Entry, Surroundings
from plugins.records.problem import Problem, shorten
from plugins.records.yaml_source import FieldPath

PHONE = re.compile(r"0[1-9][0-9]{8,9}")
# Its last part starts with a letter: the number of a machine (127.0.0.1, ::1) does not.
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*")
SHORT_NUMBER = re.compile(r"1[0-9]{2}|11[68][0-9]{3}")  # 111, 116 123


def phone_is_dialable(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """A phone number has 10 or 11 digits and starts with 0."""
    phone = entry.listing.phone
    if phone is None:
        return
    digits = phone.replace(" ", "")
    if PHONE.fullmatch(digits) is None and SHORT_NUMBER.fullmatch(digits) is None:
        message = f"Phone {shorten(phone)} is not a UK number. Write it with its leading zero, like 01632 960123."
        yield entry.problem("phone", message)


def website_is_public(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """A website is one that anybody can open: a name with a dot, no password, no machine's number."""
    organisation = entry.listing.organisation
    given: list[tuple[FieldPath, str | None]] = [(("website",), entry.listing.website)]
    if organisation is not None:
        given.append((("organisation", "website"), organisation.website))
    for field, website in given:
        if website is not None and not _is_public(website):
            remedy = "Copy it from a browser's address bar."
            yield entry.problem(field, f"Website {shorten(website)} cannot be opened by others. {remedy}")


def somebody_can_be_reached(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """A listing gives a phone number, an email address or a website."""
    listing = entry.listing
    if listing.kind == "personal-assistant" or listing.phone or listing.email or listing.website:
        return
    if entry.was_given("phone", "email", "website"):  # and refused: that has its own message
        return
    message = "Nobody can get in touch: there is no phone, email or website. Add at least one."
    yield entry.problem("name", message, fatal=listing.cqc is None)


def _is_public(website: str) -> bool:
    try:
        parts = urlsplit(website)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return HOST.fullmatch(host) is not None and parts.username is None
