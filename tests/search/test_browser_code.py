"""The code that the browser runs, run in Node over files that Python wrote."""

from __future__ import annotations

import json
import random

import pytest

from plugins.records.area import Place
from plugins.search.numbers import packed
from plugins.search.places import postcodes_json
from tests.search.county import write_county
from tests.search.node import HERE, run_node

POSTCODES = {
    "NG18 1AA": Place(53.145, -1.19, "mansfield"),
    "NG18 1AB": Place(53.1451, -1.1902, "mansfield"),
    "NG18 2AA": Place(53.1, -1.2, None),
}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the tests in Node are told."""
    site = tmp_path_factory.mktemp("county") / "site"
    files = write_county(site)
    return {
        "SEARCH_FOLDER": str(site / files.folder),
        "MILES_IN_PYTHON": str(Place(53.14, -1.18).miles_to(Place(53.07, -0.80))),
        "PACKED": json.dumps([(numbers, packed(numbers)) for numbers in _lists()]),
        "SHARD": postcodes_json(POSTCODES, ["ashfield", "mansfield"]).decode(),
        "SHARD_ROWS": json.dumps([
            [676, [531450, -11900, 1]],
            [677, [531451, -11902, 1]],
            [1352, [531000, -12000, -1]],
        ]),
    }  # fmt: skip


def _lists() -> list[list[int]]:
    chance = random.Random("numbers")  # noqa: S311  no secret
    lists = [sorted(chance.sample(range(30_000), size)) for size in (0, 1, 2, 7, 30, 300, 1_500)]
    return [*lists, list(range(50)), [0], [29_999], [0, 29_999], [5, 6, 7, 20_000]]


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_the_browsers_code(name: str, environment: dict[str, str]) -> None:
    run_node("--test", name, **environment)
