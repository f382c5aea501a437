from __future__ import annotations

from pathlib import Path

import pytest

from tests.importers.builders import choose, make_root, tree_of

REAL = "name: Real\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_root(tmp_path)
    for folder in ("registered", "micro", "services"):
        (root / "providers" / folder).mkdir(exist_ok=True)
        (root / "providers" / folder / "sample.yaml").write_text("sample: true\nname: Invented\n")
        (root / "providers" / folder / "real.yaml").write_text(REAL)
    (root / "providers/micro/quoted.yaml").write_text('name: "A\n  sample: true"\n')
    (root / "providers/micro/no.yaml").write_text("sample: no\n")
    (root / "providers/README.md").write_text("sample: true\n")
    return root


def left(root: Path) -> list[str]:
    return [path for path in tree_of(root) if path.startswith("providers/")]


def test_samples_are_deleted_and_nothing_else(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert choose(root, "remove-samples", "--yes") == 0
    assert capsys.readouterr().out == "3 sample listings deleted.\n"
    assert left(root) == [
        "providers/README.md",
        "providers/micro/no.yaml",
        "providers/micro/quoted.yaml",
        "providers/micro/real.yaml",
        "providers/registered/real.yaml",
        "providers/services/real.yaml",
    ]
    assert choose(root, "remove-samples", "--yes") == 0
    assert "There are no samples" in capsys.readouterr().out


def test_a_dry_run_lists_them_and_deletes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree_of(root)
    assert choose(root, "remove-samples", "--dry-run") == 0
    assert capsys.readouterr().out.splitlines() == [
        "providers/micro/sample.yaml",
        "providers/registered/sample.yaml",
        "providers/services/sample.yaml",
        "3 sample listings would be deleted.",
    ]
    assert tree_of(root) == before


@pytest.mark.parametrize(("answer", "code", "count"), [("yes", 0, 6), ("Yes ", 0, 6), ("y", 2, 9), ("no", 2, 9)])
def test_it_asks_first(root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, count: int) -> None:
    asked: list[str] = []

    def reply(question: str) -> str:
        asked.append(question)
        return answer

    monkeypatch.setattr("builtins.input", reply)
    assert choose(root, "remove-samples") == code
    assert asked == ["Delete 3 sample listings? Type yes: "]
    assert len(left(root)) == count


def test_where_nobody_can_answer_nothing_is_deleted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    assert choose(root, "remove-samples") == 2
    assert len(left(root)) == 9
