"""A pathway is checked like any record: every rule with its bad example, every message in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.directory.guides import tokens
from plugins.records import tokens as names
from plugins.records.load import load
from plugins.records.pathways import Condition, load_pathways
from plugins.settings import settings_from
from tests.builders import PELICANCONF, write_repository

REPOSITORY = Path(__file__).parents[2]
GOOD = """\
title: Which way?
summary: A few questions.
start: Hello.
steps:
  - name: safe
    title: Are you safe?
    answers:
      - name: yes
        title: Yes
      - name: no
        title: No
  - name: kinds
    title: What do you use?
    many: yes
    filter: support
    answers:
      - name: home-care
        title: Home care
      - name: meals
        title: Meals
    if_all:
      - step: safe
        is: [yes, not-answered]
endings_title: The ways
endings:
  - name: stay
    title: Stay
    text: You stay.
    find:
      - title: Services
        pay: [direct-payment]
        and_from: [kinds]
    if_any:
      - step: safe
        is: [yes]
  - name: go
    title: Go
    text: You go.
"""


def problems_of(tmp_path: Path, text: str) -> list[str]:
    root = write_repository(tmp_path, {"content/pathways/which-way.yaml": text})
    return [f"{problem.line}: {problem.message}" for problem in load_pathways(root)[1]]


def test_a_good_pathway_is_read(tmp_path: Path) -> None:
    root = write_repository(tmp_path, {"content/pathways/which-way.yaml": GOOD})
    (pathway,) = load(root, date(2026, 11, 21)).catalogue.pathways
    assert (pathway.slug, [step.name for step in pathway.steps]) == ("which-way", ["safe", "kinds"])
    assert pathway.steps[1].if_all == (Condition(step="safe", is_=("yes", "not-answered")),)
    assert pathway.steps[1].many is True
    assert pathway.endings[0].find[0].filters == {"pay": ("direct-payment",)}


def test_a_site_may_have_no_pathway(tmp_path: Path) -> None:
    assert load_pathways(write_repository(tmp_path)) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (
            "  - name: kinds\n",
            "  - name: safe\n",
            [
                "12: “safe” is already the name of another. Give it its own.",
                "35: “yes” is not an answer of the step “safe”. Use one of: home-care, meals.",
                "32: “kinds” is not a step with a “filter:”. Name one that is, or leave it out.",
            ],
        ),
        ("  - name: go\n", "  - name: stay\n", ["36: “stay” is already the name of another. Give it its own."]),
        ("name: no\n", "name: yes\n", ["10: “yes” is already the name of another. Give it its own."]),
        (
            "if_all:\n      - step: safe",
            "if_all:\n      - step: saef",
            ["22: “saef” is not the name of an earlier step. Did you mean “safe”?"],
        ),
        (
            "if_all:\n      - step: safe",
            "if_all:\n      - step: kinds",
            ["22: “kinds” is not the name of an earlier step. Use one of: safe."],
        ),
        (
            "is: [yes, not-answered]",
            "is: [yes, maybe]",
            ["23: “maybe” is not an answer of the step “safe”. Use one of: yes, no."],
        ),
        (
            "    many: yes\n",
            "    looks_back: [kinds]\n",
            ["14: “kinds” is not the name of an earlier step. Use one of: safe."],
        ),
        (
            "name: home-care",
            "name: homecare",
            ["17: “homecare” is not a word of the filter “support”. Did you mean “home-care”?"],
        ),
        (
            "and_from: [kinds]",
            "and_from: [safe]",
            ["32: “safe” is not a step with a “filter:”. Name one that is, or leave it out."],
        ),
        (
            "    text: You go.\n",
            "    text: You go.\n    if_all:\n      - step: safe\n        is: [no]\n",
            ["36: The last ending is for everybody whom no other fits. Take away its conditions, or add one after it."],
        ),
        (
            "    if_any:\n      - step: safe\n        is: [yes]\n",
            "",
            ["26: “stay” has no condition, so nobody reaches those after it. Give it one, or put it last."],
        ),
        (
            "start: Hello.",
            "start: Ring [[council.fone]].",
            [f"3: “[[council.fone]]” stands for nothing. Use one of: {', '.join(names.NAMES)}."],
        ),
        (
            "pay: [direct-payment]",
            "pay: [direct-pay]",
            ["31: “direct-pay” is not a way to pay we list. Did you mean “direct-payment”?"],
        ),
        ("filter: support", "filter: price",
         ["15: “price” is not a group of filters. Use one of: support, need, pay."]),
        ("many: yes", "many: two", ["14: May several be ticked? “two” is not right. Write yes or no."]),
        ("summary: A few questions.\n", "", ["1: “summary:” is missing. Write one line of up to 200 characters."]),
        (
            "name: meals",
            "name: Meals!",
            ["19: Short name “Meals!” is not right. Write small letters, digits and dashes, like my-view."],
        ),
        ("title: Which way?", "titel: Which way?\ntitle: Which?",
         ["1: “titel” is not a field of the pathway's file. Did you mean “title”?"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, old: str, new: str, messages: list[str]) -> None:
    assert old in GOOD
    assert problems_of(tmp_path, GOOD.replace(old, new, 1)) == messages


def test_a_wrong_pathway_stops_the_build_like_any_record(tmp_path: Path) -> None:
    root = write_repository(tmp_path, {"content/pathways/which-way.yaml": "title: x\n"})
    loaded = load(root, date(2026, 11, 21))
    assert any(problem.fatal and problem.path.name == "which-way.yaml" for problem in loaded.problems)


def test_the_names_in_brackets_are_those_that_the_pages_fill_in() -> None:
    assert sorted(names.NAMES) == sorted(tokens(settings_from(PELICANCONF), "Notts"))


def test_our_own_pathways_are_sound() -> None:
    pathways, problems = load_pathways(REPOSITORY)
    assert problems == ()
    assert [pathway.slug for pathway in pathways] == ["get-help-to-choose", "stay-or-change"]
