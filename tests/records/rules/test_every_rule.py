"""No rule without a docstring that says it, and a bad example that breaks it."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from plugins.records.entry import Rule
from plugins.records.rules import RULES
from plugins.records.rules.duplicates import likely_duplicates, listed_once
from tests.records.rules.example import Example

FAMILIES = sorted({rule.__module__.rpartition(".")[2] for rule in RULES})
EXAMPLES: list[Example] = [
    example for family in FAMILIES for example in importlib.import_module(f"tests.records.rules.test_{family}").EXAMPLES
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_has_an_example_that_breaks_it(rule: Rule) -> None:
    assert any(example.rule is rule for example in EXAMPLES), "add an Example to its family's test"


@pytest.mark.parametrize("rule", [*RULES, likely_duplicates, listed_once], ids=lambda rule: rule.__name__)
def test_a_rule_says_what_it_asks(rule: Rule) -> None:
    first, *_ = (rule.__doc__ or "").splitlines() or [""]
    assert first.endswith("."), "the docstring's first line is the rule, a whole sentence"


def test_every_function_of_a_family_that_looks_like_a_rule_is_one() -> None:
    """A rule that somebody wrote and forgot to add to RULES."""
    written = {
        value
        for family in FAMILIES
        for name, value in vars(importlib.import_module(f"plugins.records.rules.{family}")).items()
        if callable(value) and getattr(value, "__module__", "").endswith(f"rules.{family}") and not name.startswith("_")
        if "entry" in getattr(value, "__annotations__", {})
    }
    assert written == set(RULES)


def test_rules_stand_in_files_of_their_family() -> None:
    folder = Path(__file__).parents[3] / "plugins" / "records" / "rules"
    assert {path.stem for path in folder.glob("*.py")} == {*FAMILIES, "duplicates", "__init__"}
