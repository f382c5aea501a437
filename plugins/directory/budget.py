"""“What would my budget buy?”: what support costs here by each unit, the council's rate, and the worked examples."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from plugins.directory import paths
from plugins.languages.speaking import in_english, t
from plugins.publishing.render import Page
from plugins.records.listing import Listing, Price
from plugins.records.wording import UNIT_ORDER, day, length_text, pounds, titles
from plugins.settings import DirectPayment

EXAMPLES = Path(__file__).with_name("worked_examples.json")  # tests/keeping/money.test.mjs proves each of them
HEADINGS = ("What is sold", "Budget", "Price", "The week you want", "What the budget buys", "What that week costs")


@dataclass(frozen=True, slots=True)
class PriceRange:
    """What is asked here for one unit, in pounds: the lowest, a price in the middle, and the highest."""

    unit: str
    count: int
    lowest: Decimal
    middle: Decimal
    highest: Decimal

    @property
    def each(self) -> str:
        """Give what the price is for: “an hour”."""
        return titles("price_unit", (self.unit,))[0]


def price_ranges(listings: Sequence[Listing]) -> list[PriceRange]:
    """Give the range of prices for each unit. What is free has no price; one that varies counts once, at its lowest."""
    by_unit: dict[str, list[Price]] = defaultdict(list)
    for listing in listings:
        for price in listing.prices:
            if price.amount > 0:
                by_unit[price.unit].append(price)
    return [_range(unit, by_unit[unit]) for unit in UNIT_ORDER if unit in by_unit]


def _range(unit: str, prices: Sequence[Price]) -> PriceRange:
    amounts = [price.amount for price in prices]
    highest = max(price.to or price.amount for price in prices)
    return PriceRange(unit, len(prices), min(amounts), statistics.median_low(amounts), highest)


def budget_page(listings: Sequence[Listing], rate: DirectPayment | None) -> Page:
    """Give the page on which a budget is worked out."""
    values = {
        "ranges": price_ranges(listings),
        "units": [(unit, titles("price_unit", (unit,))[0]) for unit in UNIT_ORDER],
        "rate_text": rate_text(rate),
        "pounds": pounds,
    }
    return Page(paths.file_of("/budget/"), "budget.html", lambda: values)


def rate_text(rate: DirectPayment | None) -> Markup:
    """Say the council's rate, since when, and where that is said."""
    if rate is None:
        return escape(t("The council does not give one rate for direct payments. Ask what yours would be."))
    source = (
        Markup('<a href="{0}" rel="noopener noreferrer">{1}</a>').format(rate.link, in_english(rate.source))
        if rate.link
        else in_english(rate.source)
    )
    return escape(t("The council pays {rate} for each hour, since {day}. Source: {source}.")).format(
        rate=pounds(Decimal(rate.rate)), day=day(rate.day), source=source
    )


def examples_table() -> Markup:
    """Draw the worked examples as a table: the same figures that the sums are tested with."""
    head = Markup("").join(Markup('<th scope="col" role="columnheader">{0}</th>').format(title) for title in HEADINGS)
    rows = Markup("\n").join(_row(one) for one in json.loads(EXAMPLES.read_text(encoding="utf-8")))
    return Markup(
        '<table class="stacks" role="table">\n<thead role="rowgroup"><tr role="row">{0}</tr></thead>\n'
        '<tbody role="rowgroup">\n{1}\n</tbody>\n</table>'
    ).format(head, rows)


def _row(one: dict[str, Any]) -> Markup:
    cells = Markup("").join(
        Markup('<td role="cell" data-label="{0}">{1}</td>').format(title, said)
        for title, said in zip(HEADINGS[1:], _cells(one), strict=True)
    )
    return Markup('<tr role="row"><th scope="row" role="rowheader">{0}</th>{1}</tr>').format(one["about"], cells)


def _cells(one: dict[str, Any]) -> Iterator[str]:
    budget, price = one["budget"], one["price"]
    if "pounds" in budget:
        yield f"{pounds(Decimal(budget['pounds']))} a week"
    else:
        yield f"{budget['hours']} hours at {pounds(Decimal(budget['rate']))} an hour"
    low, high = pounds(Decimal(price["low"])), pounds(Decimal(price["high"]))
    span = low if low == high else f"{low} to {high}"
    yield f"{span} {titles('price_unit', (price['unit'],))[0]}" if Decimal(price["high"]) else "Free"
    yield _week(one["plan"], price["unit"])
    yield one["buys"]
    yield " ".join(f"{text.rstrip('.')}." for text in (one["cost"], one["note"], one["top"]) if text) or "Not weekly."


def _week(plan: dict[str, int], unit: str) -> str:
    if "visits" in plan:
        return f"{_many(plan['visits'], 'visit')} of {length_text(plan['minutes'])}"
    for name, count in plan.items():
        return _many(count, name.removesuffix("s"))
    return {"week": "1 week", "one-off": "Once"}[unit]


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
