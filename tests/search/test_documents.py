"""What can be searched of a listing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from plugins.search.documents import Document, make_document
from tests.builders import make_area, make_listing
from tests.search.county import HIDDEN_ADDRESS

NAMES = make_area().district_names


def document_of(kind: str = "micro", districts: tuple[str, ...] = (), **fields: Any) -> Document:
    return make_document(replace(make_listing(kind, **fields), districts=districts), NAMES)


def test_each_field_holds_its_words() -> None:
    document = document_of(
        "registered",
        ("newark-and-sherwood",),
        name="Copper & Lane",
        support=["home-care", "live-in-care"],
        needs=["parkinsons"],
        organisation={"name": "Lane Care Ltd"},
        address={"town": "Newark", "postcode": "NG24 1XY", "show": "full"},
        summary="We help you at home with Washing and washing up.",
        pays=["direct-payment"],
        languages=["en", "pl"],
    )
    assert document == Document(
        name=("copper", "and", "lane"),
        support=("home", "care", "live"),
        needs=("parkinsons",),
        organisation=("lane", "care", "ltd"),
        place=("newark", "sherwood", "ng24"),
        summary=("home", "washing", "direct", "payment", "polish", "cqc", "registered"),
    )


def test_the_parts_of_a_commissioned_service_can_be_searched() -> None:
    parts = [{"name": "Independent mental capacity advocate (IMCA)", "what": "Stands up for you."}]
    assert "imca" in document_of("service", components=parts).summary


def test_other_names_that_cqc_knows_can_be_searched() -> None:
    cqc = {"location_id": "1-9000000001", "name": "Larkrise", "brand": "Bluebell", "also_known_as": "The Old Mill"}
    assert document_of("registered", cqc=cqc).organisation == ("bluebell", "the", "old", "mill")


def test_an_address_that_is_withheld_cannot_be_searched() -> None:
    found = " ".join(word for value in document_of(address=HIDDEN_ADDRESS) for word in value)
    assert not any(word in found for word in ("quince", "blidworth", "ng21"))


def test_a_personal_assistant_is_found_by_outcode() -> None:
    assert document_of("personal-assistant", ("mansfield",), outcode="NG18").place == ("mansfield", "ng18")
