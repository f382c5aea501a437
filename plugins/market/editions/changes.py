"""Tell what changed between two editions: figures that moved, intentions, opportunities and contracts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar

from plugins.market.editions.freeze import Frozen
from plugins.market.pages.words import day, properties_of, span, title_of
from plugins.market.records.edition import PastContract, PastDate, PastFigure, PastIntention, PastOpportunity

Past = TypeVar("Past", PastIntention, PastOpportunity, PastContract)


@dataclass(frozen=True, slots=True)
class Change:
    """A record that is new, no longer there, or changed: each sentence says what."""

    kind: str
    name: str
    title: str
    news: str  # new, gone or changed
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure before and after. `is_revised` tells that the same number was put right, not that time went on."""

    before: PastFigure
    after: PastFigure
    is_revised: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Some:
    """Figures that only one edition has: all of a group (`title` is empty), or those of a title."""

    group: str  # the first word of their names: a dataset, contracts, directory …
    title: str
    numbers: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed; `new` and `gone` are figures that only one of both has."""

    records: tuple[Change, ...]
    figures: tuple[Moved, ...]
    new: tuple[Some, ...]
    gone: tuple[Some, ...]

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        """Give the changes of one kind of record."""
        return tuple(one for one in self.records if one.kind == kind)


def changes(before: Frozen, after: Frozen) -> Changes:
    """Compare two editions. The words of prose are not compared."""
    days = (before.edition.date, after.edition.date)
    old, new = before.edition, after.edition
    records = (
        *_records("intention", old.intentions, new.intentions, _of_intentions),
        *_records("opportunity", old.opportunities, new.opportunities, _of_opportunities),
        *_records("contract", old.contracts, new.contracts, lambda one, other: _of_contracts(one, other, days)),
    )
    return Changes(
        records,
        tuple(_figures(before.figures, after.figures)),
        _only(after.figures, before.figures),
        _only(before.figures, after.figures),
    )


def _records(
    kind: str, before: Sequence[Past], after: Sequence[Past], tell: Callable[[Past, Past], Iterator[str]]
) -> Iterator[Change]:
    old: dict[str, Past] = {one.name: one for one in before}
    new: dict[str, Past] = {one.name: one for one in after}
    titles = {name: one.title for name, one in (*old.items(), *new.items())}
    for name in sorted(titles, key=lambda one: (titles[one], one)):
        was, now = old.get(name), new.get(name)
        if was is None and now is not None:
            yield Change(kind, name, now.title, "new")
        elif was is not None and now is None:
            yield Change(kind, name, was.title, "gone")
        elif was is not None and now is not None:
            said = tuple(chain(_of_all(was, now), tell(was, now)))
            if said:
                yield Change(kind, name, now.title, "changed", said)


def _of_all(was: Past, now: Past) -> Iterator[str]:
    if was.status != now.status:
        yield {
            "withdrawn": "It was withdrawn.",
            "superseded": "Another took its place.",
            "published": "It was published again.",
        }[now.status]
    if was.title != now.title:
        yield f"It was called “{was.title}”."


def _of_intentions(was: PastIntention, now: PastIntention) -> Iterator[str]:
    if was.signal != now.signal:
        part = properties_of("intention")["signal"]
        yield f"The signal was “{title_of(part, was.signal)}”, and is “{title_of(part, now.signal)}”."
    if was.when != now.when:
        yield _from_to("When", span(was.when), span(now.when))


def _of_opportunities(was: PastOpportunity, now: PastOpportunity) -> Iterator[str]:
    fields = properties_of("opportunity")
    if was.stage != now.stage:
        part = fields["stage"]
        yield f"The stage was “{title_of(part, was.stage)}”, and is “{title_of(part, now.stage)}”."
    kinds = fields["dates"]["items"]["properties"]["kind"]
    old, new = _numbered(was.dates), _numbered(now.dates)
    for place, one in new.items():
        title, earlier = title_of(kinds, one.kind), old.get(place)
        if earlier is None:
            yield f"{title}: {one.expected} is new."
        elif earlier.expected != one.expected:
            yield f"{_from_to(title, str(earlier.expected), str(one.expected))}{_slip(earlier, one)}"
        if one.happened and earlier is not None and not earlier.happened:
            yield f"{title}: it happened."
    for place, one in old.items():
        if place not in new:
            yield f"{title_of(kinds, one.kind)}: {one.expected} is no longer given."


def _numbered(dates: Sequence[PastDate]) -> dict[tuple[str, int], PastDate]:
    """Tell dates of one kind apart by their order."""
    seen: Counter[str] = Counter()
    found = {}
    for one in dates:
        found[one.kind, seen[one.kind]] = one
        seen[one.kind] += 1
    return found


def _slip(was: PastDate, now: PastDate) -> str:
    count = (now.expected.last - was.expected.last).days
    if count == 0:
        return ""
    return f" That is {abs(count):,} {'day' if abs(count) == 1 else 'days'} {'later' if count > 0 else 'earlier'}."


def _of_contracts(was: PastContract, now: PastContract, days: tuple[date, date]) -> Iterator[str]:
    if was.ends != now.ends:
        later = was.ends is not None and now.ends is not None and now.ends.last > was.ends.last
        yield f"{'It was made longer. ' if later else ''}{_from_to('End', span(was.ends), span(now.ends))}"
    if now.ends is not None and days[0] <= now.ends.last < days[1]:
        yield f"It ended on {day(now.ends.last)}."


def _from_to(what: str, was: str, now: str) -> str:
    if not was:
        return f"{what}: {now} is new."
    return f"{what}: {was} before, {now} after." if now else f"{what}: {was} is no longer given."


def _figures(before: Sequence[PastFigure], after: Sequence[PastFigure]) -> Iterator[Moved]:
    """Find each number of the same time that was put right, and each newest number that another took the place of."""
    by_what, by_name = {_what(one): one for one in after}, {one.name: one for one in after}
    for was in sorted(before, key=lambda one: one.name):
        same, newer = by_what.get(_what(was)), by_name.get(was.name)
        if same is not None and _shown(same) != _shown(was):
            yield Moved(was, same, is_revised=was.as_at is not None)
        elif newer is not None and newer.as_at != was.as_at and _shown(newer) != _shown(was):
            yield Moved(was, newer)


def _what(one: PastFigure) -> tuple[object, ...]:
    """Say of what, where and when a figure is: its name may be that of the newest number, whatever its time."""
    return _group(one), one.title, one.place, one.category, one.as_at


def _shown(one: PastFigure) -> tuple[object, ...]:
    return one.value, one.lowest, one.highest, one.how, one.marker, one.unit


def _only(these: Sequence[PastFigure], others: Sequence[PastFigure]) -> tuple[Some, ...]:
    """Give the titles that only one of two editions has; a group that the other lacks whole is said in one line."""
    titles, groups = {(_group(one), one.title) for one in others}, {_group(one) for one in others}
    found = Counter(
        (_group(one), one.title if _group(one) in groups else "")
        for one in these
        if (_group(one), one.title) not in titles
    )
    return tuple(sorted(Some(group, title, numbers) for (group, title), numbers in found.items()))


def _group(one: PastFigure) -> str:
    return one.name.partition(".")[0]
