"""How people get in touch: numbers that can be dialled, websites that anybody can open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.records.rules import contact
from tests.builders import problems_of
from tests.records.rules.example import Example

NOT_UK = "is not a UK number. Write it with its leading zero, like 01632 960123."
CLOSED = "cannot be opened by others. Copy it from a browser's address bar."
NOBODY = "Nobody can get in touch: there is no phone, email or website. Add at least one."

EXAMPLES = (
    Example(
        rule=contact.phone_is_dialable,
        bad={"phone": "1632 960123"},
        said=(f"7: Phone “1632 960123” {NOT_UK}",),
        good={"phone": "01632 960123"},
    ),
    Example(
        rule=contact.website_is_public,
        bad={"website": "http://localhost/admin", "organisation": {"name": "Ada", "website": "https://10.0.0.1/"}},
        said=(f"8: Website “http://localhost/admin” {CLOSED}", f"9: Website “https://10.0.0.1/” {CLOSED}"),
        good={"website": "https://www.example.org/ada?x=1#y", "organisation": {"name": "Ada"}},
    ),
    Example(
        rule=contact.somebody_can_be_reached,
        bad={"phone": None},
        said=(f"1: {NOBODY}",),
        good={"phone": None, "email": "ada@example.org"},
    ),
    Example(  # CQC gives no phone for some: a question, since nobody here can add it
        rule=contact.somebody_can_be_reached,
        kind="registered",
        bad={"cqc": {"location_id": "1-1234", "name": "Larkrise"}},
        said=(f"1: warning: {NOBODY}",),
        good={"website": "https://www.example.org"},
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule(example: Example, tmp_path: Path) -> None:
    example.prove(tmp_path)


@pytest.mark.parametrize(
    "phone", ["01632 960123", "0115 4960123", "0 1 6 3 2 960123", "116 123", "111", "0800 1111111"]
)
def test_numbers_that_can_be_dialled(phone: str) -> None:
    assert problems_of("micro", phone=phone) == []


@pytest.mark.parametrize(
    "phone",
    [
        "+44 1632 960123",
        "01632-960123",
        "00 1632 960123",
        "0",
        "016329601",
        "016329601234",
        "999999",
        "1632",
        "12345",
        "\uff10\uff11\uff16\uff13\uff12 960123",
        "٠١٦٣٢٩٦٠١٢٣",
        "01632 96O123",
        "01632\xa0960123",
    ],
)
def test_numbers_that_cannot_be_dialled(phone: str) -> None:
    (problem,) = problems_of("micro", phone=phone)
    assert problem.message.endswith(NOT_UK)


@pytest.mark.parametrize(
    "website",
    [
        "https://user:secret@example.org",
        "https://@example.org",
        "https://example",
        "https://example.org:99999",
        "https://[::1]/",
        "https://127.1/",
        "https://0x7f.1/",
        "https://2130706433/",
        "https://[x/",
        "https:///a",
        "https://bücher.example/",
        "https://a..example.org",
        "https://exa_mple.org",
    ],
)
def test_websites_that_others_cannot_open(website: str) -> None:
    (problem,) = problems_of("micro", website=website)
    assert problem.message == f"Website “{website}” {CLOSED}"


@pytest.mark.parametrize(
    "website", ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org", "https://a.org/\u202e"]
)
def test_other_addresses_do_not_pass_the_schema(website: str) -> None:
    problem, *_hidden = problems_of("micro", website=website)
    assert problem.message.endswith(
        "Write the whole web address, starting with https://, like https://www.example.org."
    )


def test_a_personal_assistant_is_reached_through_the_council() -> None:
    fields: dict[str, Any] = {"contact_through": "broker"}
    assert problems_of("personal-assistant", **fields) == []


def test_a_field_that_its_schema_refused_is_not_missing() -> None:
    (problem,) = problems_of("micro", phone=None, website="www.example.org")
    assert problem.message.startswith("Website “www.example.org” is not right.")
