"""What stops a build. A rule is a function whose docstring is the rule; it gives problems, and prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.records.problem import Problem

Rule = Callable[[Filed[Any], Around], Iterator[Problem]]
RULES: tuple[Rule, ...] = ()


def problems_of(around: Around) -> Iterator[Problem]:
    """Apply every rule to every record."""
    for read in around.reads:
        if read.filed is not None:
            for rule in RULES:
                yield from rule(read.filed, around)
