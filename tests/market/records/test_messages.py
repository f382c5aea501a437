"""What a schema or a value finds wrong is said in words a person can act on."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.market.records.files import check_file
from plugins.market.records.kinds import KINDS
from tests.market.builders import file_of, path_of

BAD = Path(__file__).parent / "bad"


def test_bad_records_give_every_message() -> None:
    """The records in bad/ draw every kind of message; messages.txt beside them is the complete list."""
    found = []
    for name, kind in KINDS.items():
        raw = (BAD / f"{name}{'.md' if kind.is_markdown else '.yaml'}").read_bytes()
        found += [str(problem) for problem in sorted(check_file(kind, Path(path_of(name, "bad")), raw).problems)]
    assert found == (BAD / "messages.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["Home Care", "home_care", "-"])
def test_a_file_has_a_name_for_its_web_address(name: str) -> None:
    read = check_file(KINDS["event"], Path(path_of("event", name)), file_of("event").encode())
    (problem,) = read.problems
    assert problem.message.startswith("Name it ")


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"title: [", b"---\n", b"---\ntitle: x\n", b"\0", b"- a\n- b\n"])
@pytest.mark.parametrize("name", KINDS)
def test_no_bytes_are_a_record_by_chance(raw: bytes, name: str) -> None:
    read = check_file(KINDS[name], Path(path_of(name)), raw)
    assert read.problems
    assert read.filed is None
