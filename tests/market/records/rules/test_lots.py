"""Lots, bids and awards."""

from __future__ import annotations

from typing import Any

from plugins.market.records.rules import lots
from tests.market.records.rules.example import Example

ADA: dict[str, Any] = {"listing": "adas-companions"}
COUNCIL: dict[str, Any] = {"organisation": "council"}
NORTH: dict[str, Any] = {"name": "north", "title": "North"}


def contract(**fields: Any) -> dict[str, Any]:
    return {"suppliers": [ADA, COUNCIL], "lots": [NORTH | {"most_suppliers": 1, "cap": "£20.00"}]} | fields


EXAMPLES = (
    Example(
        rule=lots.lots_are_known,
        kind="contract",
        bad=contract(suppliers=[ADA | {"lots": ["norht"]}], awards=[ADA | {"lot": "elsewhere"}]),
        said=(
            "9: “norht” is not a lot of this contract. Did you mean “north”?",
            "11: “elsewhere” is not a lot of this contract. Add it under “lots:”.",
        ),
        good=contract(suppliers=[ADA | {"lots": ["north"]}], awards=[ADA | {"lot": "north"}]),
    ),
    Example(
        rule=lots.awards_name_a_supplier,
        kind="contract",
        bad=contract(suppliers=[ADA, {"note": "Another."}], awards=[COUNCIL | {"lot": "north"}]),
        said=(
            "9: It does not say who. Add “listing:” with a listing's name, or “organisation:”.",
            "11: “council” won it and is not among the suppliers. Add it under “suppliers:”.",
        ),
        good=contract(awards=[COUNCIL | {"lot": "north"}]),
    ),
    Example(
        rule=lots.no_more_win_than_may,
        kind="contract",
        bad=contract(most_suppliers=1, awards=[ADA | {"lot": "north"}, COUNCIL | {"lot": "north"}]),
        said=(
            "9: It lists 2 suppliers and allows 1. Remove one, or change “most_suppliers:”.",
            "12: “north” allows 1 and this is number 2. Remove one, or change “most_suppliers:” of the lot.",
        ),
        good=contract(most_suppliers=2, awards=[ADA | {"lot": "north"}]),
    ),
    Example(
        rule=lots.no_more_win_than_may,
        kind="contract",
        bad=contract(lots=[NORTH], awards=[ADA | {"lot": "north"}, ADA | {"lot": "north"}]),
        said=("11: It won “north” already. Remove one of the two.",),
    ),
    Example(
        rule=lots.no_bid_is_over_its_cap,
        kind="contract",
        bad=contract(
            awards=[ADA | {"lot": "north", "bid": "£20.01"}], value={"cap": "£22,000,000", "bid": "£22,000,001"}
        ),
        said=(
            "11: The bid of £20.01 is above the highest price, £20.00. Check both: such a bid cannot win.",
            "12: The bid of £22,000,001 is above the highest price, £22,000,000. Check both: such a bid cannot win.",
        ),
        good=contract(
            awards=[ADA | {"lot": "north", "bid": "£20.00"}], value={"cap": "£22,000,000", "bid": "£21,212,000"}
        ),
    ),
)
