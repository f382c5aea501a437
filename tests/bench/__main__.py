"""Time our build beside other generators on the same invented listings, then weigh and time the finder: `make bench`.

`make bench ARGS=build` and `make bench ARGS=light` do one of the two (light.py says what is measured), and
`make bench ARGS=lighthouse` asks Lighthouse for its scores instead. SIZES, how many
listings (“1000 10000”), and PEERS (“hugo pelican”), come from the environment, as make gives them.
It says what it measured, and fails only when a build fails.
"""

from __future__ import annotations

import argparse
import calendar
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from plugins.processes import processors
from tests.bench import light, lighthouse_scores, table
from tests.bench.measure import RunError, count_pages
from tests.bench.ours import Ours
from tests.bench.peers import Peer, peers
from tests.bench.pieces import TODAY
from tests.bench.said import said_by
from tests.bench.synthetic import write_repository

REPOSITORY = Path(__file__).parents[2]
MANY = 1_000  # listings; above, two rounds are enough to be sure of


def main() -> int:
    """Measure every size, print its table, and write all figures as JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=["build", "light", "lighthouse"], help="one part of it")
    parser.add_argument("--json", type=Path, help="a file to write every figure to")
    options = parser.parse_args()
    if options.part == "lighthouse":
        return 0 if lighthouse_scores.main(_environment()) else 1
    sizes = os.environ.get("SIZES") or (light.SIZES if options.part == "light" else "1000 10000")
    wanted = (os.environ.get("PEERS") or "hugo pelican").split()
    known = peers()
    wrong = [word for word in sizes.split() if not word.isdecimal()] + [name for name in wanted if name not in known]
    if wrong:
        print(f"{', '.join(wrong)}: SIZES are whole numbers, PEERS are among {', '.join(known)}.", file=sys.stderr)
        return 2
    chosen = [known[name] for name in wanted] if options.part != "light" else []
    for peer in chosen:
        if peer.command is None:
            print(f"{peer.name} is not installed: it is left out (tools/setup bench installs what can be compared).")
    print(f"{processors()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}\n")
    found: dict[str, Any] = {}
    try:
        for size in map(int, sizes.split()) if options.part != "light" else ():
            found[str(size)] = figures = measure(size, [peer for peer in chosen if peer.command is not None])
            print("\n".join(table.lines(size, figures)) + "\n", flush=True)
        if options.part != "build":
            found["light"] = light.main(os.environ.get("SIZES") or light.SIZES, _environment())
    except RunError as error:
        print(error, file=sys.stderr)
        return 1
    if options.json is not None:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


def measure(size: int, chosen: list[Peer]) -> dict[str, Any]:
    """Measure one size: each round times ours and then each peer, all in the same weather. Raises RunError."""
    rounds = 2 if size > MANY else 3
    environment = _environment()
    with tempfile.TemporaryDirectory(prefix="choose-bench-") as temporary:
        root = Path(temporary, "ours")
        write_repository(REPOSITORY, root, size)
        ours = Ours(root, environment)
        runs: dict[str, list[Any]] = {peer.name: [] for peer in chosen}
        for number in range(rounds):
            ours.measure()
            if number == 0:
                said = said_by(root)
                for peer in chosen:
                    peer.write_source(said, root, Path(temporary, peer.name))
                del said
            for peer in chosen:
                runs[peer.name].append(peer.build(Path(temporary, peer.name), environment))
        seconds, memory = ours.medians()
        pages = asdict(count_pages(root / "output"))
        sites: dict[str, Any] = {"ours": {"seconds": seconds["whole"], "memory": memory["whole"], "pages": pages}}
        for name, samples in runs.items():
            sites[name] = {
                "seconds": median(sample.seconds for sample in samples),
                "memory": median(sample.memory for sample in samples),
                "pages": asdict(count_pages(Path(temporary, name, "public"))),
            }
        notes = [note for name in runs for note in table.differences(name, sites[name]["pages"], pages)]
    return {"rounds": rounds, "ours": {"seconds": seconds, "memory": memory}, "sites": sites, "notes": notes}


def _environment() -> dict[str, str]:
    epoch = str(calendar.timegm(TODAY.timetuple()))
    environment = dict(os.environ) | {"SOURCE_DATE_EPOCH": epoch, "PYTHONPATH": str(REPOSITORY)}
    environment.pop("GOGC", None)  # Hugo with its defaults
    return environment


if __name__ == "__main__":
    raise SystemExit(main())
