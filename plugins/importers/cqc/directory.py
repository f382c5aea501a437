"""Read the “care directory” layout: a row for each location, several values in a cell."""

from __future__ import annotations

from datetime import date

from plugins.importers.cells import (
    date_of,
    month_is_first,
    name_of,
    postcode_of,
    separator_of,
    text_of,
    values_of,
)
from plugins.importers.contact import phone_of, website_of
from plugins.importers.cqc.address import street_and_town
from plugins.importers.cqc.sighting import STREET, Claim, RowFate, Sighting, fate_of, location_of, provider_of
from plugins.importers.table import Row, Shape, Table

NAME = "care directory"
NUMBER = "cqc location id"
SHAPE = Shape(NAME, ("name", "address", "postcode", "phone number", "service types", "local authority", NUMBER))
# Adult social care, as the directory names it; each is written as here whatever its capitals. A hospice is not.
# Source: the headings of the file of September 2026, and the singular forms of others.
SOCIAL_CARE = {
    word.lower(): word
    for word in (
        *("Homecare agencies", "Residential homes", "Nursing homes", "Supported living", "Supported housing"),
        *("Extra care housing", "Extra care", "Shared lives", "Care home", "Nursing home"),
    )
}


def sightings(table: Table, area: str, today: date) -> tuple[list[Sighting], list[RowFate]]:
    """Give what the table says of each adult social care location in the area, and the fate of all other rows."""
    found: dict[str, Sighting] = {}
    fates: list[RowFate] = []
    between = separator_of(row["service types"] for row in table.rows)
    for row in table.rows:
        location = location_of(row[NUMBER])
        types = service_types_of(row["service types"], between)
        is_care = any(text in SOCIAL_CARE.values() for text in types)
        barred = "" if is_care else f"{', '.join(types) or 'no service type'}, not adult social care"
        claim = Claim(
            location=location, name=name_of(row["name"]), local_authority=text_of(row["local authority"]), barred=barred
        )
        fate = fate_of(row, claim, area)
        if fate is not None:
            fates.append(fate)
        else:
            found.setdefault(location, Sighting(location, NAME, [])).rows.append(row)
    month_first = month_is_first((row["date of latest check"] for row in table.rows), usually=False)
    specialisms = separator_of(row["specialisms/services"] for row in table.rows)
    for sighting in found.values():
        row = sighting.rows[-1]  # a location listed twice: the later row counts
        sighting.put_lines("service_types", service_types_of(row["service types"], between))
        sighting.put_lines("specialisms", values_of(row["specialisms/services"], specialisms))
        _describe(sighting, row)
        _date(sighting, row["date of latest check"], month_first=month_first, today=today)
    return list(found.values()), fates


def service_types_of(cell: str, separator: str) -> tuple[str, ...]:
    """Give the service types of a cell; those of adult social care with the directory's usual capitals."""
    return tuple(sorted({SOCIAL_CARE.get(text.lower(), text) for text in values_of(cell, separator)}))


def _describe(sighting: Sighting, row: Row) -> None:
    street, town = street_and_town(row["address"])
    sighting.put("name", name_of(row["name"]))
    sighting.put_line("also_known_as", name_of(row["also known as"]))
    sighting.put_repaired("provider_id", row["cqc provider id"], provider_of, "not a provider's number")
    sighting.put_line("provider_name", name_of(row["provider name"]))
    sighting.put_line("street", street, longest=STREET)
    sighting.put_line("town", town)
    sighting.put_repaired("postcode", row["postcode"], postcode_of, "not a postcode")
    sighting.put_line("local_authority", text_of(row["local authority"]))
    sighting.put_repaired("phone", row["phone number"], phone_of, "not a whole UK number")
    sighting.put_repaired("website", row["service's website"], website_of, "not a web address")


def _date(sighting: Sighting, cell: str, *, month_first: bool | None, today: date) -> None:
    text = text_of(cell)
    day = date_of(text, month_first=month_first)
    if day is not None and day <= today:
        sighting.put("latest_check", day.isoformat())
    elif text:
        why = "not a date" if day is None else "not a day that has been"
        sighting.leave_out("latest_check", text, why)
