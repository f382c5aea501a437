"""How wide a text is at most, and where it breaks: nobody knows which letters a reader's device has.

The widths are those of DejaVu Sans, the widest of the fonts in site.css's list; in the others a text is narrower.
"""

from __future__ import annotations

from collections.abc import Iterable

SIZE = 15.0  # units, and pixels where a drawing stands at its own size
SMALL = 14.0
LINE = 19.0  # from one line of a label to the next
RISE = 5.0  # from the middle of a line down to its base
BOLD = 1.15

_GROUPS = {
    "ijl'": 0.30,
    " .,:;’‘·/\\|": 0.35,
    "IJ-()[]f!": 0.41,
    "rt": 0.44,
    '"*_': 0.53,
    "csz?“”": 0.585,
    "ABEFKPRSTVXYZL£$€": 0.71,
    "CDGHNOQU&": 0.80,
    "#+<=>^~": 0.84,
    "mMwW%@—…½": 1.0,
}
_WIDTHS = {character: width for characters, width in _GROUPS.items() for character in characters}


def width_of(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Give the most room a text takes on one line."""
    return sum(_width(character) for character in text) * size * (BOLD if bold else 1.0)


def widest(texts: Iterable[str], size: float = SIZE, *, bold: bool = False) -> float:
    """Give the width of the longest of some texts; 0 where there is none."""
    return max((width_of(text, size, bold=bold) for text in texts), default=0.0)


def wrapped(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines that fit; a word that does not fit is broken too."""
    lines: list[str] = []
    for whole in text.split():
        word = whole
        if lines and width_of(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] = f"{lines[-1]} {word}"
            continue
        while width_of(word, size, bold=bold) > room and len(word) > 1:
            fits = max(1, sum(width_of(word[: end + 1], size, bold=bold) <= room for end in range(len(word))))
            lines.append(word[:fits])
            word = word[fits:]
        lines.append(word)
    return tuple(lines)


def _width(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if character.isascii() or character.islower() or character == "–":
        return 0.65
    return 0.85 if character.isupper() else 1.1
