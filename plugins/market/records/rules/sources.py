"""Rules about where facts come from, how old they are, and where they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.market.records.names import Documents
from plugins.market.records.record import Record
from plugins.market.records.written import Statement
from plugins.records.problem import Problem, shorten

FORBIDDEN = "no-republication"
PATIENCE = timedelta(days=183)  # a review so late stops a build


def licence_allows_it(filed: Filed[Record], around: Around) -> Iterator[Problem]:
    """A document that may not be published again is the source of nothing here."""
    titles = {
        one.name: one.title
        for documents in around.filed(Documents)
        for one in documents.record.documents
        if one.licence == FORBIDDEN
    }
    for index, source in enumerate(filed.record.sources):
        if source.document in titles:
            message = (
                f"{shorten(titles[source.document])} may not be published again (nor may POPPI or PANSI). "
                "Take its figures out, or use one that may, like the Office for National Statistics."
            )
            yield filed.problem(("sources", index, "document"), message)


def review_is_in_time(filed: Filed[Record | Statement], around: Around) -> Iterator[Problem]:
    """A record is looked at again by its day; half a year later it stops a build."""
    late = around.day - filed.record.review_by
    if late > timedelta(0):
        owner = filed.record.owner
        message = (
            f"It was to be looked at again by {filed.record.review_by.isoformat()} (owner: {owner}). "
            "Check its facts, then give the next day."
        )
        yield filed.problem("review_by", message, fatal=late > PATIENCE)


def data_is_not_of_the_future(filed: Filed[Record], around: Around) -> Iterator[Problem]:
    """Facts were true on a day that has come."""
    when = filed.record.data_as_at
    if when is not None and when.first > around.day:
        message = f"{when} has not come yet (the day here is {around.day.isoformat()}). Check the date."
        yield filed.problem("data_as_at", message)


def it_says_where(filed: Filed[Record], _around: Around) -> Iterator[Problem]:
    """What is bought has its zones, or the place where somebody else bought it; not both."""
    record = filed.record
    if not record.zones and record.place is None:
        remedy = "Add “zones:” with codes of content/market/zones.yaml, or “place:” for practice somewhere else."
        yield filed.problem((), f"It does not say where it is. {remedy}")
    if record.zones and record.place is not None:
        yield filed.problem("place", "It has “zones:” and “place:”. Keep “place:” only for practice somewhere else.")
