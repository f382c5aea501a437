"""Time our build: from nothing, again, and after one listing has changed."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from tests.bench.measure import Run, put_aside, run

REBUILDS = ("unchanged", "phone", "name")
PHONE = re.compile(r"phone: 01632 [0-9]{6}")
NAME = re.compile(r"^(  )?name: (.+)$", re.MULTILINE)

Samples = dict[str, list[float]]


class Ours:
    """The figures of our build, a round at a time."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        self.root = root
        self.environment = environment
        self.seconds: Samples = defaultdict(list)
        self.memory: Samples = defaultdict(list)
        self.rounds = 0

    def measure(self) -> None:
        """Measure everything once: from nothing, again, and with one listing changed in two ways."""
        put_aside(self.root, "output", ".cache")
        stages = run([sys.executable, "-m", "tests.bench.one_build", self.root], self.root, self.environment)
        put_aside(self.root, "output", ".cache")
        self._count_stages(stages, self._build())
        files = sorted((self.root / "providers" / "registered").glob("*.yaml"))
        file = files[len(files) // 2 + self.rounds]
        for name in REBUILDS:
            text = file.read_text(encoding="utf-8")
            if name == "phone":
                text = PHONE.sub(f"phone: 01632 {self.rounds + 1:06d}", text, count=1)
            elif name == "name":
                text = NAME.sub(r"\1name: New \2", text)  # so that it is sorted elsewhere
            file.write_text(text, encoding="utf-8")
            self.seconds[name].append(self._build().seconds)
        self.rounds += 1

    def medians(self) -> tuple[dict[str, float], dict[str, float]]:
        """Give the median seconds and MB of each stage and each build."""
        return (
            {name: median(samples) for name, samples in self.seconds.items()},
            {name: median(samples) for name, samples in self.memory.items()},
        )

    def _build(self) -> Run:
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "plugins.choose.cli",
            "--root",
            self.root,
            "build",
            "--quiet",
        ]
        return run(command, self.root, self.environment)

    def _count_stages(self, stages: Run, cold: Run) -> None:
        """Count the stages of a build that did one after the other, and the whole of one that people run."""
        told = json.loads(stages.printed)
        seconds, memory = told["seconds"], told["memory"]
        rest = {"rest": stages.seconds - sum(seconds.values()), "whole": cold.seconds}
        for name, value in (seconds | rest).items():
            self.seconds[name].append(value)
        for name, value in memory.items():
            self.memory[name].append(value)
