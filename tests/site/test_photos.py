"""Photos are published small, once, and without what a camera wrote into them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.publishing.output import Output
from plugins.records.listing import Photo
from plugins.site.photos import WIDEST, publish_photos
from tests.builders import make_listing

ORIENTATION, ARTIST, DATE_TAKEN = 0x0112, 0x013B, 0x0132


def save_picture(folder: Path, name: str = "garden.jpg", size: tuple[int, int] = (2000, 1000), turned: int = 1) -> None:
    folder.mkdir(exist_ok=True)
    image = Image.new("RGB" if name.endswith("jpg") else "RGBA", size, "green")
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST], exif[DATE_TAKEN] = turned, "Mr A Person", "2026:01:01 10:00:00"
    image.save(folder / name, exif=exif)


def publish(root: Path, *photos: list[dict[str, str]], base: str = "") -> tuple[Output, dict[Photo, object]]:
    output = Output(root / "output")
    output.start()
    listings = [make_listing(slug=f"a{number}", photos=of_one) for number, of_one in enumerate(photos)]
    return output, dict(publish_photos(root / "photos", listings, output, base))


def test_a_photo_is_made_small_and_forgets_its_camera(tmp_path: Path) -> None:
    save_picture(tmp_path / "photos")
    output, _shown = publish(tmp_path, [{"file": "garden.jpg", "alt": "A garden"}])
    (path,) = output.made
    raw = (output.staging / path).read_bytes()
    with Image.open(io.BytesIO(raw)) as small:
        assert small.format == "WEBP"
        assert small.size == (WIDEST, WIDEST // 2)
        assert not small.getexif()
        assert not {"exif", "xmp", "icc_profile"} & small.info.keys()
    assert b"Mr A Person" not in raw


def test_a_small_photo_keeps_its_size(tmp_path: Path) -> None:
    save_picture(tmp_path / "photos", size=(300, 200))
    _output, shown = publish(tmp_path, [{"file": "garden.jpg", "alt": "A garden"}])
    (photo,) = shown.values()
    assert (photo.width, photo.height, photo.alt) == (300, 200, "A garden")  # type: ignore[attr-defined]


def test_a_photo_that_was_taken_sideways_stands_upright(tmp_path: Path) -> None:
    save_picture(tmp_path / "photos", size=(300, 200), turned=6)
    _output, shown = publish(tmp_path, [{"file": "garden.jpg", "alt": "A garden"}])
    (photo,) = shown.values()
    assert (photo.width, photo.height) == (200, 300)  # type: ignore[attr-defined]


def test_two_listings_share_a_picture_and_each_says_what_it_shows(tmp_path: Path) -> None:
    save_picture(tmp_path / "photos")
    one, other = {"file": "garden.jpg", "alt": "Our garden"}, {"file": "garden.jpg", "alt": "The garden we tend"}
    output, shown = publish(tmp_path, [one], [other], [one], base="/choose")
    assert len(output.made) == 1
    assert {photo.alt: place.alt for photo, place in shown.items()} == {  # type: ignore[attr-defined]
        "Our garden": "Our garden",
        "The garden we tend": "The garden we tend",
    }
    (path,) = output.made
    assert {place.url for place in shown.values()} == {f"/choose/{path}"}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["garden.jpg", "garden.png", "garden.webp"])
def test_each_kind_of_picture_is_read(tmp_path: Path, name: str) -> None:
    save_picture(tmp_path / "photos", name)
    output, _shown = publish(tmp_path, [{"file": name, "alt": "A garden"}])
    assert [path.endswith(".webp") for path in output.made] == [True]


def test_a_picture_that_changes_has_another_name(tmp_path: Path) -> None:
    save_picture(tmp_path / "photos")
    first, _ = publish(tmp_path, [{"file": "garden.jpg", "alt": "A garden"}])
    again, _ = publish(tmp_path, [{"file": "garden.jpg", "alt": "A garden"}])
    save_picture(tmp_path / "photos", size=(500, 500))
    changed, _ = publish(tmp_path, [{"file": "garden.jpg", "alt": "A garden"}])
    assert first.made.keys() == again.made.keys()
    assert first.made.keys() != changed.made.keys()
