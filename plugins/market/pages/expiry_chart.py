"""A picture of what ends when: each contract from its start to its end, with every longer term."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from plugins.market.charts.timeline import Entry, Event, Now, Span, timeline
from plugins.market.charts.values import Chart
from plugins.market.figures.expiry import quarter_of
from plugins.market.pages import places
from plugins.market.pages.words import lasting, span
from plugins.market.records.contract import Contract
from plugins.market.records.market import Market

LEAST = 2  # contracts; fewer are no picture
QUARTERS = ("January to March", "April to June", "July to September", "October to December")
YEAR = 12


def quarter_title(quarter: tuple[int, int]) -> str:
    """Say a year and its quarter: “January to March 2014”."""
    year, number = quarter
    return f"{QUARTERS[number - 1]} {year}"


def expiry_chart(market: Market, base: str) -> Markup:
    """Draw when contracts run, those that end first on top; nothing for too few. `base` is where the site lives."""
    ending = [one for one in market.contracts.values() if one.last_end is not None]
    if len(ending) < LEAST:
        return Markup("")
    ending.sort(key=lambda one: (_last(one), one.title))
    quarter, most = Counter(quarter_of(_last(one)) for one in ending).most_common(1)[0]
    years = f"{min(_first(one) for one in ending).year} to {max(_latest(one) for one in ending).year}"
    chart = Chart(
        name="expiry",
        title=f"{most} of {len(ending)} contracts end from {quarter_title(quarter)}",
        subtitle=f"When contracts run, {years}, as known on {market.day.day} {market.day:%B %Y}",
        source="Contracts on record, each with its source",
        source_link=f"{base}{places.PLACES['contract'].path}",
        csv=f"{base}{places.EXPIRY_TABLE}",
        note="Where only a month or a year is known, it is drawn whole. A start that is not held is not drawn.",
    )
    now = Now(market.day, f"{market.day.day} {market.day:%B %Y}")
    return timeline(chart, [_entry(one, base) for one in ending], ("Contract", "Runs", "Ends"), now)


def _entry(contract: Contract, base: str) -> Entry:
    end = contract.end or contract.last_end
    events = [] if contract.start is not None else [Event(_last(contract), "ended", f"Ends {span(contract.last_end)}")]
    return Entry(
        label=contract.title,
        spans=list(_spans(contract)),
        events=events,
        note=f"Ends {span(contract.last_end)}" if end is not None else "",
        link=f"{base}{places.of_record('contract', contract.id)}",
    )


def _spans(contract: Contract) -> Iterator[Span]:
    """Give the time a contract runs, then each longer term that was taken or may be."""
    if contract.start is None or contract.end is None:
        return
    day = contract.end.last
    yield Span(contract.start.first, day, "firm", f"{contract.start} to {contract.end}")
    for one in contract.extensions:
        until = one.until.last if one.until is not None else months_after(day, one.months or 0)
        if until > day:
            length = lasting(one.months) if one.months else "longer"
            said = f"{length} more, to {until.day} {until:%B %Y}"
            kind, word = ("extension", "taken") if one.taken else ("option", "may be taken")
            yield Span(day, until, kind, f"{said}: {word}", word)
            day = until


def months_after(day: date, months: int) -> date:
    """Give the day so many months later; the last of a month stays the last."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    length = calendar.monthrange(year, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if is_last else min(day.day, length))


def _last(contract: Contract) -> date:
    return contract.last_end.last if contract.last_end is not None else date.max


def _latest(contract: Contract) -> date:
    return max([_last(contract), *(one.end for one in _spans(contract))])


def _first(contract: Contract) -> date:
    return contract.start.first if contract.start is not None else _last(contract)
