"""Write problems out: as text, as GitHub annotations, as JSON, as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from itertools import groupby

from plugins.records.problem import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """A line a problem: `file:line: message`."""
    return "\n".join(str(problem) for problem in problems)


def as_github(problems: Sequence[Problem]) -> str:
    """GitHub's workflow commands, which mark the lines of a pull request.

    Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "\n".join(
        f"::{'error' if problem.fatal else 'warning'} "
        f"file={_escaped(problem.path.as_posix(), ',:')},line={problem.line}::{_escaped(problem.message)}"
        for problem in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of objects with path, line, message and fatal."""
    rows = [
        {
            "path": problem.path.as_posix(),
            "line": problem.line,
            "message": problem.message,
            "fatal": problem.fatal,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_markdown(problems: Sequence[Problem]) -> str:
    """A list under each file's name, for a comment on a pull request."""
    parts = []
    for path, found in groupby(problems, key=lambda problem: problem.path):
        lines = [
            f"- line {problem.line}: {'' if problem.fatal else '(a question) '}{_plain(problem.message)}"
            for problem in found
        ]
        parts.append(f"**{_plain(path.as_posix())}**\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
}


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _plain(text: str) -> str:
    """Keep Markdown, HTML, mentions and links to issues in somebody's listing from acting in a comment.

    GitHub looks for @ and # after the Markdown is read, so only a space of no width keeps them from acting:
    https://github.com/github/cmark-gfm/issues/181
    """
    text = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([@#])", r"\1&#8203;", text)
    return re.sub(r"([\\`*_{}\[\]|!~])", r"\\\1", text)
