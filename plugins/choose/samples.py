"""`choose remove-samples`: delete the listings and market records that show how the site works."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from plugins.market.records.files import split
from plugins.market.records.kinds import KINDS
from plugins.records import yaml_source
from plugins.records.load import FOLDERS


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser("remove-samples", help="delete the invented listings", description=__doc__)
    parser.add_argument("--yes", action="store_true", help="do not ask first")
    parser.add_argument("--dry-run", action="store_true", help="list them, and delete nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Delete every file marked `sample: true`, when told to. Gives 2 when nobody is there to be asked."""
    root: Path = options.root
    samples = find_samples(root)
    if not samples:
        print("There are no samples: no listing is marked “sample: true”.")
        return 0
    if options.dry_run:
        for path in samples:
            print(path.relative_to(root).as_posix())
        print(f"{_count(samples)} would be deleted.")
        return 0
    if not options.yes and not _agreed(f"Delete {_count(samples)}? Type yes: "):
        print("Nothing was deleted. Type yes when asked, or pass --yes.", file=sys.stderr)
        return 2
    for path in samples:
        path.unlink()
    print(f"{_count(samples)} deleted.")
    return 0


def find_samples(root: Path) -> list[Path]:
    """Find the listings and market records marked `sample: true`, of every kind, and their tables, sorted."""
    files = [path for folder in FOLDERS for path in (root / "providers" / folder).glob("*.yaml")]
    files += [path for kind in KINDS.values() for path in kind.files(root)]
    marked = [path for path in files if path.is_file() and _is_sample(path)]
    tables = [path.with_suffix(".csv") for path in marked]
    return sorted([*marked, *(table for table in tables if table.is_file())])


def _is_sample(path: Path) -> bool:
    raw = path.read_bytes()
    marked = yaml_source.read(split(raw).front if path.suffix == ".md" else raw).tree.get("sample")
    return isinstance(marked, str) and marked.lower() in ("true", "yes")


def _agreed(question: str) -> bool:
    try:
        return input(question).strip().lower() == "yes"
    except EOFError:
        return False


def _count(samples: list[Path]) -> str:
    listings = sum(path.parent.parent.name == "providers" for path in samples)
    others = len(samples) - listings
    said = "1 sample listing" if listings == 1 else f"{listings} sample listings"
    return f"{said} and {others} {'file' if others == 1 else 'files'} of the market" if others else said
