"""The names of everything a page can point at, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from plugins.market.figures.figure import Figure
from plugins.market.pages import places
from plugins.market.pages.places import PLACES
from plugins.market.records.indicator import Indicator
from plugins.market.records.market import Market
from plugins.records.catalogue import Catalogue
from plugins.records.schema import vocabularies


@dataclass(frozen=True, slots=True)
class Ref:
    """A name to read and, where it has a page, the path of it."""

    title: str
    path: str = ""
    about: str = ""


Named = tuple[tuple[str, str], Ref]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Every record of the market, every listing and every place, by kind and name.

    The numbers of its market are those that may be shown: counts of people have been through their door.
    """

    market: Market
    refs: Mapping[tuple[str, str], Ref]
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def ref(self, kind: str, name: str) -> Ref:
        """Give the name and page of something; what is not shown is named by its words."""
        return self.refs.get((kind, name)) or Ref(name.replace("-", " "))

    def knows(self, kind: str, name: str) -> bool:
        """Tell whether it has a name to show."""
        return (kind, name) in self.refs


def make_atlas(
    market: Market, catalogue: Catalogue, told: Mapping[str, Indicator], figures: Mapping[str, Figure] | None = None
) -> Atlas:
    """Gather every name. `told` are the market's indicators as the door lets them out (`door.shown`)."""
    return Atlas(
        replace(market, indicators=told),
        dict([*_of_records(market), *_of_names(market), *_of_directory(market, catalogue)]),
        figures or {},
    )


def _of_records(market: Market) -> Iterator[Named]:
    """Name what has a page of its own, and the themes and figures on them."""
    for kind, place in PLACES.items():
        for name, record in getattr(market, place.field).items():
            yield (kind, name), Ref(record.title, places.of_record(kind, name), record.summary or "")
    for name, theme in market.themes.items():
        exercise, _dot, own = name.partition(".")
        path = f"{places.of_record('exercise', exercise)}#{own}"
        yield ("theme", name), Ref(theme.title, path, theme.statement or "")
    for name, indicator in market.indicators.items():
        path = f"{places.of_record('dataset', indicator.dataset)}#{indicator.measure.name}"
        yield ("indicator", name), Ref(indicator.measure.title, path, indicator.measure.definition)


def _of_names(market: Market) -> Iterator[Named]:
    """Name what shares a page with others of its kind."""
    for code, zone in market.zones.items():
        yield ("zone", code), Ref(zone.name, f"{places.ZONES}#{code}")
    for name, body in market.organisations.items():
        yield ("organisation", name), Ref(body.title, f"{places.ORGANISATIONS}#{name}")
    for name, document in market.documents.items():
        yield ("document", name), Ref(document.title, f"{places.DOCUMENTS}#{name}")


def _of_directory(market: Market, catalogue: Catalogue) -> Iterator[Named]:
    for listing in catalogue.listings:
        yield ("listing", listing.slug), Ref(listing.name, f"/services/{listing.slug}/", listing.summary or "")
    for district in catalogue.area.districts:
        ref = Ref(district.name, f"/places/{district.slug}/")
        yield ("district", district.slug), ref
        if district.slug not in market.zones:
            yield ("zone", district.slug), ref
    for kind in ("support", "need"):
        for word, title in vocabularies()[kind].items():
            yield (kind, word), Ref(title)
