"""What a chart is made of, and what no chart may be: too long a title, a number for a hidden value."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.market.disclosure.markers import IN_PLACE, Marker

MOST_WORDS = 15
NAME = re.compile(r"[a-z][a-z0-9-]*")
MARKER = re.compile(r"\[([a-z]{1,2})\]")
ADDRESS = re.compile(r"(https?:/)?/|#|\./")


class ChartError(Exception):
    """A chart cannot be drawn; the text names it, says why, and how to put it right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The words of a chart.

    `title` is what it shows, as a finding; `subtitle` the measure, the place and the period. `name` is its own on its
    page: ids begin with it. `said` may tell more of what a person sees. `language` is that of all these texts.
    """

    name: str
    title: str
    subtitle: str
    source: str
    source_link: str = ""
    csv: str = ""  # the address of the file
    said: str = ""
    note: str = ""
    table_of: str = ""  # the table's caption; else the subtitle
    is_folded: bool = True  # the table waits behind a line to open it
    language: str = "en"

    def __post_init__(self) -> None:
        """Refuse what would be a bad chart."""
        if NAME.fullmatch(self.name) is None:
            raise ChartError(f"A chart is called “{self.name}”. Name it in small letters, like “home-care-prices”.")
        for part in ("title", "subtitle", "source"):
            if not str(getattr(self, part)).strip():
                raise ChartError(f"Chart “{self.name}” has no {part}. Write one.")
        words = len(self.title.split())
        if words > MOST_WORDS:
            raise ChartError(
                f"The title of chart “{self.name}” has {words} words. Say what it shows in {MOST_WORDS} or fewer."
            )
        for address in filter(None, (self.source_link, self.csv)):
            check_address(self.name, address)


@dataclass(frozen=True, slots=True)
class Value:
    """A number with the text people read. Without a number the text says why: “[c]”, “not held”."""

    number: float | None
    text: str
    is_estimate: bool = False


def check_address(name: str, address: str) -> None:
    """Refuse an address that is no page: it would be run when somebody presses it."""
    if ADDRESS.match(address) is None:
        raise ChartError(f"Chart “{name}” links to “{address}”. Write an address that starts with https:// or /.")


def check_numbers(name: str, values: Iterable[Value | None]) -> None:
    """Refuse numbers that cannot be drawn as a length from zero, and a number whose text says that it is hidden."""
    for value in values:
        if value is None:
            continue
        number, text = value.number, value.text
        if not text.strip():
            raise ChartError(f"Chart “{name}” has a value without a text. Give the number as people read it.")
        hidden = IN_PLACE.intersection(MARKER.findall(text))
        if number is not None and hidden:
            raise ChartError(f"Chart “{name}” has a number for “{text}”. Give None: what is hidden must not be drawn.")
        if number is not None and (not math.isfinite(number) or number < 0):
            raise ChartError(f"Chart “{name}” cannot draw {number}. Every length starts at zero and ends at a number.")


def check_rows(name: str, labels: Iterable[str]) -> None:
    """Refuse a chart of nothing, and one in which two rows have one name."""
    seen: set[str] = set()
    for label in labels:
        if not label.strip() or label in seen:
            raise ChartError(f"Chart “{name}” has two rows called “{label}”, or one without a name. Tell them apart.")
        seen.add(label)
    if not seen:
        raise ChartError(f"Chart “{name}” has nothing to show. Say on the page what is not held, in place of a chart.")


def markers_in(texts: Iterable[str]) -> list[Marker]:
    """Give the markers that stand in some texts, in the order in which they are explained."""
    found = {marker for text in texts for marker in MARKER.findall(text)}
    return [marker for marker in Marker if marker in found]
