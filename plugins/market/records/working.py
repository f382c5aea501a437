"""Figures that are worked out from other figures: a division, how concentrated a market is, whether there is enough."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """A figure made of others: `add` are added up, then divided by each of `divide_by`.

    Each is the name of a figure, or a number with its words, like “52 weeks in a year”.
    """

    name: str
    title: str
    definition: str
    unit: str
    add: tuple[str, ...]
    divide_by: tuple[str, ...] = ()
    places: int = 0
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What share of a market its largest few hold together: the name of a figure in percent, or to be worked out."""

    how_many: int
    share: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """How concentrated a market is: `providers` share it, and the `largest` of them hold so much.

    Or `shares` names the indicator whose categories are all its providers: then it is known exactly.
    """

    name: str
    title: str
    largest: tuple[Share, ...]
    providers: str | None = None
    shares: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sufficiency:
    """Whether capacity meets demand, zone by zone: two indicators in one unit. Without one of them it is not held."""

    name: str
    title: str
    unit: str
    demand: str | None = None
    capacity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workings:
    """All of content/market/workings.yaml."""

    workings: tuple[Working, ...] = ()
    concentrations: tuple[Concentration, ...] = ()
    sufficiencies: tuple[Sufficiency, ...] = ()
    sample: bool = False
