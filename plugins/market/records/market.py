"""The market on a day: every record of it, checked and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.market.records.contract import Contract
from plugins.market.records.decision import Decision
from plugins.market.records.edition import Edition, PastFigure
from plugins.market.records.funding import Funding
from plugins.market.records.indicator import Dataset, Indicator
from plugins.market.records.names import Body, Gap, SourceDocument, Word, Zone
from plugins.market.records.opportunity import Opportunity
from plugins.market.records.practice import Assessment, Benchmark
from plugins.market.records.voice import Event, Exercise, Theme
from plugins.market.records.working import Workings
from plugins.market.records.written import Chapter, Intention, Statement


@dataclass(frozen=True, slots=True)
class Link:
    """One record names another at `field`. A kind is one of kinds.KINDS, or theme, indicator, listing or zone."""

    kind: str
    id: str
    field: str
    to_kind: str
    to_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """Every record by its id, sorted by id; chapters by their order, zones as they are written.

    `drafts` holds the path of what must not be shown yet: drafts, and assessments that a service may still answer.
    `day` is the day that dates are judged by: the statement's `as_of` when it is of the past, else today.
    Themes are named EXERCISE.THEME and indicators DATASET.MEASURE. `paths` holds the file of each (kind, id).
    `districts` are the names of the area's districts by slug: a number may be of one that is no zone.
    Editions are sorted by their days, and `past` holds the figures of each as they were shown then.
    """

    day: date
    statement: Statement | None = None
    zones: Mapping[str, Zone] = field(default_factory=dict)
    districts: Mapping[str, str] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    words: Mapping[str, Word] = field(default_factory=dict)
    documents: Mapping[str, SourceDocument] = field(default_factory=dict)
    organisations: Mapping[str, Body] = field(default_factory=dict)
    contracts: Mapping[str, Contract] = field(default_factory=dict)
    opportunities: Mapping[str, Opportunity] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    funding: Mapping[str, Funding] = field(default_factory=dict)
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    workings: Workings = field(default_factory=Workings)
    intentions: Mapping[str, Intention] = field(default_factory=dict)
    chapters: Mapping[str, Chapter] = field(default_factory=dict)
    editions: Mapping[str, Edition] = field(default_factory=dict)
    past: Mapping[str, tuple[PastFigure, ...]] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    drafts: tuple[Path, ...] = ()
    paths: Mapping[tuple[str, str], Path] = field(default_factory=dict)

    def links_from(self, kind: str, name: str) -> tuple[Link, ...]:
        """Give what a record names."""
        return tuple(link for link in self.links if (link.kind, link.id) == (kind, name))

    def links_to(self, kind: str, name: str) -> tuple[Link, ...]:
        """Give where a record is named."""
        return tuple(link for link in self.links if (link.to_kind, link.to_id) == (kind, name))
