"""Serve a built site to the browser as `choose serve` does."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

from plugins.choose.serve import handler


@contextlib.contextmanager
def served(folder: Path, base: str = "") -> Iterator[str]:
    """Serve a site at a loopback address of its own; give the address of its home page without the slash."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler(folder, base))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
