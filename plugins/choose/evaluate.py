"""`choose evaluate`: measure the finder with a set of queries whose answers are known."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from plugins.search.evaluation import EvaluationError, Score, find, read_queries, scores
from plugins.settings import read_settings, today
from plugins.site.build import load_catalogue

QUERIES = Path("tests/search/evaluation/queries.yaml")


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser("evaluate", help="measure how well search finds what answers", description=__doc__)
    parser.add_argument("--queries", type=Path, help=f"the set of queries ({QUERIES})")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--missed", action="store_true", help="list each query whose answers are not all found")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Measure, and print the figures. Gives 2 when the set cannot be read or run."""
    root: Path = options.root
    catalogue = load_catalogue(root, read_settings(root / "pelicanconf.py"), today())
    try:
        queries = read_queries(options.queries or root / QUERIES)
        with tempfile.TemporaryDirectory() as folder:
            found = find(queries, catalogue, root, Path(folder))
    except (EvaluationError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    figures = scores(queries, found)
    if options.missed:
        for query, slugs in zip(queries, found, strict=True):
            missing = [slug for slug in query.answers if slug not in slugs]
            if missing:
                print(f"{query.ask} ({query.sort}): not {', '.join(missing)}; found {', '.join(slugs)}")
    print(
        json.dumps({name: asdict(one) for name, one in figures.items()}, indent=2) if options.json else _table(figures)
    )
    return 0


def _table(figures: dict[str, Score]) -> str:
    lines = ["             queries  recall@10   MRR  nothing found"]
    lines += [
        f"{name:12} {one.queries:7}  {one.recall_at_10:9.3f} {one.mrr:5.3f}  {one.zero_results:13}"
        for name, one in figures.items()
    ]
    return "\n".join(lines)
