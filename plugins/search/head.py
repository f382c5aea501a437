"""Write what the finder must know before it can read a question: the groups, and what people say."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.search.columns import BLOCK
from plugins.search.facets import Facets
from plugins.search.phrases import Phrases
from plugins.search.places import compact
from plugins.search.rows import CARD
from plugins.search.words import little


def head_json(facets: Facets, phrases: Phrases, sinks: Sequence[int]) -> bytes:
    """Write the head.

    size: how many listings there are. sinks: the number of the first that was not checked lately, and of the first
    that is closed for now. block: cards in a file. card: what each card says, in order.
    """
    return compact({
        "size": len(sinks),
        "sinks": [sum(sink < level for sink in sinks) for level in (1, 2)],
        "block": BLOCK,
        "card": CARD,
        "groups": facets.head(),
        "little": " ".join(sorted(little())),
        "meanings": facets.meanings(),
        "phrases": phrases.head(),
    })  # fmt: skip
