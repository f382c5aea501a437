"""`choose new` writes a file that passes every check, or writes nothing and says why."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from plugins.choose import cli, new
from plugins.choose.questions import Question, ask, questions
from plugins.records.area import load_area
from plugins.records.entry import Surroundings
from plugins.records.listing import Listing
from plugins.records.load import check_listing
from plugins.records.schema import kinds
from tests.builders import write_repository

OPTIONS: dict[str, list[str]] = {
    "registered": [
        "--cqc.location-id=1-1234567890",
        "--cqc.name=Larkrise Care",
        "--cqc.phone=01632 960001",
    ],
    "micro": [
        "--name=Ada's Companions",
        "--summary=Friendly company and a hand with shopping.",
        "--support=companionship",
        "--support=practical-help",
        "--legal-form=sole-trader",
        "--team-size=1",
        "--personal-care=not-provided",
        "--phone=01632 960002",
        "--area.districts=mansfield",
        "--prices.amount=18.50",
        "--prices.unit=hour",
        "--pays=direct-payment",
    ],
    "personal-assistant": [
        "--name=Joy",
        "--summary=I like cooking and going for walks.",
        "--support=personal-assistant",
        "--outcode=NG18",
        "--contact-through=broker",
        "--employment=employed",
    ],
    "service": [
        "--name=Advocacy Hub",
        "--summary=Someone on your side to help you be heard.",
        "--support=advocacy",
        "--who-for=Adults who live in the county.",
        "--referral.route=either",
        "--phone=01632 960003",
    ],
}
PATHS = {
    "registered": "registered/larkrise-care.yaml",
    "micro": "micro/ada-s-companions.yaml",
    "personal-assistant": "personal-assistants/joy.yaml",
    "service": "services/advocacy-hub.yaml",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_repository(tmp_path)


def run(root: Path, *arguments: str) -> int:
    return cli.main(["--root", str(root), "new", *arguments])


def listings(root: Path) -> list[str]:
    return sorted(path.relative_to(root / "providers").as_posix() for path in (root / "providers").rglob("*.yaml"))


def read_valid(root: Path, path: str) -> Listing:
    """Read a file that must pass every check."""
    around = Surroundings(load_area(root), date(2026, 11, 20), root / "providers/photos")
    listing, problems = check_listing(f"providers/{path}", (root / "providers" / path).read_bytes(), around)
    assert [problem for problem in problems if problem.fatal] == []
    assert listing is not None
    return listing


class Terminal(io.StringIO):
    """A person at a keyboard, whose answers are known."""

    def isatty(self) -> bool:
        return True


def answer(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{one}\n" for one in answers)))


@pytest.mark.parametrize("kind", OPTIONS)
def test_options_make_a_valid_file(root: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert run(root, kind, *OPTIONS[kind]) == 0
    assert listings(root) == [PATHS[kind]]
    assert read_valid(root, PATHS[kind]).kind == kind
    said = capsys.readouterr()
    assert said.out == f"Wrote providers/{PATHS[kind]}. See it with `make serve`.\n"
    assert said.err == ""
    text = (root / "providers" / PATHS[kind]).read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../output/schema/{kind}.json\n")


def test_a_number_and_a_no_are_written_so_that_they_read_back(root: Path) -> None:
    assert run(root, "personal-assistant", *OPTIONS["personal-assistant"], "--drives=no", "--reference=PA-012") == 0
    listing = read_valid(root, "personal-assistants/joy.yaml")
    assert listing.drives is False
    assert listing.reference == "PA-012"
    assert run(root, "micro", *OPTIONS["micro"]) == 0
    assert read_valid(root, PATHS["micro"]).phone == "01632 960002"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ("--support=homecare", "“homecare” is not a kind of support we list. Did you mean “home-care”?"),
        ("--phone=12", "Phone “12” is not a UK number."),
        ("--summary=Short", "Write one plain sentence of 10 to 160 characters."),
        ("--area.districts=atlantis", "“atlantis”"),
        ("--website=javascript:alert(1)", "Write the whole web address"),
        ("--email=nobody", "nobody"),
        ("--team-size=many", "many"),
        ("--prices.amount=-5", "-5"),
        ("--name=", "“name”"),
        ("--description=Ring 01632 960001", "looks like a phone number inside text"),
    ],
)
def test_a_value_that_is_wrong_writes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], changed: str, message: str
) -> None:
    field = changed.partition("=")[0]
    options = [option for option in OPTIONS["micro"] if not option.startswith(f"{field}=")]
    assert run(root, "micro", *options, changed) == 1
    said = capsys.readouterr()
    assert message in said.err
    assert said.err.endswith("Nothing was written.\n")
    assert said.out == ""
    assert listings(root) == []


@pytest.mark.parametrize("kind", OPTIONS)
def test_without_options_or_a_terminal_it_says_what_is_missing(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert run(root, kind) == 1
    said = capsys.readouterr().err
    needed = [question for question in questions(kinds()[kind]) if question.required]
    assert all(f"--{question.field.replace('_', '-')}" in said for question in needed)
    assert said.startswith("Nothing was written. Give at least --")
    assert listings(root) == []


@pytest.mark.parametrize("place", ["micro", "services", "registered"])
def test_a_file_that_is_there_is_never_overwritten(root: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    there = root / "providers" / place / "ada-s-companions.yaml"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"mine")
    assert run(root, "micro", *OPTIONS["micro"]) == 1
    assert "ada-s-companions.yaml is already there." in capsys.readouterr().err
    assert there.read_bytes() == b"mine"
    assert listings(root) == [f"{place}/ada-s-companions.yaml"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["charity"], ["micro", "--nonsense=1"], ["micro", "--name"]],
    ids=["no kind", "an unknown kind", "an unknown option", "an option without a value"],
)
def test_a_wrong_command_is_2(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(root, *arguments)
    assert stopped.value.code == 2
    assert "usage: choose" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../../escape", "/etc/passwd", "..", "a/b", "C:\\x", "\u202eevil", "株式会社"])
def test_a_name_never_leads_out_of_the_folder(root: Path, name: str) -> None:
    options = [option for option in OPTIONS["micro"] if not option.startswith("--name=")]
    run(root, "micro", *options, f"--name={name}")
    assert {path.name for path in root.iterdir()} <= {"content", "pelicanconf.py", "providers"}
    for path in listings(root):
        assert Path(path).parent.name == "micro"
        assert read_valid(root, path).name == name


def test_help_names_every_field_with_its_hint(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(root, "micro", "--help")
    assert stopped.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    for question in questions(kinds()["micro"]):
        assert f"--{question.field.replace('_', '-')}" in shown
    assert "One plain sentence: what you do and for whom." in shown


def interview(monkeypatch: pytest.MonkeyPatch, root: Path, kind: str, answers: dict[str, list[str]]) -> int:
    """Answer each question by its field, the first answer first; a question without an answer gets Enter."""
    asked: list[str] = []

    def asking(question: Question) -> object:
        waiting = answers.get(question.field, [])
        assert asked.count(question.field) < 5, f"{question.field} is asked for ever"
        asked.append(question.field)
        answer(monkeypatch, waiting.pop(0) if waiting else "")
        return ask(question)

    monkeypatch.setattr(new, "ask", asking)
    answer(monkeypatch)
    return run(root, kind)


def test_a_person_is_asked_and_the_file_is_valid(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {
        "name": ["Ada's Companions"],
        "summary": ["Friendly company and a hand with shopping."],
        "support": ["companionship, practical-help"],
        "legal_form": ["sole-trader"],
        "team_size": ["1"],
        "personal_care": ["not-provided"],
        "phone": ["01632 960002"],
        "prices.amount": ["18.50"],
        "prices.unit": ["hour"],
    }
    assert interview(monkeypatch, root, "micro", answers) == 0, capsys.readouterr()
    assert listings(root) == ["micro/ada-s-companions.yaml"]
    listing = read_valid(root, "micro/ada-s-companions.yaml")
    assert listing.support == ("companionship", "practical-help")
    assert str(listing.prices[0].amount) == "18.5"
    said = capsys.readouterr().out
    assert "Press Enter to leave out a question that is not marked *." in said
    assert "Name *:" in said
    assert "sole-trader, " in said  # the words to choose from


@pytest.mark.parametrize("kind", ["registered", "personal-assistant", "service"])
def test_each_kind_can_be_answered(root: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    answers: dict[str, list[str]] = {}
    for option in OPTIONS[kind]:
        field, value = option.removeprefix("--").split("=", 1)
        answers[field.replace("-", "_")] = [value]
    assert interview(monkeypatch, root, kind, answers) == 0
    assert listings(root) == [PATHS[kind]]
    assert read_valid(root, PATHS[kind]).kind == kind


def test_a_wrong_answer_is_asked_again(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {
        "name": ["", "A", "Ada's Companions"],
        "summary": ["Short", "Friendly company and a hand with shopping."],
        "support": ["homecare", "home-care, compnionship", "companionship"],
        "legal_form": ["company of one", "sole-trader"],
        "team_size": ["few", "1"],
        "personal_care": ["no", "not-provided"],
        "phone": ["12", "01632 960002"],
        "website": ["example.org", "https://www.example.org"],
        "area.districts": ["atlantis", "mansfield"],
    }
    assert interview(monkeypatch, root, "micro", answers) == 0
    assert all(waiting == [] for waiting in answers.values())
    listing = read_valid(root, "micro/ada-s-companions.yaml")
    assert listing.website == "https://www.example.org"
    said = capsys.readouterr().out
    assert "This one is needed." in said
    assert "“homecare” is not a kind of support we list. Did you mean “home-care”?" in said
    assert "“compnionship” is not a kind of support we list. Did you mean “companionship”?" in said
    assert "Phone “12” is not a UK number." in said
    assert "“atlantis”" in said


def test_somebody_must_be_reachable_before_the_questions_end(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {
        "name": ["Ada's Companions"],
        "summary": ["Friendly company and a hand with shopping."],
        "support": ["companionship"],
        "legal_form": ["sole-trader"],
        "team_size": ["1"],
        "personal_care": ["not-provided"],
        "website": ["", "https://www.example.org"],
    }
    assert interview(monkeypatch, root, "micro", answers) == 0
    assert "Give at least one of phone, email and website" in capsys.readouterr().out
    assert read_valid(root, "micro/ada-s-companions.yaml").website == "https://www.example.org"


def test_what_a_rule_refuses_is_asked_again_at_once(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {
        "name": ["Joy"],
        "summary": ["Ring me on 01632 960001 any time.", "I like cooking and going for walks."],
        "support": ["personal-assistant"],
        "outcode": ["NG18"],
        "contact_through": ["broker"],
        "employment": ["employed"],
        "prices.amount": ["18"],
        "prices.unit": ["hour"],
    }
    assert interview(monkeypatch, root, "personal-assistant", answers) == 0
    assert "looks like a phone number inside text" in capsys.readouterr().out
    assert read_valid(root, "personal-assistants/joy.yaml").summary == "I like cooking and going for walks."


def test_an_interview_that_is_left_writes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "Ada's Companions")  # and then Ctrl+D
    assert run(root, "micro") == 1
    assert capsys.readouterr().err.endswith("Nothing was written.\n")
    assert listings(root) == []


def test_a_repository_without_an_area_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "micro", *OPTIONS["micro"]) != 0
    assert "content/area/area.yaml" in capsys.readouterr().err
