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

DIGEST = 12  # bytes
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
        try:
            raw = (folder / f"{bucket}.pickle").read_bytes()
        except OSError:
            continue  # not there: its files are read again
        if raw[:DIGEST] == digest_of(raw[DIGEST:]):  # else it was cut short or spoilt
            known.update(pickle.loads(raw[DIGEST:]))  # noqa: S301  our own file, whole
    return known


def remember(folder: Path, bucket: int, reads: Mapping[str, Any]) -> None:
    """Keep what the files of a bucket gave."""
    raw = pickle.dumps(reads, protocol=pickle.HIGHEST_PROTOCOL)
    beside = folder / f"{bucket}.{os.getpid()}"  # two builds may run at once
    beside.write_bytes(digest_of(raw) + raw)
    beside.replace(folder / f"{bucket}.pickle")


def forget_others(folder: Path) -> None:
    """Make a folder to remember in, and remove those of another day or of other code."""
    for old in folder.parent.iterdir() if folder.parent.is_dir() else []:
        if old != folder and FINGERPRINT.fullmatch(old.name):
            shutil.rmtree(old, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)


def digest_of(raw: bytes) -> bytes:
    """Name some bytes by what they hold."""
    return hashlib.blake2b(raw, digest_size=DIGEST).digest()
