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
from plugins.languages.speaking import LanguageError
from plugins.publishing.output import OutputError, Published
from plugins.publishing.pack import AssetError
from plugins.settings import SettingsError, settings_from


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
    except (ContentError, GuideError, AssetError, LanguageError, OutputError) as error:
        print(error, file=sys.stderr)
        return 1
    if not options.quiet:
        total = published.written + published.kept
        print(
            f"Built {total:,} files in {time.monotonic() - start:.1f} s: {published.written:,} written, "
            f"{published.kept:,} as before, {published.removed:,} removed."
        )
    return 0


class ContentError(Exception):
    """Pelican could not read some content; the text says which and why."""


class _Listener(logging.Handler):
    """Keeps what Pelican logs as warnings and errors, each with the reason that Pelican leaves out."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        reason = sys.exc_info()[1]
        said = record.getMessage() if reason is None else f"{record.getMessage()}: {reason}"
        (self.errors if record.levelno >= logging.ERROR else self.warnings).append(" ".join(said.split()))


def build(root: Path, output: Path | None = None, *, live: bool = False) -> Published:
    """Build the site of a repository with Pelican; what Pelican only logs as an error stops it too.

    Raises RecordsError, SettingsError, ContentError, GuideError, AssetError and OutputError; nothing is written then.
    """
    listener = _Listener()
    pelican_log.init(level=logging.WARNING, handler=None)
    logging.getLogger().addHandler(listener)
    try:
        return _build(root, output, listener, live=live)
    finally:
        logging.getLogger().removeHandler(listener)
        for warning in listener.warnings:
            print(f"warning: {warning}", file=sys.stderr)


def _build(root: Path, output: Path | None, listener: _Listener, *, live: bool) -> Published:
    overrides: dict[str, Any] = {"PATH": str((root / "content").resolve()), "THEME": str((root / "theme").resolve())}
    overrides["OUTPUT_PATH"] = str((output or root / "output").resolve())
    settings = read_settings(str(root / ("publishconf.py" if live else "pelicanconf.py")), override=overrides)
    settings_from(settings, "publishconf.py" if live else "pelicanconf.py")  # before Pelican says less of the same
    built: list[Any] = []

    def remember(generators: list[Any]) -> None:
        if listener.errors:
            raise ContentError("\n".join(listener.errors))
        built.extend(generator for generator in generators if hasattr(generator, "published"))

    signals.all_generators_finalized.connect(remember)  # it holds no strong reference: `remember` lives in this call
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # Pelican counts its own pages; ours are not among them
            Pelican(settings).run()
    finally:
        signals.all_generators_finalized.disconnect(remember)
    if not built:
        raise SettingsError('pelicanconf.py: PLUGINS must be ["plugins.site"]. Nothing of the directory was built.')
    published: Published = built[0].published
    return published
