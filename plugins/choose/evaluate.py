"""`choose evaluate`: measure the finder with a set of queries whose answers are known."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from plugins.publishing.output import OutputError
from plugins.publishing.pack import AssetError
from plugins.search.evaluation import EvaluationError, Score, find, read_queries, scores
from plugins.search.peers import PEERS, find_with_peers, install_peers
from plugins.settings import read_settings, today
from plugins.site.build import Place, build_site, load_catalogue

QUERIES = Path("tests/search/evaluation/queries.yaml")
FIGURES = {"recall_at_10": "recall@10", "mrr": "MRR", "zero_results": "nothing found"}

Figures = dict[str, Score]  # by sort of query


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser("evaluate", help="measure how well search finds what answers", description=__doc__)
    parser.add_argument("--queries", type=Path, help=f"the set of queries ({QUERIES})")
    parser.add_argument(
        "--peers", action="store_true", help=f"compare with {', '.join(PEERS.values())}, installed when first asked for"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--missed", action="store_true", help="list each query whose answers are not all found")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Measure, and print the figures. Gives 2 when the set cannot be read or run."""
    root: Path = options.root
    settings = read_settings(root / "pelicanconf.py")
    catalogue = load_catalogue(root, settings, today())
    peers: dict[str, Figures] = {}
    try:
        queries = read_queries(options.queries or root / QUERIES)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            found = find(queries, catalogue, root, folder / "ours")
            if options.peers:
                install_peers(root)
                build_site(Place(root, folder / "pages"), settings, catalogue, guides=())
                theirs = find_with_peers(queries, catalogue, root, folder / "peers", folder / "pages")
                peers = {peer: scores(queries, slugs) for peer, slugs in theirs.items()}
    except (EvaluationError, AssetError, OutputError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    figures = scores(queries, found)
    if options.missed:
        for query, slugs in zip(queries, found, strict=True):
            missing = [slug for slug in query.answers if slug not in slugs]
            if missing:
                print(f"{query.ask} ({query.sort}): not {', '.join(missing)}; found {', '.join(slugs)}")
    if options.peers:
        everyone = {"ours": figures} | peers
        told = {name: _plain(one) for name, one in everyone.items()}
        print(json.dumps(told, indent=2) if options.json else _peers_table(everyone))
    else:
        print(json.dumps(_plain(figures), indent=2) if options.json else _table(figures))
    return 0


def _plain(figures: Figures) -> dict[str, dict[str, Any]]:
    return {name: asdict(one) for name, one in figures.items()}


def _table(figures: Figures) -> str:
    lines = ["             queries  recall@10   MRR  nothing found"]
    lines += [
        f"{name:12} {one.queries:7}  {one.recall_at_10:9.3f} {one.mrr:5.3f}  {one.zero_results:13}"
        for name, one in figures.items()
    ]
    return "\n".join(lines)


def _peers_table(everyone: Mapping[str, Figures]) -> str:
    """Lay ours and the peers out, over all queries and those with a typo or everyday words; say where one is ahead."""
    ours = everyone["ours"]
    over = (f"all {ours['overall'].queries} queries", f"{ours['typos'].queries} with a slip or everyday words")
    heads = "  ".join(f"{head:>13}" for head in FIGURES.values())
    lines = [f"{'':10}  {over[0]:>43}  {over[1]:>43}", f"{'':10}  {heads}  {heads}"]
    lines += [
        f"{PEERS.get(name, name):10}  {_cells(figures['overall'])}  {_cells(figures['typos'])}"
        for name, figures in everyone.items()
    ]
    ahead = [line for name, figures in everyone.items() for line in _ahead(name, figures, ours)]
    return "\n".join([*lines, "", *(ahead or ["No peer is ahead of ours in any figure, of any sort of query."])])


def _cells(one: Score) -> str:
    return f"{one.recall_at_10:13.3f}  {one.mrr:13.3f}  {one.zero_results:13}"


def _ahead(name: str, theirs: Figures, ours: Figures) -> Iterator[str]:
    """Say each figure, of each sort of query, in which a peer is ahead of ours."""
    for sort, own in ours.items():
        for figure, head in FIGURES.items():
            more = getattr(theirs[sort], figure) - getattr(own, figure)
            if (more < 0) if figure == "zero_results" else (more > 0):
                yield f"{PEERS[name]} is ahead of ours in {head}, {sort}."
