"""The page of who needs support: people by age, what there is for them, years to come, and what is held of need."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.market.figures.load import load_figures
from plugins.market.pages.atlas import make_atlas
from plugins.market.pages.demand import Line, values_of
from plugins.records.load import load
from tests.builders import listing_yaml
from tests.market.builders import DAY, file_of, path_of, write_market

AGES = ("aged-18-to-64", "aged-65-and-over", "aged-75-and-over", "aged-85-and-over")
PLACES = {"mansfield": (900, 200, 90, 30), "newark-and-sherwood": (1000, 300, 140, 25), "": (1900, 500, 230, 55)}


def age(name: str) -> dict[str, str]:
    title = f"People {name.replace('-', ' ')}"
    return {"name": name, "title": title, "definition": f"{title}.", "unit": "people", "counts": "residents"}


def population(**more: str) -> dict[str, str | bytes]:
    """Write people by age; `more` are rows of other times."""
    rows = [f"{name},2012-06-30,{zone},{PLACES[zone][at]}," for at, name in enumerate(AGES) for zone in PLACES]
    return {
        path_of("dataset", "population"): file_of("dataset", measures=[age(name) for name in AGES]),
        path_of("dataset", "population").replace(".yaml", ".csv"): (
            "measure,period,zone,value,marker\n" + "\n".join([*rows, *more.values()]) + "\n"
        ),
    }


def dataset(name: str, table: str, **measure: Any) -> dict[str, str | bytes]:
    fields = {"name": "number", "title": "How many", "definition": "How many there are.", "unit": "hours"} | measure
    path = path_of("dataset", name)
    return {path: file_of("dataset", measures=[fields]), path.replace(".yaml", ".csv"): table}


def page(root: Path, files: dict[str, str | bytes]) -> dict[str, Any]:
    write_market(root, files)
    catalogue = load(root, DAY).catalogue
    loaded = load_figures(root, catalogue, DAY)
    assert [str(problem) for problem in loaded.problems] == []
    return values_of(make_atlas(loaded.market, catalogue, loaded.told, loaded.figures), catalogue, "/care")


def texts(lines: list[Line]) -> dict[str, list[str]]:
    return {line.place.title: ["" if one is None else one.bare for one in line.figures] for line in lines}


def test_without_a_population_nothing_is_made_up(tmp_path: Path) -> None:
    found = page(tmp_path, {})
    assert (found["people"], found["rates"], found["charts"], found["projections"]) == ([], [], (), ())
    assert [topic.counted for topic in found["topics"]] == [()] * 5


def test_people_by_age_stand_beside_their_district_with_a_figure_each(tmp_path: Path) -> None:
    found = page(tmp_path, population())
    assert texts(found["people"]) == {
        "Mansfield": ["900", "200", "90", "30"],
        "Newark and Sherwood": ["1,000", "300", "140", "25"],
        "The whole area": ["1,900", "500", "230", "55"],
    }
    assert found["people"][0].figures[1].path == "/market/figures/population.aged-65-and-over/#mansfield.2012-06-30"
    assert found["as_at"] == "at 30 June 2012"


def test_bars_and_a_map_say_what_they_find(tmp_path: Path) -> None:
    bars, drawn = page(tmp_path, population())["charts"]
    assert "Newark and Sherwood has the most people aged 65 and over" in bars
    assert "Newark and Sherwood has the fewest people aged 85 and over, Mansfield the most" in drawn
    assert 'href="/care/places/mansfield/"' in bars
    assert 'href="/care/market/figures/population.aged-85-and-over.csv"' in drawn


def test_what_there_is_for_a_thousand_older_people_is_worked_out_step_by_step(tmp_path: Path) -> None:
    joy = listing_yaml("personal-assistant")
    write_market(tmp_path, population() | {"providers/personal-assistants/joy.yaml": joy})
    catalogue = load(tmp_path, DAY).catalogue
    figures = load_figures(tmp_path, catalogue, DAY).figures
    rate = figures["directory.rate.micro-providers"]
    assert rate.text == "2 micro-providers per 1,000"
    assert rate.working == (
        "Micro-providers: 1 micro-provider.",
        "People aged 65 and over: 500 (at 30 June 2012).",
        "1 ÷ 500 × 1,000 = 2, to one digit after the point.",
    )
    assert [source.title for source in rate.sources] == ["The listings of this directory", "A report"]
    assert figures["directory.rate.listings.mansfield"].text == "5 services per 1,000"
    assert figures["directory.rate.beds.mansfield"].text == "0 beds per 1,000"
    assert figures["directory.rate.listings.mansfield"].on_page == "directory.rate.listings"


def test_a_district_without_a_number_has_no_rate(tmp_path: Path) -> None:
    files = population()
    path = path_of("dataset", "population").replace(".yaml", ".csv")
    files[path] = str(files[path]).replace("2012-06-30,mansfield,200,", "2012-06-30,mansfield,,x")
    found = page(tmp_path, files)
    rates = {line.place.title: line.figures[0] for line in found["rates"]}
    assert rates["Mansfield"].text == "not held"
    assert rates["The whole area"].text == "2 services per 1,000"


def test_counts_of_people_who_draw_on_care_make_no_rate(tmp_path: Path) -> None:
    files = population()
    path = path_of("dataset", "population")
    files[path] = str(files[path]).replace('"residents"', '"people"')
    found = page(tmp_path, files)
    assert (found["people"], found["rates"], found["charts"]) == ([], [], ())


def test_years_to_come_are_lines_and_never_the_number_of_today(tmp_path: Path) -> None:
    rows = {"a": "aged-85-and-over,2030-06-30,,110,f", "b": "aged-65-and-over,2030-06-30,,600,f"}
    found = page(tmp_path, population(**rows))
    (drawn,) = found["projections"]
    assert "People aged 85 and over: 100% more by 2030" in drawn
    assert "A dashed line and a hollow sign are a projection" in drawn
    assert texts(found["people"])["The whole area"][3] == "55"


def test_a_year_to_come_is_a_projection_though_nobody_marked_it(tmp_path: Path) -> None:
    rows = {f"{zone}": f"aged-85-and-over,2040-06-30,{zone},{many}," for zone, many in (("mansfield", 60),)}
    found = page(tmp_path, population(**rows))
    assert found["projections"] == (), "one district is not the whole area"
    assert texts(found["people"])["Mansfield"][3] == "30"
    rows |= {"more": "aged-85-and-over,2040-06-30,newark-and-sherwood,50,"}
    (drawn,) = page(tmp_path / "both", population(**rows))["projections"]
    assert "People aged 85 and over: 100% more by 2040" in drawn


def test_need_and_waiting_stand_under_their_topic_with_each_place(tmp_path: Path) -> None:
    table = "period,zone,value\n2012,mansfield,9\n2013,mansfield,40\n2013,newark-and-sherwood,3\n"
    files = dataset("waits", table, unit="people", counts="people", topic="waits")
    found = page(tmp_path, files | dataset("other", "period,value\n2013,5\n"))
    topics = {topic.name: topic.counted for topic in found["topics"]}
    assert topics["need"] == ()
    (waits,) = topics["waits"]
    assert [(one.place, one.text, one.as_at) for one in waits.figures] == [
        ("Mansfield", "40 people", "2013"),
        ("Newark and Sherwood", "[c]", "2013"),
    ]
    assert all(one.cell is not None for one in waits.figures), "the scan finds counts of people by their cells"


@pytest.mark.parametrize("zone", ["mansfield", "town"])
def test_a_district_may_be_named_as_the_zone_that_is_it_alone(zone: str, tmp_path: Path) -> None:
    files = population()
    zones = [
        {"code": "county", "name": "The county", "districts": ["mansfield", "newark-and-sherwood"]},
        {"code": zone, "name": "Mansfield", "parent": "county", "districts": ["mansfield"]},
    ]
    files[path_of("zones")] = file_of("zones", zones=zones)
    path = path_of("dataset", "population").replace(".yaml", ".csv")
    files[path] = str(files[path]).replace(",mansfield,", f",{zone},")
    assert texts(page(tmp_path, files)["people"])["Mansfield"] == ["900", "200", "90", "30"]


def test_an_area_of_one_district_has_its_numbers_and_no_picture(tmp_path: Path) -> None:
    area = json.dumps({"name": "One", "districts": [{"slug": "mansfield", "name": "Mansfield"}]})
    files = population()
    path = path_of("dataset", "population").replace(".yaml", ".csv")
    files[path] = "\n".join(line for line in str(files[path]).splitlines() if "newark" not in line) + "\n"
    files[path_of("zones")] = file_of("zones", zones=[{"code": "county", "name": "One", "districts": ["mansfield"]}])
    files |= {"content/area/area.yaml": area, "providers/micro/adas-companions.yaml": listing_yaml()}
    found = page(tmp_path, files)
    assert found["charts"] == ()
    assert texts(found["people"])["Mansfield"] == ["900", "200", "90", "30"]
