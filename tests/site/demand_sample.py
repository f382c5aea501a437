"""The sample site with an invented population: round numbers, for tests only."""

from __future__ import annotations

from pathlib import Path

from plugins.records.area import load_area
from tests.site.building import build_site, copy_repository, run_choose

HEAD = "district_code,district,total,age_18_64,age_65_plus,age_75_plus,age_85_plus\n"
YEARS_TO_COME = """\
aged-65-and-over,2020-06-30,,18000,
aged-65-and-over,2040-06-30,,25000,f
aged-85-and-over,2020-06-30,,2100,
aged-85-and-over,2040-06-30,,4200,f
"""
RECORD = """\
title: People in years to come
status: published
owner: Market team
review_by: 2027-12-01
sources:
  - document: ons-population-estimates
measures:
"""
MEASURE = """\
  - name: aged-{age}-and-over
    title: People aged {age} and over
    definition: Everybody {age} years old or older.
    unit: people
    counts: residents
"""


def invented(root: Path) -> str:
    """Give a table of people by age for the districts of a repository: the further down, the more."""
    rows = [
        f"{one.code},{one.name},{9000 * place},{5000 * place},{500 * place},{250 * place},{60 * place}"
        for place, one in enumerate(load_area(root).districts, start=1)
    ]
    return HEAD + "\n".join(rows) + "\n"


def sample_with_people(folder: Path, file: Path | None = None) -> Path:
    """Build the sample with people by age, from a file or invented; give its repository."""
    root = copy_repository(folder / "site")
    if file is None:
        file = folder / "invented-mid-2020.csv"
        file.write_text(invented(root), encoding="utf-8")
    done = run_choose(root, "import", "population", str(file))
    assert done.returncode == 0, done.stderr
    indicators = root / "content/market/indicators"
    (indicators / "projected.yaml").write_text(RECORD + "".join(MEASURE.format(age=age) for age in (65, 85)))
    (indicators / "projected.csv").write_text("measure,period,zone,value,marker\n" + YEARS_TO_COME)
    build_site(root)
    return root
