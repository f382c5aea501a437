"""What is written in sentences: no contact details, shouting, false claims or hidden characters; easy to read."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from plugins.records.load import check_listing
from plugins.records.rules import people, prose
from tests.builders import listing_yaml, make_surroundings, problems_of
from tests.records.rules.example import Example

GOOD_CARE: dict[str, Any] = {
    "location_id": "1-1234",
    "name": "LARKRISE CARE AGENCY",
    "phone": "01632 960001",
    "rating": {"overall": "Requires improvement"},
}
SERVICE: dict[str, Any] = {"name": "Hub", "what": "Ring 01632 960123"}
UNRATED = "is a claim about a rating, but there is no CQC rating on record. Remove the claim."
RATED = "is a claim about a rating, but CQC's record says “Requires improvement”. Remove the claim."
HARD = (
    "The summary has hard words (Multidisciplinary, rehabilitation, personalisation). "
    "Say it as you would to a neighbour."
)

EXAMPLES = (
    Example(
        rule=prose.no_contact_details_in_text,
        bad={"summary": "Write to ada@example.org or ring 07700 900123."},
        said=(
            "2: “ada@example.org” looks like an email address inside text. Move it to “email:”.",
            "2: “07700 900123” looks like a phone number inside text. Move it to “phone:”.",
        ),
        good={"summary": "We met 0123 of 1900 people, from 09:00 @ the hall.", "email": "ada@example.org"},
    ),
    Example(
        rule=prose.no_shouting,
        bad={"summary": "THE BEST CARE in town!!!"},
        said=("2: “THE BEST CARE” reads as shouting. Write it in small letters.",),
        good={"summary": "We know ADHD, OCD, PTSD and COPD well! Do call!"},
    ),
    Example(
        rule=prose.no_rating_that_differs,
        bad={"description": "We are rated **Good** by CQC, and judged as outstanding."},
        said=(
            f"8: “rated **Good” {UNRATED}",
            f"8: “judged as outstanding” {UNRATED}",
        ),
        good={"description": "Good company, and an outstanding view."},
    ),
    Example(
        rule=prose.no_rating_that_differs,
        kind="registered",
        bad={"cqc": GOOD_CARE, "description": "Rated Good."},
        said=(f"2: “Rated Good” {RATED}",),
        good={"cqc": GOOD_CARE, "description": "We are rated requires\nimprovement."},
    ),
    Example(
        rule=prose.no_hidden_characters,
        bad={"summary": "Friendly \u202eynapmoc in town.", "organisation": {"name": "Ada\x1b[31m"}},
        said=(
            "2: There is an invisible character (U+202E) in the text. Type the text again.",
            "8: There is an invisible character (U+001B) in the text. Type the text again.",
        ),
        good={"summary": "Friendly company 👩🏽‍🌾 in a café\u00a0nearby."},
    ),
    Example(
        rule=prose.summary_is_easy_to_read,
        bad={"summary": "Multidisciplinary rehabilitation and personalisation."},
        said=(f"2: warning: {HARD}",),
        good={"summary": "Help to get better at home after an operation."},
    ),
    Example(
        rule=prose.summary_is_easy_to_read,
        bad={"summary": "a " * 30 + "a"},
        said=("2: warning: The summary has 31 words. Say it in 30 or fewer.",),
        good={"summary": "a " * 29 + "a"},
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule(example: Example, tmp_path: Path) -> None:
    example.prove(tmp_path)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("micro", "name", "Ring 01632 960123"),
        ("micro", "how_to_start", "Ring 01632 960123"),
        ("micro", "availability", {"state": "now", "as_of": "2026-11-01", "note": "Ring 01632 960123"}),
        ("micro", "status", {"state": "active", "since": "2026-11-01", "reason": "Ring 01632 960123"}),
        ("micro", "prices", [{"amount": 20, "unit": "hour", "for": "Ring 01632 960123"}]),
        ("micro", "prices", [{"amount": 20, "unit": "hour", "includes": "Ring 01632 960123"}]),
        ("micro", "prices", [{"amount": 20, "unit": "hour", "minimum": "Ring 01632 960123", "minimum_minutes": 60}]),
        ("personal-assistant", "experience", "Ring 01632 960123"),
        ("service", "who_for", "Ring 01632 960123"),
        ("service", "referral", {"route": "self", "how": "Ring 01632 960123"}),
        ("service", "response_time", "Ring 01632 960123"),
        ("service", "time_limit", "Ring 01632 960123"),
        ("service", "components", [SERVICE]),
        ("service", "levels", [SERVICE]),
        ("service", "results", ["Ring 01632 960123"]),
    ],
)
def test_every_free_text_is_looked_at(kind: str, field: str, value: object) -> None:
    fields: dict[str, Any] = {field: value}
    (problem,) = problems_of(kind, **fields)
    assert problem.message == "“01632 960123” looks like a phone number inside text. Move it to “phone:”."


@pytest.mark.parametrize(
    "text",
    [
        *(
            "01632 960123",
            "+44 1632 960123",
            "+44 (0)1632 960123",
            "0044 1632 960123",
            "(01632) 960123",
            "07700-900-123",
        ),
        *("0115\u2013496\u20130123", "01632\u00a0960123", "\uff10\uff11\uff16\uff13\uff12 960123", "01632 ٩٦٠١٢٣"),
    ],
)
def test_a_phone_number_is_seen_however_it_is_written(text: str) -> None:
    assert prose.PHONE.search(f"Ring {text} today") is not None


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-01 0900 1234",
        "open 0900-1700 daily",
        "01/04/2026",
        "charity 1234567",
        "£0.50",
        "100 000 000 000",
        "NG18 9ZZ",
    ],
)
def test_other_numbers_are_no_phone_numbers(text: str) -> None:
    assert prose.PHONE.search(text) is None


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x7f", "\x85", "\u00ad", "\u200b", "\u2028", "\u2066", "\ufeff", "\uffff"]
)
def test_no_character_hides_behind_an_escape(character: str) -> None:
    raw = listing_yaml().replace(b"Ada", rb"A\u%04x" % ord(character))
    (problem,) = check_listing("providers/micro/a.yaml", raw, make_surroundings())[1]
    assert (
        problem.message == f"There is an invisible character (U+{ord(character):04X}) in the text. Type the text again."
    )


PATTERNS = {
    name: pattern
    for module in (prose, people)
    for name, pattern in vars(module).items()
    if isinstance(pattern, re.Pattern)
}
SEEDS = (
    *("a", "A", "0", " ", "a.", "a@", "@a-", "a-", "!", "0 1-", "01234 ", "1 Aa ", "1 Aa" + " " * 99, "1aA", "Mr. "),
    *(
        "AAA ",
        "AAA!- ,",
        "rated ",
        "rated as ",
        "rated" + " " * 99,
        "rated as as “",
        "d.o.b",
        "born in",
        "NG18 ",
        "\u00a0",
    ),
)


@pytest.mark.parametrize("name", PATTERNS)
def test_no_text_makes_a_pattern_slow(name: str) -> None:
    """The longest text, 5,000 characters, takes a few hundredths of a second at most, whatever it holds."""
    for seed in SEEDS:
        text = (seed * 5000)[:5000]
        taken = min(_seconds(PATTERNS[name], text) for _ in range(3))  # a busy machine may be slow once
        assert taken < 0.04, f"{name} is slow on {seed!r}"


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    list(pattern.finditer(text))
    return time.process_time() - start
