"""Parts make their total, and percentages are those of their amounts."""

from __future__ import annotations

from typing import Any

from plugins.market.records.rules import sums
from tests.market.builders import file_of, path_of
from tests.market.records.rules.example import Example

LINE = {"name": "a", "title": "One post", "amount": "£45,000"}
OLDER = {"amount": "£96,000", "baseline": "£700,000", "baseline_period": "2011/12"}
NEWER: dict[str, Any] = {"amount": "£340,000", "baseline": "£2,400,000", "years": 3, "a_year": "£800,000"}

EXAMPLES = (
    Example(
        rule=sums.parts_make_the_value,
        kind="contract",
        bad={"value": {"total": "£15,000,000,000", "annual": "£5,000,000", "years": 3}},
        said=(
            (
                "9: 3 years at £5,000,000 make £15,000,000, not £15,000,000,000. It is a thousand times too large. "
                "Put the wrong one right."
            ),
        ),
        good={"value": {"total": "£15,000,000", "annual": "£5,000,000", "years": 3}},
    ),
    Example(
        rule=sums.parts_make_the_value,
        kind="contract",
        bad={"value": {"cap": "£22,000,000", "bid": "£21,212,000", "saving": "£878,000", "baseline": "£5,790,000"}},
        said=(
            "9: It does not say when it cost so much. Add “baseline_period:”, like 2009/10.",
            "9: £22,000,000 less the bid of £21,212,000 leaves £788,000, not £878,000. Put the wrong one right.",
        ),
        good={"value": {"cap": "£22,000,000", "bid": "£21,212,000", "saving": "£788,000"}},
    ),
    Example(
        rule=sums.lines_make_the_total,
        kind="funding",
        bad={"lines": [LINE, LINE | {"name": "b"}], "total": "£90"},
        said=(
            (
                "8: The lines make £90,000, not £90. It is a thousand times too small. Put the wrong one right. "
                "If the source prints it so, leave “total:” out, and add “printed:” and “why:”."
            ),
        ),
        good={"lines": [LINE, LINE | {"name": "b"}], "total": "£90,000"},
    ),
    Example(
        rule=sums.lines_make_the_total,
        kind="funding",
        bad={"lines": None},
        said=("1: It has no amount. Add “lines:”, each with an amount, or “total:”.",),
        good={"lines": None, "total": "£90,000"},
    ),
    Example(
        rule=sums.what_is_printed_has_a_reason,
        kind="funding",
        bad={"printed": "£1.000"},
        said=("8: It says what the source prints, and not why it differs. Add “why:”.",),
        good={"printed": "£1.000", "why": "It means a thousand pounds."},
    ),
    Example(
        rule=sums.what_is_printed_has_a_reason,
        kind="contract",
        bad={"value": {"annual": "£5,360,123", "printed": "£5,360.123"}},
        said=("9: It says what the source prints, and not why it differs. Add “why:”.",),
        good={"value": {"annual": "£5,360,123", "printed": "£5,360.123", "why": "Three digits after the point."}},
    ),
    Example(
        rule=sums.percentages_make_a_hundred,
        kind="opportunity",
        bad={"criteria": [{"title": "Quality", "weight": "60%"}, {"title": "Price", "weight": "50%"}]},
        said=("9: “weight:” makes 110% in all, not 100%. Put the wrong one right.",),
        good={"criteria": [{"title": "Quality", "weight": "50%"}, {"title": "Price", "weight": "50%"}]},
    ),
    Example(
        rule=sums.percentages_make_a_hundred,
        kind="contract",
        bad={"partners": [{"organisation": "council", "share": "33.3%"}]},
        said=("9: “share:” makes 33.3% in all, not 100%. Put the wrong one right.",),
        good={"partners": [{"organisation": "council", "share": "33.3%"}] * 3},
    ),
    Example(
        rule=sums.prices_run_upwards,
        kind="contract",
        bad={
            "price": {
                "unit": "pounds-an-hour",
                "lowest": "16.21",
                "highest": "12.98",
                "cap": "14.00",
                "bands": [{"title": "Nights", "amount": "14.01"}],
            }
        },
        said=(
            "9: The lowest price, £16.21, is above the highest, £12.98. Swap them.",
            "9: £14.01 is above the cap, £14.00. Put the wrong one right.",
            "9: £16.21 is above the cap, £14.00. Put the wrong one right.",
        ),
        good={"price": {"unit": "pounds-an-hour", "lowest": "12.98", "highest": "13.99", "cap": "14.00"}},
    ),
    Example(
        rule=sums.saving_is_of_its_baseline,
        kind="contract",
        bad={"savings": [OLDER | {"percent": "15%"}]},
        said=("9: £96,000 of £700,000 is 13.7%, not 15%. Put the wrong one right.",),
        good={"savings": [OLDER | {"percent": "14%"}]},
    ),
    Example(
        rule=sums.saving_is_of_its_baseline,
        kind="decision",
        bad={"savings": [NEWER | {"a_year": "£700,000"}]},
        said=("8: 3 years at £700,000 make £2,100,000, not £2,400,000. Put the wrong one right.",),
        good={"savings": [NEWER]},
    ),
    Example(
        rule=sums.savings_have_one_baseline,
        kind="contract",
        bad={"savings": [NEWER], "replaces": ["older"]},
        said=(
            (
                "9: This saving is measured from £800,000 a year, and another (in older.yaml) from £700,000. "
                "Use one baseline for both, or say in “differs_because:” why there are two."
            ),
        ),
        good={"savings": [NEWER | {"differs_because": "Nobody says."}], "replaces": ["older"]},
        beside={path_of("contract", "older"): file_of("contract", savings=[OLDER])},
    ),
    Example(
        rule=sums.savings_have_one_baseline,
        kind="decision",
        bad={"savings": [OLDER, NEWER]},
        said=(
            (
                "8: This saving is measured from £800,000 a year, and another (above) from £700,000. "
                "Use one baseline for both, or say in “differs_because:” why there are two."
            ),
        ),
        good={"savings": [OLDER, OLDER | {"amount": "£1"}]},
    ),
)
