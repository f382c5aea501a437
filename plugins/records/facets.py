"""The ways to narrow a list of listings: each a group of words, and which words a listing answers to."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.languages.speaking import t
from plugins.records.catalogue import Catalogue
from plugins.records.listing import Listing
from plugins.records.schema import KINDS, kinds, vocabularies

Values = Callable[[Listing], tuple[str, ...]]

# Upper ends in pounds. A person with a direct payment thinks in pounds an hour; a care home charges by the week.
HOURLY = (20, 25, 30)
WEEKLY = (1000, 1500)


@dataclass(frozen=True, slots=True)
class Group:
    """One way to narrow: its key in addresses, its title, its words with their titles, and a listing's words."""

    key: str
    title: str
    words: dict[str, str]
    values: Values


@dataclass(frozen=True, slots=True)
class Counted:
    """A word that some listings answer to, and how many."""

    word: str
    title: str
    count: int


def groups(catalogue: Catalogue) -> tuple[Group, ...]:
    """Give every group, in the order people use them. Between groups AND, within one OR."""
    words = {
        vocabulary: {word: t(title) for word, title in vocabularies()[vocabulary].items()}
        for vocabulary in ("support", "need", "way_to_pay", "rating", "availability", "language")
    }
    record_kinds = {name: t(kinds()[name].title) for name in KINDS}
    ratings = {_slug(word): title for word, title in words["rating"].items()}
    return (
        Group("support", t("Kind of support"), words["support"], lambda listing: listing.support),
        Group("district", t("District"), catalogue.area.district_names, lambda listing: listing.districts),
        Group("need", t("Who it is for"), words["need"], lambda listing: listing.needs),
        Group("pay", t("Way to pay"), words["way_to_pay"], lambda listing: listing.pays),
        Group("price", t("Price"), price_bands(), _price_bands_of),
        Group("rating", t("CQC rating"), ratings, _rating_of),
        Group("availability", t("Availability"), words["availability"], _availability_of),
        Group("language", t("Language"), words["language"], lambda listing: listing.languages),
        Group("kind", t("Kind of provider"), record_kinds, lambda listing: (listing.kind,)),
    )


def count(group: Group, answers: Iterable[Sequence[str]]) -> tuple[Counted, ...]:
    """Count how many answers name each word of a group, in the group's order, leaving out words none does."""
    counts = Counter(itertools.chain.from_iterable(answers))
    return tuple(Counted(word, title, counts[word]) for word, title in group.words.items() if word in counts)


def price_bands() -> dict[str, str]:
    """Give the bands of prices with their titles, hourly then weekly."""
    bands = {}
    for unit, ends in (("hour", HOURLY), ("week", WEEKLY)):
        each = {"hour": t("an hour"), "week": t("a week")}[unit]
        bands[f"{unit}-{ends[0]}"] = t("Up to £{high} {each}", high=f"{ends[0]:,}", each=each)
        for low, high in itertools.pairwise(ends):
            bands[f"{unit}-{high}"] = t("£{low} to £{high} {each}", low=f"{low:,}", high=f"{high:,}", each=each)
        bands[f"{unit}-more"] = t("Over £{low} {each}", low=f"{ends[-1]:,}", each=each)
    return bands | {"free": t("Free"), "not-given": t("Price not given")}


BANDS = tuple(price_bands())


def _price_bands_of(listing: Listing) -> tuple[str, ...]:
    if not listing.prices:
        return ("free",) if listing.pays == ("free",) else ("not-given",)
    found = set()
    for unit, ends, factor in (("hour", HOURLY, {"hour": 1, "half-hour": 2}), ("week", WEEKLY, {"week": 1})):
        amounts = [price.amount * factor[price.unit] for price in listing.prices if price.unit in factor]
        if amounts:
            found.add(_band(unit, ends, min(amounts)))
    if any(price.amount == 0 for price in listing.prices):
        found.add("free")
    return tuple([band for band in BANDS if band in found] if len(found) > 1 else found)


def _band(unit: str, ends: tuple[int, ...], amount: Decimal) -> str:
    return next((f"{unit}-{end}" for end in ends if amount <= end), f"{unit}-more")


def _rating_of(listing: Listing) -> tuple[str, ...]:
    if listing.cqc is None:
        return ()
    return (_slug(listing.cqc.rating.overall if listing.cqc.rating is not None else "Not rated"),)


def _availability_of(listing: Listing) -> tuple[str, ...]:
    return ("unknown",) if listing.availability is None else (listing.availability.state,)


def _slug(rating: str) -> str:
    return rating.lower().replace(" ", "-")
