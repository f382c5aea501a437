"""The index is lunr's own, cut into runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from lunr.builder import Builder

from plugins.records.load import load
from plugins.search import index
from plugins.search.documents import WEIGHTS, Document, make_document
from plugins.search.index import front_coded, index_files
from plugins.search.numbers import packed
from tests.bench.pieces import TODAY
from tests.bench.synthetic import write_repository
from tests.search.county import make_county
from tests.search.node import run_node

REPOSITORY = Path(__file__).parents[2]
COUNTY = make_county()
DOCUMENTS = [make_document(listing, COUNTY.area.district_names) for listing in COUNTY.listings]


def lunrs_index(documents: Sequence[Document]) -> str:
    """Build the index with lunr's builder as it comes, whole."""
    builder = Builder()
    builder.ref("id")
    for name, weight in WEIGHTS.items():
        builder.field(name, weight)
    for number, document in enumerate(documents):
        fields = {name: list(value) for name, value in document._asdict().items()}
        builder.add(fields | {"id": str(number)})
    return json.dumps(builder.build().serialize())


def compare(documents: Sequence[Document], folder: Path) -> None:
    """Fail unless the browser's code answers from the runs exactly as lunr.js does from the whole index."""
    for name, content in index_files(documents):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "whole.json").write_text(lunrs_index(documents), encoding="utf-8")
    run_node("runs.mjs", str(folder))


def documents_of(root: Path) -> list[Document]:
    catalogue = load(root, TODAY).publishable()
    return [make_document(listing, catalogue.area.district_names) for listing in catalogue.listings]


def test_runs_answer_as_the_whole_index_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "RUN", 100)
    compare(DOCUMENTS, tmp_path)
    assert len(list((tmp_path / "terms").iterdir())) > 5


def test_runs_answer_as_the_whole_index_does_for_the_sample(tmp_path: Path) -> None:
    compare(documents_of(REPOSITORY), tmp_path)


def test_runs_answer_as_the_whole_index_does_for_invented_listings(tmp_path: Path) -> None:
    write_repository(REPOSITORY, tmp_path / "invented", 200)
    compare(documents_of(tmp_path / "invented"), tmp_path)


def test_of_a_common_word_only_the_best_are_scored_and_none_is_lost() -> None:
    documents = [Document(("care",) if number == 3 else ("x", "care"), (), (), (), (), ()) for number in range(5)]
    files = {name: json.loads(content) for name, content in index_files(documents, best=2)}
    assert files["terms.json"]["terms"] == "0care 0x"
    (field, best, first), (_, score, second), (rest, floor, others) = files["terms/0.json"][0]
    assert (field, first, second) == (0, packed([3]), packed([0]))
    assert (rest, floor, others) == (index.REST, score, packed([1, 2, 4]))
    assert best > score


def test_an_index_of_nothing_is_built() -> None:
    ((name, content),) = index_files([])
    assert (name, json.loads(content)["terms"], json.loads(content)["runs"]) == ("terms.json", "", "")


def test_words_are_not_stemmed() -> None:
    documents = [document._replace(name=("companionship", "opportunities", "dressing")) for document in DOCUMENTS[:1]]
    terms = json.loads(dict(index_files(documents))["terms.json"])["terms"].split()
    assert {"0companionship", "1ressing", "0opportunities"} <= set(terms)


def test_terms_leave_out_what_they_share_with_the_one_before() -> None:
    assert front_coded(["care", "carer", "cat", "dog"]) == "0care 4r 2t 0dog"
    assert front_coded(["a" * 12, "a" * 13]) == "0aaaaaaaaaaaa 9aaaa"
