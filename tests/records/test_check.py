"""`choose check` prints every problem, and its exit code says whether one must be put right."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from plugins.choose import check
from plugins.records.problem import RecordsError
from plugins.settings import SettingsError
from tests.builders import listing_yaml, write_repository

GOOD, BAD, QUESTION = (f"providers/micro/{name}.yaml" for name in ("good", "bad", "question"))
BAD_SAID = "providers/micro/bad.yaml:2: Summary “x” is not right. Write one plain sentence of 10 to 160 characters."
QUESTION_SAID = "providers/micro/question.yaml:8: warning: £900.00 an hour is unusual. Check the amount and the unit."


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")  # 20 November 2026


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_repository(
        tmp_path,
        {
            GOOD: listing_yaml(name="Otterbank", assured={"date": "2026-02-01", "by": "market team"}),
            BAD: listing_yaml(summary="x"),
            QUESTION: listing_yaml(name="Kettle", phone="01632 960009", prices=[{"amount": 900, "unit": "hour"}]),
        },
    )


def run(root: Path, *arguments: str, **options: Any) -> int:
    """Parse the arguments as the command line does, then run the command."""
    parser = argparse.ArgumentParser()
    check.add_to(parser.add_subparsers())
    namespace = parser.parse_args(["check", *arguments])
    for name, value in {"root": root, **options}.items():
        setattr(namespace, name, value)
    code: int = namespace.run(namespace)
    return code


def test_all_problems_are_printed_and_a_fatal_one_gives_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root) == 1
    assert capsys.readouterr().out.splitlines() == [
        BAD_SAID,
        QUESTION_SAID,
        "2 listings can be read; 1 problem to put right, 1 to look at.",
    ]


def test_quietly_it_prints_problems_only(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--quiet") == 1
    assert capsys.readouterr().out.splitlines() == [BAD_SAID, QUESTION_SAID]


@pytest.mark.parametrize(
    ("path", "code"), [(GOOD, 0), (QUESTION, 0), (BAD, 1), ("providers/micro", 1), ("content", 0), (".", 1)]
)
def test_only_the_paths_asked_for_decide(path: str, code: int, root: Path) -> None:
    assert run(root, str(root / path)) == code


def test_paths_are_found_from_where_the_command_is_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "providers")
    assert run(Path(".."), "micro/bad.yaml") == 1
    assert run(Path(".."), "micro/good.yaml") == 0


@pytest.mark.parametrize("path", ["providers/micro/nobody.yaml", "/etc/passwd", "../elsewhere"])
def test_a_path_that_is_not_here_gives_2(path: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, str(root / GOOD), str(root / path)) == 2
    assert str(root / GOOD) not in capsys.readouterr().err


def test_the_missing_paths_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "nowhere", "/etc") == 2
    assert (
        capsys.readouterr().err == "There is no nowhere, no /etc here. Give files or folders such as providers/micro.\n"
    )


def test_json_is_printed_even_when_nothing_is_wrong(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--format", "json", str(root / GOOD)) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(root, "--format", "json") == 1
    assert [row["path"] for row in json.loads(capsys.readouterr().out)] == [BAD, QUESTION]


def test_github_gets_annotations(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--format", "github") == 1
    assert [line.partition(" ")[0] for line in capsys.readouterr().out.splitlines()] == ["::error", "::warning"]


def test_who_to_ask_is_listed_by_month(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--freshness") == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026-02: 1",
        "  Otterbank (sinking) · 01632 960002",
        "never: 1",
        "  Kettle (unchecked) · 01632 960009",
    ]
    assert run(root, "--freshness", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "2026-02": [{"slug": "good", "name": "Otterbank", "state": "sinking"}],
        "never": [{"slug": "question", "name": "Kettle", "state": "unchecked"}],
    }


def test_without_settings_the_command_is_wrong(root: Path) -> None:
    (root / "pelicanconf.py").unlink()
    with pytest.raises(SettingsError):
        run(root)


def test_without_an_area_the_content_is_wrong(root: Path) -> None:
    (root / "content/area/area.yaml").unlink()
    with pytest.raises(RecordsError):
        run(root)
