"""How long a contract lasts."""

from __future__ import annotations

from plugins.market.records.rules import terms
from tests.market.records.rules.example import Example

EXAMPLES = (
    Example(
        rule=terms.term_runs_forwards,
        kind="contract",
        bad={"start": "2014-04", "end": "2013-03-31"},
        said=("10: It ends (31 March 2013) before it starts (April 2014). Check both dates.",),
        good={"start": "2012-04", "end": "2012"},
    ),
    Example(
        rule=terms.term_runs_forwards,
        kind="contract",
        bad={"start": "2011-04", "end": "2014-03-31", "extensions": [{"until": "2014-02-28"}]},
        said=(
            (
                "11: This extension runs to 28 February 2014, which is not after 31 March 2014. "
                "Check both, and put the first one first."
            ),
        ),
        good={"start": "2011-04", "end": "2014-03-31", "extensions": [{"until": "2015-03"}, {"until": "2016-03"}]},
    ),
    Example(
        rule=terms.term_runs_forwards,
        kind="contract",
        bad={"end": "2014-03-31", "extensions": [{"until": "2016-03"}, {"until": "2015-03"}]},
        said=(
            (
                "10: This extension runs to March 2015, which is not after March 2016. "
                "Check both, and put the first one first."
            ),
        ),
    ),
    Example(
        rule=terms.term_runs_forwards,
        kind="contract",
        bad={"end": "2014-03", "extensions": [{"until": "2014-03-31"}]},
        said=(
            (
                "10: This extension runs to 31 March 2014, which is not after March 2014. "
                "Check both, and put the first one first."
            ),
        ),
    ),
    Example(
        rule=terms.term_is_as_long_as_it_says,
        kind="contract",
        bad={
            "start": "2011-04-01",
            "end": "2014-03-31",
            "term_months": 48,
            "value": {"annual": "£1,000", "years": 3},
        },
        said=(
            "11: From 1 April 2011 to 31 March 2014 it is 36 months, not 48. Put the wrong one right.",
            "12: Its value is for 3 years, and its term is 48 months. Put the wrong one right.",
        ),
        good={"start": "2011", "end": "2014-03", "term_months": 36, "value": {"annual": "£1,000", "years": 3}},
    ),
    Example(
        rule=terms.history_is_in_order,
        kind="contract",
        bad={"history": [{"when": "2012", "happened": "started"}, {"when": "2011-12", "happened": "awarded"}]},
        said=("9: December 2011 comes before 2012, which stands above it. Put the first one first.",),
        good={"history": [{"when": "2011/12", "happened": "awarded"}, {"when": "2012", "happened": "started"}]},
    ),
    Example(
        rule=terms.planned_start_has_news,
        kind="contract",
        bad={"rollout": [{"zones": ["mansfield"], "starts": "2012/13", "planned": "yes"}]},
        said=(
            (
                "9: It was planned for 2012/13, which has gone by (the day here is 2013-09-09). "
                "Take out “planned:” if it has started, or say in “note:” what is known."
            ),
        ),
        good={
            "rollout": [
                {"zones": ["mansfield"], "starts": "2012/13", "planned": "yes", "note": "Nobody knows."},
                {"zones": ["county"], "starts": "2013/14", "planned": "yes"},
                {"zones": ["county"], "starts": "2008"},
            ]
        },
    ),
)
