"""The golden thread: what each record follows from and what follows from it, and what hangs loose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.places import PLACES
from plugins.market.records.market import Link, Market
from plugins.records.problem import Problem

# From what people say to what came of it. What stands earlier is what a record follows from.
ORDER = (
    "event", "exercise", "theme", "benchmark", "indicator", "dataset", "funding", "chapter", "decision", "intention",
    "opportunity", "contract", "assessment", "listing",
)  # fmt: skip
NAMES = {
    "theme": "What people said",
    "indicator": "Figures",
    "listing": "In the directory",
    "replaced": "What it takes the place of",
    "replacing": "What takes its place",
    "done": "What we did",
    "outcome": "What came of it",
}
RESULTS = ("outcomes.", "response.")  # a figure named there shows what came of it
Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Knot:
    """Some records of one kind that the thread runs to."""

    title: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """Both ends of the thread at one record."""

    before: tuple[Knot, ...] = ()
    after: tuple[Knot, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Strand:
    """One record follows from another, and how to say so at either end."""

    earlier: Node
    later: Node
    said_earlier: str = ""
    said_later: str = ""


def strands(market: Market) -> tuple[Strand, ...]:
    """Give every link of the thread once, the earlier record first."""
    found = {strand for link in market.links for strand in _strand(market, link)}
    return tuple(sorted(found))


def thread_of(atlas: Atlas, every: tuple[Strand, ...], *nodes: Node) -> Thread:
    """Give both ends of the thread at a record; several nodes are one page, such as a dataset and its measures."""
    inside = set(nodes)
    before = [(one.said_earlier, one.earlier) for one in every if one.later in inside and one.earlier not in inside]
    after = [(one.said_later, one.later) for one in every if one.earlier in inside and one.later not in inside]
    return Thread(_knots(atlas, before), _knots(atlas, after))


def orphans(market: Market) -> Iterator[Problem]:
    """A theme leads to something we did or mean to do; an intention, opportunity or contract hangs on the thread."""
    every = strands(market)
    led = {strand.earlier for strand in every}
    joined = led | {strand.later for strand in every}
    for name, theme in market.themes.items():
        exercise, _dot, _own = name.partition(".")
        if theme.response is None and ("theme", name) not in led:
            said = f"Nothing follows from the theme “{theme.title}”. Name it in an intention, or write its response."
            yield _warning(market, ("exercise", exercise), said)
    for kind in ("intention", "opportunity", "contract"):
        for name, record in getattr(market, PLACES[kind].field).items():
            if not any(node in joined for node in ((kind, name),)):
                said = f"“{record.title}” hangs on no thread. Name what it follows from, or what follows from it."
                yield _warning(market, (kind, name), said)


def _warning(market: Market, node: Node, message: str) -> Problem:
    return Problem(path=market.paths.get(node, Path("content/market")), line=1, message=message, fatal=False)


def _strand(market: Market, link: Link) -> Iterator[Strand]:
    """Turn a link into a strand; a link to a zone, a body or a document is none."""
    kind, name = _start(market, link)
    one, other = (kind, name), (link.to_kind, link.to_id)
    if kind not in ORDER or link.to_kind not in ORDER or one == other:
        return
    if kind == "dataset" and link.to_kind == "dataset" and name == link.to_id:
        return
    if link.field.startswith(("supersedes", "replaces")):
        yield Strand(other, one, NAMES["replaced"], NAMES["replacing"])
    elif any(part in f"{link.field}." for part in RESULTS):
        done = link.to_kind != "indicator" and "response." in link.field
        yield Strand(one, other, "", NAMES["done"] if done else NAMES["outcome"])
    elif ORDER.index(link.to_kind) > ORDER.index(kind):
        yield Strand(one, other)
    else:
        yield Strand(other, one)


def _start(market: Market, link: Link) -> Node:
    """Give what a link starts from: of an exercise, the theme it stands in."""
    parts = link.field.split(".")
    if link.kind == "exercise" and parts[0] == "themes" and len(parts) > 1 and parts[1].isdecimal():
        exercise = market.exercises.get(link.id)
        if exercise is not None and int(parts[1]) < len(exercise.themes):
            return "theme", f"{link.id}.{exercise.themes[int(parts[1])].name}"
    return link.kind, link.id


def _place(said: str, node: Node) -> tuple[int, str]:
    """Sort by kind; what is said in words of its own, such as what we did, stands last."""
    return (len(ORDER), said) if said else (ORDER.index(node[0]), "")


def _knots(atlas: Atlas, found: list[tuple[str, Node]]) -> tuple[Knot, ...]:
    figures = {name.partition(".")[0] for _said, (kind, name) in found if kind == "indicator"}
    # A figure says more than the table it stands in.
    shown = {
        (said, node) for said, node in found if atlas.knows(*node) and not (node[0] == "dataset" and node[1] in figures)
    }
    named = {node for said, node in shown if said}
    once = [(said, node) for said, node in shown if said or node not in named]
    in_order = sorted(once, key=lambda one: (*_place(*one), atlas.ref(*one[1]).title, one[1]))
    titled = [(said or NAMES.get(node[0]) or PLACES[node[0]].title, atlas.ref(*node)) for said, node in in_order]
    return tuple(
        Knot(title, tuple(ref for _title, ref in refs)) for title, refs in groupby(titled, key=lambda one: one[0])
    )
