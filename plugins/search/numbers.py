"""Write rising numbers small: the steps between them in a Rice code, six bits a letter.

A step of s with k low bits is s >> k ones, a nought, then the low bits: near the least there is for lists as ours, and
half of what figures take. finder.numbers in theme/static/js/search-packed.js reads them. The method: R. F. Rice, Some
practical universal noiseless coding techniques, JPL Publication 79-22, 1979.
"""

from __future__ import annotations

import functools
import itertools
from base64 import urlsafe_b64encode
from collections.abc import Iterable

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
BITS = 6  # of a letter
WHOLE = 24  # bits of four letters, or of three bytes
KNOWN = 1_024  # steps whose code is worked out once


def packed(rising: Iterable[int]) -> str:
    """Pack rising numbers, 0 or more: a letter for how many low bits a step has, then the steps. "" where none are."""
    steps = [number - last - 1 for last, number in itertools.pairwise((-1, *rising))]
    if not steps:
        return ""
    low = max((sum(steps) * 2 // (3 * len(steps))).bit_length() - 1, 0)
    known = _codes(low)
    bits = "".join([known[step] if step < KNOWN else _code(step, low) for step in steps])
    letters = -(-len(bits) // BITS)
    bits += "1" * (-len(bits) % WHOLE)  # ones without a nought after them are no step
    written = urlsafe_b64encode(int(bits, 2).to_bytes(len(bits) // 8, "big"))
    return LETTERS[low] + written.decode()[:letters]


@functools.cache
def _codes(low: int) -> list[str]:
    return [_code(step, low) for step in range(KNOWN)]


def _code(step: int, low: int) -> str:
    rest = format(step & ((1 << low) - 1), f"0{low}b") if low else ""
    return "1" * (step >> low) + "0" + rest
