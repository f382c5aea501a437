"""Write what the finder shows and narrows by: for all listings their cards, facets, places, prices and ages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from plugins.records.area import Place
from plugins.records.catalogue import Catalogue
from plugins.records.facets import Group, count, groups
from plugins.records.freshness import Freshness
from plugins.records.listing import Listing, Price
from plugins.records.schema import vocabularies, vocabulary_notes
from plugins.records.thesaurus import Meaning
from plugins.records.wording import UNIT_ORDER, Card, make_card
from plugins.search.places import compact
from plugins.search.words import LITTLE, key_words, words

# In this order on every card; the browser knows them by these names.
CARD = tuple(Card.__dataclass_fields__)
EPOCH = date(2000, 1, 1)
GRID = 1_000  # parts of a degree: 111 metres north to south. A card needs no more to say “2.3 miles”.
PER_UNIT = 10_000_000  # pence; more than any price, so that prices sort by unit first
HALF_HOURS = 2


class Columns(NamedTuple):
    """All that is written of the listings, a column each, in the listings' order."""

    cards: list[list[Any]]
    facets: list[list[int]]
    points: list[list[int] | int]
    reaches: list[list[int] | int]
    prices: list[int]
    checked: list[int]
    sinks: list[int]


def listings_json(listings: Sequence[Listing], catalogue: Catalogue) -> bytes:
    """Write the listings.

    groups: [key, title, [[word, title], …]], in the order people use them; a facet is the number of a word, counted
    through all groups. points: [latitude, longitude] in thousandths of a degree of a place one goes to, else 0.
    reaches: [latitude, longitude, miles] of a service that comes so far, [] of one that comes to its districts, else 0.
    prices: pence, by unit first; -1 where not given. checked: days since 2000, 0 for never. sinks: 1 for a listing
    not checked lately, 2 for one closed for now. meanings: everyday words, each with the facets it stands for.
    thesaurus: [[phrase, …], [facet, …]], the best facet first.
    """
    used = [(group, count(group, listings)) for group in groups(catalogue)]
    shown = [[group.key, group.title, [[word.word, word.title] for word in found]] for group, found in used if found]
    numbers = _numbers(used)
    columns = Columns(
        cards=[_card(make_card(listing, catalogue)) for listing in listings],
        facets=[_facets(listing, numbers) for listing in listings],
        points=[_point(listing, catalogue) for listing in listings],
        reaches=[_reach(listing, catalogue) for listing in listings],
        prices=[_price(listing.prices, listing.pays) for listing in listings],
        checked=[_days(listing) for listing in listings],
        sinks=[_sinks(listing, catalogue) for listing in listings],
    )
    head = {
        "groups": shown,
        "card": CARD,
        "little": sorted(LITTLE),
        "meanings": _meanings(numbers),
        "thesaurus": _thesaurus(catalogue.thesaurus, numbers),
    }
    return compact(head | columns._asdict())


def _numbers(used: Iterable[tuple[Group, Sequence[Any]]]) -> list[tuple[Group, dict[str, int]]]:
    numbers, total = [], 0
    for group, found in used:
        numbers.append((group, {counted.word: total + index for index, counted in enumerate(found)}))
        total += len(found)
    return numbers


def _meanings(numbers: Iterable[tuple[Group, dict[str, int]]]) -> dict[str, list[int]]:
    """Give the words that describe a kind of support (“hoists”, “shopping”), unless they are in the name of one."""
    known = next((known for group, known in numbers if group.key == "support"), {})
    named_titles = (*vocabularies()["support"].values(), *vocabularies()["need"].values())
    named = {word for title in named_titles for word in words(title)}
    found: dict[str, list[int]] = {}
    for kind, note in vocabulary_notes("support").items():
        for word in dict.fromkeys(key_words(note)):
            if word not in named and kind in known:
                found.setdefault(word, []).append(known[kind])
    return found


def _thesaurus(
    thesaurus: Iterable[Meaning], numbers: Iterable[tuple[Group, dict[str, int]]]
) -> list[tuple[list[str], list[int]]]:
    """Give the phrases that stand for something some listing has; the others could find nothing."""
    by_group = {group.key: known for group, known in numbers}
    found = []
    for meaning in thesaurus:
        facets = [
            by_group[key][word]
            for key, chosen in (
                ("support", meaning.support),
                ("need", meaning.needs),
                ("pay", meaning.pays),
                ("kind", meaning.kinds),
                ("language", meaning.languages),
            )
            for word in chosen
            if word in by_group[key]
        ]
        if facets:
            found.append(([" ".join(words(phrase)) for phrase in meaning.say], facets))
    return found


def _card(card: Card) -> list[Any]:
    return [getattr(card, name) for name in CARD]


def _facets(listing: Listing, numbers: Iterable[tuple[Group, dict[str, int]]]) -> list[int]:
    return [known[word] for group, known in numbers for word in group.values(listing) if word in known]


def _point(listing: Listing, catalogue: Catalogue) -> list[int] | int:
    """Give where people go: exactly only where the whole address may be shown, else the middle of the outcode."""
    if listing.area is not None:
        return 0
    where = listing.address
    if where is not None and where.show == "full":
        return _grid(catalogue.area.locate(where.postcode))
    if where is not None and where.show == "outcode":
        return _grid(catalogue.area.outcodes.get(where.outcode))
    return _grid(catalogue.area.outcodes.get(listing.outcode or ""))


def _reach(listing: Listing, catalogue: Catalogue) -> list[int] | int:
    if listing.area is None:
        return 0
    middle = _grid(catalogue.area.outcodes.get(listing.area.of or ""))
    return [*middle, listing.area.miles] if isinstance(middle, list) and listing.area.miles is not None else []


def _grid(place: Place | None) -> list[int] | int:
    return 0 if place is None else [round(place.latitude * GRID), round(place.longitude * GRID)]


def _price(prices: Sequence[Price], pays: Sequence[str]) -> int:
    if not prices:
        return 0 if pays == ("free",) else -1
    return min(_pence(price) for price in prices)


def _pence(price: Price) -> int:
    """Give pence with the unit in front; half an hour counts as an hour, and what is free comes first."""
    pence = round(price.amount * 100)
    if pence == 0:
        return 0
    if price.unit == "half-hour":
        return pence * HALF_HOURS
    return UNIT_ORDER.index(price.unit) * PER_UNIT + pence


def _days(listing: Listing) -> int:
    return 0 if listing.assured is None else (listing.assured.date - EPOCH).days


def _sinks(listing: Listing, catalogue: Catalogue) -> int:
    if not listing.is_open:
        return 2
    return int(catalogue.freshness(listing) is Freshness.SINKING)
