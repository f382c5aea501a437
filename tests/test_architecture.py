"""The house has three storeys, and its arrows only point downwards; nothing grows past its walls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
LONGEST = 250  # lines that hold something

GROUND = {"languages", "publishing", "records", "settings", "processes", "whole"}
MIDDLE = {"directory", "search", "importers", "market", "open_data", "submissions"}
# What each part of plugins/ may import besides itself.
MAY_IMPORT = {
    "settings": set[str](),
    "processes": set[str](),
    "whole": set[str](),
    "languages": set[str](),
    "publishing": {"languages", "processes", "whole"},
    "records": {"languages", "processes", "whole"},
    **dict.fromkeys(MIDDLE, GROUND),
    "open_data": GROUND | {"market"},  # for its figures
    "site": GROUND | MIDDLE,
    "choose": GROUND | MIDDLE | {"site"},
}
MODULES = {path.relative_to(PLUGINS).with_suffix("").as_posix(): path for path in sorted(PLUGINS.rglob("*.py"))}


def imports(path: Path) -> Iterator[str]:
    """Give the dotted name of everything a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts_imported(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("plugins.")}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_the_storeys_below(module: str) -> None:
    part, _slash, _rest = module.partition("/")
    if part == "__init__":
        assert parts_imported(MODULES[module]) == set()
        return
    assert part in MAY_IMPORT, f"say in MAY_IMPORT what plugins/{part} may import"
    not_allowed = parts_imported(MODULES[module]) - MAY_IMPORT[part] - {part}
    assert not_allowed == set(), f"plugins/{module}.py must not import {', '.join(sorted(not_allowed))}"


@pytest.mark.parametrize("module", MODULES)
def test_pelican_is_imported_in_one_file_a_plugin(module: str) -> None:
    allowed = module in ("site/__init__", "choose/build") or module.endswith("/generator")
    knows_pelican = any(name.partition(".")[0] == "pelican" for name in imports(MODULES[module]))
    assert allowed or not knows_pelican, f"plugins/{module}.py imports Pelican: move that to a generator.py"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_not_too_long(module: str) -> None:
    lines = [line for line in MODULES[module].read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= LONGEST, f"plugins/{module}.py holds {len(lines)} lines: a room that wants a wall"


def test_a_wrong_import_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("def f():\n    import pelican.signals\n    from plugins.choose import cli\n", encoding="utf-8")
    assert set(imports(path)) == {"pelican.signals", "plugins.choose.cli"}
    assert parts_imported(path) == {"choose"}
