"""The CQC-registered listings that are here already."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.importers.cqc.sighting import Fields
from plugins.records import schema, yaml_source
from plugins.records.problem import Problem, RecordsError

FOLDER = Path("providers") / "registered"


@dataclass(frozen=True, slots=True)
class Known:
    """A listing that has a `cqc:` block: its path relative to the repository, its bytes, and the block."""

    path: Path
    raw: bytes
    block: Fields
    sample: bool

    @property
    def location(self) -> str:
        """Give its location number."""
        return str(self.block["location_id"])

    @property
    def gone(self) -> bool:
        """Tell whether an earlier import found it missing."""
        return "gone" in self.block

    def is_in(self, area: str) -> bool:
        """Tell whether CQC counts it in an area, and it is no sample."""
        return not self.sample and str(self.block.get("local_authority", "")).casefold() == area.casefold()

    def place(self) -> tuple[str, str]:
        """Give its name and postcode, as a registration keeps them when it moves to a new provider."""
        return place_of(self.block)


def place_of(block: Fields) -> tuple[str, str]:
    """Give the name and postcode of a block; two registrations alike in both are one place."""
    return str(block.get("name", "")).casefold(), str(block.get("postcode", ""))


def known_listings(root: Path) -> dict[str, Known]:
    """Read every registered listing, by its location number.

    Raises RecordsError when a file cannot be read, or two have one location: an import might list it again.
    """
    found: dict[str, Known] = {}
    problems: list[Problem] = []
    for file in sorted((root / FOLDER).glob("*.yaml")):
        path = FOLDER / file.name
        raw = file.read_bytes()
        document = yaml_source.read(raw)
        problems += [Problem(path=path, line=line, message=message) for line, message in document.faults]
        data: Any = schema.kinds()["registered"].coerce(document.tree)
        block = data.get("cqc")
        if not isinstance(block, dict) or not isinstance(block.get("location_id"), str):
            continue
        known = Known(path, raw, block, sample=data.get("sample") is True)
        twin = found.setdefault(known.location, known)
        if twin is not known:
            line = document.line(("cqc", "location_id"))
            message = f"CQC location {known.location} is already listed in {twin.path.as_posix()}. Keep one of the two."
            problems.append(Problem(path=path, line=line, message=message))
    if problems:
        raise RecordsError(tuple(sorted(problems)))
    return found


def listed_by_hand(root: Path) -> dict[str, Path]:
    """Find the locations that listings of other kinds name, like a micro-provider that is registered too."""
    found: dict[str, Path] = {}
    for file in sorted((root / "providers").glob("*/*.yaml")):
        number = yaml_source.read(file.read_bytes()).tree.get("cqc_location_id")
        if isinstance(number, str):
            found.setdefault(number, file.relative_to(root))
    return found


def taken_slugs(root: Path) -> set[str]:
    """Give the name of every listing of any kind: each is a web address."""
    return {file.stem for file in (root / "providers").glob("*/*.yaml")}
