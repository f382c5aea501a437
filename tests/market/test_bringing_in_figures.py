"""The guide to bringing in figures can be followed as it stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from plugins.market.records.load import load_market
from plugins.records.load import load
from tests.builders import write_repository
from tests.market.builders import file_of, path_of

GUIDE = Path(__file__).parents[2] / "docs" / "bringing-in-figures.md"
DAY = date(2026, 11, 20)
OWN = {"name": "our-own-records", "title": "Our own records", "publisher": "The council", "licence": "own"}
SURVEY = OWN | {"name": "workforce-survey", "licence": "ogl-3"}
AREA = "name: Test\ndistricts:\n  - slug: ashfield\n    name: Ashfield\n  - slug: bassetlaw\n    name: Bassetlaw\n"


def test_the_records_of_the_guide_are_in_order(tmp_path: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    records = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    tables = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    assert len(records) == len(tables) == 2
    files: dict[str, str | bytes] = {path_of("documents"): file_of("documents", documents=[OWN, SURVEY])}
    for name, record, table in zip(("waits", "workers"), records, tables, strict=True):
        files |= {path_of("dataset", name): record, path_of("dataset", name).replace(".yaml", ".csv"): table}
    root = write_repository(tmp_path, files)
    (root / "content/area/area.yaml").write_text(AREA)
    market, problems = load_market(root, load(root, DAY).catalogue, DAY)
    assert [str(problem) for problem in problems] == []
    assert market.indicators["waits.people"].measure.topic == "waits"


def test_every_topic_is_in_the_guide() -> None:
    schema = (Path(__file__).parents[2] / "plugins/market/records/schemas/dataset.json").read_text(encoding="utf-8")
    found = re.search(r"a topic; use ([a-z, -]+)\"", schema)
    assert found is not None
    topics = re.split(", | or ", found[1])
    assert len(topics) == 7
    assert all(f"`{topic}`" in GUIDE.read_text(encoding="utf-8") for topic in topics)
