"""Rules that keep people safe and private."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.records.entry import Entry, Surroundings
from plugins.records.problem import Problem, shorten
from plugins.records.yaml_source import FieldPath

PERSON = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev)\b\.? +[A-Z]")
POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")
STREET = re.compile(
    r"\b[0-9]{1,4}[a-z]?\s+([A-Z][a-z'’]+\s+){1,3}"
    r"(Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Court|Way|Crescent)\b"
)
BIRTH = re.compile(r"\b(born (on|in)|date of birth|d\.?o\.?b\.?)\b", re.IGNORECASE)


def micro_team_with_personal_care_is_registered(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Personal care by a team of two or more needs CQC registration, and registration has a number.

    Source: Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, schedule 1, paragraph 1.
    """
    listing = entry.listing
    if listing.kind != "micro":
        return
    if listing.personal_care == "registered" and not entry.was_given("cqc_location_id"):
        message = "Personal care is “registered” but there is no CQC location number. Add “cqc_location_id:”."
        yield entry.problem("personal_care", message)
    several = listing.team_size is not None and listing.team_size > 1
    if several and listing.personal_care == "exempt-sole-trader":
        message = (
            f"A team of {listing.team_size} that gives personal care must be registered with CQC. "
            "Write “registered” with your number, or “not-provided”."
        )
        yield entry.problem("personal_care", message)


def exempt_sole_trader_is_one_person(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Only a sole trader is exempt from registration for personal care."""
    listing = entry.listing
    if listing.personal_care == "exempt-sole-trader" and listing.legal_form not in ("sole-trader", None):
        remedy = "Check “legal_form:” and “personal_care:”."
        yield entry.problem("personal_care", f"Only a sole trader can be exempt from CQC registration. {remedy}")


def roles_not_persons_check(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """Who saw or checked something is a role or a team, never a named person."""
    listing = entry.listing
    named: list[tuple[FieldPath, str]] = []
    named += [(("checks", index, "seen_by"), check.seen_by) for index, check in enumerate(listing.checks)]
    if listing.assured is not None:
        named.append((("assured", "by"), listing.assured.by))
    for field, who in named:
        if PERSON.search(who):
            message = f"{shorten(who)} names a person. Write a role or a team, like “market team”."
            yield entry.problem(field, message)


def assistant_cannot_be_found_at_home(entry: Entry, _around: Surroundings) -> Iterator[Problem]:
    """A personal assistant's listing holds no street, whole postcode, date of birth or title with surname."""
    if entry.listing.kind != "personal-assistant":
        return
    for field, text in entry.texts:
        for pattern, what in (
            (POSTCODE, "a whole postcode"), (STREET, "a street address"),
            (BIRTH, "a date of birth"), (PERSON, "a surname"),
        ):  # fmt: skip
            found = pattern.search(text)
            if found is not None:
                remedy = "Remove it: assistants are reached through the council."
                yield entry.problem(field, f"{shorten(found[0])} looks like {what}. {remedy}")
