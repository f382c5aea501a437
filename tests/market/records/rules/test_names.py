"""What a record points at is there, and a name stands once."""

from __future__ import annotations

from plugins.market.records.rules import names
from tests.market.builders import file_of, path_of
from tests.market.records.rules.example import Example

LOT = {"name": "north", "title": "North"}
EXAMPLES = (
    Example(
        rule=names.names_are_known,
        kind="contract",
        bad={
            "zones": ["mansfeld"],
            "buyers": ["councill"],
            "suppliers": [{"listing": "adas-companion"}],
            "themes": ["b.zebra"],
            "decisions": ["draft"],
        },
        said=(
            "8: “mansfeld” is not a zone we know. Did you mean “mansfield”?",
            "9: “councill” is not an organisation we know. Did you mean “council”?",
            "10: “adas-companion” is not a listing we know. Did you mean “adas-companions”?",
            "11: “b.zebra” is not a theme we know. Add it to a file of content/market/themes, and name it FILE.THEME.",
            "12: “draft” is still a draft. Publish it first, or take the name out here.",
        ),
        good={"zones": ["mansfield"], "buyers": ["council"], "suppliers": [{"listing": "adas-companions"}]},
        beside={path_of("decision", "draft"): file_of("decision", status="draft")},
    ),
    Example(
        rule=names.parts_are_named_once,
        kind="contract",
        bad={"lots": [LOT, LOT | {"title": "Also north"}]},
        said=("9: “north” is already the name of another under “lots”. Give it its own.",),
        good={"lots": [LOT, LOT | {"name": "south"}]},
    ),
    Example(
        rule=names.nothing_replaces_itself,
        kind="contract",
        bad={"supersedes": "a"},
        said=("9: It cannot replace itself. Name the older record.",),
        good={"supersedes": "older"},
        beside={path_of("contract", "older"): file_of("contract")},
    ),
)
