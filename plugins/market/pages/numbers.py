"""Write the numbers of a dataset, which have been through the door that protects people (figures/door.py)."""

from __future__ import annotations

from decimal import Decimal

from plugins.market.pages.words import HOW, amount, measured, number
from plugins.market.records.indicator import BESIDE, INSTEAD, Indicator, Observation


def observed(indicator: Indicator, one: Observation) -> str:
    """Write a number with its unit, as exactly as it is known, or the mark that stands in its place."""
    if one.marker in INSTEAD:
        return f"[{one.marker}]"
    unit = indicator.measure.unit
    if one.value is not None:
        text = measured(one.value, unit)
    elif one.lowest is not None and one.highest is not None:
        text = f"{_bare(one.lowest, unit)} to {measured(one.highest, unit)}"
    else:
        return "[x]"
    beside = f" [{one.marker}]" if one.marker in BESIDE else ""
    return f"{HOW.get(one.how, '')}{text}{beside}"


def _bare(value: Decimal, unit: str) -> str:
    if unit == "percent":
        return measured(value, unit)
    return amount(value) if unit.startswith("pounds") else number(value)


def meanings(texts: list[str]) -> dict[str, str]:
    """Say what each mark means that some texts use."""
    every = INSTEAD | BESIDE
    return {f"[{mark}]": meaning for mark, meaning in every.items() if any(f"[{mark}]" in text for text in texts)}
