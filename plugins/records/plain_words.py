"""Find what is hard to read in the guides, the pathways and the easy-read versions. Nothing here stops a build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.records import easy_read, pathways, yaml_source
from plugins.records.problem import Problem
from plugins.records.reading import Reader, Sentence, read_left_out, sentences
from plugins.records.yaml_source import Document, FieldPath

NOT_PROSE = {"name", "path", "filter", "step", "is", "and_from", "looks_back", "many", "pay", "support", "need", "kind"}


def hard_to_read(root: Path) -> tuple[Problem, ...]:
    """Give every sentence that is too hard, of all that a council writes beside its listings."""
    reader = Reader(read_left_out(root))
    found: list[Problem] = []
    for file in sorted((root / easy_read.GUIDES).rglob("*.md")):
        found += reader.problems(file.relative_to(root), guide_sentences(_text(file)))
    for file in sorted((root / pathways.FOLDER).glob("*.yaml")):
        found += reader.problems(file.relative_to(root), pathway_sentences(file.read_bytes()))
    for file in sorted((root / easy_read.FOLDER).glob("*.md")):
        lines = easy_read.long_lines(_text(file), reader)
        where = file.relative_to(root)
        found += (Problem(path=where, line=line, message=message, fatal=False) for line, message in lines)
    return tuple(sorted(found))


def guide_sentences(text: str) -> list[Sentence]:
    """Give the sentences of a guide: its summary and all that follows its first empty line."""
    head, _empty, body = text.partition("\n\n")
    lines = head.split("\n")
    summaries = [
        Sentence(number, line.partition(":")[2].strip())
        for number, line in enumerate(lines, start=1)
        if line.startswith("Summary:")
    ]
    return [*summaries, *sentences(body, len(lines) + 2)]


def pathway_sentences(raw: bytes) -> list[Sentence]:
    """Give the sentences of a pathway's file."""
    document = yaml_source.read(raw)
    written = raw.decode("utf-8", errors="replace").split("\n")
    return [sentence for path, text in _texts(document.tree) for sentence in _of_field(path, text, document, written)]


def _texts(part: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, dict | list):
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            if key not in NOT_PROSE:
                yield from _texts(value, (*path, key))


def _of_field(path: FieldPath, text: str, document: Document, written: list[str]) -> Iterator[Sentence]:
    line = document.line(path)
    is_block = written[line - 1].rstrip().endswith(("|", ">"))  # its text starts on the line below
    yield from sentences(text, line + is_block)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")
