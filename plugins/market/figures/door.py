"""The one door through which counts of people come out: whatever is made of them is made of what may be shown.

An indicator of people leaves here with its numbers rounded or hidden, and so does what could be worked back to them: a
share whose parts are people, and an amount that is so much for each of them.
"""

from __future__ import annotations

import contextlib
import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.market.disclosure.editions import with_edition
from plugins.market.disclosure.markers import HIDDEN, Shown
from plugins.market.disclosure.profile import DEFAULT, Profile
from plugins.market.disclosure.protect import protect, small_hidden
from plugins.market.disclosure.table import Cell, DisclosureError, Name, Relation, Table
from plugins.market.figures.earlier import earlier_editions
from plugins.market.figures.figure import shown_of
from plugins.market.records.indicator import INSTEAD, TOTAL, Indicator, Observation
from plugins.market.records.market import Market
from plugins.market.records.percent import places, rounded

PEOPLE = "people"
Cells = Mapping[Name, int | None]


@dataclass(frozen=True, slots=True)
class Protected:
    """What may be shown of each count, and which are told exactly by an amount for each."""

    shown: Mapping[Name, Shown]
    told: frozenset[Name]


def shown(market: Market, profile: Profile = DEFAULT) -> dict[str, Indicator]:
    """Give every indicator as it may be shown. Nothing that counts people leaves in another way."""
    told: dict[str, Indicator] = {}
    for dataset in sorted({indicator.dataset for indicator in market.indicators.values()}):
        of_one = [one for one in market.indicators.values() if one.dataset == dataset]
        may_show = _protected(of_one, market, profile)
        told |= {one.id: _told(one, of_one, may_show, profile) for one in of_one}
    return dict(sorted(told.items()))


def published(told: Mapping[str, Indicator]) -> dict[Name, Shown]:
    """Give every count of people by its cell, as `shown` told it: what the scan of the built site allows."""
    return {
        name: shown_of(one.value, one.marker)
        for indicator in told.values()
        for one in indicator.observations
        if (name := cell_of(indicator, one)) is not None
    }


def cell_of(indicator: Indicator, one: Observation) -> Name | None:
    """Name a count of people in the whole market; None for a range, and for what counts no people."""
    if not is_of_people(indicator) or one.lowest is not None:
        return None
    return indicator.id, *cell_name(indicator, one)[1:]


def is_of_people(indicator: Indicator) -> bool:
    """Tell whether its numbers are people, counted one by one."""
    return indicator.measure.counts == PEOPLE and indicator.measure.unit != "percent"


def cell_name(indicator: Indicator, one: Observation) -> Name:
    """Name the cell of an observation in its dataset's table."""
    return indicator.measure.name, one.period.text, one.zone or "", one.category or ""


def _protected(indicators: list[Indicator], market: Market, profile: Profile) -> Protected:
    """Protect all counts of people of a dataset together, with everything they add up to."""
    counts: dict[Name, int | None] = {}
    for indicator in indicators:
        if is_of_people(indicator):
            counts |= {cell_name(indicator, one): _count(one) for one in indicator.observations}

    def sums_of(cells: Cells) -> Iterator[Relation]:
        return (one for one in _sums(indicators, cells, market) if _holds(one, cells))

    sums = tuple(sums_of(counts))
    editions = tuple(earlier_editions(indicators, counts, market, sums_of))
    # Who knows an amount knows how many it is for: it is shown only where that gives nobody away.
    for told in dict.fromkeys((frozenset(_paid_for(indicators, counts)), frozenset[Name]())):
        known = {name: (count, count) for name in told if (count := counts[name]) is not None}
        cells = tuple(Cell(name=name, count=count, known=known.get(name)) for name, count in sorted(counts.items()))
        with contextlib.suppress(DisclosureError):
            table = functools.reduce(with_edition, editions, Table(cells, sums))
            return Protected(protect(table, profile).shown, frozenset(known))
    # Hiding some cannot protect everybody here, so all are hidden but those that are nought.
    alone = small_hidden(Table(cells), profile).shown
    return Protected({name: one if one.value in (None, 0) else HIDDEN for name, one in alone.items()}, frozenset())


def _paid_for(indicators: list[Indicator], counts: Cells) -> Iterator[Name]:
    """Give the counts of the whole that an amount for each of them would tell."""
    for indicator in indicators:
        each = indicator.measure.each
        for one in indicator.observations if each is not None else ():
            name = (each.of if each is not None else "", *cell_name(indicator, one)[1:])
            if one.zone is None and one.category in (None, TOTAL) and name in counts:
                yield name


def _sums(indicators: list[Indicator], counts: Cells, market: Market) -> Iterator[Relation]:
    """Give how the cells may add up: categories to their total, zones to what holds them, measures to their sum."""
    groups: dict[Name, list[Name]] = defaultdict(list)
    places_of: dict[Name, list[Name]] = defaultdict(list)
    districts_of: dict[Name, list[Name]] = defaultdict(list)
    for name in sorted(counts):
        measure, period, zone, category = name
        if category not in ("", TOTAL):
            groups[measure, period, zone, TOTAL].append(name)
        if zone:
            parent = market.zones[zone].parent if zone in market.zones else None
            places_of[measure, period, parent or "", category].append(name)
        if zone in market.districts:
            # A district may be a part of several zones, whether it is a zone of its own or none.
            holders = [one.code for one in market.zones.values() if zone in one.districts and one.code != zone]
            for holder in ("", *holders):
                districts_of[measure, period, holder, category].append(name)
    for total, parts in (*groups.items(), *places_of.items(), *districts_of.items()):
        plain = (*total[:3], "")
        yield from (Relation(one, tuple(parts)) for one in dict.fromkeys((total, plain)) if one in counts)
    for indicator in indicators:
        for one in indicator.observations if indicator.measure.parts else ():
            name = cell_name(indicator, one)
            made_of = tuple((part, *name[1:]) for part in indicator.measure.parts)
            if name in counts and all(part in counts for part in made_of):
                yield Relation(name, made_of)


def _holds(relation: Relation, counts: Cells) -> bool:
    """Tell whether parts make their total, or might: overlapping zones do not, and nothing can be worked out there."""
    found = [(times, counts[name]) for name, times in relation.terms.items()]
    return any(count is None for _, count in found) or sum(times * (count or 0) for times, count in found) == 0


def _count(one: Observation) -> int | None:
    return None if one.value is None else int(rounded(one.value, 0))


def _told(indicator: Indicator, siblings: list[Indicator], may_show: Protected, profile: Profile) -> Indicator:
    """Give an indicator with its numbers as they may be shown."""
    each = indicator.measure.each
    of = next((one for one in siblings if each is not None and one.measure.name == each.of), None)
    told = []
    for one in indicator.observations:
        if is_of_people(indicator):
            told.append(_as(one, may_show.shown[cell_name(indicator, one)], profile))
        elif of is not None and each is not None and is_of_people(of):
            name = (each.of, *cell_name(indicator, one)[1:])
            count = may_show.shown.get(name, HIDDEN)
            told.append(one if name in may_show.told else _amount(one, count, each.price.pounds))
        elif indicator.measure.counts == PEOPLE:
            told.append(_share(one, profile))
        else:
            told.append(one)
    return replace(indicator, observations=tuple(told))


def _as(one: Observation, may_show: Shown, profile: Profile) -> Observation:
    """Put what may be shown in place of what was counted."""
    bare = replace(one, value=None, lowest=None, highest=None, numerator=None, denominator=None, printed=None)
    if one.lowest is not None and one.highest is not None:
        low, high = (profile.show(int(rounded(end, 0))) for end in (one.lowest, one.highest))
        if low.value is None or high.value is None:
            return replace(bare, marker="c", how="exact")
        return replace(bare, lowest=Decimal(low.value), highest=Decimal(high.value))
    if may_show.value is None:
        hidden = "c" if may_show.is_hidden else one.marker if one.marker in INSTEAD else str(may_show.marker)
        return replace(bare, marker=hidden, how="exact")
    return replace(bare, value=Decimal(may_show.value))


def _amount(one: Observation, count: Shown, price: Decimal) -> Observation:
    """Give an amount for each of some people: from how many are shown, or hidden with them."""
    bare = replace(one, value=None, lowest=None, highest=None, numerator=None, denominator=None, printed=None)
    if count.value is None:
        return replace(bare, marker=str(count.marker), how="exact")
    return replace(bare, value=count.value * price, how="about")


def _share(one: Observation, profile: Profile) -> Observation:
    """Give a share of people from rounded parts; it is hidden with a part that is. Without parts it stays."""
    if one.numerator is None and one.denominator is None:
        return one
    parts = [profile.show(int(part)) for part in (one.numerator, one.denominator) if part is not None]
    bare = replace(one, numerator=None, denominator=None, printed=None)
    if any(part.value is None for part in parts):
        return replace(bare, value=None, lowest=None, highest=None, marker="c", how="exact")
    if len(parts) == 1 or not parts[1].value or one.value is None:
        return bare
    top, bottom = Decimal(parts[0].value or 0), Decimal(parts[1].value)
    value = rounded(top / bottom * 100, places(one.value))
    return replace(bare, numerator=top, denominator=bottom, value=value)
