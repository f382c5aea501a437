"""Gather every text that pages say: from templates, Python, schemas and scripts."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, nodes

from plugins.languages.script_words import IN_SCRIPT
from plugins.languages.template_words import translated

PLUGINS = Path(__file__).parents[1]
# The market's pages are in English only: what the council writes in them is in no other language.
IN_ENGLISH_ONLY = "market"  # a folder of templates and of plugins
UNSAID = frozenset({"address_show"})  # vocabularies that no page shows


class Said(NamedTuple):
    """A text that is said: for one and for several where it depends on a count, and the file it stands in."""

    text: str
    many: str
    where: str


def gather(root: Path) -> list[Said]:
    """Give every text, once each, in the order of the files."""
    found: dict[tuple[str, str], Said] = {}
    for said in (*_templates(root / "theme"), *_python(), *_schemas(), *_scripts(root / "theme")):
        found.setdefault((said.text, said.many), said)
    return list(found.values())


def of_template(source: str, where: str) -> list[Said]:
    """Give the texts of a template in the order they stand in it."""
    found: list[tuple[int, Said]] = []

    def note(text: str, start: int) -> None:
        found.append((source.count("\n", 0, start) + 1, Said(text, "", where)))

    translated(source, note)
    tree = Environment(autoescape=True).parse(source)
    found += [
        (one.lineno, Said(one.node.value, "", where))
        for one in tree.find_all(nodes.Filter)
        if one.name == "t" and isinstance(one.node, nodes.Const)
    ]
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("t", "n"):
            texts = [part.value for part in call.args if isinstance(part, nodes.Const)]
            found.append((call.lineno, Said(texts[0], texts[1] if call.node.name == "n" else "", where)))
    return [said for _line, said in sorted(found, key=lambda one: one[0])]


def of_python(source: str, where: str) -> Iterator[Said]:
    """Give the texts that a module says."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("t", "n", "mark"):
            texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            if texts:
                yield Said(texts[0], texts[1] if node.func.id == "n" else "", where)


def of_script(source: str, where: str) -> Iterator[Said]:
    """Give the texts that a script says."""
    for found in IN_SCRIPT.finditer(source):
        text, many = (json.loads(f'"{part or ""}"') for part in (found[1] or found[2], found[3]))
        yield Said(text, many, where)


def _templates(theme: Path) -> Iterator[Said]:
    for path in sorted((theme / "templates").rglob("*.html")):
        if IN_ENGLISH_ONLY not in path.relative_to(theme).parts:
            yield from of_template(path.read_text(encoding="utf-8"), path.relative_to(theme.parent).as_posix())


def _python() -> Iterator[Said]:
    for path in sorted(PLUGINS.rglob("*.py")):
        if path.relative_to(PLUGINS).parts[0] != IN_ENGLISH_ONLY:
            yield from of_python(path.read_text(encoding="utf-8"), path.relative_to(PLUGINS.parent).as_posix())


def _schemas() -> Iterator[Said]:
    """Give the titles and notes of the words that listings use, and the titles of the kinds of listing."""
    for path in sorted((PLUGINS / "records" / "schemas").glob("*.json")):
        where = path.relative_to(PLUGINS.parent).as_posix()
        schema = json.loads(path.read_text(encoding="utf-8"))
        if "x-folder" in schema:
            yield Said(schema["title"], "", where)
        for name, definition in schema.get("$defs", {}).items():
            for choice in () if name in UNSAID else definition.get("oneOf", ()):
                yield from (Said(choice[part], "", where) for part in ("title", "description") if part in choice)


def _scripts(theme: Path) -> Iterator[Said]:
    for path in sorted((theme / "static" / "js").glob("*.js")):
        yield from of_script(path.read_text(encoding="utf-8"), path.relative_to(theme.parent).as_posix())
