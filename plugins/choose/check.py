"""`choose check`: print every problem of the listings and the market, and what is hard to read in the guides."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plugins.languages.speaking import LanguageError
from plugins.market.figures.load import load_figures
from plugins.market.pages.thread import orphans
from plugins.records.freshness import to_ask
from plugins.records.load import Loaded
from plugins.records.plain_words import hard_to_read
from plugins.records.problem import Problem
from plugins.records.report import FORMATS
from plugins.settings import read_settings, today
from plugins.site.build import load_records


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser(
        "check", help="check listings and the market, and print every problem", description=__doc__
    )
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders to report on (all)")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how problems are printed")
    parser.add_argument("--freshness", action="store_true", help="list instead who to ask for a fresh check, by month")
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check everything; report on the paths asked for. Gives 1 when one of them has a fatal problem."""
    root: Path = options.root
    settings = read_settings(root / "pelicanconf.py")
    missing = [str(path) for path in options.paths if not path.exists() or not _is_inside(root, path)]
    if missing:
        print(
            f"There is no {', no '.join(missing)} here. Give files or folders such as providers/micro.",
            file=sys.stderr,
        )
        return 2
    wanted = [path.resolve().relative_to(root.resolve()) for path in options.paths]
    loaded = load_records(root, settings, today())
    if options.freshness:
        return _print_freshness(loaded, as_json=options.format == "json")
    market = load_figures(root, loaded.catalogue, today(), settings.direct_payment)
    of_market = (*market.problems, *orphans(market.market))
    every = sorted((*loaded.problems, *of_market, *hard_to_read(root), *_of_languages(root)))
    problems = [found for found in every if not wanted or any(_is_in(found.path, path) for path in wanted)]
    if problems or options.format == "json":
        print(FORMATS[options.format](problems))
    if not options.quiet and options.format == "text":
        print(_summary(loaded, problems))
    return int(any(problem.fatal for problem in problems))


def _of_languages(root: Path) -> Iterator[Problem]:
    """Give what is wrong with each file of translations, and what it lacks."""
    files = sorted((root / "content" / "languages").glob("*.po"))
    if not files:
        return
    from plugins.languages import translations  # noqa: PLC0415  a site without languages does not wait for Babel
    from plugins.languages.gather import gather  # noqa: PLC0415

    known = frozenset(said.text for said in gather(root))
    for file in files:
        path = file.relative_to(root)
        try:
            for fault in translations.faults_of(translations.read_catalog(file), known):
                yield Problem(path=path, line=fault.line, message=fault.message, fatal=fault.fatal)
        except LanguageError as error:
            _path, line, message = str(error).split(":", 2)
            yield Problem(path=path, line=int(line), message=message.strip())


def _summary(loaded: Loaded, problems: list[Problem]) -> str:
    fatal = sum(problem.fatal for problem in problems)
    return (
        f"{len(loaded.catalogue.listings)} listings can be read; "
        f"{fatal} {'problem' if fatal == 1 else 'problems'} to put right, {len(problems) - fatal} to look at."
    )


def _print_freshness(loaded: Loaded, *, as_json: bool) -> int:
    catalogue = loaded.catalogue
    asked = to_ask(catalogue.listings, catalogue.thresholds, catalogue.today)
    if as_json:
        rows = {
            month: [{"slug": listing.slug, "name": listing.name, "state": str(state)} for listing, state in found]
            for month, found in asked.items()
        }
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for month, found in asked.items():
        print(f"{month}: {len(found)}")
        for listing, state in found:
            reach = listing.email or listing.phone or listing.website or "through the council"
            print(f"  {listing.name} ({state}) · {reach}")
    return 0


def _is_inside(root: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _is_in(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents or folder == Path()
