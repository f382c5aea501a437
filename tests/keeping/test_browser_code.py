"""The code that keeps a list and works out money in the browser, run in Node."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_the_browsers_code(name: str) -> None:
    done = subprocess.run(
        ["node", "--test", name], cwd=HERE, env=os.environ, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
