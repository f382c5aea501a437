"""Write what people say for the words of the directory, cut by the first word of each phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.records.thesaurus import Meaning
from plugins.search.facets import Facets
from plugins.search.index import front_coded
from plugins.search.numbers import packed
from plugins.search.places import compact
from plugins.search.words import words

RUN = 1_500  # bytes of a run, before it is compressed, at which the next begins
ALIKE = 2  # letters: words that begin with the same may be relations, and stay in one run


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words that begin phrases, in order, how many come before the first of each run, and the words that do not."""

    firsts: tuple[str, ...]
    starts: tuple[int, ...]
    others: tuple[str, ...]
    runs: tuple[bytes, ...]

    def head(self) -> dict[str, Any]:
        """Give what must be known before a question is read."""
        return {"firsts": front_coded(self.firsts), "runs": packed(self.starts), "others": front_coded(self.others)}

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Write the runs: ["phrase|phrase", [facet, …]], …, the best facet first."""
        for number, content in enumerate(self.runs):
            yield f"phrases/{number}.json", content


def make_phrases(meanings: Iterable[Meaning], facets: Facets) -> Phrases:
    """Cut the thesaurus, leaving out phrases for what no listing has; they could find nothing."""
    by_first: dict[str, list[tuple[tuple[int, ...], str]]] = defaultdict(list)
    known = set()
    for meaning in meanings:
        meant = _facets(meaning, facets)
        for phrase in meaning.say if meant else ():
            said = words(phrase)
            known.update(said)
            by_first[said[0]].append((meant, " ".join(said)))
    firsts = tuple(sorted(by_first))
    starts, runs, size = [0] if firsts else [], [], 0
    for place, word in enumerate(firsts):
        if size > RUN and word[:ALIKE] != firsts[place - 1][:ALIKE]:
            runs.append(_run(firsts[starts[-1] : place], by_first))
            starts.append(place)
            size = 0
        size += sum(len(phrase) for _, phrase in by_first[word])
    runs += [_run(firsts[starts[-1] :], by_first)] if firsts else []
    return Phrases(firsts, tuple(starts), tuple(sorted(known - by_first.keys())), tuple(runs))


def _run(firsts: Sequence[str], by_first: dict[str, list[tuple[tuple[int, ...], str]]]) -> bytes:
    by_meaning: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for word in firsts:
        for meant, phrase in by_first[word]:
            by_meaning[meant].append(phrase)
    return compact([["|".join(phrases), meant] for meant, phrases in by_meaning.items()])


def _facets(meaning: Meaning, facets: Facets) -> tuple[int, ...]:
    chosen = (
        ("support", meaning.support),
        ("need", meaning.needs),
        ("pay", meaning.pays),
        ("kind", meaning.kinds),
        ("language", meaning.languages),
    )
    return tuple(
        facets.numbers[key][word] for key, words_ in chosen for word in words_ if word in facets.numbers.get(key, {})
    )
