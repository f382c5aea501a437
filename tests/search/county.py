"""A small county to search: each listing shows one thing that search must get right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from plugins.publishing.output import Output
from plugins.records.area import Place, Town
from plugins.records.catalogue import Catalogue
from plugins.records.listing import Listing
from plugins.search.files import SearchFiles, write_search
from tests.builders import make_area, make_catalogue, make_listing

TOWNS = (
    Town("Mansfield", Place(53.14, -1.20, "mansfield")),
    Town("Mansfield Woodhouse", Place(53.16, -1.19, "mansfield")),
    Town("Newark-on-Trent", Place(53.08, -0.81, "newark-and-sherwood"), ("Newark",)),
    Town("Saxilby", Place(53.27, -0.66)),
    Town("St Ann's", Place(52.96, -1.14)),
    Town("Sutton-in-Ashfield", Place(53.13, -1.26)),
    Town("Sutton-on-Trent", Place(53.18, -0.81, "newark-and-sherwood")),
)
HIDDEN_ADDRESS = {"street": "7 Quince Yard", "town": "Blidworth", "postcode": "NG21 0QP", "show": "none"}


def make_county() -> Catalogue:
    """Make the listings, over the two districts and three outcodes of tests/builders.py, and some towns."""
    return make_catalogue(
        *(
            _at("ada", "Ada's Companions", "mansfield", support=["companionship"],
                pays=["direct-payment", "self-funded"], prices=[{"amount": 18, "unit": "hour"}],
                languages=["en", "pl"], area={"districts": ["mansfield"]}),
            _at("babcia", "Babcia's Table", "newark-and-sherwood", support=["meals"], pays=["self-funded"],
                prices=[{"amount": 9, "unit": "visit"}], area={"miles": 6, "of": "NG24"}),
            _at("copper", "Copper Lane", "mansfield", support=["home-care"], needs=["dementia", "stroke"],
                pays=["direct-payment"], prices=[{"amount": 12, "unit": "half-hour"}],
                summary="Washing, dressing and meals.", area={"districts": ["mansfield"]},
                address={"postcode": "NG18 1AA", "show": "full"}),
            _at("damson", "Damson House", "newark-and-sherwood", support=["care-home"], needs=["dementia"],
                pays=["council-arranged"], prices=[{"amount": 950, "unit": "week"}],
                address={"town": "Newark", "postcode": "NG24 1XY", "show": "full"}, cqc=_rated("Requires improvement")),
            _at("ember", "Ember Workshop", "mansfield", support=["day-opportunities"], address=HIDDEN_ADDRESS,
                cqc=_rated("Outstanding")),
            _at("fern", "Fern Garden Club", "mansfield", support=["activities"], pays=["free"],
                address={"street": "3 Medlar Row", "town": "Mansfield", "postcode": "NG18 1AA", "show": "outcode"}),
            _at("gone", "Gone Away Care", "mansfield", status={"state": "closed", "since": "2026-01-01"}),
            _at("heron", "Heron", "mansfield", support=["home-care"], area={"districts": ["mansfield"]},
                status={"state": "temporarily-closed", "since": "2026-11-01"}),
            _at("ivy", "Ivy", "mansfield", support=["home-care"], area={"districts": ["mansfield"]},
                assured={"date": "2026-04-01", "by": "Market team"}),
            _at("old", "Old News Care", "mansfield", assured={"date": "2025-06-01", "by": "Market team"}),
            _at("joy", "Joy", "mansfield", kind="personal-assistant", support=["personal-assistant", "home-care"],
                pays=["direct-payment"], area={"miles": 8, "of": "NG18"}),
        ),
        area=make_area(towns=TOWNS),
    )  # fmt: skip


def _rated(overall: str) -> dict[str, Any]:
    return {"location_id": "1-1", "name": "As CQC has it", "rating": {"overall": overall}}


def write_county(folder: Path, catalogue: Catalogue | None = None) -> SearchFiles:
    """Write the search files of a catalogue into a site of their own; give where they are in it."""
    output = Output(folder)
    output.start()
    files = write_search(catalogue or make_county(), output, "/support")
    output.write("build.json", b"{}")
    output.publish()
    return files


def _at(slug: str, name: str, *districts: str, kind: str = "micro", **fields: Any) -> Listing:
    assured = {"date": "2026-11-01", "by": "Market team"}
    listing = make_listing(kind, slug, **({"name": name, "summary": None, "assured": assured} | fields))
    return replace(listing, districts=districts)
