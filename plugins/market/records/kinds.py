"""Every kind of record of the market: where its files are, its schema and its class."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.market.records.contract import Contract
from plugins.market.records.decision import Decision
from plugins.market.records.edition import Edition
from plugins.market.records.funding import Funding
from plugins.market.records.indicator import Dataset
from plugins.market.records.names import Body, Documents, Glossary, Zones
from plugins.market.records.opportunity import Opportunity
from plugins.market.records.practice import Assessment, Benchmark
from plugins.market.records.voice import Event, Exercise
from plugins.market.records.working import Workings
from plugins.market.records.written import Chapter, Intention, Statement
from plugins.records.schema import RecordSchema, compile_file

SCHEMAS = Path(__file__).parent / "schemas"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: `place` is its folder, or its one file when it ends in .yaml."""

    name: str
    place: str
    cls: type
    noun: str
    is_markdown: bool = False

    @property
    def schema(self) -> RecordSchema:
        """Give its compiled schema."""
        return _compiled(self.name)

    @property
    def is_one_file(self) -> bool:
        """Tell whether there is only one file of it."""
        return self.place.endswith(".yaml")

    def files(self, root: Path) -> Iterator[Path]:
        """Give its files under `root`, sorted."""
        if self.is_one_file:
            yield from (path for path in [root / self.place] if path.is_file())
        else:
            yield from sorted((root / self.place).glob("*.md" if self.is_markdown else "*.yaml"))


KINDS = {
    kind.name: kind
    for kind in (
        Kind("statement", "content/market/statement.yaml", Statement, "the statement"),
        Kind("zones", "content/market/zones.yaml", Zones, "the zones"),
        Kind("glossary", "content/market/glossary.yaml", Glossary, "the glossary"),
        Kind("documents", "content/market/documents.yaml", Documents, "the documents"),
        Kind("workings", "content/market/workings.yaml", Workings, "the workings"),
        Kind("organisation", "content/market/organisations", Body, "an organisation"),
        Kind("contract", "content/market/contracts", Contract, "a contract"),
        Kind("opportunity", "content/market/opportunities", Opportunity, "an opportunity"),
        Kind("event", "content/market/events", Event, "an event"),
        Kind("exercise", "content/market/themes", Exercise, "an exercise"),
        Kind("decision", "content/market/decisions", Decision, "a decision"),
        Kind("funding", "content/market/funding", Funding, "funding"),
        Kind("benchmark", "content/market/benchmarks", Benchmark, "a benchmark"),
        Kind("assessment", "content/market/assessments", Assessment, "a quality assessment"),
        Kind("dataset", "content/market/indicators", Dataset, "a dataset"),
        Kind("edition", "content/market/editions", Edition, "an edition"),
        Kind("intention", "content/intentions", Intention, "an intention", is_markdown=True),
        Kind("chapter", "content/statement", Chapter, "a chapter", is_markdown=True),
    )
}

# The field of a Market that holds the records of a kind, by its name: so the names of their figures start too.
FIELDS = {
    "organisation": "organisations", "contract": "contracts", "opportunity": "opportunities", "event": "events",
    "exercise": "exercises", "decision": "decisions", "funding": "funding", "benchmark": "benchmarks",
    "assessment": "assessments", "dataset": "datasets", "edition": "editions",
    "intention": "intentions", "chapter": "chapters",
}  # fmt: skip


@functools.cache
def _compiled(name: str) -> RecordSchema:
    return compile_file(SCHEMAS / f"{name}.json", SCHEMAS / "common.json")
