"""Publish photos: small, and without what a camera wrote into them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageOps

from plugins.directory.listing_page import ShownPhoto
from plugins.publishing.output import Output
from plugins.records.listing import Listing, Photo

WIDEST = 1200  # pixels: sharp on a phone and light on a data plan


def publish_photos(folder: Path, listings: Iterable[Listing], output: Output, base: str) -> dict[Photo, ShownPhoto]:
    """Stage a small copy of each picture that a listing shows, once however many show it; give each photo's place."""
    photos = {photo for listing in listings for photo in listing.photos}
    pictures: dict[str, tuple[str, int, int]] = {}
    for file in sorted({photo.file for photo in photos}):
        small, width, height = _shrink((folder / file).read_bytes())
        digest = hashlib.blake2b(small, digest_size=5).hexdigest()
        path = f"photos/{Path(file).stem}-{digest}.webp"
        output.write(path, small)
        pictures[file] = f"{base}/{path}", width, height
    return {
        photo: ShownPhoto(url, photo.alt, width, height)
        for photo in photos
        for url, width, height in (pictures[photo.file],)
    }


def _shrink(raw: bytes) -> tuple[bytes, int, int]:
    with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG", "WEBP")) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    image.thumbnail((WIDEST, WIDEST))
    into = io.BytesIO()
    image.save(into, "WEBP", quality=80, method=4)
    return into.getvalue(), image.width, image.height
