"""Listings stand where people look a name up."""

from __future__ import annotations

import pytest

from plugins.records.catalogue import name_key
from tests.builders import make_catalogue, make_listing


def test_listings_are_sorted_as_people_look_them_up() -> None:
    names = ["Otterbank", "The Oaks", "apple", "Theodore House", "“Best” Care", "Apple"]
    catalogue = make_catalogue(*(make_listing(slug=f"s{index}", name=name) for index, name in enumerate(names)))
    assert [listing.name for listing in catalogue.listings] == [
        "apple",
        "Apple",
        "“Best” Care",
        "The Oaks",
        "Otterbank",
        "Theodore House",
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Oaks", "oaks"),
        ("THE OAKS", "oaks"),
        ("‘The’ Oaks", "the’ oaks"),
        ("  Ada", "ada"),
        ("The", "the"),
        ("Straße", "strasse"),
    ],
)
def test_the_key_of_a_name(name: str, key: str) -> None:
    assert name_key(name) == key
