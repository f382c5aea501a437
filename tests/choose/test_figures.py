"""`choose figures` lists every figure with its present value; `choose check` reports prose with the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.choose.cli import main
from tests.builders import write_repository

KEPT = "status: published\nowner: A team\nreview_by: 2099-01-01\nsources:\n  - document: report\n"
DATASET = f"""\
title: Home care
{KEPT}measures:
  - name: hours-per-week
    title: Hours of home care a week
    definition: Hours that providers give in a week.
    unit: hours-a-week
"""
CHAPTER = f"---\ntitle: Home care\nsummary: What there is of it.\n{KEPT}order: 1\n---\nThere are 57.\n"
FILES = {
    "content/market/documents.yaml": (
        "documents:\n  - name: report\n    title: A report\n    publisher: A council\n    licence: ogl-3\n"
    ),
    "content/market/indicators/home-care.yaml": DATASET,
    "content/market/indicators/home-care.csv": "period,value,how\n2013-09-09,21364,about\n",
}


def test_it_lists_names_with_value_unit_and_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_repository(tmp_path, FILES)
    assert main(["--root", str(root), "figures", "hours-per"]) == 0
    assert capsys.readouterr().out == (
        "home-care.hours-per-week             about 21,364 hours a week (at 9 September 2013)\n"
        "home-care.hours-per-week.2013-09-09  about 21,364 hours a week (at 9 September 2013)\n"
    )


def test_it_gives_them_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_repository(tmp_path, FILES)
    assert main(["--root", str(root), "figures", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["home-care.hours-per-week"] == {
        "title": "Hours of home care a week",
        "text": "about 21,364 hours a week",
        "value": "21364",
        "lowest": None,
        "highest": None,
        "marker": None,
        "unit": "hours-a-week",
        "as_at": "9 September 2013",
        "place": None,
    }
    assert found["directory.listings"]["value"] == "0"


def test_a_word_that_no_figure_has_names_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_repository(tmp_path, FILES)
    assert main(["--root", str(root), "figures", "home-care.hour-per-weak"]) == 1
    assert capsys.readouterr().err == (
        "No figure has “home-care.hour-per-weak” in its name or title. Did you mean “home-care.hours-per-week”?\n"
    )


def test_records_that_are_wrong_come_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_repository(tmp_path, FILES | {"content/market/indicators/home-care.csv": "period,value\n2013,many\n"})
    assert main(["--root", str(root), "figures"]) == 1
    assert "content/market/indicators/home-care.csv:2: “many” under “value” is not a number." in capsys.readouterr().err


def test_check_reports_a_number_typed_in_a_chapter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_repository(tmp_path, FILES | {"content/statement/home-care.md": CHAPTER})
    assert main(["--root", str(root), "check", "--quiet"]) == 1
    assert "content/statement/home-care.md:11: “57” is typed by hand." in capsys.readouterr().out
