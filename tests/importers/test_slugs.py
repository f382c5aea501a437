from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importers.slugs import LONGEST, Naming, choose_slugs, slug_of
from plugins.records.load import SLUG

NAMES = st.sampled_from(["The Gables", "The Gables Ham", "Gâbles", "養護", "", "!"]) | st.text(max_size=90)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Flo’s Friends Care Limited", "flos-friends-care-limited"),
        ("Smith & Sons – Leeds", "smith-and-sons-leeds"),
        ("Café Élan", "cafe-elan"),
        ("  CSL  Alford", "csl-alford"),
        ("養護", ""),
    ],
)
def test_names_become_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_a_name_alone_is_enough_where_nobody_shares_it() -> None:
    wanted = {"a": Naming("The Gables", "Ham", "1-1"), "b": Naming("The Elms", "Ham", "1-2")}
    assert choose_slugs(wanted, set()) == {"a": "the-gables", "b": "the-elms"}


def test_those_who_share_a_name_all_get_their_town_then_their_number() -> None:
    wanted = {
        "a": Naming("The Gables", "Ham", "1-1"),
        "b": Naming("The Gables", "Eaton", "1-2"),
        "c": Naming("The Gables", "Eaton", "RM3Y3"),
    }
    assert choose_slugs(wanted, set()) == {
        "a": "the-gables-ham",
        "b": "the-gables-eaton-2",
        "c": "the-gables-eaton-rm3y3",
    }


def test_a_taken_name_gets_the_town() -> None:
    assert choose_slugs({"a": Naming("The Gables", "Ham", "1-1")}, {"the-gables"}) == {"a": "the-gables-ham"}


def test_a_town_is_not_said_twice() -> None:
    taken = {"the-gables-ham"}
    assert choose_slugs({"a": Naming("The Gables Ham", "Ham", "1-1")}, taken) == {"a": "the-gables-ham-1"}


@given(st.dictionaries(st.text(max_size=3), st.builds(Naming, NAMES, NAMES, st.just("1-5")), max_size=8))
def test_slugs_are_always_file_names_and_always_unique(wanted: dict[str, Naming]) -> None:
    taken = {"the-gables", "location-5"}
    slugs = choose_slugs(wanted, taken)
    assert slugs.keys() == wanted.keys()
    assert len({*slugs.values(), *taken}) == len(slugs) + len(taken)
    assert all(SLUG.fullmatch(slug) and len(slug) < 3 * LONGEST for slug in slugs.values())


@given(st.permutations(["1-1", "1-2", "1-3"]))
def test_the_order_of_the_file_does_not_matter(order: list[str]) -> None:
    wanted = {number: Naming("The Gables", "Ham" if number == "1-1" else "Eaton", number) for number in order}
    assert choose_slugs(wanted, set()) == {
        "1-1": "the-gables-ham",
        "1-2": "the-gables-eaton-2",
        "1-3": "the-gables-eaton-3",
    }
