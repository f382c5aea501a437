"""Give translators a file of all that is said now: what they wrote before stays, what changed is marked for them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from plugins.languages.gather import Said

WIDTH = 120
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # the same texts give the same file
HEADER = """\
# Every text of the site in another language. How to work on it: docs/languages.md."""


def new_catalog(code: str, said: Iterable[Said] = ()) -> Catalog:
    """Make a catalog of all texts without a translation."""
    catalog = Catalog(
        locale=code,
        project="Choose My Support",
        header_comment=HEADER,
        fuzzy=False,
        creation_date=LONG_AGO,
        revision_date=LONG_AGO,
    )
    for one in said:
        catalog.add((one.text, one.many) if one.many else one.text, locations=[(one.where, 0)])
    return catalog


def merged(catalog: Catalog, said: Iterable[Said]) -> Catalog:
    """Bring a catalog up to date with what is said now. A text that only changed keeps its translation as fuzzy."""
    catalog.update(new_catalog(str(catalog.locale), said), update_header_comment=False)
    catalog.creation_date = catalog.revision_date = LONG_AGO
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """Write a catalog as a file that a translator edits."""
    into = io.BytesIO()
    write_po(into, catalog, width=WIDTH, include_lineno=False, sort_output=False, omit_header=False)
    return into.getvalue()
