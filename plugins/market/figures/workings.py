"""Figures worked out from other figures, as content/market/workings.yaml says: added up, divided, every step shown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from plugins.market.figures.door import PEOPLE
from plugins.market.figures.figure import Figure
from plugins.market.figures.saying import in_full, number
from plugins.market.records.indicator import RESIDENTS
from plugins.market.records.percent import rounded
from plugins.market.records.working import Working

PLAIN = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?: (.+))?")
PERCENT = 100
PRECISE = {0: "to the nearest whole", 1: "to one digit after the point", 2: "to two digits after the point"}


def names_in(working: Working) -> tuple[str, ...]:
    """Give the figures that a working asks for."""
    return tuple(part for part in (*working.add, *working.divide_by) if PLAIN.fullmatch(part) is None)


def worked_figure(working: Working, figures: Mapping[str, Figure]) -> Figure:
    """Work a figure out. It is “not held” when one of its parts is, and hidden when one of them is."""
    parts = [figures[name] for name in names_in(working)]
    above = [_value(part, figures) for part in working.add]
    below = [_value(part, figures) for part in working.divide_by]
    held = [value for value in (*above, *below) if value is not None]
    value = None
    if len(held) == len(above) + len(below) and 0 not in held[len(above) :]:
        exact = sum(held[: len(above)], Decimal(0)) * (PERCENT if working.unit == "percent" else 1)
        for divisor in held[len(above) :]:
            exact /= divisor
        value = rounded(exact, working.places)
    hidden = any(part.marker == "c" for part in parts)
    periods = [part.period for part in parts if part.period is not None]
    return Figure(
        name=working.name,
        title=working.title,
        unit=working.unit,
        value=value,
        how="exact" if value is None or all(part.how == "exact" for part in parts) else "about",
        marker=None if value is not None else "c" if hidden else "x",
        period=max(periods, key=lambda one: one.last, default=None),
        place=parts[0].place if parts else None,
        definition=working.definition,
        numerator=" + ".join(_title(part, figures) for part in working.add) if below else None,
        denominator=" × ".join(_title(part, figures) for part in working.divide_by) or None,
        working=() if value is None else _steps(working, figures, value),
        sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)),
        method=working.note,
        counts=_counts(working, parts),
    )


def _counts(working: Working, parts: Sequence[Figure]) -> str | None:
    """Say whether it counts people: those that draw on care, as soon as one of its parts does."""
    found = {part.counts for part in parts} - {None} if working.unit == "people" else set()
    return PEOPLE if PEOPLE in found else RESIDENTS if found else None


def _value(part: str, figures: Mapping[str, Figure]) -> Decimal | None:
    plain = PLAIN.fullmatch(part)
    return figures[part].value if plain is None else Decimal(plain[1])


def _title(part: str, figures: Mapping[str, Figure]) -> str:
    return figures[part].title if PLAIN.fullmatch(part) is None else part


def _steps(working: Working, figures: Mapping[str, Figure], value: Decimal) -> tuple[str, ...]:
    steps = [f"{figures[name].title}: {figures[name].text}." for name in names_in(working)]
    above = [_value(part, figures) or Decimal(0) for part in working.add]
    below = [_value(part, figures) or Decimal(0) for part in working.divide_by]
    unit = _unit(working.add, figures)
    top, bottom = sum(above, Decimal(0)), Decimal(1)
    if len(above) > 1:
        steps.append(f"{' + '.join(in_full(one, unit) for one in above)} = {in_full(top, unit)}.")
    for one in below:
        bottom *= one
    if len(below) > 1:
        factors = " × ".join(_said(part, figures) for part in working.divide_by)
        steps.append(f"{factors} = {in_full(bottom, '')}.")
    if below:
        below_unit = _unit(working.divide_by, figures) if len(below) == 1 else ""
        times = " × 100" if working.unit == "percent" else ""
        result = number(value, working.unit)
        steps.append(
            f"{in_full(top, unit)} ÷ {in_full(bottom, below_unit)}{times} = {result}, {PRECISE[working.places]}."
        )
    return tuple(steps)


def _said(part: str, figures: Mapping[str, Figure]) -> str:
    plain = PLAIN.fullmatch(part)
    return in_full(figures[part].value or Decimal(0), figures[part].unit) if plain is None else part


def _unit(parts: tuple[str, ...], figures: Mapping[str, Figure]) -> str:
    """Give the unit of the first that is a figure."""
    return next((figures[part].unit for part in parts if part in figures), "")
