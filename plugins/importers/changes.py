"""Changes to files, worked out in full before the first is made: to show, or to make all or nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One file's bytes before and after; None is no file. `path` is relative to the repository."""

    path: Path
    before: bytes | None
    after: bytes | None

    @property
    def changes_anything(self) -> bool:
        """Tell whether the file would differ."""
        return self.before != self.after


def change_to(root: Path, path: Path, after: bytes | None) -> Change:
    """Make the change that gives a file (its path relative to `root`) these bytes, or removes it."""
    file = root / path
    return Change(path, file.read_bytes() if file.is_file() else None, after)


def as_diff(changes: Iterable[Change]) -> str:
    """Give a unified diff of all the changes, as `git apply` takes it."""
    parts: list[str] = []
    for change in sorted(change for change in changes if change.changes_anything):
        name = change.path.as_posix()
        before, after = _lines(change.before), _lines(change.after)
        old = "/dev/null" if change.before is None else f"a/{name}"
        new = "/dev/null" if change.after is None else f"b/{name}"
        lines = difflib.unified_diff(before, after, old, new)
        parts += [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]
    return "".join(parts)


def make(root: Path, changes: Iterable[Change]) -> int:
    """Make the changes: all new files are written beside the old ones, then renamed over them; give how many.

    Raises OSError; when a file cannot be written, none has been changed.
    """
    wanted = sorted(change for change in changes if change.changes_anything)
    waiting: list[tuple[Path, Path]] = []
    try:
        for change in wanted:
            if change.after is not None:
                file = root / change.path
                file.parent.mkdir(parents=True, exist_ok=True)
                beside = file.with_name(f".{file.name}.new")
                waiting.append((beside, file))
                beside.write_bytes(change.after)
    except OSError:
        for beside, _file in waiting:
            beside.unlink(missing_ok=True)
        raise
    for beside, file in waiting:
        beside.replace(file)
    for change in wanted:
        if change.after is None:
            (root / change.path).unlink(missing_ok=True)
    return len(wanted)


def _lines(content: bytes | None) -> list[str]:
    # Only \n ends a line, as in git: a file may hold others inside its text.
    text = (content or b"").decode("utf-8", errors="replace")
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
