"""Rules about photos."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from plugins.records.entry import Entry, Surroundings
from plugins.records.problem import Problem

GPS = 0x8825  # the EXIF tag that says where a photo was taken
LARGEST = 5 * 1024 * 1024
# What Pillow raises for pictures cut short, spoilt or made to harm.
SPOILT = (OSError, SyntaxError, ValueError, TypeError, LookupError, struct.error, Warning, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Picture:
    """The two places where a photo keeps what it says of itself: EXIF and XMP."""

    exif: Image.Exif
    xmp: bytes


def photo_is_there(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """A photo is a picture of at most 5 MB in providers/photos."""
    for index, photo in enumerate(entry.listing.photos):
        path = around.photos / photo.file
        if not path.is_file() or path.is_symlink():
            message = f"“{photo.file}” is not in providers/photos. Add the picture, or correct the name."
        elif path.stat().st_size > LARGEST:
            size = path.stat().st_size / 1024 / 1024
            message = f"“{photo.file}” is {size:.1f} MB; the most is 5 MB. Make it smaller."
        elif _opened(path) is None:
            message = f"“{photo.file}” cannot be opened as a picture. Save it as a jpg, png or webp."
        else:
            continue
        yield entry.problem(("photos", index, "file"), message)


def photo_keeps_its_place_secret(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """A photo does not carry the place where it was taken."""
    for index, photo in enumerate(entry.listing.photos):
        if _says_where(around.photos / photo.file):
            remedy = "Save it again without its location, then replace it."
            yield entry.problem(("photos", index, "file"), f"“{photo.file}” says where it was taken. {remedy}")


def _says_where(path: Path) -> bool:
    picture = _opened(path)
    return picture is not None and (GPS in picture.exif or b"GPSLatitude" in picture.xmp)


def _opened(path: Path) -> Picture | None:
    """Read what a photo says of itself; None when it is no picture, or one that would fill the memory."""
    try:
        with warnings.catch_warnings(action="error"), Image.open(path, formats=("JPEG", "PNG", "WEBP")) as image:
            exif = image.getexif()
            xmp = image.info.get("xmp", b"")
    except SPOILT:
        return None
    return Picture(exif, xmp if isinstance(xmp, bytes) else str(xmp).encode())
