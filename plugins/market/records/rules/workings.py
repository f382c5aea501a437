"""Rules about figures that are worked out from others."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.market.records.files import Filed
from plugins.market.records.indicator import TOTAL
from plugins.market.records.known import Around
from plugins.market.records.working import Concentration, Workings
from plugins.records.problem import Problem


def concentration_says_what_is_known(filed: Filed[Workings], _around: Around) -> Iterator[Problem]:
    """Of a market either each provider's share is known, or how many there are and what the largest hold."""
    for index, one in enumerate(filed.record.concentrations):
        given = [share.share is not None for share in one.largest]
        if one.shares is not None and (one.providers is not None or any(given)):
            message = f"“{one.name}” has “shares:”, so the rest is worked out. Remove “providers:” and each “share:”."
            yield filed.problem(("concentrations", index, "shares"), message)
        if one.shares is None and (one.providers is None or not all(given)):
            message = (
                f"“{one.name}” needs “providers:” and a “share:” for each of the largest, "
                "or “shares:” with the indicator of what each provider has."
            )
            yield filed.problem(("concentrations", index), message)


def shares_are_of_all_providers(filed: Filed[Workings], around: Around) -> Iterator[Problem]:
    """An indicator of shares has a category for each provider, and says that these are all."""
    for index, one in enumerate(filed.record.concentrations):
        if (message := _not_all(one, around)) is not None:
            yield filed.problem(("concentrations", index, "shares"), message)


def _not_all(one: Concentration, around: Around) -> str | None:
    indicator = around.indicators.get(one.shares or "")
    if indicator is None:
        return None
    rows = [row for row in indicator.observations if row.zone is None]
    if not any(row.category not in (None, TOTAL) for row in rows):
        return f"“{one.shares}” has no row for each provider of the whole area. Put each under “category”."
    if any(row.value is not None and row.value < 0 for row in rows):
        return f"“{one.shares}” has a number below nought, which is no share. Put it right in its table."
    if not indicator.measure.percent_of_whole and not any(row.category == TOTAL for row in rows):
        return (
            f"Nobody can tell whether “{one.shares}” has every provider. "
            "Add a row with the category “total”, or “percent_of_whole: yes” where they are percentages."
        )
    return None


def both_sides_are_in_one_unit(filed: Filed[Workings], around: Around) -> Iterator[Problem]:
    """Demand and capacity are counted in the unit that is given, or one cannot be taken from the other."""
    for index, one in enumerate(filed.record.sufficiencies):
        for side in ("demand", "capacity"):
            indicator = around.indicators.get(getattr(one, side) or "")
            if indicator is not None and indicator.measure.unit != one.unit:
                message = (
                    f"“{indicator.id}” is counted in {indicator.measure.unit}, and “{one.name}” in {one.unit}. "
                    "Name indicators in one unit."
                )
                yield filed.problem(("sufficiencies", index, side), message)
