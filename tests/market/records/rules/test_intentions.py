"""Commissioning intentions."""

from __future__ import annotations

from plugins.market.records.rules import intentions
from tests.market.records.rules.example import Example

EXAMPLES = (
    Example(
        rule=intentions.pause_has_an_end,
        kind="intention",
        bad={"signal": "pause"},
        said=("md:7: A pause needs its end. Add “pause_until:”, like 2014-03.",),
        good={"signal": "pause", "pause_until": "2014-03"},
    ),
    Example(
        rule=intentions.pause_has_an_end,
        kind="intention",
        bad={"signal": "pause", "pause_until": "2013-08"},
        said=("md:14: The pause ended on 2013-08-31. Give the signal that holds now.",),
    ),
    Example(
        rule=intentions.pause_has_an_end,
        kind="intention",
        bad={"pause_until": "2014-03"},
        said=("md:14: The signal is “grow”, so nothing pauses. Remove “pause_until:”.",),
    ),
    Example(
        rule=intentions.how_much_is_said,
        kind="intention",
        bad={"not_quantified": None},
        said=(
            "md:2: It does not say how much. Add “quantity:”, or say why there is no number under “not_quantified:”.",
        ),
        good={"not_quantified": None, "quantity": {"value": 4, "unit": "places"}},
    ),
    Example(
        rule=intentions.how_much_is_said,
        kind="intention",
        bad={"quantity": {"value": 4, "unit": "places"}},
        said=("md:12: It has a number, and says why there is none. Keep one of the two.",),
    ),
)
