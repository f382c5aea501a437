"""Read packed numbers as the browser does: the other half of plugins/search/numbers.py."""

from __future__ import annotations

from plugins.search.numbers import BITS, LETTERS


def unpacked(written: str) -> list[int]:
    """Give the numbers that were packed."""
    if not written:
        return []
    low = LETTERS.index(written[0])
    bits = "".join(format(LETTERS.index(letter), f"0{BITS}b") for letter in written[1:])
    found, last, place = [], -1, 0
    while "0" in bits[place:]:
        nought = bits.index("0", place)
        place, high = nought + 1 + low, nought - place
        last += (high << low) + int(bits[nought + 1 : place] or "0", 2) + 1
        found.append(last)
    return found
