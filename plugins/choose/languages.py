"""`choose languages`: gather every text of the site for translators, and keep what they wrote."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from plugins.languages.gather import gather
from plugins.languages.merge import merged, new_catalog, written
from plugins.languages.speaking import LanguageError
from plugins.languages.translations import FOLDER, faults_of, read_catalog


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser("languages", help="bring the files of translations up to date", description=__doc__)
    parser.add_argument("--add", metavar="CODE", help="start a language, like cy for Welsh")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Bring each file of content/languages up to date and say what is missing in it."""
    folder: Path = options.root / FOLDER
    said = gather(options.root)
    if options.add:
        try:
            Locale.parse(options.add)
        except (ValueError, UnknownLocaleError):
            print(f"“{options.add}” is not the code of a language. Write it like cy for Welsh.", file=sys.stderr)
            return 2
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{options.add}.po"
        if not path.exists():
            path.write_bytes(written(new_catalog(options.add, said)))
    files = sorted(folder.glob("*.po"))
    if not files:
        print("There is no language yet besides English. Start one with `choose languages --add cy`.")
    for path in files:
        try:
            catalog = merged(read_catalog(path), said)
        except LanguageError as error:
            print(error, file=sys.stderr)
            return 1
        path.write_bytes(written(catalog))
        faults = list(faults_of(catalog))
        wanting = sum(not fault.fatal for fault in faults)
        print(f"{(FOLDER / path.name).as_posix()}: {len(said)} texts, {wanting} to translate or to look at.")
    return 0
