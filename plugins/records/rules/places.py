"""Rules about where a service is and where it goes."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.records.entry import Entry, Surroundings
from plugins.records.problem import Problem, nearest, shorten
from plugins.records.yaml_source import FieldPath


def districts_are_of_the_area(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """A district is one that content/area/area.yaml names."""
    listing, names = entry.listing, around.area.district_names
    given: list[tuple[FieldPath, str]] = []
    if listing.area is not None:
        given += [(("area", "districts", index), slug) for index, slug in enumerate(listing.area.districts)]
    if listing.address is not None and listing.address.district is not None:
        given.append((("address", "district"), listing.address.district))
    for field, slug in given:
        if slug not in names:
            suggestion = nearest(slug, names)
            remedy = f"Did you mean “{suggestion}”?" if suggestion else f"Use one of: {', '.join(names)}."
            yield entry.problem(field, f"{shorten(slug)} is not a district of {around.area.name}. {remedy}")


def postcode_exists(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """A postcode is in the imported table, where its outcode has one."""
    address = entry.listing.address
    if address is None or address.outcode not in around.area.postcodes:
        return
    if address.postcode not in around.area.postcodes[address.outcode]:
        # Newer than the table, or mistyped: a question, for CQC's own records at least.
        message = f"Postcode “{address.postcode}” is not in the table of postcodes. Check it for a slip."
        yield entry.problem(("address", "postcode"), message, fatal=False)


def postcode_is_in_the_district(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """A postcode is inside the district the record states."""
    address = entry.listing.address
    if address is None or address.district is None:
        return
    place = around.area.postcodes.get(address.outcode, {}).get(address.postcode)
    if place is not None and place.district != address.district:
        found = around.area.district_names.get(place.district or "", "outside the area")
        message = f"Postcode “{address.postcode}” is in {found}, not in “{address.district}”."
        yield entry.problem(("address", "district"), f"{message} Correct one of the two.")


def travel_starts_somewhere_known(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """An outcode that somebody sets out from is in content/area/outcodes.csv."""
    listing = entry.listing
    for field, outcode in (
        (("area", "of"), listing.area and listing.area.of),
        (("outcode",), listing.outcode),
    ):
        if outcode and around.area.outcodes and outcode not in around.area.outcodes:
            suggestion = nearest(outcode, around.area.outcodes)
            remedy = f"Did you mean “{suggestion}”?" if suggestion else "Use the first half of a postcode nearby."
            yield entry.problem(
                field, f"{shorten(outcode)} is not the start of a postcode in or near the area. {remedy}"
            )
