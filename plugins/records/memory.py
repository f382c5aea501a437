"""Remember what was read of the listings, until a file, the code, the area or the day changes."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from plugins.records.entry import Surroundings
from plugins.whole import DIGEST, read_whole, write_whole

FINGERPRINT = re.compile(f"[0-9a-f]{{{2 * DIGEST}}}")


def stamp(file: Path | str) -> tuple[int, int]:
    """Give when a file was last written (ns), and its size."""
    status = os.stat(file)  # noqa: PTH116  making a Path costs more than the call
    return status.st_mtime_ns, status.st_size


def fingerprint(root: Path, around: Surroundings) -> str:
    """Name what a reading depends on besides its file: our code, the area, the photos, the day."""
    digest = hashlib.blake2b(repr((around.today, around.area)).encode(), digest_size=DIGEST)
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".json"):
            digest.update(path.read_bytes())
    photos = sorted(around.photos.iterdir()) if around.photos.is_dir() else []
    digest.update(repr([(photo.name, stamp(photo)) for photo in photos]).encode())
    digest.update(str(root.resolve()).encode())
    return digest.hexdigest()


def recall(folder: Path, buckets: Iterable[int]) -> dict[str, Any]:
    """Give what is remembered in some buckets, by the path of each file."""
    known: dict[str, Any] = {}
    for bucket in buckets:
        raw = read_whole(folder / f"{bucket}.pickle")
        if raw:  # else its files are read again
            known.update(pickle.loads(raw))  # noqa: S301  our own file, whole
    return known


def remember(folder: Path, bucket: int, reads: Mapping[str, Any]) -> None:
    """Keep what the files of a bucket gave."""
    write_whole(folder / f"{bucket}.pickle", pickle.dumps(reads, protocol=pickle.HIGHEST_PROTOCOL))


def forget_others(folder: Path) -> None:
    """Make a folder to remember in, and remove those of another day or of other code."""
    for old in folder.parent.iterdir() if folder.parent.is_dir() else []:
        if old != folder and FINGERPRINT.fullmatch(old.name):
            shutil.rmtree(old, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
