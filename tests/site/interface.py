"""Find the sentences of the interface where they are written: in templates, scripts, Python and schemas."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from plugins.records.reading import Sentence, sentences

LEFT_BEHIND = re.compile(r"\{#.*?#\}|\{%.*?%\}|<!--.*?-->|<script.*?</script>", re.DOTALL)
VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
WITHIN_A_SENTENCE = re.compile(r"</?(?:a|abbr|b|em|span|strong)\b[^>]*>", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
QUOTED = re.compile(r'"([^"\\\n]*)"|`([^`\\\n]*)`')
FILLED = re.compile(r"\$?\{[^{}]*\}")
SAYS = re.compile(r"[A-Z“][^<>{}=]*\s[^<>{}=]*\s[^<>{}=]*[a-z]")  # a text of some words that starts as a sentence does


def sentences_of(path: Path) -> list[Sentence]:
    """Give the sentences that a file says to people."""
    text = path.read_text(encoding="utf-8")
    reads = {".html": _of_template, ".js": _of_script, ".py": _of_python, ".json": _of_schema}
    return list(reads[path.suffix](text))


def _of_template(text: str) -> Iterator[Sentence]:
    for found in re.finditer(r"\{\{.*?\}\}", text, re.DOTALL):
        yield from _quoted(found[0], text.count("\n", 0, found.start()) + 1)
    text = LEFT_BEHIND.sub(_blank, text)
    text = VALUE.sub(lambda found: "word" + _blank(found), text)
    text = TAG.sub(lambda found: "\n" + _blank(found), WITHIN_A_SENTENCE.sub(_blank, text).replace("\n", "\v"))
    line = 1
    for part in text.split("\n"):  # “\v” is a line break of the file, “\n” the edge of an element
        lead = len(part) - len(part.lstrip())
        start = line + part.count("\v", 0, lead)
        yield from sentences(" ".join(part.split()), start)
        line += part.count("\v")


def _blank(found: re.Match[str]) -> str:
    return "\v" * (found[0].count("\n") + found[0].count("\v"))


def _of_script(text: str) -> Iterator[Sentence]:
    for number, line in enumerate(text.split("\n"), start=1):
        yield from _quoted(line.partition(" // ")[0] if not line.lstrip().startswith("//") else "", number)


def _quoted(text: str, line: int) -> Iterator[Sentence]:
    for found in QUOTED.finditer(text):
        said = FILLED.sub("word", found[1] or found[2] or "")
        if SAYS.match(said):
            yield from sentences(said, line + text.count("\n", 0, found.start()))


def _of_python(text: str) -> Iterator[Sentence]:
    tree = ast.parse(text)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(parents.get(node), ast.Expr | ast.JoinedStr):  # a docstring, or a part of what follows
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = FILLED.sub("word", node.value)
            if SAYS.match(said):
                yield from sentences(said, node.lineno)
        if isinstance(node, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "word" for part in node.values]
            if SAYS.match("".join(parts)):
                yield from sentences("".join(parts), node.lineno)


def _of_schema(text: str) -> Iterator[Sentence]:
    """Give what a schema says of its words: pages show it beside them."""
    lines = text.split("\n")
    for definition in json.loads(text)["$defs"].values():
        for choice in definition.get("oneOf", ()):
            said = choice.get("description")
            if said is not None:
                written = json.dumps(said, ensure_ascii=False)
                yield from sentences(said, next(n for n, line in enumerate(lines, start=1) if written in line))
