"""What of each listing can be searched for: the words of its fields, each field with its weight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from plugins.languages.speaking import spoken
from plugins.records.listing import Listing
from plugins.records.schema import kinds, vocabularies
from plugins.records.wording import titles
from plugins.search.words import key_words, title_words, words

# How much more a word says in a field than in the summary.
WEIGHTS = {"name": 10, "support": 6, "needs": 4, "organisation": 3, "place": 2, "summary": 1}


class Document(NamedTuple):
    """The words of a listing, a field each, no word twice in one."""

    name: tuple[str, ...]
    support: tuple[str, ...]
    needs: tuple[str, ...]
    organisation: tuple[str, ...]
    place: tuple[str, ...]
    summary: tuple[str, ...]


def make_document(listing: Listing, districts: dict[str, str]) -> Document:
    """Give what can be searched of a listing. `districts` are names by slug. What is withheld is not in it."""
    return Document(
        name=_once(words(listing.name)),
        support=_words_of("support", listing.support),
        needs=_words_of("need", listing.needs),
        organisation=_organisation(listing),
        place=_place(listing, districts),
        summary=_summary(listing),
    )


def _organisation(listing: Listing) -> tuple[str, ...]:
    names = [listing.organisation.name] if listing.organisation is not None else []
    if listing.cqc is not None:
        names += [name for name in (listing.cqc.brand, listing.cqc.also_known_as) if name]
    return _once(word for name in names for word in words(name))


def _place(listing: Listing, districts: dict[str, str]) -> tuple[str, ...]:
    found = [word for slug in listing.districts for word in title_words(districts.get(slug, slug))]
    where = listing.address
    if where is not None and where.show in ("full", "outcode"):
        found += [*words(where.town or ""), where.outcode.lower()]
    if listing.outcode is not None:
        found.append(listing.outcode.lower())
    if listing.area is not None and listing.area.of is not None:
        found.append(listing.area.of.lower())
    return _once(found)


def _summary(listing: Listing) -> tuple[str, ...]:
    found = key_words(listing.summary or "")
    for part in (*listing.components, *listing.levels):
        found += key_words(part.name)
    found += _words_of("way_to_pay", listing.pays)
    found += _words_of("language", tuple(word for word in listing.languages if word != "en"))
    found += title_words(kinds()[listing.kind].title)
    return _once(found)


def _words_of(vocabulary: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words of titles, on a page in another language in English and in that language."""
    known = vocabularies()[vocabulary]
    english = _once(word for one in chosen for word in title_words(known[one]))
    if spoken().is_english:
        return english
    return _once((*english, *(word for title in titles(vocabulary, chosen) for word in words(title) if len(word) > 1)))


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
