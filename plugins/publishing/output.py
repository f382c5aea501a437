"""Write a site all or nothing: build beside, then swap; touch only what changed.

Pages are staged in a folder beside the output. Only `publish` changes the output: what is new moves in by
renaming, what is stale is removed, and the memory of the build is written last. A build that fails before
`publish` leaves the last good site as it was.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from plugins.publishing.standing import Made, Standing, keep, recall, survey
from plugins.whole import digest_of

MARKER = "build.json"  # in every site we built; a folder without it is somebody else's


class OutputError(Exception):
    """The site cannot be written there; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Published:
    """What one build did: how many files were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int


@dataclass(slots=True)
class Output:
    """The site being built. `memory` is a folder to remember builds in; without it every file is made anew."""

    folder: Path
    memory: Path | None = None
    made: dict[str, Made] = field(default_factory=dict)
    before: dict[str, Made] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    standing: Standing = field(default_factory=Standing)

    @property
    def staging(self) -> Path:
        """Give the folder where files wait."""
        return self.folder.parent / f".{self.folder.name}.staging"

    def look(self) -> Standing:
        """See what stands in the output before a build. It may be asked for in another process, while records load."""
        return survey(self.folder, recall(self.folder, self.memory))

    def start(self, standing: Standing | None = None) -> None:
        """Make ready: forget a build that was cut off, recall the last good one. Raises OutputError."""
        if self.folder.is_symlink() or (self.folder.exists() and not self.folder.is_dir()):
            raise OutputError(f"{self.folder} is not a folder. Choose another place for the site.")
        if self.folder.is_dir() and any(self.folder.iterdir()) and not (self.folder / MARKER).is_file():
            raise OutputError(
                f"{self.folder} holds files that this program did not write, and a build removes "
                "what it does not know. Choose an empty folder, or empty this one."
            )
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(parents=True)
        self.before = recall(self.folder, self.memory)
        self.standing = standing or survey(self.folder, self.before)

    def is_current(self, path: str, key: str) -> bool:
        """Tell whether a file made from the same key is still in place; if so it is kept."""
        last = self.before.get(path)
        if last is None or last.key != key or not key or not self.standing.is_whole(path):
            return False
        self.add(last)
        return True

    def stage(self, path: str, content: bytes, key: str = "") -> Made:
        """Put a file in waiting and say so; in a forked process, hand the answer to `add` in the first."""
        digest = digest_of(content).hex()
        last = self.before.get(path)
        if last is not None and last.digest == digest and self.standing.is_whole(path):
            return last._replace(key=key)
        return Made(path, key, digest, len(content), self._write(path, content))

    def add(self, made: Made) -> None:
        """Count a staged file as part of the site. Raises OutputError when it was written before."""
        if made.path in self.made:
            raise OutputError(f"Two pages would be written to {made.path}. Give one of them another name.")
        if "" in made.path.split("/"):
            raise OutputError(f"A page would be written to {made.path}, where a name is missing.")
        self.made[made.path] = made

    def write(self, path: str, content: bytes, key: str = "") -> None:
        """Stage a file and count it. `path` is relative to the site, with forward slashes. Raises OutputError."""
        self.add(self.stage(path, content, key))

    def publish(self) -> Published:
        """Swap the staged files in, remove what is stale, and remember."""
        staged = sum(self._is_new(made) for made in self.made.values())
        if self.folder.is_dir() and (self.staging / MARKER).is_file():  # first: a swap cut short is still known as ours
            (self.staging / MARKER).replace(self.folder / MARKER)
        _merge(self.staging, self.folder)
        shutil.rmtree(self.staging, ignore_errors=True)
        removed = self._sweep()
        keep(self.folder, self.memory, self.made.values())
        return Published(written=staged, kept=len(self.made) - staged, removed=removed)

    def discard(self) -> None:
        """Give up this build; the last good site stays."""
        shutil.rmtree(self.staging, ignore_errors=True)

    def _write(self, path: str, content: bytes) -> int:
        """Write a file in waiting and give when it was written (ns): moving it later does not change that."""
        inside = path.rpartition("/")[0]
        if inside not in self.folders:
            self._make_folder(inside)
        file = os.open(f"{self.staging}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            view = memoryview(content)
            while view:
                view = view[os.write(file, view) :]
            return os.fstat(file).st_mtime_ns
        finally:
            os.close(file)

    def _make_folder(self, inside: str) -> None:
        """Make a folder in waiting and those above it, asking the system no more than it must be asked."""
        above = inside.rpartition("/")[0]
        if above and above not in self.folders:
            self._make_folder(above)
        with contextlib.suppress(FileExistsError):  # another process was first
            os.mkdir(f"{self.staging}/{inside}")  # noqa: PTH102  ten thousand of them
        self.folders.add(inside)

    def _is_new(self, made: Made) -> bool:
        last = self.before.get(made.path)
        return last is None or last.written != made.written

    def _sweep(self) -> int:
        """Remove every file that is no part of the site, and folders left empty; say how many files went."""
        there = (*(self.before.keys() - self.standing.gone), *self.standing.strange)
        stale = [path for path in there if path not in self.made]
        removed = sum(_unlink(f"{self.folder}/{path}") for path in stale)
        for folder in {path.rpartition("/")[0] for path in stale} | set(self.standing.empty):
            inside = folder
            with contextlib.suppress(OSError):  # it is not empty, or is gone
                while inside:
                    os.rmdir(f"{self.folder}/{inside}")  # noqa: PTH106
                    inside = inside.rpartition("/")[0]
        return removed


def _unlink(path: str) -> bool:
    """Remove a file and tell whether there was one: a folder of the site may stand there by now, or nothing."""
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:
        if os.path.lexists(path) and not os.path.isdir(path):  # noqa: PTH112
            raise
        return False
    return True


def _merge(source: Path, target: Path) -> None:
    """Move what is in one folder into another: whole where the other lacks it, file by file where it does not."""
    if not target.exists():
        source.rename(target)
        return
    with os.scandir(source) as found:
        entries = list(found)  # all of them, before any moves away
    for entry in entries:
        place = target / entry.name
        if place.is_symlink():
            place.unlink()  # never write through a link to somewhere else
        if entry.is_dir() and place.is_dir():
            _merge(Path(entry.path), place)
        elif entry.is_dir():
            place.unlink(missing_ok=True)  # a file stands where a folder is wanted
            Path(entry.path).rename(place)
        else:
            if place.is_dir():
                shutil.rmtree(place)
            Path(entry.path).replace(place)
