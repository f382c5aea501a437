"""Run `choose build` once in this process and say, as JSON, how long each stage took and how much memory it needed.

python -m tests.bench.one_build ROOT

The timers sit around functions of the build that people run. What several processes share is timed in the first of
them, which does an equal part of it at the same time.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from plugins.choose import cli
from plugins.publishing.output import Output
from plugins.records import load
from plugins.records.rules import RULES
from plugins.site import build

KILOBYTES_IN_MB = 1024


class Timers:
    """Seconds spent in each stage, and the most memory used by its end."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.memory: dict[str, float] = {}

    def watch(self, owner: Any, name: str, stage: str) -> None:
        """Count every call of a function to a stage."""
        setattr(owner, name, self.timed(getattr(owner, name), stage))

    def timed(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        """Give a function that counts its calls to a stage. What it would give one by one, it gives in a list."""

        def counted(*arguments: Any, **options: Any) -> Any:
            start = time.perf_counter()
            result = function(*arguments, **options)
            if hasattr(result, "__next__"):
                result = list(result)
            self.seconds[stage] = self.seconds.get(stage, 0) + time.perf_counter() - start
            return result

        return counted

    def note_memory(self, owner: Any, name: str, stage: str) -> None:
        """Note the memory used by the end of a function."""
        function = getattr(owner, name)

        def noted(*arguments: Any, **options: Any) -> Any:
            result = function(*arguments, **options)
            self.memory[stage] = peak_memory()
            return result

        setattr(owner, name, noted)


def peak_memory() -> float:
    """Give the most MB this process and its largest child have used so far; pages they share are counted in both."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + child) / KILOBYTES_IN_MB


def main(root: str) -> int:
    """Build, and print a line of JSON."""
    timers = Timers()
    every_rule = timers.timed(lambda entry, around: (found for rule in RULES for found in rule(entry, around)), "check")
    setattr(load, "RULES", (every_rule,))  # noqa: B010  mypy would want a rule
    timers.watch(load, "_compared", "check")
    timers.watch(Output, "_write", "files")
    timers.watch(Output, "publish", "swap")
    timers.watch(build, "all_pages", "render")
    timers.watch(build, "render_pages", "render and write")
    timers.watch(build, "load", "load and check")

    def one_after_the_other(output: Output, work: Callable[[], None], other: Callable[[Output], Any], **_: Any) -> Any:
        """Do apart what a build does at the same time, so that each can be timed."""
        work()
        return timers.timed(other, "index")(output)

    setattr(build, "_beside", one_after_the_other)  # noqa: B010  mypy would want a rule
    timers.note_memory(build, "load", "check")
    timers.note_memory(build, "write_search", "index")
    timers.note_memory(Output, "publish", "write")
    code = cli.main(["--root", root, "build", "--quiet"])
    found = {"files": 0.0, "check": 0.0} | timers.seconds
    seconds = {
        "load": found["load and check"] - found["check"],
        "check": found["check"],
        "index": found["index"],
        "render": found["render"] + found["render and write"] - found["files"],
        "write": found["files"] + found["swap"],
    }
    print(json.dumps({"seconds": seconds, "memory": timers.memory | {"whole": peak_memory()}}))
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
