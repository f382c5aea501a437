"""What a council writes beside its listings: the thesaurus, the pathways and the easy-read versions of guides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.records.easy_read import EasyRead, load_easy_read
from plugins.records.pathways import Pathway, load_pathways
from plugins.records.problem import Problem
from plugins.records.thesaurus import Meaning, load_thesaurus


@dataclass(frozen=True, slots=True)
class Written:
    """All of it, checked, and every problem of every file."""

    thesaurus: tuple[Meaning, ...]
    pathways: tuple[Pathway, ...]
    easy_read: tuple[EasyRead, ...]
    problems: tuple[Problem, ...]


def load_written(root: Path) -> Written:
    """Read and check all that is written beside the listings under `root`."""
    thesaurus, unclear = load_thesaurus(root)
    pathways, wrong = load_pathways(root)
    easy_read, hard = load_easy_read(root)
    return Written(thesaurus, pathways, easy_read, unclear + wrong + hard)
