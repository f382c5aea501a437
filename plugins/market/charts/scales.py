"""From numbers and days to places on a drawing. A scale of numbers starts at zero and has no break."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

STEPS = (1, 2, 5, 10)
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """A length for each number: `room` units for the `most`."""

    most: float
    room: float

    def length(self, value: float) -> float:
        """Give how long a number is."""
        return self.room * value / self.most if self.most else 0.0


@dataclass(frozen=True, slots=True)
class Years:
    """A place for each day, from a New Year's Day to another."""

    first: int
    last: int
    left: float
    right: float

    def place(self, day: date) -> float:
        """Give where a day stands."""
        start = date(self.first, 1, 1).toordinal()
        whole = date(self.last, 1, 1).toordinal() - start
        return self.left + (self.right - self.left) * (day.toordinal() - start) / whole


def ticks(most: float, count: int = 4) -> tuple[float, ...]:
    """Give round numbers from zero to at least `most`, about as many as asked: 1, 2 or 5, and noughts."""
    if most < TINY:
        return (0.0, 1.0)
    rough = most / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step for step in STEPS if step * power >= rough * (1 - 1e-9)) * power
    last = math.ceil(most / step - 1e-9)
    return tuple(float(f"{step * index:.12g}") for index in range(last + 1))


def year_ticks(first: int, last: int, most: int) -> tuple[int, ...]:
    """Give round years from the first to the last, no more than `most` of them."""
    count = last - first
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100) if count / step <= most), 500)
    return tuple(range(first + -first % step, last + 1, step))
