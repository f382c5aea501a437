"""Read the “latest ratings” layout: a row for each location, service group and key question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from plugins.importers.cells import date_of, month_is_first, name_of, postcode_of, text_of
from plugins.importers.cqc.address import is_county
from plugins.importers.cqc.directory import SOCIAL_CARE as SOCIAL_CARE_TYPES
from plugins.importers.cqc.sighting import STREET, Claim, Fields, RowFate, Sighting, fate_of, location_of, provider_of
from plugins.importers.table import Row, Shape, Table

NAME = "latest ratings"
SHAPE = Shape(
    NAME,
    (
        *("location id", "location name", "location type", "location primary inspection category"),
        *("location post code", "location local authority", "service / population group", "domain"),
        *("latest rating", "publication date"),
    ),
)
SOCIAL_CARE = "social care org"
RATINGS = {word.lower(): word for word in ("Outstanding", "Good", "Requires improvement", "Inadequate")}
NOT_RATED = "Not rated"
UNRATED = frozenset(
    {
        *("", "not rated", "no published rating", "inspected but not rated", "not formally rated"),
        *("insufficient evidence to rate", "not applicable", "regulations met", "under review"),
    }
)
DOMAINS = ("overall", "safe", "effective", "caring", "responsive", "well-led")


def sightings(table: Table, area: str, today: date) -> tuple[list[Sighting], list[RowFate]]:
    """Give what the table says of each adult social care location in the area, and the fate of all other rows."""
    found: dict[str, Sighting] = {}
    fates: list[RowFate] = []
    for row in table.rows:
        location = location_of(row["location id"])
        kind = text_of(row["location type"])
        barred = "" if kind.lower() == SOCIAL_CARE else f"{kind or 'no type'}, not adult social care"
        claim = Claim(
            location=location,
            name=name_of(row["location name"]),
            local_authority=text_of(row["location local authority"]),
            barred=barred,
        )
        fate = fate_of(row, claim, area)
        if fate is not None:
            fates.append(fate)
        else:
            found.setdefault(location, Sighting(location, NAME, [])).rows.append(row)
    month_first = month_is_first((row["publication date"] for row in table.rows), usually=True)
    for sighting in found.values():
        _describe(sighting, month_first=month_first, today=today)
    return list(found.values()), fates


def _describe(sighting: Sighting, *, month_first: bool | None, today: date) -> None:
    rows = sighting.rows
    sighting.put("name", name_of(_commonest(rows, "location name")))
    sighting.put_repaired("provider_id", _commonest(rows, "provider id"), provider_of, "not a provider's number")
    sighting.put_line("provider_name", name_of(_commonest(rows, "provider name")))
    sighting.put_line("brand", name_of(_commonest(rows, "brand name").removeprefix("BRAND ")))
    lines = [name_of(_commonest(rows, column)) for column in ("location street address", "location address line 2")]
    street = ", ".join(dict.fromkeys(line for line in lines if line and not is_county(line)))
    sighting.put_line("street", street, longest=STREET)
    sighting.put_line("town", name_of(_commonest(rows, "location city")))
    sighting.put_repaired("postcode", _commonest(rows, "location post code"), postcode_of, "not a postcode")
    sighting.put_line("local_authority", text_of(_commonest(rows, "location local authority")))
    sighting.put_lines("service_types", _service_types(rows))
    sighting.put("rating", _rating(sighting, month_first=month_first, today=today))


def _commonest(rows: Sequence[Row], column: str) -> str:
    """Give the text most rows of a location have in a column: the rows of a service group may leave it empty."""
    texts = Counter(text for row in rows if (text := text_of(row[column])))
    return min(texts, key=lambda text: (-texts[text], text), default="")


def _service_types(rows: Sequence[Row]) -> list[str]:
    """Give the service groups a location was rated for, else the category it is inspected under."""
    groups = {text_of(row["service / population group"]) for row in rows} - {"", "Overall"}
    # block.py tells the two layouts apart by their words: “Supported Living” here, “Supported living” there.
    groups = {text.title() if text in SOCIAL_CARE_TYPES.values() else text for text in groups}
    return sorted(groups) or [text for text in [_commonest(rows, "location primary inspection category")] if text]


def _rating(sighting: Sighting, *, month_first: bool | None, today: date) -> Fields:
    """Give the rating of the whole location: of the group “Overall”, or of its only group."""
    groups = {text_of(row["service / population group"]).lower() for row in sighting.rows}
    group = "overall" if "overall" in groups or len(groups) > 1 else next(iter(groups))
    latest: dict[str, tuple[date, str, Row]] = {}
    for row in sighting.rows:
        if text_of(row["service / population group"]).lower() == group:
            domain = text_of(row["domain"]).lower()
            day = date_of(row["publication date"], month_first=month_first) or date.min
            word = _word(sighting, text_of(row["latest rating"]))
            if domain not in latest or (day, word) > latest[domain][:2]:
                latest[domain] = (day, word, row)
    rating: Fields = {"overall": NOT_RATED}
    rating |= {domain.replace("-", "_"): latest[domain][1] for domain in DOMAINS if domain in latest}
    if "overall" in latest:
        day, _word_of, row = latest["overall"]
        cell = text_of(row["publication date"])
        if date.min < day <= today:
            rating["published"] = day.isoformat()
        elif cell:
            sighting.leave_out("published", cell, "not a day that has been" if day > today else "not a date")
        if text_of(row["inherited rating"]).lower() in ("y", "yes"):
            rating["inherited"] = True
    return rating


def _word(sighting: Sighting, said: str) -> str:
    if said.lower() in RATINGS:
        return RATINGS[said.lower()]
    if said.lower() not in UNRATED:
        sighting.leave_out("rating", said, "not one of CQC's ratings")
    return NOT_RATED
