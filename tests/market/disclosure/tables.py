"""Tables of counts for tests, and a reader who attacks what was published by means of his own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from plugins.market.disclosure.profile import Profile
from plugins.market.disclosure.table import Cell, Name, Published, Relation, Table, crossed

Counts = Mapping[Any, int]  # by name: a mapping of pairs is no mapping of names to a type checker

# Urgent Community Support Service, Rushcliffe, 2 March 2011 to 30 June 2012: was an admission avoided? As printed.
SOURCES = {
    "Adult Social Care and Health": (6, 1, 27, 34),
    "Community Matron": (16, 2, 28, 46),
    "GP": (14, 0, 27, 41),
    "Other": (1, 0, 8, 9),
    "Senior District Nurse": (13, 1, 52, 66),
    "Senior Therapist": (2, 0, 21, 23),
}
OUTCOMES = ("No", "Yes, care home", "Yes, hospital")


def margins(figure: str, axes: Sequence[Sequence[str]], inner: Counts) -> dict[Name, int]:
    """Add up the inside of a table."""
    counts = {}
    for labels in itertools.product(*((*axis, "Total") for axis in axes)):
        inside = (inner[name] for name in inner if all(a in (b, "Total") for a, b in zip(labels, name, strict=True)))
        counts[figure, *labels] = sum(inside)
    return counts


def make_table(counts: Counts, relations: Sequence[Relation] = ()) -> Table:
    return Table(tuple(Cell(name=name, count=count) for name, count in counts.items()), tuple(relations))


def make_row(*parts: int) -> Table:
    """Make a row of counts with its total: cells ("row", "a"), ("row", "b"), … and ("row", "Total")."""
    labels = "abcdefghijkl"[: len(parts)]
    counts = margins("row", [labels], {(label,): count for label, count in zip(labels, parts, strict=True)})
    return make_table(counts, crossed("row", labels))


def admissions() -> Table:
    counts = {
        ("admissions", source, outcome): count
        for source, printed in SOURCES.items()
        for outcome, count in zip((*OUTCOMES, "Total"), printed, strict=True)
    }
    for place, outcome in enumerate((*OUTCOMES, "Total")):
        counts["admissions", "Total", outcome] = sum(printed[place] for printed in SOURCES.values())
    return make_table(counts, crossed("admissions", tuple(SOURCES), OUTCOMES))


def codes(published: Published, figure: str = "row") -> dict[str, str]:
    """Give what is shown of a row, by label."""
    return {name[-1]: shown.code for name, shown in published.shown.items() if name[0] == figure}


def told_exactly(published: Published, relations: Sequence[Relation], profile: Profile) -> set[Name]:
    """Attack by linear algebra: name what is hidden and follows from what is shown exactly."""
    exact = {name: Fraction(int(shown.value)) for name, shown in published.shown.items() if shown.value is not None}
    if profile.nearest > 1:
        exact = {name: value for name, value in exact.items() if value == 0}
    exact |= {name: Fraction(least) for name, (least, most) in published.known.items() if least == most}
    rows = []
    for relation in relations:
        row = {name: Fraction(times) for name, times in relation.terms.items()}
        constant = sum((-row.pop(name) * exact[name] for name in list(row) if name in exact), start=Fraction())
        rows.append((row, constant))
    return {next(iter(row)) for row, _ in _reduced(rows) if len(row) == 1}


Row = tuple[dict[Name, Fraction], Fraction]


def _reduced(rows: Sequence[Row]) -> list[Row]:
    """Bring equations into reduced echelon form: a count that they settle stands alone in one."""
    done: list[tuple[Name, Row]] = []
    for start in rows:
        row, constant = start
        for pivot, other in done:
            row, constant = _less(row, constant, row.get(pivot, Fraction()), other)
        if row:
            pivot = min(row)
            row, constant = {name: times / row[pivot] for name, times in row.items()}, constant / row[pivot]
            done = [(old, _less(*other, other[0].get(pivot, Fraction()), (row, constant))) for old, other in done]
            done.append((pivot, (row, constant)))
    return [row for _, row in done]


def _less(row: dict[Name, Fraction], constant: Fraction, times: Fraction, other: Row) -> Row:
    names = {*row, *other[0]} if times else set(row)
    left = {name: row.get(name, Fraction()) - times * other[0].get(name, Fraction()) for name in names}
    return {name: value for name, value in left.items() if value}, constant - times * other[1]


def all_alike(published: Published, relations: Sequence[Relation], profile: Profile, most: int) -> Iterator[Counts]:
    """Attack by trying every table: give all that look the same, when one is told which hidden counts are small."""
    names = sorted({name for relation in relations for name in relation.terms})
    totals = {relation.total: relation for relation in relations if not relation.less}
    free = [name for name in names if name not in totals]
    ranges = [_range(published, profile, name, most) for name in free]
    for values in itertools.product(*ranges):
        counts = dict(zip(free, values, strict=True))
        while len(counts) < len(names):
            for total, relation in totals.items():
                if total not in counts and all(part in counts for part in relation.parts):
                    counts[total] = sum(counts[part] for part in relation.parts)
        adds_up = all(
            sum(times * counts[name] for name, times in relation.terms.items()) == 0 for relation in relations
        )
        if adds_up and all(counts[name] in _range(published, profile, name, most * len(free)) for name in totals):
            yield counts


def _range(published: Published, profile: Profile, name: Name, most: int) -> range:
    shown = published.shown.get(name)
    least, last = published.known.get(name, (0, None))
    last = most if last is None else last
    if shown is None:
        return range(least, last + 1)
    if shown.is_hidden:
        start, end = (1, profile.small) if name in published.small else (profile.small + 1, most)
    elif shown.value == 0:
        start, end = 0, 0
    else:
        near = range(
            max(profile.small + 1, int(shown.value or 0) - profile.nearest), int(shown.value or 0) + profile.nearest
        )
        alike = [count for count in near if profile.show(count) == shown]
        start, end = alike[0], alike[-1]
    return range(max(start, least), min(end, last) + 1)
