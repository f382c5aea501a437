"""Photos that are there, can be opened, and do not say where they were taken."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.records.rules import photos
from tests.builders import make_surroundings, problems_of
from tests.records.rules.example import Example

PHOTO: dict[str, Any] = {"photos": [{"file": "hall.jpg", "alt": "The hall from the street"}]}
PLACE = "“hall.jpg” says where it was taken. Save it again without its location, then replace it."


def picture(kind: str = "JPEG", *, gps: bool = False) -> bytes:
    exif = Image.Exif()
    exif[0x0110] = "Camera"
    if gps:
        exif[photos.GPS] = {1: "N", 2: (53.0, 8.0, 24.0)}
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, kind, exif=exif)
    return file.getvalue()


def huge_png(side: int) -> bytes:
    """Give a small file that holds a black square of very many pixels."""
    header = struct.pack(">II5B", side, side, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((side // 8 + 1) * side), 1)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in (b"IHDR" + header, b"IDAT" + pixels, b"IEND")
    )


EXAMPLES = (
    Example(
        rule=photos.photo_is_there,
        bad=PHOTO,
        said=("8: “hall.jpg” is not in providers/photos. Add the picture, or correct the name.",),
        good={},
    ),
    Example(
        rule=photos.photo_is_there,
        bad=PHOTO,
        said=("8: “hall.jpg” is 5.1 MB; the most is 5 MB. Make it smaller.",),
        good={},
        photos={"hall.jpg": picture() + b"\0" * 5_300_000},
    ),
    Example(
        rule=photos.photo_is_there,
        bad=PHOTO,
        said=("8: “hall.jpg” cannot be opened as a picture. Save it as a jpg, png or webp.",),
        good={},
        photos={"hall.jpg": b"<svg/>"},
    ),
    Example(
        rule=photos.photo_keeps_its_place_secret,
        bad=PHOTO,
        said=(f"8: {PLACE}",),
        good={"photos": [{"file": "plain.jpg", "alt": "The hall from the street"}]},
        photos={"hall.jpg": picture(gps=True), "plain.jpg": picture()},
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule(example: Example, tmp_path: Path) -> None:
    example.prove(tmp_path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_place_is_found_in_every_kind_of_picture(kind: str, tmp_path: Path) -> None:
    (tmp_path / "hall.jpg").write_bytes(picture(kind, gps=True))
    assert [problem.message for problem in problems_of("micro", make_surroundings(tmp_path), **PHOTO)] == [PLACE]


def test_a_place_is_found_in_xmp(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "JPEG", xmp=b'<x:xmpmeta xmlns:x="adobe:ns:meta/" exif:GPSLatitude="53,8N"/>')
    (tmp_path / "hall.jpg").write_bytes(file.getvalue())
    assert [problem.message for problem in problems_of("micro", make_surroundings(tmp_path), **PHOTO)] == [PLACE]


def test_a_link_is_no_photo(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.jpg").write_bytes(picture())
    (tmp_path / "hall.jpg").symlink_to(tmp_path / "elsewhere.jpg")
    (problem,) = problems_of("micro", make_surroundings(tmp_path), **PHOTO)
    assert "is not in providers/photos" in problem.message


@pytest.mark.filterwarnings("default")  # as outside the tests, where Pillow only warns of the smaller ones
@pytest.mark.parametrize("side", [10_000, 16_000])
def test_a_picture_that_would_fill_the_memory_is_not_opened(side: int, tmp_path: Path) -> None:
    (tmp_path / "hall.jpg").write_bytes(huge_png(side))
    (problem,) = problems_of("micro", make_surroundings(tmp_path), **PHOTO)
    assert "cannot be opened as a picture" in problem.message


@settings(max_examples=300)
@given(kind=st.sampled_from(["JPEG", "PNG", "WEBP"]), data=st.data())
def test_no_spoilt_picture_can_make_it_raise(
    kind: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw = bytearray(picture(kind, gps=True))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    folder = tmp_path_factory.getbasetemp()
    (folder / "hall.jpg").write_bytes(raw)
    assert len(problems_of("micro", make_surroundings(folder), **PHOTO)) <= 1
