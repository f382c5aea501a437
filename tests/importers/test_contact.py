from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importers.contact import phone_of, website_of
from plugins.records.rules.contact import PHONE, _is_public

ANY = st.text(st.characters(exclude_categories=["Cs"])) | st.text("0123456789+() /-ext", max_size=30)
NEAR_ADDRESSES = st.text("htps:/w.@x1-?#[]%\\ o,uk", max_size=40) | st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("1616691029", "0161 669 1029"),
        ("7436315363", "07436 315363"),
        ("01632 960123", "01632 960123"),
        ("+44 1632 960123", "01632 960123"),
        ("+44 (0)1632 960123", "01632 960123"),
        ("0044 7436 315363", "07436 315363"),
        ("441632960123", "01632 960123"),
        ("(01632) 960123", "01632 960123"),
        ("2079460000", "020 7946 0000"),
        ("3333583397", "0333 358 3397"),
        ("0800 123456", "0800 123 456"),
        ("01632 960123 ext 12", "01632 960123"),
        ("01632 960123 / 07436 315363", "01632 960123"),
        ("160 or 07436315363", "07436 315363"),
    ],
)
def test_phones_are_repaired(cell: str, phone: str) -> None:
    assert phone_of(cell) == phone


@pytest.mark.parametrize("cell", ["161785924", "16162888642", "0161 785 924", "12345", "", "call us", "0000000000"])
def test_numbers_that_are_not_whole_are_left_out(cell: str) -> None:
    assert phone_of(cell) is None


@given(ANY)
def test_any_phone_that_is_kept_passes_the_rule(cell: str) -> None:
    phone = phone_of(cell)
    assert phone is None or PHONE.fullmatch(phone.replace(" ", "")) is not None
    assert phone is None or phone_of(phone) == phone


@pytest.mark.parametrize(
    ("cell", "website"),
    [
        ("www.ash.example.org", "http://www.ash.example.org"),
        ("WWW.Ash.Example.ORG/Homes", "http://www.ash.example.org/Homes"),
        ("HTTPS://Ash.example.org ", "https://ash.example.org"),
        ("https:/ash.example.org", "https://ash.example.org"),
        ("http//ash.example.org", "http://ash.example.org"),
        ("http://https://ash.example.org", "https://ash.example.org"),
        ("ash.example.org.", "http://ash.example.org"),
        ("hennessypartnership.co.uk/", "http://hennessypartnership.co.uk/"),
        ("www.ash.community", "http://www.ash.community"),
    ],
)
def test_websites_are_repaired(cell: str, website: str) -> None:
    assert website_of(cell) == website


@pytest.mark.parametrize(
    "cell",
    ["www.rochcare.comenq", "info@ash.example.org", "www.ash example.org", "www,ash,org", "ash", "javascript:alert(1)",
     "http://", "", "http://10.0.0.1/", "http://localhost", "café.example.org", "www.ash..org", "http://a:b@c.org"],
)  # fmt: skip
def test_websites_that_cannot_be_opened_are_left_out(cell: str) -> None:
    assert website_of(cell) is None


@given(NEAR_ADDRESSES)
def test_any_website_that_is_kept_passes_the_rule(cell: str) -> None:
    website = website_of(cell)
    assert website is None or _is_public(website)
