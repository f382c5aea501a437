"""Take down what the statement says today: published values only, as anybody may read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.market.disclosure.profile import Profile
from plugins.market.figures.figure import Figure
from plugins.market.figures.pages import pages_of
from plugins.market.records.contract import Contract
from plugins.market.records.edition import (
    Edition,
    PastContract,
    PastDate,
    PastFigure,
    PastIntention,
    PastOpportunity,
)
from plugins.market.records.market import Market
from plugins.market.records.opportunity import Opportunity
from plugins.market.records.written import Intention, Statement

TODAY = "today"  # the name of what the statement says now; no edition may have it


@dataclass(frozen=True, slots=True)
class Frozen:
    """An edition with its figures."""

    edition: Edition
    figures: tuple[PastFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What an edition is called."""

    name: str
    title: str
    summary: str | None = None


def editions_of(market: Market) -> tuple[Frozen, ...]:
    """Give every edition that was frozen, the oldest first."""
    return tuple(Frozen(one, market.past.get(name, ())) for name, one in market.editions.items())


def freeze(
    market: Market, statement: Statement, figures: Mapping[str, Figure], profile: Profile, named: Named
) -> Frozen:
    """Freeze what is published today. Drafts are no part of a market; `figures` have been through the door."""
    shown = [part for page in pages_of(figures, market) for part in page.parts]
    edition = Edition(
        id=named.name,
        title=named.title,
        summary=named.summary,
        date=market.day,
        owner=statement.owner,
        review_by=statement.review_by,
        hidden_up_to=profile.small,
        nearest=profile.nearest,
        sample=statement.sample,
        intentions=tuple(_intention(one) for one in market.intentions.values()),
        opportunities=tuple(_opportunity(one) for one in market.opportunities.values()),
        contracts=tuple(_contract(one) for one in market.contracts.values()),
    )
    return Frozen(edition, tuple(_figure(one) for one in shown))


def _intention(one: Intention) -> PastIntention:
    return PastIntention(name=one.id, title=one.title, signal=one.signal, status=one.status, when=one.when)


def _opportunity(one: Opportunity) -> PastOpportunity:
    dates = tuple(
        PastDate(kind=date.kind, expected=date.expected, happened=date.actual is not None) for date in one.dates
    )
    return PastOpportunity(name=one.id, title=one.title, stage=one.stage, status=one.status, dates=dates)


def _contract(one: Contract) -> PastContract:
    return PastContract(name=one.id, title=one.title, status=one.status, ends=one.last_end)


def _figure(one: Figure) -> PastFigure:
    return PastFigure(
        name=one.name,
        title=one.title,
        unit=one.unit,
        place=one.place,
        category=one.category,
        as_at=one.period,
        value=one.value,
        lowest=one.lowest,
        highest=one.highest,
        how=one.how,
        marker=one.marker,
        counts=one.counts,
        cell=one.cell,
    )
