"""Rules about editions: what was published once is neither changed nor hidden again, and no draft is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.market.records.edition import Edition, PastFigure
from plugins.market.records.files import Filed
from plugins.market.records.kinds import FIELDS, KINDS
from plugins.market.records.known import Around
from plugins.records.problem import Problem, nearest, shorten
from plugins.records.schema import Schema

HELD = {"intentions": "intention", "opportunities": "opportunity", "contracts": "contract"}
# What a figure's name starts with, when it comes from a record of a kind.
OF_RECORDS = {kind: f"{field}." for kind, field in FIELDS.items()} | {"dataset": ""}


def edition_is_not_of_the_future(filed: Filed[Edition], around: Around) -> Iterator[Problem]:
    """An edition is of a day that has come."""
    if filed.record.date > around.day:
        message = f"{filed.record.date.isoformat()} has not come yet (the day here is {around.day.isoformat()})."
        yield filed.problem("date", f"{message} Check the date.")


def no_draft_is_in_an_edition(filed: Filed[Edition], around: Around) -> Iterator[Problem]:
    """What an edition shows is no draft: what was published once is withdrawn, and not drafted again."""
    remedy = "It was published, so it cannot be a draft again: set its “status: withdrawn”."
    for field, kind in HELD.items():
        drafts = around.known.drafts.get(kind, frozenset())
        for index, one in enumerate(getattr(filed.record, field)):
            if one.name in drafts:
                yield filed.problem((field, index, "name"), f"{shorten(one.name)} is a draft now. {remedy}")
    starts = tuple(
        f"{before}{name}." for kind, before in OF_RECORDS.items() for name in around.known.drafts.get(kind, frozenset())
    )
    for figure in _figures(filed, around):
        if starts and figure.name.startswith(starts):
            message = f"{shorten(figure.name)} comes from a record that is a draft now. {remedy}"
            yield Problem(path=filed.path.with_suffix(".csv"), line=figure.line, message=message)


def words_of_an_edition_are_known(filed: Filed[Edition], _around: Around) -> Iterator[Problem]:
    """A signal, a stage and a kind of date are words that records use."""
    opportunity_fields = KINDS["opportunity"].schema.schema["properties"]
    signals = _words(KINDS["intention"].schema.schema["properties"]["signal"])
    stages = _words(opportunity_fields["stage"])
    dates = _words(opportunity_fields["dates"]["items"]["properties"]["kind"])
    for index, intention in enumerate(filed.record.intentions):
        yield from _unknown(filed, ("intentions", index, "signal"), intention.signal, signals)
    for index, opportunity in enumerate(filed.record.opportunities):
        yield from _unknown(filed, ("opportunities", index, "stage"), opportunity.stage, stages)
        for place, one in enumerate(opportunity.dates):
            yield from _unknown(filed, ("opportunities", index, "dates", place, "kind"), one.kind, dates)


def counts_of_an_edition_may_be_shown(filed: Filed[Edition], around: Around) -> Iterator[Problem]:
    """A count of people in an edition is hidden or rounded, as the edition says it was."""
    small, nearest_to = filed.record.hidden_up_to, filed.record.nearest
    for figure in _figures(filed, around):
        value = figure.value
        if figure.cell is not None and value is not None and (0 < value <= small or value % nearest_to):
            message = (
                f"{shorten(figure.name)} is a count of people as it was counted, not as it may be shown: 1 to {small} "
                f"are hidden, others are to the nearest {nearest_to}. Freeze the edition with `choose edition`."
            )
            yield Problem(path=filed.path.with_suffix(".csv"), line=figure.line, message=message)


def _figures(filed: Filed[Edition], around: Around) -> Sequence[PastFigure]:
    return around.past.get(filed.record.id, ())


def _words(part: Schema) -> tuple[str, ...]:
    return tuple(choice["const"] for choice in part["oneOf"])


def _unknown(filed: Filed[Edition], field: tuple[str | int, ...], word: str, words: Sequence[str]) -> Iterator[Problem]:
    if word not in words:
        meant = nearest(word, words)
        remedy = f"Did you mean “{meant}”?" if meant else f"Use one of: {', '.join(words)}."
        yield filed.problem(field, f"{shorten(word)} is not a word that records use here. {remedy}")
