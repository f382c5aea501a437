"""Rules about photos."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from plugins.records.entry import Entry, Surroundings
from plugins.records.problem import Problem

GPS = 0x8825  # the EXIF tag that says where a photo was taken
LARGEST = 5 * 1024 * 1024


def photo_is_there(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """A photo is a picture of at most 5 MB in providers/photos."""
    for index, photo in enumerate(entry.listing.photos):
        path = around.photos / photo.file
        if not path.is_file() or path.is_symlink():
            message = f"“{photo.file}” is not in providers/photos. Add the picture, or correct the name."
        elif path.stat().st_size > LARGEST:
            size = path.stat().st_size / 1024 / 1024
            message = f"“{photo.file}” is {size:.1f} MB; the most is 5 MB. Make it smaller."
        elif _exif(path) is None:
            message = f"“{photo.file}” cannot be opened as a picture. Save it as a jpg, png or webp."
        else:
            continue
        yield entry.problem(("photos", index, "file"), message)


def photo_keeps_its_place_secret(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    """A photo does not carry the place where it was taken."""
    for index, photo in enumerate(entry.listing.photos):
        exif = _exif(around.photos / photo.file)
        if exif is not None and GPS in exif:
            remedy = "Save it again without its location, then replace it."
            yield entry.problem(
                ("photos", index, "file"), f"“{photo.file}” says where it was taken. {remedy}"
            )


def _exif(path: Path) -> Image.Exif | None:
    try:
        with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as image:
            return image.getexif()
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError):
        return None
