"""`choose figures`: list every figure by the name that prose calls it, with its present value, unit and time."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.market.figures.figure import Figure
from plugins.market.figures.load import load_figures
from plugins.market.figures.phrases import nearest_name
from plugins.market.figures.saying import when_text
from plugins.records.report import as_text
from plugins.settings import read_settings, today
from plugins.site.build import load_records


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser("figures", help="list the figures that prose can name", description=__doc__)
    parser.add_argument("word", nargs="?", default="", help="only those with this in their name, title or place")
    parser.add_argument("--json", action="store_true", help="print them as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the figures. Gives 1 when a record must be put right first, or none has the word."""
    root: Path = options.root
    settings = read_settings(root / "pelicanconf.py")
    catalogue = load_records(root, settings, today()).catalogue
    loaded = load_figures(root, catalogue, today(), settings.direct_payment)
    if not loaded.figures:
        print(as_text([problem for problem in loaded.problems if problem.fatal]), file=sys.stderr)
        return 1
    found = {name: figure for name, figure in loaded.figures.items() if _has(figure, options.word)}
    if not found:
        meant = nearest_name(options.word, loaded.figures)
        remedy = f" Did you mean “{meant}”?" if meant else ""
        print(f"No figure has “{options.word}” in its name or title.{remedy}", file=sys.stderr)
        return 1
    print(_as_json(found) if options.json else _as_lines(found))
    return 0


def _has(figure: Figure, word: str) -> bool:
    return word.lower() in " ".join((figure.name, figure.title, figure.place or "")).lower()


def _as_lines(figures: Mapping[str, Figure]) -> str:
    wide = min(60, max(len(name) for name in figures))
    return "\n".join(f"{name:<{wide}}  {figure.dated}" for name, figure in figures.items())


def _as_json(figures: Mapping[str, Figure]) -> str:
    rows = {
        name: {
            "title": figure.title,
            "text": figure.text,
            "value": None if figure.value is None else str(figure.value),
            "lowest": None if figure.lowest is None else str(figure.lowest),
            "highest": None if figure.highest is None else str(figure.highest),
            "marker": figure.marker,
            "unit": figure.unit,
            "as_at": None if figure.period is None else when_text(figure.period),
            "place": figure.place,
        }
        for name, figure in figures.items()
    }
    return json.dumps(rows, ensure_ascii=False, indent=2)
