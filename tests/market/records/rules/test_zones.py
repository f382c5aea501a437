"""Zones cover the area."""

from __future__ import annotations

from plugins.market.records.rules import zones
from tests.market.records.rules.example import Example

COUNTY = {"code": "county", "name": "The county", "districts": ["mansfield"]}
BOTH = COUNTY | {"districts": ["mansfield", "newark-and-sherwood"]}
GAP = {"district": "newark-and-sherwood", "why": "It has its own council."}
EXAMPLES = (
    Example(
        rule=zones.zones_cover_the_area,
        kind="zones",
        bad={"zones": [COUNTY]},
        said=("1: “newark-and-sherwood” is in no zone. Put it in one, or under “gaps:” with “why:”.",),
        good={"zones": [COUNTY], "gaps": [GAP]},
    ),
    Example(
        rule=zones.zones_cover_the_area,
        kind="zones",
        bad={"gaps": [GAP]},
        said=("2: “newark-and-sherwood” is in a zone, so it is not left out. Remove it here, or there.",),
    ),
    Example(
        rule=zones.a_district_is_a_zone_of_its_own,
        kind="zones",
        bad={"zones": [BOTH | {"code": "mansfield"}]},
        said=("1: “mansfield” is a district, and this zone is not it alone. Give the zone a code of its own.",),
        good={"zones": [BOTH, COUNTY | {"code": "mansfield", "parent": "county"}]},
    ),
    Example(
        rule=zones.zones_nest,
        kind="zones",
        bad={"zones": [COUNTY, BOTH | {"code": "wide", "parent": "county"}]},
        said=("1: “county” holds this zone, and lacks newark-and-sherwood. Add it there, or change “parent:”.",),
        good={"zones": [BOTH, COUNTY | {"code": "narrow", "parent": "county"}]},
    ),
    Example(
        rule=zones.zones_nest,
        kind="zones",
        bad={"zones": [BOTH | {"parent": "other"}, BOTH | {"code": "other", "parent": "county"}]},
        said=("1: “county” holds itself in the end. Change “parent:”.",),
    ),
)
