"""A registered listing takes from CQC what nobody wrote by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plugins.records.build import NEEDS_OF_SPECIALISM, SUPPORT_OF_SERVICE_TYPE, build
from plugins.records.listing import Address, AgeRange, Organisation, Price, Rating, Status
from plugins.records.schema import vocabularies
from tests.builders import make_listing

CQC: dict[str, Any] = {
    "location_id": "1-1001",
    "provider_id": "1-2002",
    "provider_name": "Larkrise Care Limited",
    "name": "Larkrise House",
    "street": "7 Priorywell Wharf",
    "town": "Worksop",
    "postcode": "S80 1ZZ",
    "district": "bassetlaw",
    "phone": "01632 960247",
    "website": "https://www.example.org",
    "service_types": ["Residential homes", "Supported housing", "Nursing homes", "Something new"],
    "specialisms": ["Dementia", "Sensory impairment"],
    "rating": {"overall": "Good", "published": "2021-10-27"},
}


def test_fields_come_from_the_cqc_block() -> None:
    listing = make_listing("registered", cqc=CQC)
    assert listing.name == "Larkrise House"
    assert listing.organisation == Organisation(name="Larkrise Care Limited", cqc_provider_id="1-2002")
    assert listing.phone == "01632 960247"
    assert listing.website == "https://www.example.org"
    assert listing.address == Address(
        street="7 Priorywell Wharf", town="Worksop", postcode="S80 1ZZ", district="bassetlaw", show="full"
    )
    assert listing.support == ("care-home", "extra-care", "nursing-home")
    assert listing.needs == ("dementia", "sight-loss", "hearing-loss")
    assert listing.status is None
    assert listing.cqc is not None
    assert listing.cqc.rating == Rating(overall="Good", published=date(2021, 10, 27))


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("name", "The Lark", "The Lark"),
        ("phone", "01632 960001", "01632 960001"),
        ("support", ["short-breaks"], ("short-breaks",)),
        ("address", {"postcode": "S80 1ZZ", "show": "outcode"}, Address(postcode="S80 1ZZ", show="outcode")),
        ("organisation", {"name": "Lark"}, Organisation(name="Lark")),
        (
            "status",
            {"state": "temporarily-closed", "since": "2026-01-02"},
            Status(state="temporarily-closed", since=date(2026, 1, 2)),
        ),
    ],
)
def test_a_field_written_by_hand_wins(field: str, written: object, kept: object) -> None:
    fields: dict[str, Any] = {field: written}
    assert getattr(make_listing("registered", cqc=CQC | {"gone": "2026-09-01"}, **fields), field) == kept


def test_a_location_gone_from_cqc_is_closed() -> None:
    listing = make_listing("registered", cqc=CQC | {"gone": "2026-09-01"})
    reason = "It is no longer on the Care Quality Commission's list of registered services."
    assert listing.status == Status(state="closed", since=date(2026, 9, 1), reason=reason)
    assert not listing.is_open


def test_cqcs_words_mean_words_of_ours() -> None:
    assert {word for words in SUPPORT_OF_SERVICE_TYPE.values() for word in words} <= set(vocabularies()["support"])
    assert {word for words in NEEDS_OF_SPECIALISM.values() for word in words} <= set(vocabularies()["need"])


def test_text_becomes_values() -> None:
    prices = [{"amount": 24.5, "to": 30, "unit": "hour", "for": "weekdays", "from": "2026-04-01"}]
    listing = make_listing(prices=prices, age={"from": 18}, team_size=2.5)
    assert listing.prices == (
        Price(amount=Decimal("24.5"), to=Decimal(30), unit="hour", for_="weekdays", from_=date(2026, 4, 1)),
    )
    assert listing.age == AgeRange(from_=18)
    assert listing.team_size == Decimal("2.5")


class Shouted:
    """A value that is made from text in its own way."""

    def __init__(self, text: str) -> None:
        self.text = text

    @classmethod
    def read(cls, text: str) -> Shouted:
        return cls(text.upper())


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    one: Shouted | None = None
    many: tuple[Shouted, ...] = ()


def test_a_class_that_reads_makes_its_own_value() -> None:
    note = build(Note, {"one": "hello", "many": ["a", "b"]})
    assert note.one is not None
    assert (note.one.text, [value.text for value in note.many]) == ("HELLO", ["A", "B"])
