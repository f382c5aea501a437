"""Files of our own memory: each begins with a digest of the rest, so that one cut short or spoilt is not believed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

DIGEST = 12  # bytes


def digest_of(raw: bytes) -> bytes:
    """Name some bytes by what they hold, in 12 bytes."""
    return hashlib.blake2b(raw, digest_size=DIGEST).digest()


def read_whole(file: Path) -> bytes:
    """Give what was written to a file; nothing when it is not there or not whole."""
    try:
        raw = file.read_bytes()
    except OSError:
        return b""
    return raw[DIGEST:] if raw[:DIGEST] == digest_of(raw[DIGEST:]) else b""


def write_whole(file: Path, raw: bytes) -> None:
    """Write a file, making its folder, all at once: who reads it meanwhile sees the old one. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}")  # two builds may run at once
    beside.write_bytes(digest_of(raw) + raw)
    beside.replace(file)
