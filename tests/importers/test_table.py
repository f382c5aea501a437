from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importers.cqc import directory, ratings
from plugins.importers.table import Shape, UnreadableFileError, read_table
from tests.importers.builders import directory_file, directory_row, ratings_file, ratings_row

SHAPES = (ratings.SHAPE, directory.SHAPE)
PAIRS = Shape("pairs", ("left", "right"))


def written(folder: Path, content: bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(content)
    return path


def test_the_layout_is_known_by_its_header(tmp_path: Path) -> None:
    assert read_table(ratings_file(tmp_path, [ratings_row()]), SHAPES).shape is ratings.SHAPE
    assert read_table(directory_file(tmp_path, [directory_row()]), SHAPES).shape is directory.SHAPE


@pytest.mark.parametrize("lead", [0, 1, 4, 20])
def test_any_number_of_lines_may_lead(tmp_path: Path, lead: int) -> None:
    path = written(tmp_path, b"Something,,\n" * lead + b"Left,Right (if any)\n1,2\n")
    (row,) = read_table(path, [PAIRS]).rows
    assert (row["left"], row["right"], row.line) == ("1", "2", lead + 2)


def test_blank_lines_are_not_rows_and_missing_cells_are_empty(tmp_path: Path) -> None:
    rows = read_table(written(tmp_path, b"left,right\n\n,\n1\n1,2,\n1,2,3\n"), [PAIRS]).rows
    assert [(row["left"], row["right"], row.overflow) for row in rows] == [
        ("1", "", False),
        ("1", "2", False),
        ("1", "2", True),
    ]


def test_of_two_columns_of_one_name_the_first_counts(tmp_path: Path) -> None:
    (row,) = read_table(written(tmp_path, b"left,right,left\n1,2,3\n"), [PAIRS]).rows
    assert row["left"] == "1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    (row,) = read_table(written(tmp_path, "left,right\nCafé – Flo’s,é\n".encode(encoding)), [PAIRS]).rows
    assert row["left"] == "Café – Flo’s"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04rest", "spreadsheet"),
        ("left,right".encode("utf-16"), "UTF-16"),
        (b"left\0,right\n", "not a text file"),
        (b"\x81\x8d\xff", "neither as UTF-8"),
        (b"", "“left”, “right” (pairs)"),
        (b"left,wrong\n1,2\n", "it lacks “right”"),
        (b'left,right\n"' + b"x" * 200_000, "not a whole CSV table"),
    ],
)
def test_other_files_are_refused_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_table(written(tmp_path, content), [PAIRS])
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        read_table(tmp_path / "none.csv", [PAIRS])
