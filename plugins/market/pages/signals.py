"""The matrix of signals: each kind of support beside each zone, and what we mean to do there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.words import properties_of
from plugins.market.records.market import Market
from plugins.market.records.written import Intention
from plugins.publishing.render import Page

# A shape for each signal, so that nobody has to tell colours apart.
SHAPES = {
    "grow": "▲", "new": "✚", "maintain": "■", "remodel": "◆", "reduce": "▼", "pause": "‖", "decommission": "✕",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signal:
    """One intention in a cell of the matrix."""

    word: str
    shape: str
    title: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of support with its signals in each zone."""

    title: str
    cells: tuple[tuple[Signal, ...], ...]


def signals_page(atlas: Atlas) -> Page:
    """Give the page of the matrix."""
    return Page(places.file_of(places.SIGNALS), "market/signals.html", lambda: matrix(atlas))


def matrix(atlas: Atlas) -> Mapping[str, Any]:
    """Give the columns and the lines of the matrix, and what each signal means."""
    market = atlas.market
    shown = list(market.intentions.values())
    zones = columns(market)
    support = sorted({word for one in shown for word in one.support}, key=lambda word: atlas.ref("support", word).title)
    lines = [
        Line(
            atlas.ref("support", word).title,
            tuple(
                tuple(_signal(one, atlas) for one in shown if word in one.support and covers(market, one.zones, zone))
                for zone in zones
            ),
        )
        for word in support
    ]
    used = {signal.word for line in lines for cell in line.cells for signal in cell}
    words = {word: title for word, title in titles().items() if word in used}
    return {
        "zones": [atlas.ref("zone", zone) for zone in zones],
        "lines": lines,
        "legend": [(SHAPES[word], title) for word, title in words.items()],
        "shapes": SHAPES,
    }


def titles() -> dict[str, str]:
    """Give the title of each signal."""
    return {choice["const"]: choice["title"] for choice in properties_of("intention")["signal"]["oneOf"]}


def columns(market: Market) -> tuple[str, ...]:
    """Give the zones that hold no other zone, and no two for the same ground: the smallest first, then by name."""
    parents = {zone.parent for zone in market.zones.values()}
    leaves = [zone for zone in market.zones.values() if zone.code not in parents]
    single = {district for zone in leaves if len(zone.districts) == 1 for district in zone.districts}
    kept = [zone for zone in leaves if len(zone.districts) == 1 or not set(zone.districts) <= single]
    return tuple(zone.code for zone in sorted(kept, key=lambda zone: zone.name))


def covers(market: Market, named: tuple[str, ...], zone: str) -> bool:
    """Tell whether some zones hold all the ground of another."""
    ground = {district for code in named if code in market.zones for district in market.zones[code].districts}
    return bool(named) and (zone in named or set(market.zones[zone].districts) <= ground)


def _signal(one: Intention, atlas: Atlas) -> Signal:
    return Signal(one.signal, SHAPES[one.signal], titles()[one.signal], atlas.ref("intention", one.id))
