"""Pack scripts and style sheets small, under names that change with what they hold: esbuild does the work.

A phone on a poor line pays for every byte and for every file. What several pages' scripts share becomes a file of its
own, so that the next page need not load it again. https://esbuild.github.io/api/
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

JOINED = re.compile(r"""importScripts\((["'])\./([\w./-]+)\1\);\n?""")  # one answer instead of ten
PROGRAMS = ("@esbuild/*/bin/esbuild", "@esbuild/*/esbuild.exe")  # npm installs the one for this machine
# What phones of 2019 understand. https://govuk-frontend's own scripts ask for as much.
COMMON = ("--minify", "--charset=utf8", "--target=es2019", "--entry-names=[name]-[hash]", "--outdir=out")
MODULES = (*COMMON, "--bundle", "--format=esm", "--splitting", "--chunk-names=[name]-[hash]")
WORKERS = COMMON  # as they are: in a format of esbuild's own, lunr would take itself for a module


class AssetError(Exception):
    """A file the theme needs is missing or cannot be used; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One packed file: its name in the site (“find-4XSGQP7C.js”) and what it holds."""

    name: str
    content: bytes


def pack(
    sources: Mapping[str, str], asked: Collection[str], libraries: Mapping[str, str], node_modules: Path
) -> dict[str, Packed]:
    """Pack the style sheets and scripts that pages have `asked` for; give each by its plain name (“find.js”).

    What they load is put into them; what scripts share is given by a name of its own. A worker's `importScripts` is
    filled with what it names, which may be one of the `libraries`. Raises AssetError.
    """
    missing = sorted(set(asked) - sources.keys())
    if missing:
        raise AssetError(f"A template asks for {missing[0]}, which is not in theme/static.")
    workers = {name: _joined(name, sources, libraries) for name in sorted(asked) if JOINED.search(sources[name])}
    entries = sorted(name for name in asked if name not in workers)
    packed = _run(node_modules, MODULES, sources, entries)
    return packed | _run(node_modules, WORKERS, workers, list(workers))


def _joined(name: str, sources: Mapping[str, str], libraries: Mapping[str, str]) -> str:
    """Put into a worker the scripts that it is made of."""

    def part(found: re.Match[str]) -> str:
        text = libraries.get(found[2], sources.get(found[2]))
        if text is None:
            raise AssetError(f"{name} loads {found[2]}, which is not in theme/static.")
        return text.rstrip() + "\n"

    return JOINED.sub(part, sources[name])


def _run(
    node_modules: Path, options: Sequence[str], sources: Mapping[str, str], entries: Sequence[str]
) -> dict[str, Packed]:
    if not entries:
        return {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, text in sources.items():
            (folder / name).write_text(text, encoding="utf-8")
        command = [_program(node_modules), *entries, *options, "--metafile=about.json", "--log-level=error"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  our own names
        if done.returncode:
            raise AssetError(f"A script or style sheet in theme/static cannot be used.\n{done.stderr.strip()}")
        outputs = json.loads((folder / "about.json").read_text(encoding="utf-8"))["outputs"]
        return {
            about.get("entryPoint", Path(path).name): Packed(Path(path).name, (folder / path).read_bytes())
            for path, about in sorted(outputs.items())
        }


def _program(node_modules: Path) -> str:
    found = [path for pattern in PROGRAMS for path in sorted(node_modules.glob(pattern))]
    if not found:
        raise AssetError("esbuild is not installed. Run `make setup`.")
    return str(found[0].resolve())
