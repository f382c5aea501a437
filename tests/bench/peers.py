"""The generators we are compared with: each builds the same site from its own kind of source."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import hugo_peer, pelican_peer
from tests.bench.measure import Run, put_aside, run
from tests.bench.said import Said


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: how its source is written, and how it is run in the folder of that source (None: not installed)."""

    name: str
    write_source: Callable[[Said, Path, Path], None]
    command: Sequence[str | Path] | None

    def build(self, folder: Path, environment: Mapping[str, str]) -> Run:
        """Build from nothing. Raises RunError."""
        if self.command is None:
            raise LookupError(self.name)
        put_aside(folder, "public", "resources")
        return run(self.command, folder, environment)


def peers() -> dict[str, Peer]:
    """Give the peers we know, by name. Each runs with its own defaults."""
    hugo = hugo_peer.find_hugo()
    pelican = [
        sys.executable,
        "-m",
        "pelican",
        "--settings",
        "pelicanconf.py",
        "--output",
        "public",
        "--fatal",
        "errors",
    ]
    found = (
        Peer("hugo", hugo_peer.write_source, None if hugo is None else [hugo, "--destination", "public", "--quiet"]),
        Peer("pelican", pelican_peer.write_source, pelican if pelican_peer.is_installed() else None),
    )
    return {peer.name: peer for peer in found}
