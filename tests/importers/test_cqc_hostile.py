"""No table, whatever its cells, makes the importer crash or write what does not read back."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.importers.changes import make
from plugins.importers.cqc.plan import Request, plan, read_files
from plugins.importers.table import UnreadableFileError
from plugins.records import yaml_source
from plugins.records.load import load
from tests.importers.builders import (
    DIRECTORY_HEADER,
    RATINGS_HEADER,
    SHARED,
    TODAY,
    block_of,
    directory_file,
    directory_row,
    import_cqc,
    make_root,
    ratings_file,
    ratings_row,
)

ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
SPIKY = st.text(":-#\"'{}[]&*!|>%@`,\n\t\r =+\\1a\u202e\u2028é", max_size=12)
LIKELY = st.sampled_from(
    [
        *("Testshire", "Leeds", "1-100", "1-200", "G7F7V", "-", "NA", "", "Ash House", "Elm House", "Social Care Org"),
        *("Overall", "Homecare", "Safe", "Good", "Not Rated", "05/29/2026", "19/May/2022 - 00:00", "20-Dec-13"),
        *("Homecare agencies", "Homecare agencies|Supported living", "Dentist", "ZZ1 1AA", "zz11aa", "1632960123"),
        *("www.ash.example.org", "rated Good", "0161 496 0000", "a@b.org", "=1+1", "no", "null", "1e3"),
    ]
)
CELLS = LIKELY | LIKELY | SPIKY | ANY
RATINGS_ROWS = st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(RATINGS_HEADER, CELLS)), max_size=5)
DIRECTORY_ROWS = st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(DIRECTORY_HEADER, CELLS)), max_size=5)
REQUEST = Request(area="Testshire", today=TODAY, closing_on=TODAY)
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(RATINGS_ROWS, DIRECTORY_ROWS)
def test_any_tables_are_imported_whole_and_a_second_time_to_no_effect(
    ratings: list[dict[str, str]], directory: list[dict[str, str]]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        root = make_root(folder / "site")
        files = [
            ratings_file(
                folder, [ratings_row(Location_ID="1-1", Location_Name="Always"), *map(usual_ratings, ratings)]
            ),
            directory_file(folder, map(usual_directory, directory)),
        ]
        first = plan(root, read_files(files, "Testshire"), REQUEST)
        make(root, first.changes)
        loaded = load(root, TODAY)
        assert not [problem for problem in loaded.problems if problem.fatal]
        assert len(loaded.catalogue.listings) == first.account.total("new")
        second = plan(root, read_files(files, "Testshire"), REQUEST)
        assert not [change for change in second.changes if change.changes_anything]
        assert second.account.total("new", "changed", "moved") == 0


@SLOW
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_any_table_at_all_is_imported_or_refused_in_words(rows: list[list[str]]) -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        with pytest.raises(UnreadableFileError, match="looked for"):
            read_files([path], "Testshire")


def test_strings_that_break_things_survive_in_every_cell_of_both_layouts(tmp_path: Path) -> None:
    texts = [
        "=HYPERLINK(1)",
        "*a: &b",
        "- x",
        "{a: b",
        "!!python/object:os.system",
        "'",
        '"',
        "\\",
        "%TAG",
        "NO",
        "é\u202e",
    ]
    check_each(tmp_path, texts)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not here")
def test_the_big_list_of_naughty_strings_survives_in_every_cell(tmp_path: Path) -> None:
    texts = json.loads((SHARED / "hostile" / "blns.json").read_text(encoding="utf-8"))
    assert len(texts) > 500
    check_each(tmp_path, [text.encode("utf-8", "replace").decode().replace("\0", "") for text in texts])


def check_each(tmp_path: Path, texts: list[str]) -> None:
    """Import each text as name, provider, address, town and all else; what is written reads back."""
    root = make_root(tmp_path / "site")
    free = ("Also known as", "Address", "Phone number", DIRECTORY_HEADER[5], "Specialisms/services", "Provider name")
    rows = [
        directory_row(id=f"1-{number}000", Name=f"{text[:60]} {number}") | dict.fromkeys(free, text)
        for number, text in enumerate(texts, start=1)
    ]
    import_cqc(root, directory_file(tmp_path, rows), "--quiet")
    files = sorted((root / "providers" / "registered").iterdir())
    assert len(files) > 0.95 * len(texts)
    for file in files:
        assert yaml_source.read(file.read_bytes()).faults == ()
    assert not [problem for problem in load(root, date(2026, 11, 20)).problems if problem.fatal]


def test_a_formula_is_only_text(tmp_path: Path) -> None:
    root = make_root(tmp_path / "site")
    import_cqc(root, ratings_file(tmp_path, [ratings_row(Provider_Name='=cmd|"/C calc"!A0')]))
    assert block_of(root)["provider_name"] == '=cmd|"/C calc"!A0'


def usual_ratings(row: dict[str, str]) -> dict[str, str]:
    return {**ratings_row(), **row}


def usual_directory(row: dict[str, str]) -> dict[str, str]:
    return {**directory_row(), **row}
