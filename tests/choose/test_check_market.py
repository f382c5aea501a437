"""`choose check` prints the market's problems with all others; `choose remove-samples` removes its samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.choose import cli
from tests.market.builders import TABLE, file_of, path_of, write_market

EVENT, INTENTION = path_of("event"), path_of("intention")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_market(
        tmp_path,
        {
            EVENT: file_of("event", status="live"),
            INTENTION: file_of("intention", signal="pause"),
            path_of("dataset"): file_of("dataset", sample="yes"),
            path_of("dataset").replace(".yaml", ".csv"): TABLE,
            path_of("chapter"): file_of("chapter", sample=True),
        },
    )


def check(root: Path, *paths: str) -> int:
    return cli.main(["--root", str(root), "check", "--quiet", *(str(root / path) for path in paths)])


def test_problems_of_the_market_are_printed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root) == 1
    shown = capsys.readouterr().out
    assert f"{EVENT}:2: “live” is not a status; use draft, published, superseded or withdrawn.\n" in shown
    assert f"{INTENTION}:7: A pause needs its end. Add “pause_until:”, like 2014-03.\n" in shown


@pytest.mark.parametrize(("path", "code"), [("content/market", 1), (INTENTION, 1), ("providers", 0), (EVENT, 1)])
def test_only_the_files_asked_for_decide(path: str, code: int, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, path) == code
    assert all(line.startswith(path) for line in capsys.readouterr().out.splitlines())


def test_samples_of_the_market_go_with_their_tables(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--root", str(root), "remove-samples", "--yes"]) == 0
    assert capsys.readouterr().out == "0 sample listings and 3 files of the market deleted.\n"
    assert not list((root / "content/market/indicators").iterdir())
    assert not list((root / "content/statement").iterdir())
    assert (root / EVENT).is_file()
