"""Let pytest explain the assertions of `Example.prove`."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.market.records.rules.example")
