"""Where facts come from, how old they are, and where they hold."""

from __future__ import annotations

from plugins.market.records.rules import sources
from tests.market.records.rules.example import Example

EXAMPLES = (
    Example(
        rule=sources.licence_allows_it,
        kind="event",
        bad={"sources": [{"document": "poppi"}]},
        said=(
            (
                "5: “POPPI” may not be published again (nor may POPPI or PANSI). Take its figures out, "
                "or use one that may, like the Office for National Statistics."
            ),
        ),
        good={"sources": [{"document": "report", "where": "page 2"}]},
    ),
    Example(
        rule=sources.review_is_in_time,
        kind="event",
        bad={"review_by": "2013-09-08"},
        said=(
            (
                "4: warning: It was to be looked at again by 2013-09-08 (owner: Market team). "
                "Check its facts, then give the next day."
            ),
        ),
        good={"review_by": "2013-09-09"},
    ),
    Example(
        rule=sources.review_is_in_time,
        kind="event",
        bad={"review_by": "2013-02-28"},
        said=(
            (
                "4: It was to be looked at again by 2013-02-28 (owner: Market team). "
                "Check its facts, then give the next day."
            ),
        ),
    ),
    Example(
        rule=sources.data_is_not_of_the_future,
        kind="event",
        bad={"data_as_at": "2013-10"},
        said=("7: October 2013 has not come yet (the day here is 2013-09-09). Check the date.",),
        good={"data_as_at": "2013/14"},
    ),
    Example(
        rule=sources.it_says_where,
        kind="opportunity",
        bad={"zones": None},
        said=(
            (
                "1: It does not say where it is. Add “zones:” with codes of content/market/zones.yaml, "
                "or “place:” for practice somewhere else."
            ),
        ),
        good={"zones": None, "place": "Cumbria"},
    ),
    Example(
        rule=sources.it_says_where,
        kind="opportunity",
        bad={"place": "Cumbria"},
        said=("9: It has “zones:” and “place:”. Keep “place:” only for practice somewhere else.",),
    ),
)
