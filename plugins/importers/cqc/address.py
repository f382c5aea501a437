"""Take an address apart: street, town, and the county that nobody needs."""

from __future__ import annotations

import re

from plugins.importers.cells import name_of

# Counties CQC's addresses end in, ceremonial, historic and short.
COUNTIES = frozenset(
    (
        *("avon", "bedfordshire", "beds", "berkshire", "berks", "buckinghamshire", "bucks", "cambridgeshire"),
        *("cambs", "cheshire", "cleveland", "cornwall", "county durham", "co durham", "cumbria", "derbyshire"),
        *("devon", "dorset", "east riding of yorkshire", "east sussex", "east yorkshire", "england", "essex"),
        *("gloucestershire", "glos", "greater london", "greater manchester", "hampshire", "hants"),
        *("herefordshire", "hertfordshire", "herts", "humberside", "isle of wight", "kent", "lancashire"),
        *("lancs", "leicestershire", "leics", "lincolnshire", "lincs", "merseyside", "middlesex", "middx"),
        *("norfolk", "north humberside", "north lincolnshire", "north yorkshire", "northamptonshire"),
        *("northants", "northumberland", "nottinghamshire", "notts", "oxfordshire", "oxon", "rutland"),
        *("shropshire", "somerset", "south humberside", "south yorkshire", "staffordshire", "staffs"),
        *("suffolk", "surrey", "tyne and wear", "united kingdom", "warwickshire", "west midlands"),
        *("west sussex", "west yorkshire", "wiltshire", "wilts", "worcestershire", "worcs", "yorkshire"),
    )
)
LINE_BREAK = re.compile(r",(?! )")  # CQC joins lines with a bare comma; “, ” is inside a line


def is_county(line: str) -> bool:
    """Tell whether a line of an address is only a county."""
    return line.lower().replace(".", "").replace("&", "and") in COUNTIES


def street_and_town(cell: str) -> tuple[str, str]:
    """Take the care directory's one-cell address apart; either part may be empty.

    The town is the last line that is not a county: “1 High Street,Royton,Oldham,Lancashire” is in Oldham.
    """
    lines = list(dict.fromkeys(line for part in LINE_BREAK.split(cell) if (line := name_of(part))))
    while lines and is_county(lines[-1]):
        lines.pop()
    if len(lines) < 2:  # noqa: PLR2004  one line alone is a street, not a town
        return "".join(lines), ""
    return ", ".join(lines[:-1]), lines[-1]
