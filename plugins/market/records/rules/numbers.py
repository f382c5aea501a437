"""Rules about the numbers of a table: totals, ratios, parts and shares."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plugins.market.records.files import Filed
from plugins.market.records.indicator import RESIDENTS, TOTAL, Dataset, Indicator, Measure, Observation
from plugins.market.records.known import Around
from plugins.market.records.names import Documents
from plugins.market.records.percent import agrees, places, rounded
from plugins.records.problem import Problem, nearest, shorten
from plugins.records.yaml_source import FieldPath

Place = tuple[str, str | None, str | None]
PERCENT = 100
OPEN = ("ogl-3", "cc-by-4", "cc-by-sa-4", "cc0", "public-domain")  # licences of statistics that anybody may publish
CHECK = "Put the wrong one right."
AS_PRINTED = "If the source prints it so, write what is right, and put what is printed under “printed”."


def every_measure_has_numbers(filed: Filed[Dataset], around: Around) -> Iterator[Problem]:
    """A measure has a row at least, and what it is made of is in the same dataset."""
    names = [measure.name for measure in filed.record.measures]
    for index, measure in enumerate(filed.record.measures):
        one = around.indicators.get(f"{filed.record.id}.{measure.name}")
        if one is not None and not one.observations:
            message = f"“{measure.name}” has no number. Add a row to {filed.path.stem}.csv, with x when it is not held."
            yield filed.problem(("measures", index), message)
        told: list[tuple[FieldPath, str]] = [(("parts", number), name) for number, name in enumerate(measure.parts)]
        told += [(("each", "of"), measure.each.of)] if measure.each is not None else []
        for field, name in told:
            if name not in names or name == measure.name:
                meant = nearest(name, [other for other in names if other != measure.name])
                remedy = f"Did you mean “{meant}”?" if meant else "Use another measure of this file."
                yield filed.problem(("measures", index, *field), f"{shorten(name)} is no part of it. {remedy}")


def residents_are_open_statistics(filed: Filed[Dataset], around: Around) -> Iterator[Problem]:
    """Residents are counted in people, from sources that anybody may publish: nobody counted them as users of care."""
    licences = {one.name: one.licence for documents in around.filed(Documents) for one in documents.record.documents}
    for index, measure in enumerate(filed.record.measures):
        if measure.counts != RESIDENTS:
            continue
        if measure.unit != "people":
            yield filed.problem(("measures", index, "unit"), "Residents are counted in people. Write “unit: people”.")
        for number, source in enumerate(filed.record.sources):
            if licences.get(source.document, OPEN[0]) not in OPEN:
                message = (
                    f"“{measure.name}” counts residents, and {shorten(source.document)} is no open statistics. "
                    "Write “counts: people”: small numbers are then kept back."
                )
                yield filed.problem(("sources", number, "document"), message)


def rows_stand_once(filed: Filed[Dataset], around: Around) -> Iterator[Problem]:
    """One measure has one number for a period, a zone and a category; its zone is known; a range runs upwards."""
    places_known = around.known.names.get("zone", frozenset()) | around.known.names["district"]
    for one in _indicators(filed, around):
        seen: dict[Place, int] = {}
        for row in sorted(one.observations, key=lambda row: row.line):
            first = seen.setdefault(_place(row), row.line)
            if first != row.line:
                message = f"Line {first} has a number for the same period, zone and category. Keep one of the two."
                yield _problem(filed, row, message)
            if row.zone is not None and row.zone not in places_known:
                meant = nearest(row.zone, sorted(places_known))
                remedy = f"Did you mean “{meant}”?" if meant else "Add it to content/market/zones.yaml."
                yield _problem(filed, row, f"{shorten(row.zone)} is not a zone we know. {remedy}")
            if row.lowest is not None and row.highest is not None and row.lowest >= row.highest:
                yield _problem(filed, row, f"It runs from {row.lowest} to {row.highest}. Swap the two numbers.")
            if row.printed is not None and row.note is None:
                yield _problem(filed, row, "It says what the source prints. Say under “note” what is wrong with it.")


def ratio_is_of_its_numbers(filed: Filed[Dataset], around: Around) -> Iterator[Problem]:
    """A number with a top and a bottom number is the one divided by the other, but for rounding."""
    for one in _indicators(filed, around):
        times = PERCENT if one.measure.unit == "percent" else 1
        for row in one.observations:
            if row.value is None or row.numerator is None or row.denominator is None:
                continue
            if row.denominator == 0:
                yield _problem(filed, row, "Nothing can be divided by 0. Use the sign z (does not apply) instead.")
                continue
            exact = row.numerator / row.denominator * times
            if not agrees(row.value, exact):
                said, made = (f"{part:f}" for part in (row.value, rounded(exact, max(1, places(row.value)))))
                sign = "%" if times == PERCENT else ""
                message = f"{row.numerator:f} divided by {row.denominator:f} is {made}{sign}, not {said}{sign}. {CHECK}"
                yield _problem(filed, row, message)


def categories_make_the_total(filed: Filed[Dataset], around: Around) -> Iterator[Problem]:
    """A row with the category “total” is what the other categories make."""
    for one in _indicators(filed, around):
        rows = {_place(row): row for row in one.observations}
        for total in one.observations:
            if total.category != TOTAL or total.value is None:
                continue
            parts = [row for place, row in rows.items() if place[:2] == _place(total)[:2] and row is not total]
            values = [row.value for row in parts if row.value is not None]
            made = sum(values, Decimal(0))
            if parts and len(values) == len(parts) and made != total.value:
                amounts = (_said(one.measure, value) for value in (made, total.value))
                message = "The rows make {}, and the total says {}.".format(*amounts)
                yield _problem(filed, total, f"{message}{_thousand(total.value, made)} {CHECK} {AS_PRINTED}")


def parts_make_the_measure(filed: Filed[Dataset], around: Around) -> Iterator[Problem]:
    """A measure with parts is what they make, and one at a price for each is as many times that price."""
    by_name = {one.measure.name: {_place(row): row for row in one.observations} for one in _indicators(filed, around)}
    for one in _indicators(filed, around):
        measure = one.measure
        for row in one.observations:
            place = _place(row)
            parts = [found for name in measure.parts if (found := by_name.get(name, {}).get(place)) is not None]
            values = [part.value for part in parts if part.value is not None]
            if row.value is not None and measure.parts and len(values) == len(measure.parts):
                made = sum(values, Decimal(0))
                if made != row.value:
                    said = f"{', '.join(measure.parts)} make {_said(measure, made)}, not {_said(measure, row.value)}."
                    yield _problem(filed, row, f"{said}{_thousand(row.value, made)} {CHECK} {AS_PRINTED}")
            if measure.each is None or row.value is None:
                continue
            counted = by_name.get(measure.each.of, {}).get(place)
            if counted is not None and counted.value is not None:
                made = counted.value * measure.each.price.pounds
                if made != row.value:
                    said = f"{counted.value:f} at {measure.each.price} each make £{made:,f}, not £{row.value:,f}."
                    yield _problem(filed, row, f"{said}{_thousand(row.value, made)} {CHECK} {AS_PRINTED}")


def shares_make_a_hundred(filed: Filed[Dataset], around: Around) -> Iterator[Problem]:
    """Where the categories of a measure are all of it, their percentages make 100, but for rounding."""
    for one in _indicators(filed, around):
        if not one.measure.percent_of_whole:
            continue
        groups: dict[tuple[str, str | None], list[Observation]] = {}
        for row in one.observations:
            if row.category is not None and row.category != TOTAL:
                groups.setdefault(_place(row)[:2], []).append(row)
        for rows in groups.values():
            values = [row.value for row in rows if row.value is not None]
            made = sum(values, Decimal(0))
            slack = sum((Decimal(5).scaleb(-places(value) - 1) for value in values), Decimal(0))
            if len(values) == len(rows) and abs(made - PERCENT) > slack:
                last = max(rows, key=lambda row: row.line)
                yield _problem(filed, last, f"The rows for {last.period} make {made:f}%, not 100%. {CHECK}")


def _indicators(filed: Filed[Dataset], around: Around) -> Iterator[Indicator]:
    for measure in filed.record.measures:
        one = around.indicators.get(f"{filed.record.id}.{measure.name}")
        if one is not None:
            yield one


def _place(row: Observation) -> Place:
    return row.period.text, row.zone, row.category


def _problem(filed: Filed[Dataset], row: Observation, message: str) -> Problem:
    return Problem(path=filed.path.with_suffix(".csv"), line=row.line, message=message)


def _said(measure: Measure, value: Decimal) -> str:
    return f"£{value:,f}" if measure.unit.startswith("pounds") else f"{value:,f}"


def _thousand(said: Decimal, made: Decimal) -> str:
    return " It is a thousand times too large." if made and said == made * 1000 else ""
