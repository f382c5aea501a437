"""Run a program, and say how long it took and how much memory it needed."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KILOBYTES_IN_MB = 1024


class RunError(Exception):
    """A program gave up; the text is its command and the end of what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program: seconds by the clock, MB of its largest process, and what it printed."""

    seconds: float
    memory: float
    printed: str


@dataclass(frozen=True, slots=True)
class Pages:
    """What a site consists of: pages of listings, other pages, all files, and their bytes."""

    listings: int
    others: int
    files: int
    size: int
    listings_size: int


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a program in a folder to its end. Raises RunError when it fails."""
    os.sync()  # else it pays for what the run before it left to be written
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complained:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=printed, stderr=complained)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # wait4 took it from under Popen
        printed.seek(0)
        complained.seek(0)
        said = printed.read().decode(errors="replace")
        if process.returncode != 0:
            last = (said + complained.read().decode(errors="replace"))[-2000:]
            raise RunError(f"{' '.join(map(str, command))} gave {process.returncode}:\n{last}")
    return Run(seconds, usage.ru_maxrss / KILOBYTES_IN_MB, said)


def put_aside(folder: Path, *names: str) -> None:
    """Move what an earlier run made out of the way.

    Deleting it would spoil the next figure: for a while after ten thousand files are deleted, ext4 takes six times as
    long to make new ones, because it passes over numbers that were in use of late (fs/ext4/ialloc.c, recently_deleted).
    """
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=folder.parent))
    for name in names:
        if (folder / name).exists():
            (folder / name).rename(aside / name)


def count_pages(folder: Path) -> Pages:
    """Count the pages and bytes of a site; those of listings are under services/."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    listings = [path for path in pages if path.relative_to(folder).parts[0] == "services"]
    return Pages(
        listings=len(listings),
        others=len(pages) - len(listings),
        files=len(files),
        size=sum(path.stat().st_size for path in files),
        listings_size=sum(path.stat().st_size for path in listings),
    )
