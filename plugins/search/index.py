"""Build the index, cut by word: alphabetical runs of terms that lunr.js loads one at a time.

The scores are lunr's (a test compares them with its own builder's), counted once over all listings: a listing's score
for a question is the sum over its words, so the answer is the same whichever runs a phone has fetched.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lunr.builder import Builder
from lunr.idf import idf

from plugins.search.documents import WEIGHTS, Document
from plugins.search.numbers import packed
from plugins.search.places import compact

BEST = 1_000  # listings of a common word that are scored; the others count as the last of these
REST = -1  # stands for those others where a field's number would
RUN = 4_000  # bytes of a run, before it is compressed; a common word's may be longer
SHARED = "0123456789"  # how many letters a term shares with the one before it
FIELDS = tuple(WEIGHTS)

Lengths = dict[int, list[int]]  # of a word in a field: the listings by how many words they have there


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours in the alphabet, and for each the lists of listings that have it, as they are written."""

    terms: tuple[str, ...]
    lists: tuple[bytes, ...]


def index_files(documents: Sequence[Document], best: int = BEST) -> Iterator[tuple[str, bytes]]:
    """Build the index over documents, in which each is known by its place in the sequence, and write its files.

    terms.json: all terms; `runs`, how many come before the first of each run, packed. terms/<run>.json: for each of
    its terms [[field, score, listings], …], the score in thousandths, the listings packed.
    """
    runs = list(_runs(documents, best))
    starts = itertools.accumulate((len(run.terms) for run in runs[:-1]), initial=0)
    terms = front_coded(term for run in runs for term in run.terms)
    yield "terms.json", compact({"fields": FIELDS, "terms": terms, "runs": packed(starts) if runs else ""})
    for number, run in enumerate(runs):
        yield f"terms/{number}.json", b"[" + b",".join(run.lists) + b"]"


def front_coded(terms: Iterable[str]) -> str:
    """Write sorted terms one after the other: “care”, “carer”, “cat” are “0care 4r 2t”."""
    found, last = [], ""
    for term in terms:
        shared = 0
        while shared < min(len(term), len(last), len(SHARED) - 1) and term[shared] == last[shared]:
            shared += 1
        found.append(SHARED[shared] + term[shared:])
        last = term
    return " ".join(found)


def _runs(documents: Sequence[Document], best: int) -> Iterator[Run]:
    found = _postings(documents)
    scoring = _Scoring(documents)
    terms, lists, size = list[str](), list[bytes](), 0
    for term in sorted(found):
        written = compact(_capped(scoring.scored(found[term]), best))
        if terms and size + len(written) > RUN:
            yield Run(tuple(terms), tuple(lists))
            terms, lists, size = [], [], 0
        terms.append(term)
        lists.append(written)
        size += len(written)
    if terms:
        yield Run(tuple(terms), tuple(lists))


def _postings(documents: Iterable[Document]) -> dict[str, list[Lengths]]:
    """Give for each word, a field each, the listings that have it."""
    found: dict[str, list[Lengths]] = {}
    for number, document in enumerate(documents):
        for field, value in enumerate(document):
            length = len(value)
            for word in value:
                lengths = found.get(word)
                if lengths is None:
                    lengths = found[word] = [{} for _ in FIELDS]
                lengths[field].setdefault(length, []).append(number)
    return found


class _Scoring:
    """Scores words by BM25, as lunr does."""

    def __init__(self, documents: Sequence[Document]) -> None:
        lunr = Builder()
        self._k1, self._b = lunr._k1, lunr._b  # noqa: SLF001  its own defaults
        self._count = len(documents)
        totals = [sum(map(len, column)) for column in zip(*documents, strict=True)]
        self._averages = [total / max(self._count, 1) or 1 for total in totals]

    def scored(self, fields: Sequence[Lengths]) -> list[tuple[int, int, list[int]]]:
        """Give (field, score, listings) of a word, the fields in order and in each the best score first."""
        had = {name: dict.fromkeys(range(_size(lengths))) for name, lengths in zip(FIELDS, fields, strict=True)}
        rarity = idf(had, self._count)
        found = []
        for field, lengths in enumerate(fields):
            for length in sorted(lengths):
                share = self._k1 * (1 - self._b + self._b * (length / self._averages[field])) + 1
                score = round(rarity * (self._k1 + 1) / share * WEIGHTS[FIELDS[field]], 3)
                found.append((field, round(score * 1_000), lengths[length]))
        return found


def _size(lengths: Lengths) -> int:
    return sum(map(len, lengths.values()))


def _capped(scored: Sequence[tuple[int, int, list[int]]], best: int) -> list[list[int | str]]:
    """Write the lists of a word. Where too many have it, only the best are scored, and the rest follow together."""
    totals: dict[int, int] = {}
    if sum(len(numbers) for _, _, numbers in scored) > best:
        for _, score, numbers in scored:
            for number in numbers:
                totals[number] = totals.get(number, 0) + score
    if len(totals) <= best:
        return [[field, score, packed(numbers)] for field, score, numbers in scored]
    ranked = sorted(totals, key=lambda number: (-totals[number], number))
    kept = set(ranked[:best])
    lists = [(field, score, [one for one in numbers if one in kept]) for field, score, numbers in scored]
    lists.append((REST, totals[ranked[best - 1]], sorted(ranked[best:])))
    return [[field, score, packed(numbers)] for field, score, numbers in lists if numbers]
