"""Editions: no draft, no count as it was counted, and no word that records do not use."""

from __future__ import annotations

from plugins.market.records.rules import editions
from tests.market.builders import PAST, file_of, path_of
from tests.market.records.rules.example import Example

TABLE = path_of("edition").replace(".yaml", ".csv")
EMPTY = {TABLE: PAST}
CELL = "count-of-people:care.people/2012//"
DRAFT = {path_of("intention", "plan"): file_of("intention", status="draft")}
COUNTED = f"care.people,People,,,2012,VALUE,,,,,people,people,{CELL}\n"
FROZEN = {"name": "plan", "title": "A plan", "signal": "grow"}
NOT_AS_COUNTED = (
    "“care.people” is a count of people as it was counted, not as it may be shown: 1 to 7 are hidden, others are to "
    "the nearest 5. Freeze the edition with `choose edition`."
)
AGAIN = "It was published, so it cannot be a draft again: set its “status: withdrawn”."
EXAMPLES = (
    Example(
        rule=editions.edition_is_not_of_the_future,
        kind="edition",
        bad={"date": "2013-09-10"},
        said=("2: 2013-09-10 has not come yet (the day here is 2013-09-09). Check the date.",),
        good={"date": "2013-09-09"},
        beside=EMPTY,
    ),
    Example(
        rule=editions.no_draft_is_in_an_edition,
        kind="edition",
        bad={"intentions": [FROZEN]},
        said=(f"7: “plan” is a draft now. {AGAIN}",),
        good={"intentions": [FROZEN | {"name": "another"}]},
        beside=EMPTY | DRAFT,
    ),
    Example(
        rule=editions.no_draft_is_in_an_edition,
        kind="edition",
        said=(f"csv:2: “contracts.deal.value” comes from a record that is a draft now. {AGAIN}",),
        beside={TABLE: f"{PAST}contracts.deal.value,A deal,,,2012,100,,,,,pounds,,\n"}
        | {path_of("contract", "deal"): file_of("contract", status="draft")},
        good_beside=EMPTY,
    ),
    Example(
        rule=editions.no_draft_is_in_an_edition,
        kind="edition",
        said=(f"csv:2: “intentions.plan.quantity” comes from a record that is a draft now. {AGAIN}",),
        beside={TABLE: f"{PAST}intentions.plan.quantity,A plan,,,2012,100,,,,,places,,\n"} | DRAFT,
        good_beside=EMPTY,
    ),
    Example(
        rule=editions.words_of_an_edition_are_known,
        kind="edition",
        bad={
            "intentions": [FROZEN | {"signal": "grew"}],
            "opportunities": [
                {"name": "one", "title": "One", "stage": "plan", "dates": [{"kind": "begin", "expected": "2013"}]}
            ],
        },
        said=(
            "7: “grew” is not a word that records use here. Did you mean “grow”?",
            (
                "8: “begin” is not a word that records use here. "
                "Use one of: engagement, decision, notice, closes, award, start, full-effect."
            ),
            "8: “plan” is not a word that records use here. Did you mean “planned”?",
        ),
        good={"intentions": [FROZEN]},
        beside=EMPTY,
    ),
    Example(
        rule=editions.counts_of_an_edition_may_be_shown,
        kind="edition",
        said=(f"csv:2: {NOT_AS_COUNTED}",),
        beside={TABLE: PAST + COUNTED.replace("VALUE", "4")},
        good_beside={TABLE: PAST + COUNTED.replace("VALUE", "45")},
    ),
    Example(
        rule=editions.counts_of_an_edition_may_be_shown,
        kind="edition",
        said=(f"csv:2: {NOT_AS_COUNTED}",),
        beside={TABLE: PAST + COUNTED.replace("VALUE", "46")},
        good_beside={TABLE: PAST + COUNTED.replace("VALUE", "0")},
    ),
)
