"""Choose a file name for a listing: short, telling, and not taken."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from plugins.records.problem import as_word

LONGEST = 80


@dataclass(frozen=True, slots=True)
class Naming:
    """What a file name is made from: a name, the town when the name alone is taken, and a number of its own."""

    name: str
    town: str
    number: str


def slug_of(text: str) -> str:
    """Write text as a file name: small letters without accents, digits and dashes; “Flo’s & Co” is flos-and-co."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("'", "").replace("’", ""))
    word = as_word("".join(character for character in plain if not unicodedata.combining(character)))
    return word if len(word) <= LONGEST else word[: LONGEST + 1].rpartition("-")[0] or word[:LONGEST]


def choose_slugs(wanted: Mapping[str, Naming], taken: Collection[str]) -> dict[str, str]:
    """Give each key a slug that is neither taken nor another's, whatever the order they come in.

    The name alone where only one wants it; else with the town; else with the number, which is its own.
    """
    chosen: dict[str, str] = {}
    left = dict(wanted)
    for form in (_by_name, _by_town):
        offers = {key: form(naming) for key, naming in left.items()}
        wishes = Counter(offers.values())
        used = {*taken, *chosen.values()}
        fitting = {key: slug for key, slug in offers.items() if slug and wishes[slug] == 1 and slug not in used}
        chosen |= fitting
        left = {key: naming for key, naming in left.items() if key not in fitting}
    used = {*taken, *chosen.values()}
    for key, naming in sorted(left.items()):
        slug = _by_number(naming)
        while slug in used:  # somebody's name ends in this very number
            slug += "-2"
        used.add(slug)
        chosen[key] = slug
    return chosen


def _by_name(naming: Naming) -> str:
    return slug_of(naming.name)


def _by_town(naming: Naming) -> str:
    name, town = slug_of(naming.name), slug_of(naming.town)
    return name if name.endswith(town) else "-".join(filter(None, (name, town)))


def _by_number(naming: Naming) -> str:
    start = _by_town(naming) or "location"
    return f"{start}-{as_word(naming.number.removeprefix('1-')) or 'x'}"
