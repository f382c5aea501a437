"""`choose edition`: freeze what the statement says today as an edition, and say what changed since the last."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from plugins.market.disclosure.profile import DEFAULT
from plugins.market.editions.changes import Changes, changes
from plugins.market.editions.freeze import TODAY, Frozen, Named, editions_of, freeze
from plugins.market.editions.write import record_of, table_of
from plugins.market.figures.load import load_figures
from plugins.market.pages.places import PLACES
from plugins.market.records.kinds import KINDS
from plugins.records.load import SLUG
from plugins.records.problem import RecordsError, as_word
from plugins.settings import read_settings, today
from plugins.site.build import load_records


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser("edition", help="freeze what the statement says today", description=__doc__)
    parser.add_argument("name", help="what it is called in its web address, like 2026-09")
    parser.add_argument("--title", help="its title (the month and year of its facts)")
    parser.add_argument("--summary", help="one or two plain sentences: why there is an edition now")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the edition's two files. Gives 1 when records must be put right first, 2 for a name it cannot have."""
    root: Path = options.root
    name: str = options.name
    if SLUG.fullmatch(name) is None or name == TODAY:
        other = as_word(name) if as_word(name) not in ("", TODAY) else "2026-09"
        print(f"“{name}” cannot be an edition's name. Use small letters, digits and dashes: {other}.", file=sys.stderr)
        return 2
    path = root / KINDS["edition"].place / f"{name}.yaml"
    if path.exists():
        where = path.relative_to(root).as_posix()
        print(f"{where} is there already, and what was published is not changed. Choose another name.", file=sys.stderr)
        return 2
    settings = read_settings(root / "pelicanconf.py")
    catalogue = load_records(root, settings, today()).catalogue
    loaded = load_figures(root, catalogue, today(), settings.direct_payment)
    if any(problem.fatal for problem in loaded.problems):
        raise RecordsError(loaded.problems)
    market = loaded.market
    if market.statement is None:
        print("There is no content/market/statement.yaml. `choose new intention` begins a market.", file=sys.stderr)
        return 1
    named = Named(name=name, title=options.title or f"{market.day:%B %Y}", summary=options.summary)
    frozen = freeze(market, market.statement, loaded.figures, DEFAULT, named)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(record_of(frozen), encoding="utf-8", newline="\n")
    path.with_suffix(".csv").write_bytes(table_of(frozen.figures))
    _report(frozen, editions_of(market)[-1:], path.relative_to(root), len(market.drafts))
    return 0


def _report(frozen: Frozen, last: tuple[Frozen, ...], path: Path, drafts: int) -> None:
    edition = frozen.edition
    print(f"{path.as_posix()} and {path.with_suffix('.csv').name}: “{edition.title}”, facts as at {edition.date}.")
    print(
        f"It holds {len(edition.intentions)} intentions, {len(edition.opportunities)} opportunities, "
        f"{len(edition.contracts)} contracts and {len(frozen.figures):,} figures, as they are published."
    )
    if drafts:
        print(f"Left out, because they are not published: {drafts} {'draft' if drafts == 1 else 'drafts'}.")
    for before in last:
        print(f"Since “{before.edition.title}”: {_summed(changes(before, frozen))}.")
    print("Commit both files. `choose build` puts the edition and what changed at /market/editions/.")


def _summed(found: Changes) -> str:
    parts = [f"{len(found.figures)} figures moved"]
    kinds = ("intention", "opportunity", "contract")
    parts += [f"{len(found.of_kind(kind))} {PLACES[kind].field} changed" for kind in kinds]
    return ", ".join(parts)
