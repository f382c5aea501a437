"""`choose new intention` and its like write a valid draft, or write nothing and say why."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from plugins.choose import cli, new_market
from plugins.market.records.kinds import KINDS
from tests.builders import TODAY, write_repository
from tests.market.builders import market_of, write_market

OPTIONS = {
    "intention": [
        "--title=More day opportunities",
        "--owner=Market team",
        "--signal=grow",
        "--support=day-opportunities",
        "--zones=mansfield",
        "--rationale=People ask for it and there is none.",
        "--confidence=early",
        "--not-quantified=Nobody has counted.",
    ],
    "contract": [
        "--title=Day opportunities",
        "--owner=Market team",
        "--kind=framework",
        "--support=day-opportunities",
        "--zones=mansfield",
        "--value.annual=£15,000",
        "--start=2027-04",
    ],
    "opportunity": [
        "--title=Day opportunities",
        "--owner=Market team",
        "--stage=idea",
        "--support=day-opportunities",
        "--zones=mansfield",
    ],
    "indicator": [
        "--title=Waiting times",
        "--owner=Market team",
        "--measures.name=days",
        "--measures.title=Days people wait",
        "--measures.definition=Days from being assessed to the first visit.",
        "--measures.unit=days",
        "--period=2025/26",
        "--value=12",
    ],
    "event": ["--title=Provider forum", "--owner=Market team", "--kind=forum", "--when=2027-01-20"],
    "funding": [
        "--title=A grant",
        "--owner=Market team",
        "--kind=grant",
        "--lines.name=post",
        "--lines.title=A post",
        "--lines.amount=£30,000",
    ],
    "decision": ["--title=To tender", "--owner=Market team", "--body=Cabinet", "--outcome=agreed"],
    "theme": [
        "--title=Home care 2026",
        "--owner=Market team",
        "--method=Working Together for Change",
        "--themes.name=time",
        "--themes.title=Time to talk",
        "--themes.kind=not-working",
    ],
    "benchmark": ["--title=Next door", "--owner=Market team", "--kind=practice"],
}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")  # 20 November 2026


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_repository(tmp_path)


def run(root: Path, *arguments: str) -> int:
    return cli.main(["--root", str(root), "new", *arguments])


def files(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and "area" not in path.parts and path.name != "pelicanconf.py"
    )


@pytest.mark.parametrize("command", new_market.COMMANDS)
def test_from_empty_folders_to_a_first_record(command: str, root: Path) -> None:
    assert run(root, command, *OPTIONS[command]) == 0
    market, problems = market_of(root, TODAY)
    assert problems == []
    (draft,) = market.drafts
    assert draft.parent.as_posix() == KINDS[new_market.COMMANDS[command]].place
    assert list(market.zones) == ["whole-area", "mansfield", "newark-and-sherwood"]
    assert market.statement is not None


@pytest.mark.parametrize("command", new_market.COMMANDS)
def test_a_draft_becomes_a_record_with_one_word(command: str, root: Path) -> None:
    assert run(root, command, *OPTIONS[command], "--status=published") == 0
    market, problems = market_of(root, TODAY)
    assert (problems, market.drafts) == ([], ())


def test_an_indicator_comes_with_its_table(root: Path) -> None:
    run(root, "indicator", *OPTIONS["indicator"])
    assert (root / "content/market/indicators/waiting-times.csv").read_text() == "period,value,marker\n2025/26,12,\n"


def test_without_a_number_it_is_not_held(root: Path) -> None:
    run(root, "indicator", *[option for option in OPTIONS["indicator"] if not option.startswith(("--value", "--per"))])
    assert (root / "content/market/indicators/waiting-times.csv").read_text() == "period,value,marker\n2026,,x\n"


def test_what_stands_there_is_kept(tmp_path: Path) -> None:
    root = write_market(tmp_path)
    before = {path: (root / path).read_bytes() for path in files(root)}
    assert run(root, "event", *OPTIONS["event"], "--sources.document=report") == 0
    assert {path: (root / path).read_bytes() for path in before} == before
    assert run(root, "event", *OPTIONS["event"], "--sources.document=report") == 1
    assert len(files(root)) == len(before) + 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--value.annual=£1.5m"], "Write it out in full: £1,500,000."),
        (["--zones=manfield"], "“manfield” is not a zone we know. Did you mean “mansfield”?"),
        (["--end=2026-03"], "It ends (March 2026) before it starts (April 2027). Check both dates."),
        (["--sources.document=nothing"], "“nothing” is not a document we know."),
    ],
)
def test_what_is_not_valid_is_not_written(
    options: list[str], said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "contract", *OPTIONS["contract"], *options) == 1
    shown = capsys.readouterr().err
    assert said in shown
    assert "Nothing was written." in shown
    assert files(root) == []


def test_with_no_answer_it_says_what_is_needed(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert run(root, "event") == 1
    assert capsys.readouterr().err == (
        "Nothing was written. Give at least --title, --owner, --kind. See: choose new event --help\n"
    )


@pytest.mark.parametrize("command", new_market.COMMANDS)
def test_a_person_is_asked(command: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = KINDS[new_market.COMMANDS[command]]
    given = dict(option.removeprefix("--").split("=", 1) for option in OPTIONS[command])
    needed = [one.field for one in new_market.needed_of(kind) if one.field not in new_market._usual(TODAY)]
    said = ["", *(given[field.replace("_", "-")] for field in needed)]  # the first is asked again

    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(said) + "\n"))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert run(root, command) == 0
    assert market_of(root, TODAY)[1] == []


def test_leaving_in_the_middle_writes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("A title\n"))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert run(root, "event") == 1
    assert files(root) == []


@pytest.mark.parametrize("title", ["../../escape", "/etc/passwd", "..a", "株式会社"])
def test_a_title_never_leads_out_of_the_folder(title: str, root: Path) -> None:
    run(root, "event", *OPTIONS["event"][1:], f"--title={title}")
    assert all(path.startswith("content/market/") for path in files(root))
