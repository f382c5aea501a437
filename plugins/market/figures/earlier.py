"""What earlier editions showed of counts that are shown again: the door must know, for readers do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from plugins.market.disclosure.editions import Edition, past_name
from plugins.market.disclosure.markers import Shown
from plugins.market.disclosure.profile import Profile
from plugins.market.disclosure.table import Name, Relation
from plugins.market.figures.figure import shown_of
from plugins.market.records.edition import PastFigure
from plugins.market.records.indicator import Indicator
from plugins.market.records.market import Market

Cells = Mapping[Name, int | None]
Sums = Callable[[Cells], Iterable[Relation]]


def earlier_editions(indicators: Sequence[Indicator], counts: Cells, market: Market, sums: Sums) -> Iterator[Edition]:
    """Give every edition that showed counts of these indicators, which are one dataset's; `counts` are today's.

    A count is taken to be the same as then, unless it cannot be, or its row says that it was revised.
    """
    measures = {one.id: one.measure.name for one in indicators}
    said = {
        (one.measure.name, each.period.text, each.zone or "", each.category or "")
        for one in indicators
        for each in one.observations
        if each.revision is not None or each.marker == "r"
    }
    for name, edition in market.editions.items():
        shown = {
            (measures[one.cell[0]], *one.cell[1:]): shown_of(one.value, one.marker)
            for one in market.past.get(name, ())
            if one.cell is not None and one.cell[0] in measures
        }
        if shown:
            rule = Profile(name=edition.title, small=edition.hidden_up_to, nearest=edition.nearest)
            then = Edition(name=edition.id, shown=shown, rule=rule)
            revised = frozenset(cell for cell in shown if cell in said or not _can_be(then, cell, counts))
            still = {cell: None if cell in revised else counts.get(cell) for cell in shown}
            relations = tuple(one for one in sums(still) if _is_possible(one, then))
            yield Edition(name=edition.id, shown=shown, relations=relations, rule=rule, revised=revised)


def past_cell(one: PastFigure, edition: str) -> Name | None:
    """Name a count of people as an edition showed it: another figure than today's of the same."""
    return None if one.cell is None else past_name(one.cell, edition)


def published_then(market: Market) -> dict[Name, Shown]:
    """Give every count of people that an edition showed: what the scan of the built site allows besides today's."""
    return {
        cell: shown_of(one.value, one.marker)
        for name in market.editions
        for one in market.past.get(name, ())
        if (cell := past_cell(one, name)) is not None
    }


def _can_be(then: Edition, cell: Name, counts: Cells) -> bool:
    count = counts.get(cell)
    least, most = then.known(cell)
    return count is None or (count >= least and (most is None or count <= most))


def _is_possible(relation: Relation, then: Edition) -> bool:
    """Tell whether parts could make their total then: where zones overlap they do not."""
    least = most = 0
    endless = False
    for name in relation.parts:
        low, high = then.known(name)
        least, most, endless = least + low, most + (high or 0), endless or high is None
    low, high = then.known(relation.total)
    return (high is None or least <= high) and (endless or most >= low)
