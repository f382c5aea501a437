"""Measure the finder: run a set of queries through the browser's own code and compare with what truly answers them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.publishing.output import Output
from plugins.records import yaml_source
from plugins.records.catalogue import Catalogue
from plugins.search.files import write_search

FIRST = 10  # results that a person looks at
TYPOS = frozenset({"typo", "everyday"})


class EvaluationError(Exception):
    """The set cannot be run; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody asks, and the slugs of the listings that answer it."""

    ask: str
    sort: str
    answers: tuple[str, ...]
    near: str = ""
    filters: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Score:
    """How well some queries are answered, from 0 to 1.

    `recall_at_10` is the mean share of the answers (of ten at most) among the first ten results; `mrr` the mean of
    one over the place of the first answer; `zero_results` counts the queries that found nothing.
    Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), chapter 8.
    """

    queries: int
    recall_at_10: float
    mrr: float
    zero_results: int


def read_queries(path: Path) -> list[Query]:
    """Read a set of queries. Raises EvaluationError with the file and line."""
    document = yaml_source.read(path.read_bytes())
    if document.faults:
        line, message = document.faults[0]
        raise EvaluationError(f"{path}:{line}: {message}")
    queries = []
    for number, raw in enumerate(_list(document.tree.get("queries"))):
        answers = _list(raw.get("answers")) if isinstance(raw, dict) else []
        if not isinstance(raw, dict) or not raw.get("ask") or not answers:
            line = document.line(("queries", number))
            raise EvaluationError(f"{path}:{line}: A query needs “ask:” and a list of “answers:”.")
        queries.append(
            Query(
                ask=str(raw["ask"]),
                sort=str(raw.get("sort", "plain")),
                answers=tuple(map(str, answers)),
                near=str(raw.get("near", "")),
                filters=raw.get("filters", {}),
            )
        )
    return queries


def find(
    queries: Sequence[Query], catalogue: Catalogue, root: Path, folder: Path, shown: int = FIRST
) -> list[list[str]]:
    """Give the slugs of the results shown first for each query. Works in `folder`. Raises EvaluationError."""
    output = Output(folder / "site")
    output.start()
    files = write_search(catalogue, output, "")
    output.publish()
    return run_node(
        Path(__file__).with_name("evaluate.mjs"),
        [
            str(root / "theme" / "static" / "js"),
            str(folder / "site" / files.folder),
            str(root / "node_modules" / "lunr"),
        ],
        [{"ask": query.ask, "near": query.near, "filters": query.filters, "shown": shown} for query in queries],
    )


def run_node(script: Path, arguments: Sequence[str], asked: object) -> list[list[str]]:
    """Run a script that reads queries and writes the slugs found for each. Raises EvaluationError."""
    done = subprocess.run(  # noqa: S603
        ["node", str(script), *map(str, (Path(one).resolve() for one in arguments))],  # noqa: S607
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise EvaluationError(f"{script.name} failed: {done.stderr.strip()}")
    answers: list[list[str]] = json.loads(done.stdout)
    return answers


def score(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> Score:
    """Score some queries against what was found for each."""
    recalls, ranks, zero = [], [], 0
    for query, slugs in zip(queries, found, strict=True):
        right = [place for place, slug in enumerate(slugs[:FIRST], start=1) if slug in query.answers]
        recalls.append(len(right) / min(FIRST, len(query.answers)))
        ranks.append(1 / right[0] if right else 0.0)
        zero += not slugs
    count = max(1, len(queries))
    return Score(len(queries), sum(recalls) / count, sum(ranks) / count, zero)


def scores(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> dict[str, Score]:
    """Score all the queries, those with a typo or everyday words (“typos”), and each sort."""
    pairs = list(zip(queries, found, strict=True))

    def of(wanted: set[str] | frozenset[str]) -> Score:
        chosen = [(query, slugs) for query, slugs in pairs if query.sort in wanted]
        return score([query for query, _ in chosen], [slugs for _, slugs in chosen])

    sorts = {query.sort for query in queries}
    return {"overall": of(sorts), "typos": of(TYPOS)} | {sort: of({sort}) for sort in sorted(sorts)}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
