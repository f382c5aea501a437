from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.importers.changes import Change, as_diff, change_to, make
from tests.importers.builders import tree_of


def test_changes_write_replace_and_remove(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "gone").write_bytes(b"gone")
    changes = [change_to(tmp_path, Path(name), after) for name, after in CHANGES]
    assert make(tmp_path, changes) == 3
    assert tree_of(tmp_path) == {"deep/new": b"new\n", "old": b"newer"}
    again = [change_to(tmp_path, Path(name), after) for name, after in CHANGES]
    assert make(tmp_path, again) == 0


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"in the way of a folder")
    before = tree_of(tmp_path)
    changes = [Change(Path("a"), b"old", b"new"), Change(Path("file/b"), None, b"new")]
    with pytest.raises(OSError, match="file"):
        make(tmp_path, changes)
    assert tree_of(tmp_path) == before


def test_the_difference_is_one_git_applies(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes("one\r\ntwo\x85three\nold".encode())
    (tmp_path / "gone").write_bytes(b"gone\n")
    changes = [change_to(tmp_path, Path(name), after) for name, after in CHANGES]
    diff = as_diff(changes)
    subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=tmp_path, check=True)
    assert tree_of(tmp_path) == {"deep/new": b"new\n", "old": b"newer"}


CHANGES = [("deep/new", b"new\n"), ("old", b"newer"), ("gone", None)]
