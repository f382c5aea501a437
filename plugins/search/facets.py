"""Write which listings have each word of each group: a file a word, and a file a group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.languages.speaking import t
from plugins.records.catalogue import Catalogue
from plugins.records.facets import Counted, Group, count, groups
from plugins.records.schema import vocabularies, vocabulary_notes
from plugins.search.numbers import packed
from plugins.search.places import compact
from plugins.search.rows import Row
from plugins.search.words import little, words

# Groups whose words a listing gives in an order that says something: its main kind of support stands first.
IN_ORDER = ("support", "need")


@dataclass(frozen=True, slots=True)
class Facets:
    """The groups in use. A facet is the number of a word, counted through all groups."""

    groups: tuple[tuple[Group, tuple[Counted, ...]], ...]
    numbers: dict[str, dict[str, int]]  # by group and word

    def head(self) -> list[list[Any]]:
        """Give what is known of each group before any listing is: [key, title, [[word, title, count], …]]."""
        return [
            [group.key, group.title, [[word.word, word.title, word.count] for word in found]]
            for group, found in self.groups
        ]

    def meanings(self) -> dict[str, list[int]]:
        """Give the words that describe a kind of support (“hoists”, “shopping”), unless they are in the name of one."""
        known = self.numbers.get("support", {})
        named_titles = (*vocabularies()["support"].values(), *vocabularies()["need"].values())
        named = {word for title in named_titles for word in words(f"{title} {t(title)}")}
        left_out = little()
        found: dict[str, list[int]] = {}
        for kind, note in vocabulary_notes("support").items():
            said = [word for word in words(f"{note} {t(note)}") if word not in left_out]
            for word in dict.fromkeys(said):
                if word not in named and kind in known:
                    found.setdefault(word, []).append(known[kind])
        return found


def make_facets(rows: Sequence[Row], catalogue: Catalogue) -> Facets:
    """Count the words of every group over the listings, leaving out words and groups that no listing answers to."""
    counted = [
        (group, count(group, (row.words[place] for row in rows))) for place, group in enumerate(groups(catalogue))
    ]
    used = tuple((group, found) for group, found in counted if found)
    numbers, total = {}, 0
    for group, found in used:
        numbers[group.key] = {counted.word: total + place for place, counted in enumerate(found)}
        total += len(found)
    return Facets(used, numbers)


def facet_files(facets: Facets, rows: Sequence[Row], catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Write a file for each word and one for each group.

    Of a word: the listings that it stands first with, packed, then those that it stands second with, and so on.
    Of a group: the listings of each of its words, packed.
    """
    columns = {group.key: place for place, group in enumerate(groups(catalogue))}
    for group, _ in facets.groups:
        column = columns[group.key]
        numbers = facets.numbers[group.key]
        had: dict[int, list[int]] = {number: [] for number in numbers.values()}
        for listing_number, row in enumerate(rows):
            for word in row.words[column]:
                had[numbers[word]].append(listing_number)
        placed = {number: [rising] for number, rising in had.items()}
        if group.key in IN_ORDER:
            placed = _in_order(numbers, [row.words[column] for row in rows])
        for number, places in placed.items():
            yield f"facets/{number}.json", compact([packed(rising) for rising in places])
        yield f"facets/{group.key}.json", compact([packed(rising) for rising in had.values()])


def _in_order(numbers: Mapping[str, int], said: Sequence[Sequence[str]]) -> dict[int, list[list[int]]]:
    """Give for each word the listings that say it first, then those that say it second, and so on."""
    placed: dict[int, list[list[int]]] = {number: [] for number in numbers.values()}
    for listing_number, found in enumerate(said):
        for stands, word in enumerate(found):
            places = placed[numbers[word]]
            while len(places) <= stands:
                places.append([])
            places[stands].append(listing_number)
    return placed
