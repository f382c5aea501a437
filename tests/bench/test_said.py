"""What other generators are given to draw is there, under the names that their layouts ask for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.bench.said import said_by, theme_environment
from tests.bench.synthetic import write_repository
from tests.site.building import REPOSITORY, build_site

ASKED = re.compile(r'assets "([\w-]+\.\w+)"')


def test_every_asset_that_hugo_s_layouts_name_is_in_our_build(tmp_path: Path) -> None:
    write_repository(REPOSITORY, tmp_path, 20)
    build_site(tmp_path)
    said = said_by(tmp_path)
    layouts = (Path(__file__).parent / "hugo" / "layouts").rglob("*.html")
    asked = {name for path in layouts for name in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert "site.css" in asked
    assert asked <= said.site["assets"].keys()
    assert len(said.listings) == 20
    furniture: Any = theme_environment(tmp_path).globals["furniture"]
    assert "site-nav" in furniture["header"]
