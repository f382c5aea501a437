"""Find a Chromium for the browser tests: one that is named, one that is installed, or Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_PATHS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
NO_BROWSER = (
    "No browser for the browser tests: install Chromium (on Debian: apt-get install chromium), "
    "or name one in CHOOSE_BROWSER."
)


def find_browser() -> Path | None:
    """Return the program to give Playwright as executable_path, or None when this machine has none.

    Call it before starting Playwright: it may start Playwright itself, which cannot be done twice at once.
    Raises FileNotFoundError when CHOOSE_BROWSER names something that is not a browser.
    """
    named = os.environ.get("CHOOSE_BROWSER")
    if named:
        if not runs(Path(named)):
            message = f"CHOOSE_BROWSER={named} is not a browser that runs."
            raise FileNotFoundError(message)
        return Path(named)
    return next(filter(runs, candidates()), None)


def launch_arguments() -> list[str]:
    """Return the command-line arguments Chromium needs here."""
    # Chromium refuses to run as root (as in a container) unless its sandbox is off. The tests visit only our
    # own pages.
    return ["--no-sandbox"] if os.geteuid() == 0 else []


def candidates() -> Iterator[Path]:
    """Yield where a browser may be, the one to prefer first."""
    for command in COMMANDS:
        found = shutil.which(command)
        if found is not None:
            yield Path(found)
    yield from MAC_PATHS
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def runs(program: Path) -> bool:
    """Tell whether a program starts.

    Ubuntu's chromium-browser may only say how to install it, and a downloaded one may lack libraries.
    """
    try:
        subprocess.run([program, "--version"], check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return False
    return True
