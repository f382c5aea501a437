"""What the finder shows and narrows by."""

from __future__ import annotations

import json
from typing import Any

from plugins.records.wording import make_card
from plugins.search.columns import BLOCK, column_files
from plugins.search.facets import facet_files, make_facets
from plugins.search.head import head_json
from plugins.search.phrases import make_phrases
from plugins.search.rows import CARD, make_rows, sinks
from tests.builders import make_catalogue, make_listing
from tests.search.county import make_county
from tests.search.unpack import unpacked

COUNTY = make_county()


def files_of(*listings: Any) -> dict[str, Any]:
    """What is written of some listings, by the name of the file without its ending."""
    catalogue = make_catalogue(*listings) if listings else COUNTY
    rows = make_rows(catalogue.listings, catalogue)
    facets = make_facets(rows, catalogue)
    files = dict(column_files(rows)) | dict(facet_files(facets, rows, catalogue))
    files["head.json"] = head_json(
        facets, make_phrases((), facets), [sinks(listing, catalogue) for listing in catalogue.listings]
    )
    return {name.removesuffix(".json"): json.loads(content) for name, content in files.items()}


def listings_with(files: dict[str, Any], key: str, word: str) -> list[list[int]]:
    """The numbers of the listings that have a word, those it stands first with, second, and so on."""
    words = [f"{group} {one}" for group, _, found in files["head"]["groups"] for one, _, _ in found]
    return [unpacked(written) for written in files[f"facets/{words.index(f'{key} {word}')}"]]


def price_of(*prices: tuple[float, str], **fields: Any) -> int:
    given = [{"amount": amount, "unit": unit} for amount, unit in prices]
    found: int = files_of(make_listing(prices=given, **fields))["prices"][0]
    return found


def test_a_card_says_what_it_says_on_every_page_and_lies_in_its_block() -> None:
    files = files_of()
    for number, listing in enumerate(COUNTY.listings):
        card = make_card(listing, COUNTY)
        shown = files[f"cards/{number // BLOCK}"][number % BLOCK]
        assert dict(zip(files["head"]["card"], shown, strict=True)) == {
            name: _plain(getattr(card, name)) for name in CARD
        }
    assert files["head"]["block"] == BLOCK < len(COUNTY.listings)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def test_a_word_knows_its_listings_and_how_many_there_are() -> None:
    files = files_of()
    slugs = [listing.slug for listing in COUNTY.listings]
    for key, _, words in files["head"]["groups"]:
        for word, _, count in words:
            lists = listings_with(files, key, word)
            assert sum(map(len, lists)) == count, word
    assert listings_with(files, "need", "dementia") == [[slugs.index("copper"), slugs.index("damson")]]


def test_a_kind_of_support_that_stands_second_is_told_from_one_that_stands_first() -> None:
    both = ["meals", "home-care"]
    files = files_of(make_listing(slug="a", support=both), make_listing(slug="b", support=["home-care"]))
    assert listings_with(files, "support", "home-care") == [[1], [0]]
    assert listings_with(files, "support", "meals") == [[0]]


def test_the_file_of_a_group_holds_those_of_its_words() -> None:
    files, number = files_of(), 0
    for key, _, words in files["head"]["groups"]:
        for place, flat in enumerate(files[f"facets/{key}"]):
            placed = [unpacked(written) for written in files[f"facets/{number + place}"]]
            assert unpacked(flat) == sorted(one for lists in placed for one in lists)
        assert len(files[f"facets/{key}"]) == len(words)
        number += len(words)


def test_words_that_no_listing_answers_to_are_left_out() -> None:
    groups = {key: [word for word, _, _ in words] for key, _, words in files_of()["head"]["groups"]}
    assert groups["language"] == ["en", "pl"]
    assert groups["rating"] == ["outstanding", "requires-improvement"]


def test_prices_sort_by_unit_and_then_amount() -> None:
    rising = [price_of((0, "hour")), price_of((18, "hour")), price_of((9.5, "half-hour")), price_of((9, "visit")),
              price_of((950, "week"), (1000, "week"))]  # fmt: skip
    assert rising == sorted(rising)
    assert len(set(rising)) == len(rising)
    assert price_of((950, "week"), (20, "hour")) == price_of((20, "hour"))


def test_what_is_free_costs_nothing_and_what_is_not_known_is_marked() -> None:
    assert price_of(pays=["free"]) == 0
    assert price_of(pays=["self-funded"]) == -1


def test_everyday_words_stand_for_kinds_of_support_unless_they_name_one() -> None:
    head = files_of(make_listing(support=["practical-help", "care-home"]))["head"]
    words = [word for word, _, _ in head["groups"][0][2]]
    assert [words[number] for number in head["meanings"]["cleaning"]] == ["practical-help"]
    assert "nursing" not in head["meanings"]  # “A home with care, without nursing”


def test_what_is_not_checked_lately_sinks_and_what_is_closed_for_now_sinks_lower() -> None:
    found = {listing.slug: sinks(listing, COUNTY) for listing in COUNTY.listings}
    assert (found["ada"], found["ivy"], found["heron"]) == (0, 1, 2)


def test_the_head_says_from_which_number_listings_sink() -> None:
    facets = make_facets(make_rows(COUNTY.listings, COUNTY), COUNTY)
    head = json.loads(head_json(facets, make_phrases((), facets), [0, 0, 0, 1, 2, 2]))
    assert (head["size"], head["sinks"]) == (6, [3, 4])
