"""A rule, a record that breaks it with what is then said, and a record that keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.records import yaml_source
from plugins.records.build import listing_from
from plugins.records.entry import Rule, make_entry
from plugins.records.schema import kinds
from tests.builders import listing_yaml, make_surroundings, problems_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """`bad` and `good` are fields of a file of this kind; `said` is each `line: message` the bad one draws."""

    rule: Rule
    kind: str = "micro"
    bad: Mapping[str, Any]
    said: tuple[str, ...]
    good: Mapping[str, Any]
    photos: Mapping[str, bytes] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule.__name__}: {self.said[0]}"

    def prove(self, folder: Path) -> None:
        """Check that the rule refuses the bad record in these words, and that every rule accepts the good one."""
        around = make_surroundings(folder)
        for name, picture in self.photos.items():
            (folder / name).write_bytes(picture)
        document = yaml_source.read(listing_yaml(self.kind, **self.bad))
        data = kinds()[self.kind].coerce(document.tree)
        assert list(kinds()[self.kind].messages(data)) == [], "the bad record must pass its schema"
        path = Path("providers", kinds()[self.kind].folder, "a.yaml")
        problems = list(self.rule(make_entry(listing_from("a", self.kind, data), path, document), around))
        assert [str(problem).removeprefix(f"{path.as_posix()}:") for problem in problems] == list(self.said)
        assert problems_of(self.kind, around, **self.good) == []
