"""Text stays text, every field knows its line, and hostile files give one plain message, quickly."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.yaml_builder import DEEPEST, MOST_FAULTS, explain
from plugins.records.yaml_source import Document, _quick, read
from plugins.records.yaml_writer import write_fields

SHARED = Path(__file__).parents[3] / "shared" / "data" / "hostile"
QUICK = 0.5  # seconds
REPEATS = "repeats text from elsewhere in the file. Write it out in full."
MARKS = "marks text to repeat. Remove it, and write the text out in full."
UNREAD = "The file cannot be read here."
RESERVED = (
    f"{UNREAD} A line starts with a character YAML keeps for itself, or a tab. "
    "Put the text in double quotes, and use spaces."
)
SPACING = (
    f"{UNREAD} The spacing at the start of this line does not match the lines above, "
    "or a quote mark is not closed. Line fields up under each other."
)
EMPTY = "The file is empty or holds no fields. Start with a line like “name: Ada's Companions”."
TOO_DEEP = "More than 12 levels are nested in each other. Use fewer."
NOT_A_NAME = "A field's name must be plain text. Remove the bracket, or use quotes."
NO_END = "The file cannot be read here. A bracket [ or { is opened and never closed."
COLON = (
    f"{UNREAD} There is a colon inside the text, or a line is indented too far. "
    "Put text that holds a colon in double quotes."
)
A_TAG = "is a YAML tag. Remove it, or put the text in double quotes."
TWICE = "is given twice. Keep one of the two lines."
BRACKET = (
    f"{UNREAD} A bracket or a comma stands where a value should start. Put text that starts with one in double quotes."
)
BAR = f"{UNREAD} After | or > the text starts on the next line. Put text that starts with | or > in double quotes."
AFTER_THE_END = f"{UNREAD[:-1]} (did not find expected <document start>). Check the spacing and quote marks."
HALF = (
    f"{UNREAD[:-1]} (while parsing a quoted scalar found invalid Unicode character escape code). "
    "Check the spacing and quote marks."
)
NAMED = f"{UNREAD} A field name needs a colon and a space after it, like “name: Ada”."
INVISIBLE = "There is an invisible control character here. Delete it and type the text again."
BILLION_LAUGHS = b"a: &a [lol, lol]\n" + b"".join(
    b"%c: &%c [%s]\n" % (letter, letter, b",".join([b"*%c" % (letter - 1)] * 9)) for letter in b"bcdefghi"
)


@pytest.mark.parametrize(
    "text",
    [
        *("no", "Yes", "on", "null", "~", "="),
        *("9:30", "01132224444", "0115", "1e3", "0x1F", "1.10", "2026-09-30"),
    ],
)
def test_text_stays_the_text_that_was_written(text: str) -> None:
    assert read(f"name: {text}\n".encode()).tree == {"name": text}


def test_every_way_to_write_text_gives_text() -> None:
    written = b"""\
plain: Care and  company
single: 'Ada''s'
double: "Ada\\u2019s"
block: |
  one
  two
folded: >-
  one
  two
nothing:
list: [a, 1]
fields: {a: yes}
"""
    assert read(written).tree == {
        "plain": "Care and  company",
        "single": "Ada's",
        "double": "Ada’s",
        "block": "one\ntwo\n",
        "folded": "one two",
        "nothing": "",
        "list": ["a", "1"],
        "fields": {"a": "yes"},
    }


def test_every_field_knows_its_line() -> None:
    document = read(b"# a note\nname: Ada\naddress:\n  town: Mansfield\nsupport:\n  - meals\n\n  - transport\n")
    assert document.lines == {
        (): 2,
        ("name",): 2,
        ("address",): 3,
        ("address", "town"): 4,
        ("support",): 5,
        ("support", 0): 6,
        ("support", 1): 8,
    }


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("address", "town"), 3),
        (("address", "postcode"), 2),
        (("phone",), 1),
        (("address", "town", 0, "x"), 3),
    ],
)
def test_a_field_that_was_not_written_has_the_line_around_it(path: tuple[str | int, ...], line: int) -> None:
    assert read(b"name: Ada\naddress:\n  town: Mansfield\n").line(path) == line


def test_a_document_of_nothing_is_at_line_one() -> None:
    assert Document().line(("name",)) == 1


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfname: Ada\n", b"---\nname: Ada\n", b"name: Ada\r\n", b"name:\tAda"])
def test_harmless_differences_are_read(raw: bytes) -> None:
    document = read(raw)
    assert (document.tree, document.faults) == ({"name": "Ada"}, ())


FAULTS: dict[str, tuple[bytes, int, str]] = {
    "duplicate key": (b"name: Ada\nphone: 1\nname: Bea\n", 3, f"“name” {TWICE}"),
    "duplicate key inside": (b"a:\n  b: 1\n  b: 2\n", 3, f"“b” {TWICE}"),
    "key of two lines": (b'"a\\nb": 1\n"a\\nb": 2\n', 2, f"“a b” {TWICE}"),
    "anchor": (b"name: Ada\nphone: &a 1\n", 2, f"“&a” {MARKS}"),
    "alias": (b"name: *a\n", 1, f"“*a” {REPEATS}"),
    "bold": (b"name: **Ada** and co\n", 1, f"{UNREAD} Text that starts with * must be in double quotes."),
    "ampersand": (b"name: & Co\n", 1, f"{UNREAD} Text that starts with & must be in double quotes."),
    "exclamation": (b"name: !\xc3\xa9\n", 1, f"{UNREAD} Text that starts with ! must be in double quotes."),
    "tag": (b"name: !new\n", 1, f"“!new” {A_TAG}"),
    "tag of two lines": (b"name: !a%0A::error::b\n", 1, f"“!a ::error::b” {A_TAG}"),
    "python tag": (b"a: !!python/name:os.system\n", 1, f"“tag:yaml.org,2002:python/name:os.system” {A_TAG}"),
    "two documents": (b"a: b\n---\na: b\n", 2, "“---” starts a second listing. Keep one listing a file."),
    "after the end": (b"name: Ada\n...\nname: Bea\n", 3, AFTER_THE_END),
    "tab": (b"name: Ada\naddress:\n\tstreet: 1\n", 3, RESERVED),
    "at sign": (b"name: @ada\n", 1, RESERVED),
    "backtick": (b"name: `ada`\n", 1, RESERVED),
    "colon": (b"name: Ada\nsummary: Care: for all\n", 2, COLON),
    "indented too far": (b"name: Ada\n  phone: 1\n", 2, COLON),
    "no colon": (b"name: Ada\nphone\nsummary: x\n", 2, NAMED),
    "badly lined up": (b"address:\n    street: a\n  town: b\n", 3, SPACING),
    "text after a quote": (b"name: 'Ada's'\n", 1, SPACING),
    "unclosed quote": (b'a: b\nc: "d\ne: f\n', 2, f"{UNREAD} A quote mark is opened and never closed."),
    "unclosed bracket": (b"a: [b, c\nname: Ada\n", 1, NO_END),
    "unclosed brace": (b"a: {b\n", 1, NO_END),
    "bracket": (b"name: ]Ada\n", 1, BRACKET),
    "text after a bar": (b"name: |Ada\n", 1, BAR),
    "backslash": (
        b'name: "C:\\Ada"\n', 1,
        f"{UNREAD} A backslash means something inside double quotes. Use single quotes.",
    ),
    "half a character": (b'name: "\\ud800"\n', 1, HALF),
    "control character": (b"name: Ad\x07a\n", 1, INVISIBLE),
    "control character lower down": (("# é\n" * 50 + "a: \x1b[31m\n" + "#\n" * 90).encode(), 51, INVISIBLE),
    "list for a name": (b"[a, b]: c\n", 1, NOT_A_NAME),
    "fields for a name": (b"? {a: b}\n: c\n", 1, NOT_A_NAME),
    "empty": (b"", 1, EMPTY),
    "only a note": (b"# hello\n", 1, EMPTY),
    "a list": (b"- a\n", 1, EMPTY),
    "no space after the colon": (b"name:Ada\n", 1, EMPTY),
    "UTF-16": ("name: Ada".encode("utf-16"), 1, "The file is saved as UTF-16. Save it as UTF-8."),
    "Latin-1": (
        "name: Ada\ntown: Orléans\n".encode("latin-1"), 2,
        "A character here is not saved as UTF-8. Save the file as UTF-8.",
    ),
    "NUL": (b"na\0me", 1, "The file is not text. A listing is a text file; put photos in providers/photos."),
    "too large": (b"#" * (256 * 1024 + 1), 1, "The file is 257 KB; the most is 256 KB. Shorten its text."),
    "5 MB": (b"a" * 5 * 2**20, 1, "The file is 5,120 KB; the most is 256 KB. Shorten its text."),
    "100,000 brackets": (b"a: " + b"[" * 100_000, 1, TOO_DEEP),
    "100,000 dashes": (b"- " * 100_000, 1, TOO_DEEP),
    "50,000 braces": (b"{a: " * 50_000, 1, TOO_DEEP),
    "stairs": (b"".join(b" " * depth + b"a:\n" for depth in range(500)), 13, TOO_DEEP),
    "50,000 question marks": (b"? " * 50_000, 1, NOT_A_NAME),
    "billion laughs": (BILLION_LAUGHS, 1, f"“&a” {MARKS}"),
    "circle": (b"a: &a [*a]\n", 1, f"“&a” {MARKS}"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_file_gives_one_plain_message_quickly(name: str) -> None:
    raw, line, message = FAULTS[name]
    start = time.process_time()
    assert read(raw).faults == ((line, message),)
    assert time.process_time() - start < QUICK


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("billion_laughs_from_snakeyaml_test.yaml", "&a"),
        ("circular_alias_from_yyaml_example.yaml", "&aref"),
        ("scalar_aliases_ok_from_snakeyaml_test.yaml", "&a"),
    ],
)
def test_yaml_bombs_do_not_go_off(name: str, anchor: str) -> None:
    assert read((SHARED / "yaml-bombs" / name).read_bytes()).faults == ((1, f"“{anchor}” {MARKS}"),)


def test_a_file_of_nothing_but_faults_shows_the_first_few() -> None:
    assert len(read(b"a: 1\n" * 20_000).faults) == MOST_FAULTS


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_can_make_it_raise(raw: bytes) -> None:
    assert all(line >= 1 and message.isprintable() for line, message in read(raw).faults)


@given(st.text("-:#&*!|>'\"%@`{}[],? \n\t\r\\0aé\x85\u2028\ufeff", max_size=60))
def test_no_punctuation_can_make_it_raise(text: str) -> None:
    assert all(line >= 1 and message.isprintable() for line, message in read(text.encode()).faults)


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
SPIKY = st.text("-:#&*!|>'\"{}[],? \n\t0no~", max_size=12)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | SPIKY
PARTS = st.recursive(
    TEXTS, lambda part: st.lists(part, max_size=3) | st.dictionaries(NAMES, part, max_size=3), max_leaves=6
)


@given(st.dictionaries(NAMES, PARTS, min_size=1, max_size=4))
def test_what_the_writer_writes_reads_back_the_same(tree: dict[str, Any]) -> None:
    document = read(write_fields(tree).encode())
    assert (document.tree, document.faults) == (tree, ())


# What YAML is written with: in any order, some of it makes a file and most of it does not.
WRITTEN = (
    *("a: ", "b:", "- ", "a", " ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "? ", ": ", "|\n", ">-\n"),
    *(
        '"',
        "'",
        "\\u2019",
        "\\",
        "&a ",
        "*a",
        "!!str ",
        "! ",
        "---\n",
        "...\n",
        "# c\n",
        "%YAML 1.2\n",
        "\t",
        "\x07",
        "é",
    ),
    "[" * DEEPEST,
)
SAMPLE = sorted((Path(__file__).parents[2] / "providers").rglob("*.yaml"))


def test_every_sample_is_read_the_quick_way_and_says_the_same_as_the_careful_one() -> None:
    assert len(SAMPLE) > 80
    for file in SAMPLE:
        text = file.read_text(encoding="utf-8")
        assert _quick(text) == explain(text).tree, file


@given(text=st.one_of(st.text(), st.lists(st.sampled_from(WRITTEN), max_size=20).map("".join)))
def test_the_quick_way_never_differs_from_the_careful_one(text: str) -> None:
    quick, careful = _quick(text), explain(text)
    if quick is not None:
        assert (quick, careful.faults) == (careful.tree, ())
