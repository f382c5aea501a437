"""Run the browser's own code in Node."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

HERE = Path(__file__).parent


def run_node(*arguments: str, given: str = "", **environment: str) -> str:
    """Run Node in this folder and give what it wrote. When it fails, the test fails with what it said."""
    done = subprocess.run(
        ["node", *arguments],
        cwd=HERE,
        input=given,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
