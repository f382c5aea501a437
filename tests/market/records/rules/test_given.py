"""Single numbers that records give."""

from __future__ import annotations

from plugins.market.records.rules import given
from tests.market.records.rules.example import Example

EXAMPLES = (
    Example(
        rule=given.a_number_is_one_or_a_range,
        kind="contract",
        bad={
            "bidders": {"unit": "providers"},
            "supplier_count": {"from": 3, "unit": "providers"},
            "suppliers_before": {"value": 3, "from": 3, "to": 4, "unit": "providers"},
            "outcomes": [{"title": "Quick", "target": {"from": 3, "to": 1, "unit": "days"}}],
        },
        said=(
            "9: Give the number under “value:”, or a range under “from:” and “to:”.",
            "10: Give the number under “value:”, or a range under “from:” and “to:”.",
            "11: Give the number under “value:”, or a range under “from:” and “to:”.",
            "12: It runs from 3 to 1. Swap the two numbers.",
        ),
        good={
            "bidders": {"value": 50, "how": "more-than", "unit": "providers"},
            "outcomes": [{"title": "Quick", "target": {"from": 1, "to": 3, "unit": "days"}}],
        },
    ),
)
