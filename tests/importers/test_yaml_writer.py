"""What the writer writes, the reader reads back the same, and so does any other YAML tool."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.records import yaml_source
from plugins.records.yaml_writer import write_fields, write_text

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
# Characters that mean something to YAML, close together.
SPIKY = st.text("-:#&*!|>'\"%@`{}[],? \n\t\r\\0123nyo.~=<\x85\u2028\ufeff\x00é")
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
TREES = st.dictionaries(
    NAMES,
    st.recursive(
        TEXT | SPIKY,
        lambda part: st.lists(part, max_size=3) | st.dictionaries(NAMES, part, max_size=3),
        max_leaves=6,
    ),
    min_size=1,
    max_size=4,
)


def read_back(written: str) -> dict[str, Any]:
    document = yaml_source.read(written.encode())
    assert document.faults == ()
    return document.tree


@given(TREES)
def test_any_tree_of_text_reads_back_the_same(tree: dict[str, Any]) -> None:
    assert read_back(write_fields(tree)) == tree


@given(TREES)
def test_pyyaml_reads_the_same_tree(tree: dict[str, Any]) -> None:
    written = write_fields(tree)
    read: Any = yaml.load(written, Loader=_DatesAsText)  # noqa: S506  a subclass of the safe loader
    assert read == tree


@given(TEXT | SPIKY)
def test_text_stays_on_one_line(text: str) -> None:
    written = write_text(text)
    assert written.splitlines() == [written]


@pytest.mark.parametrize(
    "text",
    [
        *("no", "Yes", "null", "~", "", "01632960101", "9:30", "1e3", "0o14", "0x1F", ".5", "<<", "=cmd"),
        *("-", "- a", "a: b", "a #b", "a:", " a", "a ", "*ref", "&anchor", "!tag", "%dir", "@x", "`x`"),
        *("'q'", '"q"', "[x", "{x", "?"),
    ],
)
def test_text_yaml_could_mistake_is_quoted(text: str) -> None:
    assert write_text(text).startswith('"')
    assert yaml.safe_load(write_text(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ada's Companions",
        "1-9000000022",
        "01632 960101",
        "https://example.org/a?b=c#d",
        "Smith & Sons – Leeds",
        "Café",
    ],
)
def test_everyday_text_is_not_quoted(text: str) -> None:
    assert write_text(text) == text


def test_a_field_name_yaml_could_mistake_is_quoted() -> None:
    assert write_fields({"no": "1st"}) == '"no": 1st\n'


def test_every_kind_of_value_is_written_as_people_write_it() -> None:
    written = write_fields(
        {
            "sample": True,
            "name": "Ada's Companions",
            "team_size": Decimal("2.50"),
            "beds": 12,
            "assured": {"date": date(2026, 9, 1), "by": "Market team"},
            "support": ["companionship", "no"],
            "prices": [{"amount": Decimal("28.90"), "unit": "hour"}, {"amount": 5, "unit": "visit"}],
            "description": "One.\n\n  Two: three\n",
            "note": "One\nTwo",
            "odd": "tab\there",
            "none": [],
        }
    )
    assert written == (
        "sample: true\n"
        "name: Ada's Companions\n"
        "team_size: 2.50\n"
        "beds: 12\n"
        "assured:\n  date: 2026-09-01\n  by: Market team\n"
        'support:\n  - companionship\n  - "no"\n'
        "prices:\n  - amount: 28.90\n    unit: hour\n  - amount: 5\n    unit: visit\n"
        "description: |\n  One.\n\n    Two: three\n"
        "note: |-\n  One\n  Two\n"
        'odd: "tab\\there"\n'
        "none: []\n"
    )


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"Bad key": "x"}, ValueError),
        ({"a": "\ud800"}, ValueError),
        ({"a": None}, TypeError),
        ({"a": Decimal("NaN")}, TypeError),
    ],
)
def test_what_cannot_be_written_is_refused(fields: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        write_fields(fields)


class _DatesAsText(yaml.SafeLoader):
    """PyYAML's safe loader, but a date stays text: our schemas say which text is a date."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
