"""Write a protected figure, so that the scan finds it wherever it stands.

Pages, drawings, tables and data write a count of people through one of these, and in no other way.
"""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from plugins.market.disclosure.markers import Shown
from plugins.market.disclosure.table import Name

# How every figure's key starts. It stands in no text that people write.
PREFIX = "count-of-people:"
# The two columns of a CSV file, and the two keys of an object in JSON, that hold a figure.
FIGURE, VALUE = "figure", "value"


def key(name: Name) -> str:
    """Give a cell's key, the same in every kind of file: letters, digits and marks that need no escape in any."""
    return PREFIX + "/".join(quote(label, safe="") for label in name)


def attributes(name: Name, shown: Shown) -> Markup:
    """Mark the element whose text is the figure, in HTML or SVG."""
    return Markup('data-figure="{}" data-value="{}"').format(key(name), shown.code)


def columns(name: Name, shown: Shown) -> dict[str, str]:
    """Give a figure's two fields in a row of a CSV file, or in an object of a JSON file."""
    return {FIGURE: key(name), VALUE: shown.code}
