"""Small councils and small tables to import into them."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from plugins.choose import imports, samples
from plugins.records import yaml_source

SHARED = Path(__file__).parents[3] / "shared" / "data"
TODAY = date(2026, 11, 20)

AREA = """\
name: Testshire
districts:
  - slug: northam
    name: Northam
    code: E07000001
  - slug: southam
    name: Southam
    code: E07000002
"""

RATINGS_HEADER = [
    *("Location ID", "Location ODS Code", "Location Name", "Care Home?", "Location Type"),
    *("Location Primary Inspection Category", "Location Street Address", "Location Address Line 2"),
    *("Location City", "Location Post Code", "Location Local Authority", "Location Region"),
    *("Location NHS Region", "Location ONSPD CCG Code", "Location ONSPD CCG"),
    *("Location Commissioning CCG Code", "Location Commissioning CCG Name"),
    *("Service / Population Group", "Domain", "Latest Rating", "Publication Date", "Report Type"),
    *("Inherited Rating (Y/N)", "URL", "Provider ID", "Provider Name", "Brand ID", "Brand Name"),
]
RATINGS_ROW = {
    "Location ID": "1-100",
    "Location Name": "Ash House",
    "Care Home?": "Y",
    "Location Type": "Social Care Org",
    "Location Primary Inspection Category": "Residential social care",
    "Location Street Address": "1 High Street",
    "Location Address Line 2": "Little Ham",
    "Location City": "Ham",
    "Location Post Code": "ZZ1 1AA",
    "Location Local Authority": "Testshire",
    "Service / Population Group": "Overall",
    "Domain": "Overall",
    "Latest Rating": "Good",
    "Publication Date": "05/29/2026",
    "Inherited Rating (Y/N)": "N",
    "Provider ID": "1-900",
    "Provider Name": "Ash Limited",
    "Brand ID": "-",
    "Brand Name": "-",
}
DIRECTORY_HEADER = [
    "Name",
    "Also known as",
    "Address",
    "Postcode",
    "Phone number",
    "Service's website (if available)",
    "Service types",
    "Date of latest check",
    "Specialisms/services",
    "Provider name",
    "Local authority",
    "Region",
    "Location URL",
    "CQC Location ID (for office use only)",
    "CQC Provider ID (for office use only)",
]
DIRECTORY_ROW = {
    "Name": "Ash House",
    "Address": "1 High Street,Little Ham,Ham,Lancashire",
    "Postcode": "ZZ1 1AA",
    "Phone number": "1632960123",
    "Service's website (if available)": "www.ash.example.org",
    "Service types": "Nursing homes",
    "Date of latest check": "19/May/2026 - 00:00",
    "Specialisms/services": "Dementia|Caring for adults over 65 yrs",
    "Provider name": "Ash Limited",
    "Local authority": "Testshire",
    "CQC Location ID (for office use only)": "1-100",
    "CQC Provider ID (for office use only)": "1-900",
}
DIRECTORY_LEAD = "CQC Locations data,,\r\n,,\r\nThis data was produced on 16 September 2026,,\r\n,,\r\n"


def make_root(folder: Path) -> Path:
    """Make the smallest repository an import can run in."""
    (folder / "content" / "area").mkdir(parents=True)
    (folder / "content" / "area" / "area.yaml").write_text(AREA)
    (folder / "providers" / "registered").mkdir(parents=True)
    return folder


def ratings_row(**changes: str) -> dict[str, str]:
    """Make a row of “latest ratings”; spaces in a heading are written as underscores: Location_ID="1-2"."""
    return _row(RATINGS_ROW, RATINGS_HEADER, changes)


def directory_row(**changes: str) -> dict[str, str]:
    """Make a row of the “care directory”; `id` and `provider_id` are its numbers."""
    longer = {"id": DIRECTORY_HEADER[-2], "provider_id": DIRECTORY_HEADER[-1], "website": DIRECTORY_HEADER[5]}
    return _row(DIRECTORY_ROW, DIRECTORY_HEADER, {longer.get(key, key): value for key, value in changes.items()})


def ratings_file(folder: Path, rows: Iterable[Mapping[str, str]], name: str = "ratings.csv") -> Path:
    """Write a “latest ratings” file."""
    path = folder / name
    path.write_text(_csv(RATINGS_HEADER, rows), newline="")
    return path


def directory_file(folder: Path, rows: Iterable[Mapping[str, str]], name: str = "directory.csv") -> Path:
    """Write a “care directory” file, lead lines and all."""
    path = folder / name
    path.write_text(DIRECTORY_LEAD + _csv(DIRECTORY_HEADER, rows), newline="")
    return path


def choose(root: Path, *arguments: str | Path) -> int:
    """Run a command as `choose` would; conftest.py makes it the day of the tests."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, default=root)
    parts = parser.add_subparsers()
    imports.add_to(parts)
    samples.add_to(parts)
    options = parser.parse_args([str(argument) for argument in arguments])
    code: int = options.run(options)
    return code


def import_cqc(root: Path, *files: str | Path) -> int:
    """Run `choose import cqc` for Testshire; options may stand among the files."""
    return choose(root, "import", "cqc", *files, "--area", "Testshire")


def block_of(root: Path, slug: str = "ash-house") -> dict[str, Any]:
    """Give the `cqc:` block of a listing, as text."""
    tree = yaml_source.read((root / "providers" / "registered" / f"{slug}.yaml").read_bytes()).tree
    block = tree["cqc"]
    assert isinstance(block, dict)
    return block


def tree_of(root: Path) -> dict[str, bytes]:
    """Give every file under a folder and its bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def _row(usual: Mapping[str, str], header: Iterable[str], changes: Mapping[str, str]) -> dict[str, str]:
    names = {name.replace(" ", "_").lower(): name for name in header}
    known = {names.get(key.lower(), key): value for key, value in changes.items()}
    assert known.keys() <= set(header), f"no such column: {known.keys() - set(header)}"
    return {**usual, **known}


def _csv(header: list[str], rows: Iterable[Mapping[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def listings(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "providers" / "registered").iterdir())
