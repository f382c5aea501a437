"""The guide “Your council's directory in an afternoon” is followed to the letter, with real files."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.records.load import load
from tests.importers.builders import SHARED, TODAY, tree_of

REPOSITORY = Path(__file__).parents[2]
GUIDE = REPOSITORY / "docs" / "guides" / "your-councils-directory-in-an-afternoon.md"
FILES = {
    "path/to/latest-ratings.csv": SHARED / "cqc" / "latest-ratings-lincolnshire-2026-07.csv",
    "path/to/care-directory.csv": SHARED / "cqc" / "care-directory-oldham-2025.csv",
    "path/to/districts.geojson": SHARED / "areas" / "lincolnshire-districts-2024-05.geojson",
    "path/to/postcodes.csv": SHARED / "postcodes" / "code-point-nottinghamshire-lincolnshire-2014-08.csv",
    "path/to/outcodes.csv": SHARED / "postcodes" / "outcodes-uk-2017.csv",
}
CHOOSE = ".venv/bin/choose "


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    """Give each `choose` command of the guide, in order, with real files."""
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith(CHOOSE)]
    return [
        [str(FILES[word]) if word.startswith("path/to/") else word for word in shlex.split(line.removeprefix(CHOOSE))]
        for line in lines
    ]


def run(root: Path, *arguments: str) -> str:
    """Run `choose` in a folder; give what it printed. Exit codes other than 0 fail the test."""
    done = subprocess.run(
        [sys.executable, "-m", "plugins.choose.cli", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": "1795132800"},  # 20 November 2026
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"choose {shlex.join(arguments)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Give a copy of what `git clone` and `make setup` would make, but for the code and the installed packages."""
    root = tmp_path / "choose-my-support"
    for folder in ("content", "providers", "theme"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    for file in ("pelicanconf.py", "publishconf.py", "package.json"):
        shutil.copy(REPOSITORY / file, root / file)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    return root


def test_the_guide_names_no_file_that_is_not_tried() -> None:
    named = set(re.findall(r"path/to/[a-z.-]+", GUIDE.read_text(encoding="utf-8")))
    assert named == FILES.keys()


def test_the_settings_change_as_the_guide_says(clone: Path) -> None:
    (diff,) = blocks("diff")
    subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=clone, check=True)
    assert 'SITENAME = "Choose My Support in Lincolnshire"' in (clone / "pelicanconf.py").read_text(encoding="utf-8")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not here")
def test_an_afternoon_gives_lincolnshire_its_directory(clone: Path) -> None:
    (diff,) = blocks("diff")
    subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=clone, check=True)
    printed = [(command, run(clone, *command)) for command in commands()]
    assert [command[:2] for command, _out in printed] == [
        ["remove-samples", "--dry-run"],
        ["remove-samples", "--yes"],
        ["import", "boundaries"],
        ["import", "postcodes"],
        *[["import", "cqc"]] * 3,
        ["import", "places"],
        ["check"],
        ["build"],
    ]
    imports = [out for command, out in printed if command[:2] == ["import", "cqc"]]
    (table,) = blocks("text")
    assert imports[0].endswith(table)  # after the difference
    assert imports[1] == table
    assert re.search(r"^unchanged +356 +356$", imports[2], re.MULTILINE)
    assert "\n0 changed files, 0 of them closed\n" in imports[2]
    assert "356 listings can be read; 0 problems to put right" in dict_of(printed)["check"]
    catalogue = load(clone, TODAY).publishable()
    assert len(catalogue.listings) == 356
    assert catalogue.area.name == "Lincolnshire"
    placed = [listing for listing in catalogue.listings if listing.cqc is not None and listing.cqc.district is not None]
    assert len(placed) == 348  # the postcodes are of 2014; some homes are newer
    assert "Choose My Support in Lincolnshire" in (clone / "output" / "index.html").read_text(encoding="utf-8")
    towns = {town.name: town.place.district for town in catalogue.area.towns}
    assert len(towns) == 28
    assert (towns["Skegness"], towns["Market Rasen"]) == ("east-lindsey", "west-lindsey")
    before = tree_of(clone / "providers")
    assert "\n0 changed files" in run(
        clone, "import", "cqc", str(FILES["path/to/latest-ratings.csv"]), "--area", "Lincolnshire"
    )
    assert tree_of(clone / "providers") == before


def dict_of(printed: list[tuple[list[str], str]]) -> dict[str, str]:
    return {command[0]: out for command, out in printed}
