"""A rule, a record that breaks it with what is then said, and a record that keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.market.records.rules import Rule
from tests.market.builders import DAY, TABLE, file_of, market_of, path_of, write_market


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """`bad` and `good` are fields of a file of this kind; `said` is each `line: message` the bad one draws.

    `beside` holds more files, or `good_beside` for the good one; of a dataset `table` is the bad and `good_table` the
    good table.
    """

    rule: Rule
    kind: str
    bad: Mapping[str, Any] = field(default_factory=dict)
    said: tuple[str, ...]
    good: Mapping[str, Any] = field(default_factory=dict)
    table: str = TABLE
    good_table: str = TABLE
    beside: Mapping[str, str] = field(default_factory=dict)
    good_beside: Mapping[str, str] | None = None

    def __str__(self) -> str:
        return f"{self.rule.__name__}: {self.said[0]}"

    def prove(self, folder: Path) -> None:
        """Check that the bad record draws these words and no others, and that the good one draws none."""
        beside = self.beside if self.good_beside is None else self.good_beside
        assert self._said(folder / "bad", self.bad, self.table, self.beside) == list(self.said)
        assert self._said(folder / "good", self.good, self.good_table, beside) == []

    def _said(self, root: Path, fields: Mapping[str, Any], table: str, beside: Mapping[str, str]) -> list[str]:
        path = path_of(self.kind)
        files = {path: file_of(self.kind, **fields)} | dict(beside)
        if self.kind == "dataset":
            files[path.replace(".yaml", ".csv")] = table
        write_market(root, files)
        stem = path.rpartition(".")[0]
        return [said.removeprefix(f"{stem}.yaml:").removeprefix(f"{stem}.") for said in market_of(root, DAY)[1]]
