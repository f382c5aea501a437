"""Drive the finder in Chromium as an old phone would run it, and say what each step took.

How four times slower is meant. Chromium's own throttle (Emulation.setCPUThrottlingRate) slows the page's main thread;
asked for four times it may give less, so its rate is raised until a loop in the page takes four times as long. It
refuses workers ("only supported for pages"), so the time from a question to the worker's answer is counted four times
over instead, with the fetches in it, which are no work of the processor: the figures are rather too high than too low.

By the clock, they say something only of a machine that does nothing else. So the work is measured too, in another page
without the throttle: the processor time that its main thread and its worker spend, one after the other, times four
(Linux counts it, in /proc/<process>/task/<thread>/schedstat). A letter's own appearance in the box, which happens in
the pause, is measured where no question follows, at a first letter, and taken off. The question for the other cards,
which follows at once, is held back until the meter has been read.

Results are there when the count and the first three cards are painted, more than the screen shows. The other cards
follow at once, and are weighed apart. The service worker is kept out: what it fetches for later is no part of a result.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

SLOWER = 4
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}
RATES = (4, 5, 6, 8, 10, 12, 16)
LOOP = """() => {
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    let sum = 0;
    for (let i = 0; i < 1e7; i += 1) sum += i % 7;
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other)[2];
}"""

# Notes when something was typed, when the pause after it was over, when the worker was asked and answered, and when
# the answer had been painted.
WATCH = """
(() => {
  const light = window.__light = { typed: 0, rested: 0, asked: 0, answered: 0, painted: 0, started: 0 };
  light.origin = performance.timeOrigin;
  light.first = 3; // cards
  light.held = null;
  light.settled = () => new Promise((resolve) => {
    if (light.held !== null) light.held();
    light.held = null;
    const look = () => {
      if (document.querySelector("[data-results][aria-busy=false]") && light.answered >= light.asked) resolve();
      else wait(look, 20);
    };
    look();
  });
  let tell = () => {};
  light.wait = () => new Promise((resolve) => {
    tell = () => resolve({ ...light, wait: null, settled: null, held: null });
    if (light.painted > 0) tell();
  });
  const wait = window.setTimeout;
  window.setTimeout = (work, delay, ...rest) => wait(() => {
    if (light.rested < light.typed) light.rested = performance.now();
    work(...rest);
  }, delay);
  addEventListener("input", ({ timeStamp }) => { light.typed = timeStamp; light.painted = 0; }, true);
  window.Worker = class extends Worker {
    constructor(...rest) { super(...rest); light.started = performance.now(); }
    postMessage(message) {
      if (message.question === "search" && light.holding && message.asked.shown > light.first) {
        light.held = () => {
          light.asked = performance.now();
          super.postMessage(message);
        };
        return;
      }
      if (message.question === "search") light.asked = performance.now();
      super.postMessage(message);
    }
    set onmessage(work) {
      super.onmessage = (event) => {
        light.answered = performance.now();
        work(event);
        if (!event.data.answer || !event.data.answer.shown) return;
        requestAnimationFrame(() => wait(() => {
          light.painted = performance.now();
          tell();
        }, 0));
      };
    }
  };
})();
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One letter: milliseconds by the clock to its results but for the pause; the pause; and milliseconds of work."""

    clock: float
    pause: float
    work: float


class Phone:
    """A page of a new profile, slowed down."""

    def __init__(self, page: Page, session: CDPSession, rate: float, meter: Meter) -> None:
        self.page = page
        self._session = session
        self._rate = rate
        self._meter = meter

    def open(self, address: str) -> dict[str, float]:
        """Open the finder; give the milliseconds until its boxes are there, and until the first list is painted."""
        self._session.send("Emulation.setCPUThrottlingRate", {"rate": self._rate})
        self.page.goto(address, wait_until="commit")
        noted = self._painted()
        waited = noted["answered"] - noted["started"]
        self._meter.find()
        work = self._meter.read()
        self._settle()
        return {"boxes": noted["started"], "list": noted["painted"] + (SLOWER - 1) * waited, "work": work}

    def ask(self, words: str) -> float:
        """Fill in words at once, and wait for all their results; say when the first were painted."""
        self.page.fill("#q", words)
        noted = self._painted()
        self._settle()
        return (noted["origin"] + noted["painted"]) / 1000

    def type(self, words: str) -> Iterator[Step]:
        """Type words letter by letter, each when the results of the last are there."""
        self.ask("")
        self.page.evaluate(f"__light.holding = {'true' if self._rate == 1 else 'false'}")
        echo = 0.0  # the work of showing a letter in its box
        for place, letter in enumerate(words):
            before = self._meter.read()
            self.page.keyboard.type(letter)
            if place == 0:  # one letter is no question
                self.page.wait_for_timeout(200)
                echo = self._meter.read() - before
                continue
            noted = self._painted()
            work = max(0.0, self._meter.read() - before - echo)
            self._settle()
            worker = noted["answered"] - noted["asked"]
            clock = noted["painted"] - noted["rested"] + (SLOWER - 1) * worker
            yield Step(clock, noted["rested"] - noted["typed"], work)
        self.page.evaluate("__light.holding = false")

    def _painted(self) -> dict[str, float]:
        noted: dict[str, float] = self.page.evaluate("__light.wait()")
        return noted

    def _settle(self) -> None:
        """Wait until all cards are there."""
        self.page.evaluate("__light.settled()")


class Meter:
    """Counts the work of the one page that has a worker."""

    def __init__(self, browser: Browser) -> None:
        self._session = browser.new_browser_cdp_session()
        self._threads: list[Path] = []

    def find(self) -> None:
        """Find the threads of the page that is open, its main thread first."""
        processes = self._session.send("SystemInfo.getProcessInfo")["processInfo"]
        for process in (Path(f"/proc/{one['id']}/task") for one in processes if one["type"] == "renderer"):
            threads = list(process.iterdir()) if process.is_dir() else []
            workers = [one for one in threads if (one / "comm").read_text().startswith("DedicatedWorker")]
            if workers:
                self._threads = [process / process.parent.name, *workers]

    def read(self) -> float:
        """Give the milliseconds that they have kept a processor busy, times four; 0 where no kernel counts them."""
        spent = [int((one / "schedstat").read_text().split()[0]) for one in self._threads]
        return sum(spent) * SLOWER / 1_000_000


@contextmanager
def phone(browser: Browser, rate: float, viewport: dict[str, int] = PHONE) -> Iterator[Phone]:
    """Give a page with an empty cache."""
    context = browser.new_context(viewport=viewport, service_workers="block")  # type: ignore[arg-type]
    context.add_init_script(WATCH)
    page = context.new_page()
    try:
        yield Phone(page, context.new_cdp_session(page), rate, Meter(browser))
    finally:
        context.close()


def find_rate(browser: Browser) -> tuple[float, float]:
    """Give the rate to ask Chromium for so that its main thread is four times slower, and how slow it then is."""
    context = browser.new_context()
    page = context.new_page()
    session: Any = context.new_cdp_session(page)
    page.evaluate(LOOP)
    usual = page.evaluate(LOOP)
    slower, rate = 1.0, 1.0
    for rate in RATES:
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        slower = page.evaluate(LOOP) / usual
        if slower >= SLOWER:
            break
    context.close()
    return rate, slower
