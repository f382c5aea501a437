"""The benchmark's listings are valid, and the same every time."""

from __future__ import annotations

from pathlib import Path

from plugins.records.area import load_area
from plugins.records.load import load
from tests.bench import synthetic
from tests.bench.pieces import TODAY

REPOSITORY = Path(__file__).parents[2]


def test_invented_listings_load_without_a_fatal_problem(tmp_path: Path) -> None:
    synthetic.write_repository(REPOSITORY, tmp_path, 50)
    loaded = load(tmp_path, TODAY)
    assert [str(problem) for problem in loaded.problems if problem.fatal] == []
    assert len(loaded.catalogue.listings) == 50


def test_invented_listings_are_the_same_every_time() -> None:
    area = load_area(REPOSITORY)
    first, second = list(synthetic.listings(area, 50)), list(synthetic.listings(area, 50))
    assert first == second


def test_fewer_invented_listings_are_the_first_of_more() -> None:
    area = load_area(REPOSITORY)
    assert list(synthetic.listings(area, 20)) == list(synthetic.listings(area, 50))[:20]


def test_no_two_invented_listings_share_a_file() -> None:
    paths = [path for path, _text in synthetic.listings(load_area(REPOSITORY), 6_000)]
    assert len({Path(path).name for path in paths}) == len(paths)
