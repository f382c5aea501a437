"""Percentages, read from text exactly, and compared as exactly as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from plugins.records.problem import shorten

WRITTEN = re.compile(r"[+−-]?[0-9]{1,4}(\.[0-9]{1,3})?%")  # noqa: RUF001  people write a true minus too


@dataclass(frozen=True, slots=True, order=True)
class Percent:
    """A percentage: 47% is Decimal(47). The places after its point say how exactly it was given."""

    value: Decimal

    @classmethod
    def read(cls, text: str) -> Percent:
        """Read a percentage such as 47%, 12.5% or -12.2%. Raises ValueError, which says how to put it right."""
        if WRITTEN.fullmatch(text) is None:
            bare = text.rstrip("% ").removesuffix(" per cent").removesuffix(" percent")
            like = f"{bare}%" if WRITTEN.fullmatch(f"{bare}%") else "47% or 12.5%"
            raise ValueError(f"{shorten(text)} is not a percentage we can read. Write it like {like}.")
        return cls(Decimal(text.rstrip("%").lstrip("+").replace("−", "-")))  # noqa: RUF001

    def __str__(self) -> str:
        return f"{self.value}%"

    def is_of(self, part: Decimal, whole: Decimal) -> bool:
        """Tell whether it is the part of a whole, to the places it is written with."""
        return whole != 0 and agrees(self.value, part / whole * 100)


def places(value: Decimal) -> int:
    """Give how many places stand after the point."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(value: Decimal, after_point: int) -> Decimal:
    """Round as people do: a half goes away from nought."""
    return value.quantize(Decimal(1).scaleb(-after_point), rounding=ROUND_HALF_UP)


def agrees(written: Decimal, exact: Decimal) -> bool:
    """Tell whether a written value is an exact one, rounded to the places it is written with."""
    return abs(written - exact) <= Decimal(5).scaleb(-places(written) - 1)
