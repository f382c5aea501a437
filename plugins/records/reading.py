"""Measure how hard a text is to read, and name the sentences to shorten.

The measure is the Automated Readability Index: 4.71 × letters a word + 0.5 × words a sentence - 21.43, which gives
the school grade of the United States that can follow a text; grade 6 is read at the age of 11. It counts letters
rather than guessing at syllables, so that anyone can work it out again. Source: E. A. Smith and R. J. Senter,
“Automated Readability Index”, AMRL-TR-66-220, 1967.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.records.problem import Problem, shorten

# Of a whole text: grade 5 is read at the age of 10 or 11. On sentences as short as ours this index stands about
# one grade below Flesch and Kincaid's, so that a text within it is within grade 6 by theirs too.
HARDEST_GRADE = 5
HARDEST_SENTENCE = 12  # the grade of one sentence, which an easy text around it would hide
FEWEST_SENTENCES = 10  # of a text that is judged as a whole
FEWEST_JUDGED = 8  # words; a few long words in a row, as in a list, would be judged by chance
MOST_WORDS = 25  # of a sentence. Source: GOV.UK's content style guide, “Sentence length”
FEWEST_WORDS = 5  # what is shorter, such as “food and drink” in a list, is no sentence and makes no text easier
LONGEST_SHOWN = 200  # characters
SHOWN = 3  # of the hardest sentences of a text that is too hard
LEFT_OUT = Path("content/area/words-left-out.txt")
PLAIN = "word"  # stands for what is left out: it still counts as a word, neither long nor short

TOKEN = re.compile(r"\[\[[^\[\]]*\]\]")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\bwww\.\S+")
NUMBER = re.compile(r"£?\d+(?:[,./:-]?\d+)*%?(?: \d+)*")
MARKS = re.compile(r"[*_`>#|]+")
WORD = re.compile(r"[^\W\d_]+(?:[’'\-–][^\W\d_]+)*")
END = re.compile(r"(?<=[.!?])(?<!No\.)[”’\"')*_]*\s+(?=[“‘\"'(*_[]*[A-Z0-9])")
ITEM = re.compile(r"\s*(?:[-+*]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was written, and the line it starts on."""

    line: int
    text: str


def read_left_out(root: Path) -> tuple[str, ...]:
    """Give the names and words of the field that are not measured, the longest first. A line a word; # explains."""
    if not (root / LEFT_OUT).is_file():
        return ()
    lines = (line.partition("#")[0].strip() for line in (root / LEFT_OUT).read_text(encoding="utf-8").splitlines())
    return tuple(sorted({line for line in lines if line}, key=lambda word: (-len(word), word)))


def sentences(text: str, first_line: int = 1) -> Iterator[Sentence]:
    """Give the sentences of a Markdown text: of its paragraphs, its lists and its tables, without its headings."""
    block: list[str] = []
    start = first_line
    for number, line in enumerate([*text.split("\n"), ""], start=first_line):
        is_apart = not line.strip() or line.lstrip().startswith(("#", "|", ">", "![")) or ITEM.match(line)
        if is_apart and block:
            yield from _of_block(block, start)
            block = []
        if not line.strip() or line.lstrip().startswith(("#", "![")):
            continue
        if line.lstrip().startswith("|"):
            for cell in line.strip().strip("|").split("|"):
                yield from _of_block([cell.strip()], number)
            continue
        if not block:
            start = number
        item = ITEM.match(line)
        block.append(line if item is None else line[item.end() :])
    if block:
        yield from _of_block(block, start)


def _of_block(lines: Sequence[str], start: int) -> Iterator[Sentence]:
    whole = "\n".join(lines)
    place = 0
    for end in [*(found.end() for found in END.finditer(whole)), len(whole)]:
        text = " ".join(whole[place:end].split())
        if text:
            yield Sentence(start + whole.count("\n", 0, place), text)
        place = end


class Reader:
    """Measures texts, leaving out some names and words."""

    def __init__(self, left_out: Iterable[str] = ()) -> None:
        words = "|".join(re.escape(word) for word in left_out)
        self._left_out = re.compile(rf"(?<!\w)(?:{words})s?(?!\w)", re.IGNORECASE) if words else None

    def words(self, text: str) -> list[str]:
        """Give the words that are measured: without marks, addresses and numbers, and with a plain word for a name."""
        text = LINK.sub(r"\1", IMAGE.sub(" ", TOKEN.sub(PLAIN, text)))
        text = MARKS.sub("", text)
        if self._left_out is not None:
            text = self._left_out.sub(PLAIN, text)
        return WORD.findall(NUMBER.sub(PLAIN, ADDRESS.sub(PLAIN, text)))

    def grade(self, texts: Iterable[str]) -> float | None:
        """Give the school grade of some sentences together; None when none of them is a whole sentence."""
        counted = [words for words in map(self.words, texts) if len(words) >= FEWEST_WORDS]
        if not counted:
            return None
        number = sum(map(len, counted))
        letters = sum(len(re.sub(r"\W", "", word)) for words in counted for word in words)
        return 4.71 * letters / number + 0.5 * number / len(counted) - 21.43

    def problems(self, path: Path, found: Sequence[Sentence]) -> Iterator[Problem]:
        """Give what makes a text hard to read: every sentence that is too long, and the hardest when it is too hard."""
        for sentence in found:
            number, shown = len(self.words(sentence.text)), shorten(sentence.text, LONGEST_SHOWN)
            if number > MOST_WORDS:
                said = f"{shown} has {number} words. Say it in {MOST_WORDS} or fewer: make two of it."
                yield Problem(path=path, line=sentence.line, message=said, fatal=False)
            elif number >= FEWEST_JUDGED and (self.grade([sentence.text]) or 0) > HARDEST_SENTENCE:
                said = f"{shown} is hard to read. Use shorter words, or make two sentences of it."
                yield Problem(path=path, line=sentence.line, message=said, fatal=False)
        whole = [sentence for sentence in found if len(self.words(sentence.text)) >= FEWEST_WORDS]
        grade = self.grade(sentence.text for sentence in whole)
        if grade is None or len(whole) < FEWEST_SENTENCES or round(grade, 1) <= HARDEST_GRADE:
            return
        for sentence in sorted(whole, key=lambda sentence: -(self.grade([sentence.text]) or 0))[:SHOWN]:
            said = f"This text reads at grade {grade:.1f}; the most is {HARDEST_GRADE} (age 10 to 11). Shorten "
            said += f"{shorten(sentence.text, LONGEST_SHOWN)}."
            yield Problem(path=path, line=sentence.line, message=said, fatal=False)
