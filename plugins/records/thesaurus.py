"""The thesaurus: what people say, and the words of this directory that it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.records import schema, yaml_source
from plugins.records.build import build
from plugins.records.problem import Problem, shorten

PATH = Path("content/area/thesaurus.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Some phrases that mean the same, and the words they stand for: any of them, the best first."""

    say: tuple[str, ...]
    support: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    pays: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def load_thesaurus(root: Path) -> tuple[tuple[Meaning, ...], tuple[Problem, ...]]:
    """Read and check the thesaurus under `root`: its meanings, or its problems. Without a file there is none."""
    if not (root / PATH).is_file():
        return (), ()
    document = yaml_source.read((root / PATH).read_bytes())
    checked = schema.thesaurus_schema()
    data = checked.coerce(document.tree)
    found = list(document.faults)
    if not found:
        found = [(document.line(field), message) for field, message in checked.messages(data)]
    if not found:
        found = list(_said_twice(data, document))
    if found:
        return (), tuple(Problem(path=PATH, line=line, message=message) for line, message in found)
    return tuple(build(Meaning, entry) for entry in data["entries"]), ()


def _said_twice(data: dict[str, Any], document: yaml_source.Document) -> Iterator[tuple[int, str]]:
    """A phrase stands once in the whole file: in two entries nobody could tell which is meant."""
    first: dict[str, int] = {}
    for number, entry in enumerate(data["entries"]):
        for index, phrase in enumerate(entry["say"]):
            line = document.line(("entries", number, "say", index))
            if phrase in first:
                yield line, f"{shorten(phrase)} already stands on line {first[phrase]}. Keep it where it fits best."
            first.setdefault(phrase, line)
