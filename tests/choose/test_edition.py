"""`choose edition` freezes what is published, and nothing else; it never writes over an edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.choose.cli import main
from tests.market.builders import file_of, path_of, write_market

COUNTED = {"name": "people", "title": "People", "definition": "People who wait.", "unit": "people", "counts": "people"}
TABLE = path_of("dataset").replace(".yaml", ".csv")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    settings = Path(__file__).parents[2] / "pelicanconf.py"
    files: dict[str, str | bytes] = {
        "pelicanconf.py": settings.read_bytes(),
        path_of("intention", "grow-it"): file_of("intention", title="Grow it", when="2014-04"),
        path_of("intention", "secret"): file_of("intention", title="A secret", status="draft"),
        path_of("contract", "deal"): file_of("contract", title="A deal", end="2014-03-31"),
        path_of("opportunity", "chance"): file_of(
            "opportunity", title="A chance", dates=[{"kind": "start", "planned_first": "2014-04"}]
        ),
        path_of("dataset", "a"): file_of("dataset", title="Waiting", measures=[COUNTED]),
        TABLE: "period,category,value\n2013,a,43\n2013,b,4\n",
    }
    return write_market(tmp_path, files)


def freeze(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "edition", *arguments])


def files_of(root: Path, name: str) -> tuple[str, str]:
    path = root / path_of("edition", name)
    return path.read_text(encoding="utf-8"), path.with_suffix(".csv").read_text(encoding="utf-8")


def test_it_writes_what_is_published(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze(root, "2013-09", "--summary", "The first edition of all.") == 0
    record, table = files_of(root, "2013-09")
    for line in (
        "title: September 2013",
        "summary: The first edition of all.",
        "date: 2013-09-09",
        "  - name: grow-it",
        "    signal: grow",
        "    stage: idea",
        "        expected: 2014-04",
        "    ends: 2014-03-31",
    ):
        assert line in record.splitlines(), line
    assert "a.people.a,People,,a,2013,45,,,,,people,people,count-of-people:a.people/2013//a" in table.splitlines()
    assert "a.people.b,People,,b,2013,,,,,c,people,people,count-of-people:a.people/2013//b" in table.splitlines()
    said = capsys.readouterr().out
    assert "1 intentions, 1 opportunities, 1 contracts" in said
    assert "Left out, because they are not published: 1 draft." in said


def test_no_draft_and_no_raw_count_is_in_it(root: Path) -> None:
    assert freeze(root, "2013-09") == 0
    written = "".join(files_of(root, "2013-09"))
    assert "ecret" not in written
    assert ",43," not in written
    assert ",4," not in written


def test_it_can_be_checked_read_and_frozen_again_to_the_same_bytes(root: Path) -> None:
    assert freeze(root, "one") == 0
    assert main(["--root", str(root), "check", "--quiet", str(root / "content/market/editions")]) == 0
    assert freeze(root, "two") == 0
    assert files_of(root, "one") == files_of(root, "two")


def test_it_says_what_changed_since_the_last(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze(root, "one") == 0
    (root / TABLE).write_text("period,category,value\n2014,a,60\n2014,b,4\n", encoding="utf-8")
    intention = root / path_of("intention", "grow-it")
    text = intention.read_text(encoding="utf-8").replace('"grow"', '"reduce"')
    intention.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert freeze(root, "two") == 0
    assert (
        "Since “September 2013”: 1 figures moved, 1 intentions changed, 0 opportunities changed, 0 contracts changed."
    ) in capsys.readouterr().out


def test_an_edition_is_never_written_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze(root, "one") == 0
    before = files_of(root, "one")
    assert freeze(root, "one", "--title", "Another") == 2
    assert "is there already, and what was published is not changed" in capsys.readouterr().err
    assert files_of(root, "one") == before


@pytest.mark.parametrize("name", ["September 2013", "today", "../x"])
def test_a_name_is_one_for_a_web_address(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze(root, name) == 2
    assert "cannot be an edition's name" in capsys.readouterr().err


def test_records_that_are_wrong_come_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / TABLE).write_text("period,category,value\n2013,a,many\n", encoding="utf-8")
    assert freeze(root, "one") == 1
    assert "“many” under “value” is not a number." in capsys.readouterr().err
    assert not (root / path_of("edition", "one")).exists()
