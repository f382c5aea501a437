"""Serve a built site to the browser as `choose serve` does."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from plugins.choose.serve import handler


@contextlib.contextmanager
def served(folder: Path, base: str = "", before: Callable[[], None] | None = None) -> Iterator[str]:
    """Serve a site at a loopback address of its own; give the address of its home page without the slash.

    `before` is called before each answer, to make a slow site.
    """
    answering = handler(folder, base)
    if before is not None:
        answering = functools.partial(_delayed(answering.func, before), **answering.keywords)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answering)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _delayed(served_by: Any, before: Callable[[], None]) -> Any:
    """Give a handler that does something before each answer."""

    def do_get(self: Any) -> None:
        before()
        served_by.do_GET(self)

    return type("Delayed", (served_by,), {"do_GET": do_get})
