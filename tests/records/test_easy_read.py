"""An easy-read version has a guide, a picture for each idea, and words for each picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.easy_read import EasyRead, Idea, Part, load_easy_read
from plugins.records.load import load
from plugins.records.tokens import NAMES
from tests.builders import TODAY, write_repository

REPOSITORY = Path(__file__).parents[2]
GOOD = """\
Title: Money
Summary: About money.

![Coins](coins)
Money is yours.
You use it.

## More

![A house](house)
Ring [[council.phone]].
"""


def written(tmp_path: Path, text: str, name: str = "money") -> Path:
    return write_repository(
        tmp_path,
        {
            "content/pages/money.md": "Title: Money\nSlug: money\nSummary: x\nGroup: paying\nOrder: 1\n\nText.\n",
            f"content/easy-read/{name}.md": text,
            "theme/static/images/easy-read/coins.svg": "<svg/>",
            "theme/static/images/easy-read/house.svg": "<svg/>",
        },
    )


def problems_of(root: Path) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in load_easy_read(root)[1]]


def test_a_version_is_read_in_parts(tmp_path: Path) -> None:
    first = Part("", (Idea("coins", "Coins", ("Money is yours.", "You use it.")),))
    second = Part("More", (Idea("house", "A house", ("Ring [[council.phone]].",)),))
    version = EasyRead("money", "Money", "About money.", (first, second))
    assert load_easy_read(written(tmp_path, GOOD)) == ((version,), ())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("(coins)", "(coin)", "4: There is no picture “coin”. Did you mean “coins”?"),
        ("(coins)", "(zebra)", "4: There is no picture “zebra”. Draw one and put it in theme/static/images/easy-read."),
        ("![Coins]", "![]", "4: Say in words what the picture shows, like ![A house](coins)."),
        ("![Coins](coins)\n", "", "4: These words have no picture. Put a line like ![A house](house) above them."),
        ("Ring [[council.phone]].\n", "", "10: No words stand under this picture. Write a line or two."),
        ("Summary: About money.\n", "",
         "1: “Summary:” is missing. Start with a “Title:” line, then a “Summary:” line."),
        ("council.phone", "council.fone",
         f"11: “[[council.fone]]” stands for nothing. Use one of: {', '.join(NAMES)}."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    assert problems_of(written(tmp_path, GOOD.replace(old, new, 1))) == [message]


def test_a_version_without_its_guide_is_an_error(tmp_path: Path) -> None:
    said = "1: There is no guide “{}” for this to be the easy read of. {}"
    root = written(tmp_path / "a", GOOD, "mony")
    assert problems_of(root) == [said.format("mony", "Did you mean “money.md”?")]
    root = written(tmp_path / "b", GOOD, "xyz")
    assert problems_of(root) == [said.format("xyz", "Name the file after the guide's “Slug:”.")]


def test_a_wrong_version_stops_the_build_like_any_record(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, GOOD.replace("(coins)", "(coin)")), TODAY)
    assert [(one.path.as_posix(), one.fatal) for one in loaded.problems] == [("content/easy-read/money.md", True)]


def test_a_site_may_have_no_easy_read(tmp_path: Path) -> None:
    assert load_easy_read(write_repository(tmp_path)) == ((), ())


def test_the_key_guides_have_a_version_and_every_picture_is_used() -> None:
    versions, problems = load_easy_read(REPOSITORY)
    assert problems == ()
    assert [version.slug for version in versions] == [
        "choosing-a-service",
        "direct-payments",
        "employing-a-personal-assistant",
        "getting-help-to-choose",
        "individual-service-funds",
        "paying-for-support",
        "privacy",
        "questions-to-ask",
        "staying-safe",
    ]
    used = {idea.picture for version in versions for part in version.parts for idea in part.ideas}
    drawn = {path.stem for path in (REPOSITORY / "theme/static/images/easy-read").glob("*.svg")}
    assert drawn - used == set()


def test_the_pictures_are_drawings_and_nothing_else() -> None:
    for path in sorted((REPOSITORY / "theme/static/images/easy-read").glob("*.svg")):
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 96 96"' in text, path.name
        assert len(text) < 4000, path.name
        for forbidden in ("style", "script", "href", "url(", "<text", "<image"):
            assert forbidden not in text, f"{path.name}: {forbidden}"
