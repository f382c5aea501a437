"""The index is lunr's own."""

from __future__ import annotations

import json

from lunr.builder import Builder

from plugins.search.documents import WEIGHTS, Document, make_document
from plugins.search.index import build_index
from tests.search.county import make_county

COUNTY = make_county()
DOCUMENTS = [make_document(listing, COUNTY.area.district_names) for listing in COUNTY.listings]


def lunrs_index(documents: list[Document]) -> str:
    """Build the index with lunr's builder as it comes."""
    builder = Builder()
    builder.ref("id")
    for name, weight in WEIGHTS.items():
        builder.field(name, weight)
    for number, document in enumerate(documents):
        fields = {name: list(value) for name, value in document._asdict().items()}
        builder.add(fields | {"id": str(number)})
    return json.dumps(builder.build().serialize())


def test_the_index_is_what_lunr_builds() -> None:
    assert json.loads(build_index(DOCUMENTS)) == json.loads(lunrs_index(DOCUMENTS))


def test_an_index_of_nothing_is_built() -> None:
    assert json.loads(build_index([]))["invertedIndex"] == []


def test_words_are_not_stemmed() -> None:
    terms = [term for term, _ in json.loads(build_index(DOCUMENTS))["invertedIndex"]]
    assert {"companionship", "opportunities", "dressing"} <= set(terms)
