"""Say where figures come from, and what may be done with them."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable

from plugins.market.figures.figure import Cited
from plugins.market.records.kinds import SCHEMAS
from plugins.market.records.market import Market
from plugins.market.records.record import Source

DIRECTORY = Cited(document="", title="The listings of this directory", licence="Our own")


def cited(market: Market, sources: Iterable[Source]) -> tuple[Cited, ...]:
    """Give the documents of some sources, with their titles and licences."""
    found = []
    for source in sources:
        document = market.documents.get(source.document)
        if document is not None:
            licence = licences().get(document.licence, document.licence)
            found.append(
                Cited(
                    document=document.name, title=document.title, licence=licence, where=source.where, url=document.url
                )
            )
    return tuple(dict.fromkeys(found))


@functools.cache
def licences() -> dict[str, str]:
    """Give the titles of the licences, from the schema that lists them."""
    schema = json.loads((SCHEMAS / "documents.json").read_text(encoding="utf-8"))
    return {word["const"]: word["title"] for word in schema["$defs"]["licence"]["oneOf"]}
