"""Rules about zones."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.market.records.names import Zones
from plugins.records.problem import Problem


def zones_cover_the_area(filed: Filed[Zones], around: Around) -> Iterator[Problem]:
    """Each district of the area is in a zone, or left out with a reason; never both."""
    covered = {district for zone in filed.record.zones for district in zone.districts}
    left_out = {gap.district for gap in filed.record.gaps}
    for district in sorted(around.known.names["district"] - covered - left_out):
        message = f"“{district}” is in no zone. Put it in one, or under “gaps:” with “why:”."
        yield filed.problem("zones", message)
    for index, gap in enumerate(filed.record.gaps):
        if gap.district in covered:
            message = f"“{gap.district}” is in a zone, so it is not left out. Remove it here, or there."
            yield filed.problem(("gaps", index), message)


def a_district_is_a_zone_of_its_own(filed: Filed[Zones], around: Around) -> Iterator[Problem]:
    """A zone that is called like a district is that district and no more: tables name both in one column."""
    for index, zone in enumerate(filed.record.zones):
        if zone.code in around.known.names["district"] and zone.districts != (zone.code,):
            message = f"“{zone.code}” is a district, and this zone is not it alone. Give the zone a code of its own."
            yield filed.problem(("zones", index, "code"), message)


def zones_nest(filed: Filed[Zones], _around: Around) -> Iterator[Problem]:
    """A zone lies inside the zone that holds it, and no zone holds itself."""
    by_code = {zone.code: zone for zone in filed.record.zones}
    for index, zone in enumerate(filed.record.zones):
        parent = by_code.get(zone.parent or "")
        seen = {zone.code}
        while parent is not None and parent.code not in seen:
            seen.add(parent.code)
            parent = by_code.get(parent.parent or "")
        if parent is not None:
            yield filed.problem(("zones", index, "parent"), f"“{zone.code}” holds itself in the end. Change “parent:”.")
            return
        holder = by_code.get(zone.parent or "")
        if holder is not None and not set(zone.districts) <= set(holder.districts):
            outside = ", ".join(sorted(set(zone.districts) - set(holder.districts)))
            message = f"“{holder.code}” holds this zone, and lacks {outside}. Add it there, or change “parent:”."
            yield filed.problem(("zones", index, "parent"), message)
