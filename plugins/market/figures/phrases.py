"""What stands in double brackets in prose: a figure, by how much it changed, or two figures side by side."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.market.figures.figure import Figure
from plugins.market.figures.indicators import change_figure
from plugins.market.figures.saying import number, period_word, said
from plugins.market.records.when import Period
from plugins.records.problem import shorten

TOKEN = re.compile(r"\[\[([^\[\]<>]*)\]\]")
WITHOUT_DATE, NUMBER_ONLY = "without date", "number only"
PERIOD = re.compile(r"\S+(?: to \S+)?")
LIST_THEM = "`choose figures` lists them."


class PhraseError(Exception):
    """What stands in double brackets cannot be said; the text says why, and how to put it right."""


@dataclass(frozen=True, slots=True)
class Said:
    """What prose says: `text` is linked to `path`, and `after` follows it."""

    text: str
    path: str
    after: str = ""


def say(token: str, figures: Mapping[str, Figure]) -> Said:
    """Say what stands in double brackets, of which `token` is the inside. Raises PhraseError."""
    words = token.split()
    if words[:1] == ["change"]:
        return _change(words[1:], figures)
    if words[:1] == ["compare"]:
        return _compare(words[1:], figures)
    name, *asked = (part.strip() for part in re.split("[,|]", token, maxsplit=1))
    figure = find(name, figures)
    for how in asked:
        if how not in (WITHOUT_DATE, NUMBER_ONLY):
            raise PhraseError(f"After the comma stands “{WITHOUT_DATE}” or “{NUMBER_ONLY}”, not {shorten(how)}.")
        return Said(figure.text if how == WITHOUT_DATE else figure.bare, figure.path)
    return Said(figure.text, figure.path, f" ({figure.as_at})" if figure.as_at and figure.has_number else "")


def find(name: str, figures: Mapping[str, Figure]) -> Figure:
    """Find a figure by its name. Raises PhraseError, which suggests the nearest."""
    if name in figures:
        return figures[name]
    meant = nearest_name(name, figures)
    remedy = f"Did you mean “{meant}”?" if meant else LIST_THEM
    raise PhraseError(f"{shorten(name)} is not a figure. {remedy}")


def nearest_name(name: str, figures: Iterable[str]) -> str | None:
    """Find the name most like another: as a whole, or by its last part."""
    known = sorted(figures, key=lambda one: (one.count("."), one))
    found = difflib.get_close_matches(name.strip().lower().replace(" ", "-"), known, n=1, cutoff=0.6)
    ends = [one for one in known if one.endswith(f".{name}")]
    return next(iter([*found, *ends]), None)


def _change(words: Sequence[str], figures: Mapping[str, Figure]) -> Said:
    """Say by how much a figure changed: “fell by 12.2%, from £15.33 to £13.46 an hour”."""
    times = PERIOD.findall(" ".join(words[1:]))
    if len(words) < 3 or len(times) != 2:  # noqa: PLR2004
        raise PhraseError("Write a change as [[change NAME FROM TO]], like [[change home-care.price 2008/09 2011/12]].")
    first, last = (_at(words[0], time, figures) for time in times)
    if first.value is None or last.value is None:
        raise PhraseError(f"{shorten(words[0])} has no number at one of these times, so no change can be said.")
    between = f", from {number(first.value, first.unit)} to {said(last.value, last.unit)}"
    if first.value == last.value:
        return Said(f"stayed at {said(last.value, last.unit)}", last.path)
    verb = "rose" if last.value > first.value else "fell"
    if first.unit == "percent":
        points = number(abs(last.value - first.value), "")
        return Said(f"{verb} by {points} percentage point{'' if points == '1' else 's'}{between}", last.path)
    if not first.value:
        return Said(f"{verb}{between}", last.path)
    change = change_figure("", first, last)
    about = "" if change.how == "exact" else "about "
    return Said(f"{verb} by {about}{number(abs(change.value or first.value), 'percent')}{between}", last.path)


def _at(name: str, time: str, figures: Mapping[str, Figure]) -> Figure:
    """Find a figure at a time, written as in its table."""
    try:
        wanted = f"{name}.{period_word(Period.read(time))}"
    except ValueError as error:
        raise PhraseError(str(error)) from error
    find(name, figures)
    if wanted not in figures:
        same = [one for one in figures.values() if one.period and one.name == f"{name}.{period_word(one.period)}"]
        held = ", ".join(one.period.text for one in same if one.period)
        raise PhraseError(f"{shorten(name)} has no number for {shorten(time)}. It has: {held}.")
    return figures[wanted]


def _compare(words: Sequence[str], figures: Mapping[str, Figure]) -> Said:
    """Say how a figure stands beside another: “£473 a week, 77.5% less than £2,100 a week”."""
    if len(words) != 2:  # noqa: PLR2004
        raise PhraseError("Write a comparison as [[compare NAME OTHER]], with two names of figures.")
    one, other = (find(word, figures) for word in words)
    if one.unit != other.unit:
        raise PhraseError(f"{shorten(one.name)} and {shorten(other.name)} are not counted in one unit.")
    if one.value is None or not other.value:
        raise PhraseError(f"{shorten(one.name)} and {shorten(other.name)} do not both have a number to compare.")
    if one.value == other.value:
        return Said(f"{one.text}, the same as {other.text}", one.path)
    more = "more" if one.value > other.value else "less"
    if one.unit == "percent":
        apart = f"{number(abs(one.value - other.value), '')} percentage points {more}"
    else:
        change = change_figure("", other, one)
        about = "" if change.how == "exact" else "about "
        apart = f"{about}{number(abs(change.value or one.value), 'percent')} {more}"
    return Said(f"{one.text}, {apart} than {other.text}", one.path)
