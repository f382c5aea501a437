"""The `cqc:` block of a listing: what each layout may put there, and how its text is replaced.

Of what both layouts carry, the ratings file's value stands, for its address comes in parts; the care directory
fills what the ratings file leaves empty. The kinds of service are the other way round: the directory is exact
(“Nursing homes”) where ratings are not (“Care Homes”). What only one layout carries is that one's alone, and is
kept when only the other is imported. So the same files give the same block, in any order, in one run or several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.importers.cqc.directory import SOCIAL_CARE
from plugins.importers.cqc.sighting import Fields
from plugins.records.yaml_writer import write_fields

SHARED = frozenset(
    {"name", "provider_id", "provider_name", "street", "town", "postcode", "local_authority", "service_types"}
)
RATINGS_ONLY = frozenset({"brand", "rating"})
DIRECTORY_ONLY = frozenset({"also_known_as", "phone", "website", "specialisms", "latest_check"})
NEITHER = frozenset({"regulated_activities", "beds"})  # another import gave it, or a person did
# Kept when a registration moves to a new provider: what is about the place rather than about who runs it.
OF_THE_PLACE = DIRECTORY_ONLY | NEITHER | {"service_types"}
ORDER = (
    *("location_id", "provider_id", "provider_name", "brand", "name", "also_known_as", "street", "town"),
    *("postcode", "district", "local_authority", "phone", "website", "service_types", "specialisms"),
    *("regulated_activities", "beds", "rating", "latest_check", "gone"),
)
RATING_ORDER = (*("overall", "safe", "effective", "caring", "responsive", "well_led", "published", "inherited"),)
START = re.compile(r"""(?:cqc|"cqc"|'cqc')[ \t]*:(?:[ \t\r\n]|$)""")


class LayoutError(Exception):
    """A file is written in a way that hides where its `cqc:` block starts or ends."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What each layout says of one location today; None is a layout that was not imported or lacks it."""

    ratings: Fields | None = None
    directory: Fields | None = None


def ratings_gave(former: Fields) -> bool:
    """Tell whether the ratings file has been imported for a block: it always gives a rating."""
    return "rating" in former


def directory_gave(former: Fields) -> bool:
    """Tell whether the care directory has been imported for a block: only it names these kinds of service."""
    types = former.get("service_types")
    return isinstance(types, list) and any(text in SOCIAL_CARE.values() for text in types)


def combined(location: str, sources: Sources, former: Fields) -> Fields:
    """Give the block for a location from today's files and from what its block held; without `district`."""
    block: Fields = {"location_id": location}
    # What a layout that is not imported today would say, as far as the block knows.
    earlier = former if ratings_gave(former) else {}
    ratings = earlier if sources.ratings is None else sources.ratings
    earlier = former if directory_gave(former) else {}
    directory = earlier if sources.directory is None else sources.directory
    for name in SHARED:
        first, second = (directory, ratings) if name == "service_types" else (ratings, directory)
        block[name] = first.get(name, second.get(name))
    block |= _own(RATINGS_ONLY, sources.ratings, former)
    block |= _own(DIRECTORY_ONLY, sources.directory, former)
    block |= _own(NEITHER, None, former)
    return in_order({name: value for name, value in block.items() if value is not None})


def _own(names: Iterable[str], today: Fields | None, former: Fields) -> Fields:
    """Give the fields only one layout has: as it says today, or as they were when it is not imported."""
    says = former if today is None else today
    return {name: says[name] for name in names if name in says}


def in_order(block: Fields) -> Fields:
    """Give the block with its fields in the order people find them in."""
    ordered = {name: block[name] for name in ORDER if name in block}
    rating = ordered.get("rating")
    if isinstance(rating, dict):
        ordered["rating"] = {name: rating[name] for name in RATING_ORDER if name in rating}
    return ordered


def write_block(block: Fields, newline: str = "\n") -> str:
    """Write the block as YAML."""
    return write_fields({"cqc": block}).replace("\n", newline)


def replace_block(text: str, block: Fields) -> str:
    """Replace the text of the block and nothing else; append it where there is none.

    It runs from the line `cqc:` to the last indented line before the next field. Raises LayoutError when the
    file has two such lines.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text.removeprefix(mark))
    starts = [index for index, line in enumerate(lines) if START.match(line)]
    if len(starts) > 1:
        raise LayoutError("“cqc:” starts two lines. Keep one, and indent any text that goes over several lines.")
    if not starts:
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += newline
        return mark + "".join(lines) + write_block(block, newline)
    start = end = starts[0]
    for index in range(start + 1, len(lines)):
        if lines[index][0] not in " \t\r\n#":
            break
        if lines[index][0] in " \t" and lines[index].strip():
            end = index
    return mark + "".join(lines[:start]) + write_block(block, newline) + "".join(lines[end + 1 :])
