"""Text is cut into the same words here and in the browser."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from plugins.search.words import LITTLE, key_words, words
from tests.search.node import run_node

CASES: list[tuple[str, list[str]]] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))

# Where people's names and our languages are written, and where two programs are most likely to differ.
RANGES = (
    (0x20, 0x7F),
    (0xA0, 0x24F),
    (0x2B0, 0x3FF),
    (0x400, 0x52F),
    (0x1E00, 0x1FFF),
    (0x2000, 0x22FF),
    (0xFB00, 0xFB06),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_text_is_cut_into_its_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_browser_cuts_the_same_words() -> None:
    texts = [text for text, _ in CASES]
    assert json.loads(run_node("cut.mjs", given=json.dumps(texts))) == [expected for _, expected in CASES]


def test_the_browser_cuts_any_text_as_python_does() -> None:
    chance = random.Random(20261120)  # noqa: S311  the same texts every time
    texts = [
        "".join(chr(chance.randint(*chance.choice(RANGES))) for _ in range(chance.randint(1, 20))) for _ in range(5000)
    ]
    assert json.loads(run_node("cut.mjs", given=json.dumps(texts))) == [words(text) for text in texts]


def test_key_words_leave_out_what_says_nothing_of_a_service() -> None:
    assert key_words("Someone to sit with my mum, and help her with the shopping") == ["sit", "shopping"]


def test_little_words_are_written_as_words_are_cut() -> None:
    assert [word for word in LITTLE if words(word) != [word]] == []
