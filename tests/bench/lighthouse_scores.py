"""Ask Lighthouse what it thinks of the home page, the finder and a listing: `make bench ARGS=lighthouse`.

It builds the sample site, serves it compressed on loopback and prints the scores of a slow phone, out of 100. The
issue asks for 100 for accessibility and best practices and at least 95 for performance.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.light_server import serving
from tests.bench.measure import run
from tests.browser.find_browser import NO_BROWSER, find_browser

REPOSITORY = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices")
ROUNDS = 3  # of which the middle one counts


def main(environment: dict[str, str]) -> dict[str, dict[str, int]]:
    """Give the scores of each page, by its path, printing as it goes."""
    program = find_browser()
    if program is None:
        print(NO_BROWSER, file=sys.stderr)
        return {}
    run([REPOSITORY / "tools/setup", "lighthouse"], REPOSITORY, environment)
    found = {}
    with tempfile.TemporaryDirectory(prefix="choose-lighthouse-") as temporary:
        output = Path(temporary, "output")
        command = [sys.executable, "-m", "plugins.choose.cli", "build", "--quiet", "--output", str(output)]
        run([*command], REPOSITORY, environment)
        listing = min(path.name for path in (output / "services").iterdir())
        with serving(output) as site:
            for path in ("/", "/find/", f"/services/{listing}/"):
                rounds = [_scores(f"{site.address}{path}", program, Path(temporary)) for _ in range(ROUNDS)]
                found[path] = {name: sorted(one[name] for one in rounds)[ROUNDS // 2] for name in CATEGORIES}
                print(path, ", ".join(f"{name} {score}" for name, score in found[path].items()), flush=True)
    return found


def _scores(address: str, program: Path, folder: Path) -> dict[str, int]:
    report = folder / "report.json"
    command: list[str | Path] = [FOLDER / "node_modules/.bin/lighthouse", address, "--quiet", "--output=json"]
    command += [f"--output-path={report}", "--chrome-flags=--headless=new --no-sandbox"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    subprocess.run(command, env=os.environ | {"CHROME_PATH": str(program)}, check=True, capture_output=True)
    told = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(told[name]["score"] * 100) for name in CATEGORIES}
