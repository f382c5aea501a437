"""No rule without a docstring that says it, and a bad example that breaks it."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from plugins.market.records.rules import RULES, Rule
from tests.market.records.rules.example import Example

EVERY = sorted({rule for rules in RULES.values() for rule in rules}, key=lambda rule: rule.__name__)
FAMILIES = sorted({rule.__module__.rpartition(".")[2] for rule in EVERY})
EXAMPLES: list[Example] = [
    example
    for family in FAMILIES
    for example in importlib.import_module(f"tests.market.records.rules.test_{family}").EXAMPLES
]


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.__name__)
def test_a_rule_says_what_it_asks_and_has_an_example_that_breaks_it(rule: Rule) -> None:
    first, *_ = (rule.__doc__ or "").splitlines() or [""]
    assert first.endswith("."), "the docstring's first line is the rule, a whole sentence"
    assert any(example.rule is rule for example in EXAMPLES), "add an Example to its family's test"


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule(example: Example, tmp_path: Path) -> None:
    example.prove(tmp_path)


def test_every_function_that_looks_like_a_rule_is_one() -> None:
    """A rule that somebody wrote and forgot to add to RULES."""
    written = {
        value
        for family in FAMILIES
        for name, value in vars(importlib.import_module(f"plugins.market.records.rules.{family}")).items()
        if callable(value) and getattr(value, "__module__", "").endswith(f"rules.{family}") and not name.startswith("_")
        if {"around", "_around"} & set(getattr(value, "__annotations__", {}))
    }
    assert written == set(EVERY)


def test_rules_stand_in_files_of_their_family() -> None:
    folder = Path(__file__).parents[4] / "plugins" / "market" / "records" / "rules"
    assert {path.stem for path in folder.glob("*.py")} == {*FAMILIES, "__init__"}
