"""Problems are written for people, for GitHub, for programs and for a comment, and nothing in them can act."""

from __future__ import annotations

import json
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.problem import Problem, nearest, shorten
from plugins.records.report import FORMATS, as_github, as_json, as_markdown, as_text

ADA = Path("providers/micro/ada.yaml")
PROBLEMS = (
    Problem(path=ADA, line=3, message="“100%” is wrong.\nPut it right."),
    Problem(path=ADA, line=9, message="Is it?", fatal=False),
    Problem(path=Path("providers/micro/b,c:d.yaml"), line=1, message="No."),
)


def one(message: str) -> list[Problem]:
    return [Problem(path=ADA, line=1, message=message)]


def test_text_is_a_line_a_problem() -> None:
    assert as_text(PROBLEMS[1:]).splitlines() == [
        "providers/micro/ada.yaml:9: warning: Is it?",
        "providers/micro/b,c:d.yaml:1: No.",
    ]


def test_github_annotations_escape_what_github_reads() -> None:
    assert as_github(PROBLEMS).splitlines() == [
        "::error file=providers/micro/ada.yaml,line=3::“100%25” is wrong.%0APut it right.",
        "::warning file=providers/micro/ada.yaml,line=9::Is it?",
        "::error file=providers/micro/b%2Cc%3Ad.yaml,line=1::No.",
    ]


@given(st.text())
def test_no_message_starts_another_annotation(message: str) -> None:
    assert as_github(one(message)).count("\n") == 0
    assert "\r" not in as_github(one(message))


@given(st.text())
def test_json_holds_the_problems(message: str) -> None:
    assert json.loads(as_json(one(message))) == [{"path": ADA.as_posix(), "line": 1, "message": message, "fatal": True}]


def test_markdown_lists_problems_under_their_file() -> None:
    assert as_markdown(PROBLEMS) == (
        "**providers/micro/ada.yaml**\n\n"
        "- line 3: “100%” is wrong. Put it right.\n"
        "- line 9: (a question) Is it?\n\n"
        "**providers/micro/b,c:d.yaml**\n\n"
        "- line 1: No."
    )


@pytest.mark.parametrize(
    "message",
    [
        "<script>alert(1)</script>",
        "<img src=x>",
        "`code`",
        "**bold**",
        "_so_",
        "[a](https://b.example)",
        "![a](b)",
        "a\n\n# head",
        "~~a~~",
    ],
)
def test_markdown_and_html_in_a_message_stay_text(message: str) -> None:
    html, plain = (markdown.markdown(as_markdown(one(text))) for text in (message, "x"))
    assert html.count("<") == plain.count("<")


@pytest.mark.parametrize("message", ["@alphagov", "ask @a/b-team", "#12", "owner/repository#12"])
def test_nobody_is_mentioned_and_no_issue_is_linked(message: str) -> None:
    """GitHub acts on @ and # after Markdown is read, unless something stands behind them."""
    bare = as_markdown(one(message)).replace("@&#8203;", "").replace("#&#8203;", "")
    assert "@" not in bare
    assert "#" not in bare


def test_a_file_name_cannot_act_either() -> None:
    path = Path("providers/micro/`@ada`<b>.yaml")
    written = as_markdown([Problem(path=path, line=1, message="No.")])
    assert written.startswith("**providers/micro/\\`@&#8203;ada\\`&lt;b&gt;.yaml**")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_wrong_is_nothing_said(name: str) -> None:
    assert FORMATS[name]([]) == ("[]" if name == "json" else "")


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("a b", "“a b”"),
        (" a\n b ", "“a b”"),
        ("x" * 61, f"“{'x' * 59}…”"),
        ("x" * 60, f"“{'x' * 60}”"),
        (1.5, "“1.5”"),
        ("a\x1b[31m\u202e", "“a�[31m�”"),
    ],
)
def test_a_value_is_quoted_on_one_line(value: object, quoted: str) -> None:
    assert shorten(value) == quoted


@pytest.mark.parametrize(
    ("word", "found"),
    [("homecare", "home-care"), ("Home Care", "home-care"), ("meal", "meals"), ("xyzzy", None), ("", None)],
)
def test_the_nearest_word(word: str, found: str | None) -> None:
    assert nearest(word, ["home-care", "meals", "transport"]) == found
