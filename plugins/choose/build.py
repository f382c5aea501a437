"""`choose build`: check everything and build the site into output/."""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import sys
import time
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican import log as pelican_log
from pelican.settings import read_settings

from plugins.directory.guides import GuideError
from plugins.publishing.assets import AssetError
from plugins.publishing.output import OutputError, Published


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser("build", help="build the site", description=__doc__)
    parser.add_argument("--output", type=Path, help="the folder to write to (output)")
    parser.add_argument("--live", action="store_true", help="build for the live address, with publishconf.py")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all is well")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build. Gives 1 when the content has problems; the last good site then stays as it was."""
    start = time.monotonic()
    try:
        published = build(options.root, options.output, live=options.live)
    except (GuideError, AssetError, OutputError) as error:
        print(error, file=sys.stderr)
        return 1
    if not options.quiet:
        total = published.written + published.kept
        print(
            f"Built {total:,} files in {time.monotonic() - start:.1f} s: {published.written:,} written, "
            f"{published.kept:,} as before, {published.removed:,} removed."
        )
    return 0


def build(root: Path, output: Path | None = None, *, live: bool = False) -> Published:
    """Build the site of a repository with Pelican; what Pelican only logs as an error stops it too.

    Raises RecordsError, SettingsError, GuideError, AssetError and OutputError; nothing is written then.
    """
    pelican_log.init(level=logging.WARNING, fatal="errors")
    overrides: dict[str, Any] = {"PATH": str((root / "content").resolve()), "THEME": str((root / "theme").resolve())}
    overrides["OUTPUT_PATH"] = str((output or root / "output").resolve())
    settings = read_settings(str(root / ("publishconf.py" if live else "pelicanconf.py")), override=overrides)
    built: list[Any] = []

    def remember(generators: list[Any]) -> None:
        built.extend(generator for generator in generators if hasattr(generator, "published"))

    signals.all_generators_finalized.connect(remember)  # it holds no strong reference: `remember` lives in this call
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # Pelican counts its own pages; ours are not among them
            Pelican(settings).run()
    finally:
        signals.all_generators_finalized.disconnect(remember)
    published: Published = built[0].published
    return published
