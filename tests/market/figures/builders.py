"""Build markets for tests of figures: name what matters, the rest is plain and valid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from plugins.market.records.contract import Contract
from plugins.market.records.indicator import Dataset, Indicator, Measure, Observation
from plugins.market.records.market import Market
from plugins.market.records.names import SourceDocument, Zone
from plugins.market.records.record import Source
from plugins.market.records.when import Period, When

DAY = date(2013, 9, 9)
RECORD: dict[str, Any] = {"status": "published", "owner": "A team", "review_by": date(2014, 3, 31)}
REPORT = SourceDocument(name="report-2013", title="A report", publisher="A council", licence="ogl-3")
ZONES = {
    "county": Zone(code="county", name="The county", districts=("mansfield", "newark-and-sherwood")),
    "mansfield": Zone(code="mansfield", name="Mansfield", districts=("mansfield",), parent="county"),
    "newark": Zone(code="newark", name="Newark", districts=("newark-and-sherwood",), parent="county"),
}


def observation(value: str | None, period: str = "2013", **more: Any) -> Observation:
    """Make a number of a table."""
    numbers: dict[str, Any] = {
        key: Decimal(more.pop(key)) for key in ("lowest", "highest", "numerator", "denominator") if key in more
    }
    exact = None if value is None else Decimal(value)
    return Observation(period=Period.read(period), line=2, value=exact, **numbers, **more)


def measure(name: str, unit: str = "people", **more: Any) -> Measure:
    """Make a measure."""
    values: dict[str, Any] = {"title": name.replace("-", " ").capitalize(), "definition": f"What {name} is."} | more
    return Measure(name=name, unit=unit, **values)


def make_market(
    dataset: str = "care", measures: Mapping[Measure, Sequence[Observation]] | None = None, **more: Any
) -> Market:
    """Make a market with one dataset."""
    found = measures or {}
    one = Dataset(
        id=dataset,
        title="Care",
        measures=tuple(found),
        sources=(Source(document="report-2013", where="page 4"),),
        **RECORD,
    )
    indicators = {
        f"{dataset}.{each.name}": Indicator(
            id=f"{dataset}.{each.name}", dataset=dataset, measure=each, observations=tuple(numbers)
        )
        for each, numbers in found.items()
    }
    values: dict[str, Any] = {"documents": {"report-2013": REPORT}, "zones": ZONES} | more
    return Market(day=DAY, datasets={dataset: one}, indicators=indicators, **values)


def make_contract(name: str, **more: Any) -> Contract:
    """Make a contract."""
    values: dict[str, Any] = {"title": name.replace("-", " ").capitalize(), "kind": "contract"} | RECORD | more
    return Contract(id=name, **values)


def when(text: str) -> When:
    """Read a date."""
    return When.read(text)
