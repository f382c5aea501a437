"""Skip what needs the shared data where there is none; let generated examples take their time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no reason to fail: a test that is about speed measures it itself.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

SHARED = Path(__file__).parents[2] / "shared" / "data"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests marked `shared` when ../shared/data is absent."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared") is not None:
            item.add_marker(pytest.mark.skip(reason=f"the shared data is not at {SHARED}"))
