"""Draw the icon of a site on a phone's first screen: the heart of icon.svg, in the council's colour."""

from __future__ import annotations

import io
import math
from importlib.metadata import version

from PIL import Image, ImageDraw

SIZES = (192, 512)
SMOOTH = 4  # drawn so much larger, then made small, so that edges are smooth
HEART = 0.0165  # of the icon's width for each unit of the heart's 32: all of it stays when a phone cuts a circle


def icon(size: int, colour: str) -> bytes:
    """Draw a square of a colour with a white heart, so many pixels wide. Phones cut the corners as they like."""
    large = size * SMOOTH
    image = Image.new("RGB", (large, large), colour)
    points = [(large * (0.5 + x * HEART), large * (0.48 - y * HEART)) for x, y in _heart()]
    ImageDraw.Draw(image).polygon(points, fill="#ffffff")
    into = io.BytesIO()
    image.resize((size, size), Image.Resampling.BOX).save(into, "PNG", optimize=True)
    return into.getvalue()


def icon_key(size: int, colour: str) -> str:
    """Name all that an icon is made from, so that it is drawn once."""
    return f"icon {size} {colour} {SMOOTH} {HEART} {version('pillow')}"


def _heart() -> list[tuple[float, float]]:
    """Give the line of a heart 32 units wide: https://mathworld.wolfram.com/HeartCurve.html."""
    turns = [step * math.tau / 360 for step in range(360)]
    across = [16 * math.sin(turn) ** 3 for turn in turns]
    up = [13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t) for t in turns]
    return list(zip(across, up, strict=True))
