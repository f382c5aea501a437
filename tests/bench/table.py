"""Lay the figures out as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

ALIKE = 0.25  # how far a peer's pages may be from ours, in number and in bytes, and still be the same work
FOOTNOTES = (
    "The whole does the index while it renders; the stages are timed one after the other.",
    "Ours also checks every listing, builds the search index, and draws the A to Z and the guides.",
    "MB used: of a peer, its largest process; of ours, the largest two added, counting twice what they share.",
)
BYTES_IN_MB = 1_000_000
STAGE_NAMES = {
    "load": "load: read and understand the listings",
    "check": "check: the rules, one by one and between listings",
    "index": "index: what the finder reads",
    "render": "render: every page",
    "write": "write: files beside, then swapped in",
    "rest": "rest: start-up, guides, assets",
    "whole": "whole process",
}
REBUILD_NAMES = {
    "unchanged": "again, nothing changed",
    "phone": "one phone number changed",
    "name": "one name changed, sorted elsewhere",
}


def lines(size: int, figures: Mapping[str, Any]) -> Iterator[str]:
    """Give the lines of one size's table."""
    seconds, memory = figures["ours"]["seconds"], figures["ours"]["memory"]
    yield f"{size:,} listings, medians of {figures['rounds']}"
    yield ""
    yield f"  {'our build, from nothing':<52}{'seconds':>9}{'peak MB so far':>16}"
    for name, title in STAGE_NAMES.items():
        reached = f"{memory[name]:,.0f}" if name in memory else ""
        yield f"  {title:<52}{seconds[name]:>9.2f}{reached:>16}"
    yield ""
    yield f"  {'our build, after the first':<52}{'seconds':>9}{'of the first':>16}"
    for name, title in REBUILD_NAMES.items():
        yield f"  {title:<52}{seconds[name]:>9.2f}{seconds[name] / seconds['whole']:>16.2f}"
    yield ""
    heads = f"{'listings':>10}{'other pages':>13}{'files':>9}{'MB':>8}{'a listing':>11}"
    yield f"  {'':<10}{heads}{'seconds':>10}{'MB used':>9}{'ours ÷ it':>11}"
    for name, site in figures["sites"].items():
        yield _site_line(name, site, seconds["whole"])
    yield from (f"  {note}" for note in (*figures["notes"], *FOOTNOTES))


def _site_line(name: str, site: Mapping[str, Any], whole: float) -> str:
    pages, size = site["pages"], site["pages"]["size"] / BYTES_IN_MB
    each = f"{pages['listings_size'] / max(pages['listings'], 1):,.0f} B"
    made = f"{pages['listings']:>10,}{pages['others']:>13,}{pages['files']:>9,}{size:>8.1f}{each:>11}"
    return f"  {name:<10}{made}{site['seconds']:>10.2f}{site['memory']:>9,.0f}{whole / site['seconds']:>11.2f}"


def differences(name: str, theirs: Mapping[str, int], ours: Mapping[str, int]) -> Iterator[str]:
    """Say where a peer's site is not the same work as ours."""
    if theirs["listings"] != ours["listings"]:
        yield f"NOT ALIKE: {name} made {theirs['listings']:,} pages of listings, we {ours['listings']:,}."
    for key, what in (("listings_size", "bytes of listings"), ("others", "other pages")):
        share = theirs[key] / max(ours[key], 1)
        if abs(share - 1) > ALIKE:
            yield f"NOT ALIKE: {name} made {share:.2f} times our {what}."
