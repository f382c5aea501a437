"""Small signs that tell points, happenings and signals apart by their shape."""

from __future__ import annotations

from markupsafe import Markup

from plugins.market.charts.canvas import circle, number, path

# Each shape as a path in a square from -1 to 1; a name without one is a circle.
SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "up": ((0, -1.15), (1.2, 0.95), (-1.2, 0.95)),
    "down": ((0, 1.15), (-1.2, -0.95), (1.2, -0.95)),
    "right": ((-0.9, -1.2), (1.15, 0), (-0.9, 1.2)),
    "plus": (
        (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4),
        (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
    ),
    "cross": (
        (-1.1, -0.6), (-0.6, -1.1), (0, -0.5), (0.6, -1.1), (1.1, -0.6), (0.5, 0),
        (1.1, 0.6), (0.6, 1.1), (0, 0.5), (-0.6, 1.1), (-1.1, 0.6), (-0.5, 0),
    ),
}  # fmt: skip
PAUSE = (((-1, -1.1), (-0.25, -1.1), (-0.25, 1.1), (-1, 1.1)), ((0.25, -1.1), (1, -1.1), (1, 1.1), (0.25, 1.1)))


def sign(shape: str, x: float, y: float, radius: float, style: str = "chart-mark") -> Markup:
    """Draw a sign around a point: “circle”, “ring”, “pause” or one of SHAPES."""
    if shape == "pause":
        return path("".join(_closed(part, x, y, radius) for part in PAUSE), style)
    if shape in SHAPES:
        return path(_closed(SHAPES[shape], x, y, radius), style)
    return circle(x, y, radius, f"{style}-open" if shape == "ring" else style)


def _closed(points: tuple[tuple[float, float], ...], x: float, y: float, radius: float) -> str:
    return "M" + "L".join(f"{number(x + across * radius)} {number(y + down * radius)}" for across, down in points) + "Z"
