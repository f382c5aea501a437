"""Weigh and time the finder on an old phone: `make bench ARGS=light`, with SIZES="1000 3000 30000".

For each size it builds a site of invented listings, serves it compressed on loopback, and measures in Chromium at
4 times slowdown (light_page.py says how) with a screen of 390 by 844:

- KB transferred from an empty cache to the first results of a question: every answer with its headers (page, style
  sheets, scripts, worker, lunr, head, terms, runs, facets, cards). The question is typed at once after the first list
  has come with all its cards; its first results are its count and its first three cards. The median and the most over
  many questions, and the kinds of the heaviest. Beside it, the same with all twenty cards; the same on a screen
  of 1280 by 900, where two groups of filters stand open with their counts; and for a question near a postcode.
- ms until the boxes can be typed in, and until the first list is painted.
- ms from a letter to its results painted, typing questions letter by letter. The pause that find.js makes before it
  asks is left out and given apart.

Both are given by the clock, and as the processor time spent, times four; on a machine that is busy with other things
only the second says something of the finder.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from plugins.search.evaluation import read_queries
from tests.bench.light_page import SLOWER, WIDE, Step, find_rate, phone
from tests.bench.light_server import Site, serving
from tests.bench.measure import run
from tests.bench.synthetic import write_repository
from tests.browser.find_browser import NO_BROWSER, find_browser, launch_arguments

REPOSITORY = Path(__file__).parents[2]
SIZES = "1000 3000 30000"
QUERIES = REPOSITORY / "tests/search/evaluation/queries.yaml"
EVERY = 9  # of the set of queries, one in so many is asked
# Names of invented listings, as people look for them.
NAMES = ("amberfield", "willow house", "heather croft", "copper lane home care", "rowan court", "oakw")
NEAR = "NG18"
STARTS = 10  # of which the work is measured
KB = 1000
KINDS = {".html": "page", ".css": "style", ".js": "scripts", ".svg": "icon"}


def measure_all(sizes: Sequence[int], environment: dict[str, str]) -> dict[str, Any]:
    """Measure every size, printing as it goes."""
    program = find_browser()
    if program is None:
        print(NO_BROWSER, file=sys.stderr)
        return {}
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=launch_arguments())
        for size in sizes:
            rate, slower = find_rate(browser)
            with tempfile.TemporaryDirectory(prefix="choose-light-") as temporary:
                root = Path(temporary, "ours")
                write_repository(REPOSITORY, root, size)
                run([sys.executable, "-m", "plugins.choose.cli", "--root", root, "build", "--quiet"], root, environment)
                with serving(root / "output") as site:
                    figures = measure(browser, site, rate)
            found[str(size)] = figures | {"main thread slower": slower}
            print("\n".join(lines(size, found[str(size)])) + "\n", flush=True)
        browser.close()
    return found


def questions() -> list[str]:
    """Give the questions that are asked."""
    return [*NAMES, *(query.ask for query in read_queries(QUERIES)[::EVERY])]


def measure(browser: Browser, site: Site, rate: float) -> dict[str, Any]:
    """Measure one site."""
    find = f"{site.address}/find/"
    weights: dict[str, list[tuple[str, int]]] = {}
    all_cards: list[float] = []
    opened: list[dict[str, float]] = []
    wide: list[float] = []
    near: list[float] = []
    for words in questions():
        site.sent.clear()
        with phone(browser, rate) as one:
            opened.append(one.open(find))
            painted = one.ask(words)
        weights[words] = _until(painted, site)
        all_cards.append(_sum(_until(math.inf, site)))
    for words in questions()[::4]:
        for address, viewport, sums in ((find, WIDE, wide), (f"{find}#near={NEAR}", None, near)):
            site.sent.clear()
            with phone(browser, rate, *([viewport] if viewport else [])) as one:
                one.open(address)
                painted = one.ask(words)
            sums.append(_sum(_until(painted, site)))
    typed: dict[float, list[Step]] = {}
    for slowed in (rate, 1):
        with phone(browser, slowed) as one:
            one.open(find)
            typed[slowed] = [step for words in questions() for step in one.type(words)]
    starts = []
    for _ in range(STARTS):
        with phone(browser, 1) as one:
            starts.append(one.open(find)["work"])
    heaviest = max(weights, key=lambda words: _sum(weights[words]))
    sums = [_sum(sent) for sent in weights.values()]
    return {
        "KB": {
            "median": median(sums),
            "most": max(sums),
            "all cards": max(all_cards),
            "wide": max(wide),
            "near": max(near),
        },
        "requests": median(len(sent) for sent in weights.values()),
        "heaviest": {"words": heaviest, "kinds": _kinds(weights[heaviest])},
        "opened": {key: _spread([one[key] for one in opened]) for key in ("boxes", "list")}
        | {"list, in work": _spread(starts)},
        "typed": {
            "letters": len(typed[rate]),
            "clock": _spread([step.clock for step in typed[rate]]),
            "work": _spread([step.work for step in typed[1]]),
            "pause": _spread([step.pause for step in typed[1]]),
        },
    }


def _until(when: float, site: Site) -> list[tuple[str, int]]:
    return [(path, size) for path, size, sent in site.sent if sent <= when]


def _sum(sent: Sequence[tuple[str, int]]) -> float:
    return sum(size for _, size in sent) / KB


def _kinds(sent: Sequence[tuple[str, int]]) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for path, size in sent:
        parts = path.split("/")
        kind = KINDS.get(Path(path).suffix) or (parts[2].removesuffix(".json") if parts[0] == "search" else "other")
        sums["lunr and search" if "worker" in path or "lunr" in path else kind] += size / KB
    return dict(sums)


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {"p50": median(values), "p95": quantiles(values, n=20)[-1]}


def lines(size: int, found: dict[str, Any]) -> list[str]:
    """Say the figures of one size."""
    weight, opened, typed = found["KB"], found["opened"], found["typed"]
    kinds = ", ".join(f"{kind} {sum_:.1f}" for kind, sum_ in found["heaviest"]["kinds"].items())
    clock, work = typed["clock"], typed["work"]
    return [
        f"{size:,} listings, main thread {found['main thread slower']:.1f} times slower, worker's time times {SLOWER}",
        f"  KB to the first results: median {weight['median']:.1f}, most {weight['most']:.1f}",
        f"    with all twenty cards, most {weight['all cards']:.1f}",
        f"    wide screen, most {weight['wide']:.1f}; near a postcode, most {weight['near']:.1f}",
        f"    “{found['heaviest']['words']}”, {found['requests']:.0f} requests: {kinds}",
        *(f"  ms to the {key}: p50 {opened[key]['p50']:.0f}, p95 {opened[key]['p95']:.0f}" for key in opened),
        f"  ms from each of {typed['letters']} letters to its results",
        f"    by the clock p50 {clock['p50']:.0f}, p95 {clock['p95']:.0f}",
        f"    in work p50 {work['p50']:.0f}, p95 {work['p95']:.0f}",
        f"    and before it a pause of {typed['pause']['p50']:.0f} (p50)",
    ]


def main(words: str, environment: dict[str, str]) -> dict[str, Any]:
    """Measure the sizes, given as “1000 3000 30000”."""
    return measure_all([int(word) for word in words.split()], environment)
