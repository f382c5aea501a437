"""What people say, cut by the first word of each phrase."""

from __future__ import annotations

import json

import pytest

from plugins.records.thesaurus import Meaning
from plugins.search import phrases
from plugins.search.facets import make_facets
from plugins.search.phrases import make_phrases
from plugins.search.rows import make_rows
from tests.search.county import make_county

COUNTY = make_county()
FACETS = make_facets(make_rows(COUNTY.listings, COUNTY), COUNTY)
SAID = (
    Meaning(say=("home help", "Help at home"), support=("home-care",)),
    Meaning(say=("helper", "sitting with dad"), support=("companionship", "home-care"), needs=("dementia",)),
    Meaning(say=("a bed for the night",), support=("shared-lives",)),  # no listing has it
)


def test_phrases_lead_to_their_facets_the_best_first() -> None:
    ((_, content),) = make_phrases(SAID, FACETS).files()
    home, company = FACETS.numbers["support"]["home-care"], FACETS.numbers["support"]["companionship"]
    dementia = FACETS.numbers["need"]["dementia"]
    found = {phrase: facets for said, facets in json.loads(content) for phrase in said.split("|")}
    assert found == {
        "home help": [home],
        "help at home": [home],
        "helper": [company, home, dementia],
        "sitting with dad": [company, home, dementia],
    }


def test_the_words_that_begin_phrases_are_told_from_the_others() -> None:
    head = make_phrases(SAID, FACETS)
    assert head.firsts == ("help", "helper", "home", "sitting")
    assert head.others == ("at", "dad", "with")


def test_a_run_ends_only_where_words_are_no_relations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "RUN", 1)
    found = make_phrases(SAID, FACETS)
    assert [found.firsts[start] for start in found.starts] == ["help", "home", "sitting"]
    assert len(found.runs) == 3


def test_without_a_thesaurus_there_is_nothing_to_fetch() -> None:
    found = make_phrases((), FACETS)
    assert (list(found.files()), found.head()) == ([], {"firsts": "", "runs": "", "others": ""})
