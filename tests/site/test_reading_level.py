"""Everything we say to people can be read at the age of 9 to 11: the guides, the pathways and the interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.plain_words import hard_to_read
from plugins.records.reading import HARDEST_GRADE, Reader, read_left_out
from tests.site.building import REPOSITORY
from tests.site.interface import sentences_of

READER = Reader(read_left_out(REPOSITORY))
INTERFACE = [
    *sorted((REPOSITORY / "theme/templates").rglob("*.html")),
    *sorted((REPOSITORY / "theme/static/js").glob("*.js")),
    *sorted((REPOSITORY / "plugins/directory").glob("*.py")),
    *sorted((REPOSITORY / "plugins/market/pages").glob("*.py")),
    REPOSITORY / "plugins/records/wording.py",
    REPOSITORY / "plugins/records/schemas/common.json",
]


def test_guides_pathways_and_easy_read_are_easy_to_read() -> None:
    assert [str(problem) for problem in hard_to_read(REPOSITORY)] == []


@pytest.mark.parametrize("path", INTERFACE, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_no_sentence_of_the_interface_is_hard(path: Path) -> None:
    found = READER.problems(path.relative_to(REPOSITORY), sentences_of(path))
    assert [str(problem) for problem in found if "This text" not in problem.message] == []


def test_the_interface_as_a_whole_is_easy_to_read() -> None:
    said = [sentence.text for path in INTERFACE for sentence in sentences_of(path)]
    grade = READER.grade(said)
    assert len(said) > 300, "the sentences are not found"
    assert grade is not None
    assert grade <= HARDEST_GRADE


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (
            "a.html",
            """<p>One <a href="x">link</a> here.</p>\n\n<p>\nTwo {{ name }} here. {# no #}Three</p>
{{ unknown("Not given here. Ask.") }}{% if x %}\n<b>Four</b>{% endif %}""",
            [(5, "Not given here."), (5, "Ask."), (1, "One link here."), (4, "Two word here."), (4, "Three"),
             (5, "word Four")],
        ),
        ("a.js", '// Not this one here.\nsay("Tell me that now."); // nor this\nconst x = `Only ${n} of them`;',
         [(2, "Tell me that now."), (3, "Only word of them")]),
        ("a.py", '"""Not this at all."""\nX = "But this is said."\nY = f"And {X} is too."',
         [(2, "But this is said."), (3, "And word is too.")]),
    ],
)  # fmt: skip
def test_sentences_are_found_where_they_are_written(
    tmp_path: Path, name: str, text: str, found: list[tuple[int, str]]
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert [(sentence.line, sentence.text) for sentence in sentences_of(path)] == found
