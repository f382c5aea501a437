"""What a council writes beside its listings: the thesaurus and the pathways."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.records.pathways import Pathway, load_pathways
from plugins.records.problem import Problem
from plugins.records.thesaurus import Meaning, load_thesaurus


@dataclass(frozen=True, slots=True)
class Written:
    """All of it, checked, and every problem of every file."""

    thesaurus: tuple[Meaning, ...]
    pathways: tuple[Pathway, ...]
    problems: tuple[Problem, ...]


def load_written(root: Path) -> Written:
    """Read and check all that is written beside the listings under `root`."""
    thesaurus, unclear = load_thesaurus(root)
    pathways, wrong = load_pathways(root)
    return Written(thesaurus, pathways, unclear + wrong)
