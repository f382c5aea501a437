"""Get a browser for the tests if there is none: Playwright's download, else Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.find_browser import NO_BROWSER, find_browser

LOG = Path(".cache/setup/browser.log")
APT = ("apt-get", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20")
LONGEST_INSTALL = 600  # seconds


def main() -> None:
    """Install a browser unless one is found. Having none is no error here: the tests then fail or skip."""
    if find_browser() is not None:
        return
    LOG.parent.mkdir(parents=True, exist_ok=True)
    LOG.write_text("", encoding="utf-8")
    for name, commands in ways():
        print(f"Installing a browser for the tests ({name}) …", flush=True)
        if all(run(command) for command in commands) and find_browser() is not None:
            return
    print(f"{NO_BROWSER} (Installing one failed: the reason is in {LOG}.)", file=sys.stderr)


def ways() -> list[tuple[str, list[list[str]]]]:
    """Return the ways to get a browser, each a name and its commands, the first to try first."""
    found = [("Playwright's download", [[sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]])]
    become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") is not None:
        found.append(
            (
                "Debian's package",
                [
                    [*become_root, *APT, "update"],
                    [*become_root, *APT, "install", "--yes", "--no-install-recommends", "chromium"],
                ],
            )
        )
    return found


def run(command: list[str]) -> bool:
    """Run a command, its output going to the log, and tell whether it succeeded."""
    settings = {"DEBIAN_FRONTEND": "noninteractive", "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}
    with LOG.open("a", encoding="utf-8") as log:
        try:
            subprocess.run(
                command,
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                timeout=LONGEST_INSTALL,
                env={**os.environ, **settings},
            )
        except (OSError, subprocess.SubprocessError) as error:
            print(error, file=log)
            return False
    return True


if __name__ == "__main__":
    main()
