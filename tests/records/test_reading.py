"""How hard a text is to read is measured by a published formula, and what is too hard is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.plain_words import guide_sentences, hard_to_read, pathway_sentences
from plugins.records.reading import Reader, Sentence, read_left_out, sentences
from tests.builders import write_repository

WHERE = Path("content/pages/a.md")
EASY = "The cat sat on the mat. " * 10
HARD = (
    "Consideration of alternative commissioning arrangements necessitates comprehensive multidisciplinary assessment."
)


def texts(markdown: str, first_line: int = 1) -> list[tuple[int, str]]:
    return [(sentence.line, sentence.text) for sentence in sentences(markdown, first_line)]


def messages(markdown: str, *left_out: str) -> list[str]:
    return [f"{one.line}: {one.message}" for one in Reader(left_out).problems(WHERE, list(sentences(markdown)))]


def test_the_grade_is_that_of_the_formula() -> None:
    # 6 words of 17 letters in one sentence: 4.71 × 17 / 6 + 0.5 × 6 - 21.43
    assert Reader().grade(["The cat sat on the mat."]) == pytest.approx(4.71 * 17 / 6 + 3 - 21.43)
    assert Reader().grade([HARD]) == pytest.approx(4.71 * 103 / 9 + 4.5 - 21.43)


def test_what_is_no_sentence_makes_no_text_easier() -> None:
    assert Reader().grade(["Food and drink", HARD, "Pets"]) == Reader().grade([HARD])
    assert Reader().grade(["Food and drink"]) is None


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("One is here. Two is here.\nThree goes\nover lines.", [(1, "One is here."), (1, "Two is here."),
                                                               (2, "Three goes over lines.")]),
        ("# Title\n\nText.\n", [(3, "Text.")]),
        ("- one\n- two\n  more\n1. three", [(1, "one"), (2, "two more"), (4, "three")]),
        ("| a | b. C |\n|---|---|", [(1, "a"), (1, "b."), (1, "C"), (2, "---"), (2, "---")]),
        ("**Bold.** Then “this.” And (that.) End",
         [(1, "**Bold.**"), (1, "Then “this.”"), (1, "And (that.)"), (1, "End")]),
        ("In 2026. It was e.g. so. The (No. 2) Act",
         [(1, "In 2026."), (1, "It was e.g. so."), (1, "The (No. 2) Act")]),
        ("![A house](house)\nText", [(2, "Text")]),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_sentences(markdown: str, found: list[tuple[int, str]]) -> None:
    assert texts(markdown) == found


def test_names_numbers_addresses_and_marks_are_not_measured() -> None:
    reader = Reader(["Care Quality Commission", "advocate"])
    said = (
        "Ask the **Care Quality Commission** or [two advocates](https://x.example/a/b) on 01632 960 000 or a@b.example."
    )
    assert reader.words(said) == ["Ask", "the", "word", "or", "two", "word", "on", "word", "or", "word"]
    assert reader.words("Ring [[council.phone]] by 1.30pm, £23,250") == ["Ring", "word", "by", "wordpm", "word"]
    assert reader.words("advocated") == ["advocated"]


def test_a_long_sentence_is_named_with_its_line() -> None:
    long = " ".join(["word"] * 26)
    assert messages(f"{EASY}\n\nShort.\n\n{long.capitalize()}.") == [
        f"5: “{long.capitalize()}.” has 26 words. Say it in 25 or fewer: make two of it."
    ]
    assert messages(" ".join(["word"] * 25)) == []


def test_a_hard_sentence_is_not_hidden_by_easy_ones() -> None:
    assert messages(f"{EASY}\n{HARD}") == [
        f"2: “{HARD}” is hard to read. Use shorter words, or make two sentences of it."
    ]
    assert messages(f"{EASY}\n{HARD}", "commissioning", "multidisciplinary", "comprehensive", "consideration",
                    "alternative", "arrangements", "assessment") == []  # fmt: skip


def test_a_hard_text_names_its_hardest_sentences() -> None:
    rather_hard = "Several people consider another arrangement."
    assert messages("\n\n".join([rather_hard] * 9)) == [], "too few sentences to judge"
    grade = Reader().grade([rather_hard])
    found = messages("\n\n".join([rather_hard] * 10))
    assert found == [
        f"{line}: This text reads at grade {grade:.1f}; the most is 5 (age 10 to 11). Shorten “{rather_hard}”."
        for line in (1, 3, 5)
    ]


def test_the_words_left_out_are_a_file_with_reasons(tmp_path: Path) -> None:
    assert read_left_out(tmp_path) == ()
    root = write_repository(
        tmp_path, {"content/area/words-left-out.txt": "# Names\nAda\n\nAda Lovelace # a name\nAda\n"}
    )
    assert read_left_out(root) == ("Ada Lovelace", "Ada")


def test_a_guide_s_summary_and_text_are_read_with_their_lines() -> None:
    guide = "Title: A\nSlug: a\nSummary: In short.\nGroup: about\nOrder: 1\n\nHello there.\n\n- Item\n"
    assert guide_sentences(guide) == [Sentence(3, "In short."), Sentence(7, "Hello there."), Sentence(9, "Item")]


def test_a_pathway_s_texts_are_read_with_their_lines() -> None:
    pathway = b"title: Which way?\nstart: |\n  One is here.\n\n  Two.\nsteps:\n  - name: a-name\n    title: Ask\n"
    assert pathway_sentences(pathway) == [
        Sentence(1, "Which way?"),
        Sentence(3, "One is here."),
        Sentence(5, "Two."),
        Sentence(8, "Ask"),
    ]


def test_guides_pathways_and_easy_read_are_all_looked_at(tmp_path: Path) -> None:
    root = write_repository(
        tmp_path,
        {
            "content/pages/a.md": f"Title: A\nSummary: b\n\n{HARD}\n",
            "content/pathways/b.yaml": f"title: B\nstart: {HARD}\n",
            "content/easy-read/a.md": "Title: A\nSummary: b\n\n![X](x)\nOne. Two.\n" + " ".join(["word"] * 16) + "\n",
        },
    )
    found = hard_to_read(root)
    assert [(one.path.as_posix(), one.line, one.fatal) for one in found] == [
        ("content/easy-read/a.md", 5, False),
        ("content/easy-read/a.md", 6, False),
        ("content/pages/a.md", 4, False),
        ("content/pathways/b.yaml", 2, False),
    ]
    assert found[0].message == "“One. Two.” holds more than one sentence. Put each on a line of its own."
    assert found[1].message.endswith("has 16 words. Easy read has 15 or fewer on a line.")
