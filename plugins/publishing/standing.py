"""What stands in the output before a build: what the last build left there, and what has happened to it since."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plugins.whole import read_whole, write_whole


class Made(NamedTuple):
    """One file of the site: what it was made from (empty when unknown), what it holds, and when it was written (ns)."""

    path: str
    key: str
    digest: str
    size: int
    written: int


@dataclass(slots=True)
class Standing:
    """Paths in the output: files of the last build that are gone or altered, strangers' files, and empty folders.

    A link to somewhere else counts as a file; what lies behind it is gone.
    """

    gone: set[str] = field(default_factory=set)
    altered: set[str] = field(default_factory=set)
    strange: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)

    def is_whole(self, path: str) -> bool:
        """Tell whether a file of the last build is as it was left."""
        return path not in self.gone and path not in self.altered

    def walk(self, folder: str, before: dict[str, Made], inside: str = "") -> None:
        """Note what a folder holds; of what was `gone` until now, strike off what is there."""
        with os.scandir(folder) as found:
            entries = list(found)
        if not entries and inside:
            self.empty.append(inside[:-1])
        for entry in entries:
            path = inside + entry.name
            if entry.is_dir(follow_symlinks=False):
                self.walk(entry.path, before, f"{path}/")
            elif path in before:
                self.gone.remove(path)
                status, made = entry.stat(follow_symlinks=False), before[path]
                if (status.st_mtime_ns, status.st_size) != (made.written, made.size):
                    self.altered.add(path)
            else:
                self.strange.append(path)


def survey(folder: Path, before: dict[str, Made]) -> Standing:
    """Walk through the output and compare it with what the last build left. Where there is no folder, all is gone."""
    found = Standing(gone=set(before))
    if folder.is_dir():
        found.walk(str(folder), before)
    return found


def recall(folder: Path, memory: Path | None) -> dict[str, Made]:
    """Give what the last build made, by path; nothing when it is not remembered whole."""
    raw = b"" if memory is None else read_whole(_memo(folder, memory))
    if not raw:
        return {}
    try:
        rows: list[tuple[str, str, str, int, int]] = marshal.loads(raw)  # noqa: S302  our own, whole
    except (EOFError, TypeError, ValueError):  # another Python wrote it
        return {}
    return {row[0]: Made(*row) for row in rows}


def keep(folder: Path, memory: Path | None, made: Iterable[Made]) -> None:
    """Remember what a build made."""
    if memory is not None:
        write_whole(_memo(folder, memory), marshal.dumps([tuple(one) for one in made]))


def _memo(folder: Path, memory: Path) -> Path:
    name = hashlib.blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()
    return memory / f"{name}.marshal"
