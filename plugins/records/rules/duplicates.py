"""Find listings that look like the same service listed twice."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from plugins.records.entry import Entry
from plugins.records.listing import Listing
from plugins.records.problem import Problem

ALIKE = 0.9  # of SequenceMatcher's ratio: “Ada's Companion” and “Adas Companions” are alike
NEIGHBOURS = 20  # that one listing is compared with: a chain may give one phone for hundreds of branches
HOST = re.compile(r"[a-z]+://(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
SMALL_WORDS = re.compile(r"\b(the|ltd|limited|llp|plc|cic|and)\b|[^\w ]|_")


def likely_duplicates(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Two listings with one phone, one website and postcode, or like names in one outcode may be the same.

    A branch of a chain is not a duplicate: the same organisation at another postcode, or with other support.
    """
    seen: set[tuple[str, str]] = set()
    for why, alike in _groups(entries):
        for first, second in _pairs(alike):
            pair = (first.listing.slug, second.listing.slug)
            if pair not in seen:
                seen.add(pair)
                message = (
                    f"This may be the same service as {first.path.as_posix()}: {why}. "
                    "Keep one of them, or give both the same “organisation:” if they are branches."
                )
                yield second.problem("name", message, fatal=False)


def listed_once(entries: Iterable[Entry]) -> Iterator[Problem]:
    """A file's name is used once in all folders, and a CQC location is listed once."""
    by_slug: dict[str, Entry] = {}
    by_location: dict[str, Entry] = {}
    for entry in entries:
        listing = entry.listing
        other = by_slug.setdefault(listing.slug, entry)
        if other is not entry:
            message = f"{other.path.as_posix()} has the same file name, so both would have one web address."
            yield entry.problem((), f"{message} Rename this file.")
        location = listing.cqc.location_id if listing.cqc is not None else listing.cqc_location_id
        twin = by_location.setdefault(location, entry) if location is not None else entry
        if twin is not entry:
            message = f"CQC location {location} is already listed in {twin.path.as_posix()}. Keep one of the two."
            yield entry.problem("location_id" if listing.cqc else "cqc_location_id", message)


def are_listed_once(listings: Iterable[Listing]) -> bool:
    """Tell whether there is nothing for `listed_once` to find; that takes no look at any file."""
    slugs, locations, count, placed = set(), set(), 0, 0
    for listing in listings:
        slugs.add(listing.slug)
        count += 1
        location = listing.cqc.location_id if listing.cqc is not None else listing.cqc_location_id
        if location is not None:
            locations.add(location)
            placed += 1
    return len(slugs) == count and len(locations) == placed


def _groups(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    phones: dict[str, list[Entry]] = defaultdict(list)
    sites: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    names: dict[tuple[str, str], list[tuple[str, Entry]]] = defaultdict(list)
    for entry in entries:
        listing = entry.listing
        if listing.phone:
            phones[listing.phone.replace(" ", "")].append(entry)
        if listing.address is not None:
            if listing.website:
                found = HOST.match(listing.website)
                sites[found[1].lower() if found else "", listing.address.postcode].append(entry)
            name = _plain(listing.name)
            names[listing.address.outcode, name[:3]].append((name, entry))
    for phone, alike in sorted(phones.items()):
        yield f"the same phone, {phone}", alike
    for (host, _postcode), alike in sorted(sites.items()):
        yield f"the same website and postcode, {host}", alike
    for (outcode, _start), near in sorted(names.items()):
        for first, second in _alike(near):
            yield f"a name like it in {outcode}", [first, second]


def _pairs(alike: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give each listing with the nearest one before it that is not its branch."""
    for index, second in enumerate(alike):
        for first in reversed(alike[max(0, index - NEIGHBOURS) : index]):
            if not _are_branches(first.listing, second.listing):
                yield first, second
                break


def _alike(near: list[tuple[str, Entry]]) -> Iterator[tuple[Entry, Entry]]:
    """Give each listing with the nearest one before it that has a name like its own and is not its branch."""
    for index, (name, entry) in enumerate(near):
        matcher = None  # making one costs more than most names ask for
        for other_name, other in reversed(near[:index]):
            if 2 * min(len(name), len(other_name)) < ALIKE * (len(name) + len(other_name)):
                continue
            matcher = matcher or difflib.SequenceMatcher(b=name, autojunk=False)
            matcher.set_seq1(other_name)
            is_near = matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
            if is_near and not _are_branches(other.listing, entry.listing):
                yield other, entry
                break


def _plain(name: str) -> str:
    return " ".join(SMALL_WORDS.sub("", name.lower().replace("&", "and")).split())


def _are_branches(one: Listing, other: Listing) -> bool:
    """Tell whether two listings are different services of one organisation."""
    if not _same_organisation(one, other):
        return False
    places = {item.address.postcode if item.address else item.outcode for item in (one, other)}
    return len(places) > 1 or set(one.support) != set(other.support)


def _same_organisation(one: Listing, other: Listing) -> bool:
    if one.cqc is not None and other.cqc is not None:
        if one.cqc.brand is not None and one.cqc.brand == other.cqc.brand:
            return True
        if one.cqc.provider_id is not None and one.cqc.provider_id == other.cqc.provider_id:
            return True
    names = [_plain(item.organisation.name if item.organisation else item.name) for item in (one, other)]
    return names[0] == names[1]
