"""Repair the phone numbers and web addresses of a register, or leave them out."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from plugins.importers.cells import text_of

WHOLE = re.compile(r"0(?:1[0-9]{8,9}|[2357][0-9]{9}|8[0-9]{8,9})")
BIG_CITY = re.compile(r"01(?:1[0-9]|[0-9]1)")  # 0113, 0161 and their like: always eleven digits
BETWEEN_NUMBERS = re.compile(r"[/;,|]|\bor\b|\band\b", re.IGNORECASE)
EXTENSION = re.compile(r"\b(?:ext|extension|x)\b\.? *[0-9]*.*", re.IGNORECASE)
ELEVEN = 11
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
SCHEME = re.compile(r"(https?)(?::/*|/+)", re.IGNORECASE)  # also http:/x, https//x
# A page's name run into the ending, as in “www.example.comenq”; these few endings are real.
RUN_IN = re.compile(r"(?:com|org|net|uk)[a-z]+")
REAL_ENDINGS = frozenset({"community", "company", "compare", "computer", "network", "organic"})
LONGEST = 300


def phone_of(cell: str) -> str | None:
    """Give the first whole UK number of a cell, spaced as people say it, or None.

    A number may lack its leading zero (a spreadsheet ate it), or start +44 or 0044.
    Source of the lengths: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers (National Numbering Plan).
    """
    for part in BETWEEN_NUMBERS.split(EXTENSION.sub("", text_of(cell))):
        digits = re.sub(r"[^0-9+]", "", part.replace("(0)", ""))
        digits = re.sub(r"^(?:\+44|0044|44(?=[0-9]{10}$))0?", "0", digits)
        if digits and digits[0] in "123578" and len(digits) in (9, 10):
            digits = f"0{digits}"
        if WHOLE.fullmatch(digits) and (len(digits) == ELEVEN or BIG_CITY.match(digits) is None):
            return _spaced(digits)
    return None


def website_of(cell: str) -> str | None:
    """Give a web address with its scheme, its host in small letters, or None where it cannot be one.

    Without a scheme it gets http://: a browser tries https:// first, and a site that has none still opens.
    """
    text = text_of(cell).strip("<>\"'“”‘’., ")
    if not text.isascii() or re.search(r"[\s<>\"'\\@]", text):
        return None
    scheme = "http"
    while found := SCHEME.match(text):  # “http://https://www…” is two schemes; the inner one is meant
        scheme, text = found[1].lower(), text[found.end() :]
    host, slash, page = text.partition("/")
    address = f"{scheme}://{host.lower()}{slash}{page}"
    return address if len(address) <= LONGEST and _opens(address) else None


def _opens(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    ending = host.rpartition(".")[2]
    return HOST.fullmatch(host) is not None and (RUN_IN.fullmatch(ending) is None or ending in REAL_ENDINGS)


def _spaced(digits: str) -> str:
    if digits.startswith("02"):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if digits[1] in "358" or BIG_CITY.match(digits):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return f"{digits[:5]} {digits[5:]}"
