"""The text of a `cqc:` block is replaced and nothing else of the file is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importers.cqc.block import LayoutError, replace_block
from plugins.records import yaml_source
from plugins.records.yaml_writer import write_fields

BLOCK = {"location_id": "1-1", "name": "New"}
NEW = "cqc:\n  location_id: 1-1\n  name: New\n"
VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
OTHERS = st.dictionaries(
    st.sampled_from(["name", "summary", "description", "support", "organisation", "cqc_note"]),
    VALUES
    | st.lists(VALUES, min_size=1, max_size=3)
    | st.dictionaries(st.sampled_from(["cqc", "a"]), VALUES, min_size=1),
)
BETWEEN = st.sampled_from(["", "\n", "# cqc: not this one\n", "\n# a comment\n\n", "   \n"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cqc:\n  location_id: 1-1\n", NEW),
        ("name: A\n", "name: A\n" + NEW),
        ("name: A", "name: A\n" + NEW),
        ("", NEW),
        ("cqc:\n  a: b\n\n# about prices\nprices: []\n", NEW + "\n# about prices\nprices: []\n"),
        ("cqc:\n  a: |\n    one\n\n    two\n  # inside\n# after\n", NEW + "# after\n"),
        ("cqc: {a: b}\nname: A", NEW + "name: A"),
        ("x: 1\ncqc:   # CQC's\n  a: b\ny: 2\n", "x: 1\n" + NEW + "y: 2\n"),
        ('"cqc":\n  a: b\n', NEW),
        ("cqc:\n  a: b\n---\n", NEW + "---\n"),
        ("\ufeffcqc:\n  a: b\n", "\ufeff" + NEW),
        ("cqc:\r\n  a: b\r\nn: 1\r\n", NEW.replace("\n", "\r\n") + "n: 1\r\n"),
        ("cqc_location_id: 1-2\n", "cqc_location_id: 1-2\n" + NEW),
    ],
)
def test_the_block_runs_from_its_name_to_the_next_field(before: str, after: str) -> None:
    assert replace_block(before, BLOCK) == after


def test_two_blocks_are_refused() -> None:
    with pytest.raises(LayoutError, match="starts two lines"):
        replace_block('name: "A\ncqc: b"\ncqc:\n  a: b\n', BLOCK)


@given(OTHERS, OTHERS, BETWEEN, BETWEEN, st.sampled_from(["\n", "\r\n"]))
def test_everything_else_keeps_its_bytes(
    above: dict[str, Any], below: dict[str, Any], gap: str, last: str, newline: str
) -> None:
    below = {key: value for key, value in below.items() if key not in above}
    head = (write_fields(above) + gap).replace("\n", newline)
    tail = (last + write_fields(below)).replace("\n", newline)
    old = write_fields({"cqc": {"location_id": "1-1", "name": "Old", "rating": {"overall": "Good"}}})
    new = replace_block(head + old.replace("\n", newline) + tail, BLOCK)
    newline = "\r\n" if "\r\n" in new else "\n"
    # Lines of blanks right after the block may belong to either; nothing else moves.
    assert new == head + NEW.replace("\n", newline) + tail
    document = yaml_source.read(new.encode())
    assert document.tree == {**above, "cqc": BLOCK, **below}
