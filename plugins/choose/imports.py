"""`choose import`: bring CQC's, ONS's and Ordnance Survey's tables into files of this repository."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from plugins.importers import boundaries, population, postcodes, towns
from plugins.importers.account import MiscountError
from plugins.importers.changes import as_diff, make
from plugins.importers.cqc import plan, report
from plugins.importers.cqc.comings import TooManyClosuresError
from plugins.importers.table import UnreadableFileError
from plugins.settings import today


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser(
        "import", help="bring in CQC, postcodes, boundaries, places or population", description=__doc__
    )
    kinds = parser.add_subparsers(title="what to import", required=True, metavar="kind")
    _add_cqc(kinds)
    _add_postcodes(kinds)
    _add_boundaries(kinds)
    _add_places(kinds)
    _add_population(kinds)


def _add_cqc(kinds: argparse._SubParsersAction[Any]) -> None:
    help_text = "registered services, from CQC's “latest ratings” and “care directory” files"
    parser = _add(kinds, "cqc", help_text, run_cqc)
    parser.add_argument("files", nargs="+", type=Path, help="the files, as CSV; give both where you have both")
    parser.add_argument("--area", required=True, help="the local authority, as CQC names it, like Lincolnshire")
    parser.add_argument("--date", type=_date, help="the day closures are dated (today), like 2026-09-30")
    parser.add_argument("--accept-closures", action="store_true", help="close more than a fifth of the listings")
    parser.add_argument("--verbose", action="store_true", help="print what became of every row")


def _add_postcodes(kinds: argparse._SubParsersAction[Any]) -> None:
    help_text = "where each postcode is, from ONS's Postcode Directory or Code-Point Open"
    parser = _add(kinds, "postcodes", help_text, run_postcodes)
    parser.add_argument("files", nargs="+", type=Path, help="the table or tables, as CSV")
    parser.add_argument("--outcodes", type=Path, help="a table of outcodes, for those within 30 miles of the area")


def _add_boundaries(kinds: argparse._SubParsersAction[Any]) -> None:
    help_text = "the area's districts and their shapes, from ONS's Open Geography"
    parser = _add(kinds, "boundaries", help_text, run_boundaries)
    parser.add_argument("file", type=Path, help="local authority districts, as GeoJSON")
    parser.add_argument("--area", required=True, help="what the area is called, like Lincolnshire")
    parser.add_argument(
        "--only", action="append", default=[], help="the districts to take, with commas between (all of the file)"
    )


def _add_places(kinds: argparse._SubParsersAction[Any]) -> None:
    help_text = "towns and villages, from OS Open Names, or without a file from the towns in CQC's addresses"
    parser = _add(kinds, "places", help_text, run_places)
    parser.add_argument("files", nargs="*", type=Path, help="OS Open Names, as CSV, or the folder that holds it")


def _add_population(kinds: argparse._SubParsersAction[Any]) -> None:
    help_text = "how many people of each age live in each district, from ONS's estimates"
    parser = _add(kinds, "population", help_text, run_population)
    parser.add_argument("file", type=Path, help="the table, as CSV: from Nomis or from ONS")
    parser.add_argument("--year", type=_year, help="the year it is of, when the file does not say it, like 2020")
    parser.add_argument("--url", type=_address, help="the page it is from (ONS's page of estimates)")


def _add(
    kinds: argparse._SubParsersAction[Any], name: str, help_text: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = kinds.add_parser(name, help=help_text, description=help_text)
    parser.add_argument("--dry-run", action="store_true", help="print what would change, and write nothing")
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    parser.add_argument("--json", action="store_true", help="print the account as JSON")
    parser.set_defaults(run=lambda options: _refusing(run, options))
    return parser


def run_cqc(options: argparse.Namespace) -> int:
    """Import CQC's files. Gives 1 when a location of the area could not be written; the others are."""
    root: Path = options.root
    tables = plan.read_files(options.files, options.area)
    request = plan.Request(
        area=options.area,
        today=today(),
        closing_on=options.date or today(),
        accept_closures=options.accept_closures,
    )
    result = plan.plan(root, tables, request)
    if options.json:
        print(json.dumps(report.as_data(result, dry_run=options.dry_run), ensure_ascii=False, indent=2))
    elif not options.quiet:
        if options.dry_run:
            print(as_diff(result.changes), end="")
        print(report.as_text(result, verbose=options.verbose))
    if result.faults:
        print(report.alarms(result), file=sys.stderr)
    if not options.dry_run:
        make(root, result.changes)
    return int(bool(result.faults))


def run_postcodes(options: argparse.Namespace) -> int:
    """Import postcodes."""
    return _finish(options, postcodes.plan(options.root, options.files, options.outcodes))


def run_boundaries(options: argparse.Namespace) -> int:
    """Import the area's boundaries."""
    result = boundaries.plan(options.root, options.file, options.area, options.only)
    code = _finish(options, result)
    if not options.json and not options.quiet:
        print(result.size)
    return code


def run_places(options: argparse.Namespace) -> int:
    """Import towns and villages."""
    root: Path = options.root
    return _finish(
        options, towns.plan(root, options.files) if options.files else towns.plan_from_listings(root, today())
    )


def run_population(options: argparse.Namespace) -> int:
    """Import the population by age."""
    result = population.plan(options.root, options.file, today(), year=options.year, url=options.url)
    code = _finish(options, result)
    if not options.json and not options.quiet:
        print("\n".join(result.notes))
    return code


def _finish(
    options: argparse.Namespace, result: postcodes.Plan | boundaries.Plan | towns.Plan | population.Plan
) -> int:
    """Show what was worked out, and make the changes unless it is a dry run."""
    changed = sorted(change.path.as_posix() for change in result.changes if change.changes_anything)
    if options.json:
        outcomes = [line for account in result.accounts for line in account.as_data()]
        data = {"dry_run": options.dry_run, "outcomes": outcomes, "changed_files": changed}
        print(json.dumps(data, ensure_ascii=False, indent=2))
    elif not options.quiet:
        if options.dry_run:
            print(as_diff(result.changes), end="")
        for account in result.accounts:
            print(account.as_text())
        print(f"{len(changed):,} changed files")
    if not options.dry_run:
        make(options.root, result.changes)
    return 0


def _refusing(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run an import; where it is refused, say why and give 2 for a wrong command or file, 1 for wrong content."""
    try:
        return run(options)
    except UnreadableFileError as error:
        print(error, file=sys.stderr)
        return 2
    except (TooManyClosuresError, MiscountError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"A file could not be written: {error}. Nothing was changed.", file=sys.stderr)
        return 1


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; write it like 2026-09-30") from error


def _year(text: str) -> int:
    if re.fullmatch(r"(19|20)[0-9]{2}", text) is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a year; write it like 2020")
    return int(text)


def _address(text: str) -> str:
    if re.fullmatch(r"https?://[^\s<>\"']+", text) is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not an address; write it like https://www.nomisweb.co.uk")
    return text
