from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from tests.importers.builders import TODAY, make_root


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it the day of the tests, whatever the day."""
    noon = datetime.combine(TODAY, time(12), tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "site")
