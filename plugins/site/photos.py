"""Publish photos: small, and without what a camera wrote into them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageOps

from plugins.directory.listing_page import ShownPhoto
from plugins.publishing.output import Output
from plugins.records.listing import Listing

WIDEST = 1200  # pixels: sharp on a phone and light on a data plan


def publish_photos(folder: Path, listings: Iterable[Listing], output: Output, base: str) -> dict[str, ShownPhoto]:
    """Stage a small copy of each photo that a listing shows; give each by its file's name."""
    shown: dict[str, ShownPhoto] = {}
    for photo in sorted({photo for listing in listings for photo in listing.photos}, key=lambda photo: photo.file):
        if photo.file in shown:
            continue
        raw = (folder / photo.file).read_bytes()
        small, width, height = _shrink(raw)
        digest = hashlib.blake2b(small, digest_size=5).hexdigest()
        path = f"photos/{Path(photo.file).stem}-{digest}.webp"
        output.write(path, small)
        shown[photo.file] = ShownPhoto(f"{base}/{path}", photo.alt, width, height)
    return shown


def _shrink(raw: bytes) -> tuple[bytes, int, int]:
    with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG", "WEBP")) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    image.thumbnail((WIDEST, WIDEST))
    into = io.BytesIO()
    image.save(into, "WEBP", quality=80, method=4)
    return into.getvalue(), image.width, image.height
