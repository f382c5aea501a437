"""The thesaurus is checked like any record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.records.load import load
from plugins.records.thesaurus import Meaning, load_thesaurus
from tests.builders import write_repository

GOOD = "entries:\n  - say:\n      - home help\n      - care at home\n    support:\n      - home-care\n"


def problems_of(tmp_path: Path, thesaurus: str) -> list[str]:
    root = write_repository(tmp_path, {"content/area/thesaurus.yaml": thesaurus})
    return [f"{problem.line}: {problem.message}" for problem in load_thesaurus(root)[1]]


def test_an_entry_says_what_its_phrases_stand_for(tmp_path: Path) -> None:
    root = write_repository(tmp_path, {"content/area/thesaurus.yaml": GOOD})
    assert load(root, date(2026, 11, 21)).catalogue.thesaurus == (
        Meaning(say=("home help", "care at home"), support=("home-care",)),
    )


def test_a_site_may_have_no_thesaurus(tmp_path: Path) -> None:
    assert load_thesaurus(write_repository(tmp_path, {})) == ((), ())


@pytest.mark.parametrize(
    ("thesaurus", "message"),
    [
        (
            GOOD.replace("- home-care", "- homecare"),
            "6: “homecare” is not a kind of support we list. Did you mean “home-care”?",
        ),
        (
            GOOD + GOOD.removeprefix("entries:\n").replace("care at home", "carers at home"),
            "8: “home help” already stands on line 3. Keep it where it fits best.",
        ),
        (
            GOOD.replace("home help", "Home Help!"),
            "3: say “Home Help!” is not right. Write 2 to 60 small letters, digits, apostrophes and spaces.",
        ),
        ("entries: &a\n", "1: “&a” marks text to repeat. Remove it, and write the text out in full."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, thesaurus: str, message: str) -> None:
    assert problems_of(tmp_path, thesaurus) == [message]


def test_a_wrong_thesaurus_stops_the_build_like_any_record(tmp_path: Path) -> None:
    root = write_repository(tmp_path, {"content/area/thesaurus.yaml": "entries:\n  - say: x\n"})
    loaded = load(root, date(2026, 11, 21))
    assert any(problem.fatal and problem.path.name == "thesaurus.yaml" for problem in loaded.problems)
