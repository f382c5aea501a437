"""Build the sample site from a copy of this repository, so that no test sees another's work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.builders import listing_yaml, write_repository

REPOSITORY = Path(__file__).parents[2]
# 20 November 2026: every build of the tests is of the same day.
DAY = "1795132800"


def copy_repository(target: Path) -> Path:
    """Copy what a build reads; the browser libraries are linked, not copied."""
    for name in ("content", "providers", "theme"):
        shutil.copytree(REPOSITORY / name, target / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(REPOSITORY / name, target / name)
    (target / "node_modules").symlink_to(REPOSITORY / "node_modules")
    return target


def run_choose(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `choose` on a repository in a fresh process."""
    return subprocess.run(
        [sys.executable, "-m", "plugins.choose.cli", "--root", str(root), *arguments],
        cwd=REPOSITORY,
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def build_site(root: Path, **environment: str) -> Path:
    """Build a repository's site and give its folder. A build that fails fails the test with what it said."""
    done = run_choose(root, "build", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "output"


def edit(path: Path, old: str, new: str) -> None:
    """Change some words of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def add_listings(root: Path, count: int) -> None:
    """Add enough listings that the pages are shared among processes."""
    for number in range(count):
        content = listing_yaml(name=f"Service number {number}", phone=f"01632 96{number:04}")
        (root / f"providers/micro/number-{number}.yaml").write_bytes(content)


def make_small(root: Path, *listings: tuple[str, bytes]) -> Path:
    """Make a council's repository on its first day: our guides and theme, hardly a listing."""
    write_repository(root, dict(listings))
    shutil.copytree(REPOSITORY / "theme", root / "theme")
    for name in ("pages", "pathways", "easy-read", "languages"):
        shutil.copytree(REPOSITORY / "content" / name, root / "content" / name)
    shutil.copy(REPOSITORY / "pelicanconf.py", root)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    return root
