"""Serve a site on loopback as a host does, compressed and lasting, and weigh everything that is sent."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import mimetypes
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 6  # of gzip: what most hosts use
LASTING = ("assets/", "search/")


@dataclass(slots=True)
class Site:
    """A site being served: its address, and (path, bytes with headers, when) of every answer since last emptied."""

    folder: Path
    address: str = ""
    sent: list[tuple[str, int, float]] = field(default_factory=list)
    _packed: dict[str, bytes] = field(default_factory=dict)

    def packed(self, path: str) -> bytes | None:
        """Give a file as it is sent; it is packed once, so that a measurement does not time it."""
        if path not in self._packed:
            file = self.folder / path
            if not file.is_file():
                return None
            self._packed[path] = gzip.compress(file.read_bytes(), LEVEL, mtime=0)
        return self._packed[path]

    def pack(self) -> None:
        """Pack what the finder may ask for."""
        for folder in ("find", *LASTING):
            for file in (self.folder / folder).rglob("*"):
                self.packed(file.relative_to(self.folder).as_posix())


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site: Site

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        path += "index.html" if path.endswith("/") or not path else ""
        body = self.site.packed(path)
        head = [
            f"HTTP/1.1 {'404 Not Found' if body is None else '200 OK'}",
            f"Content-Type: {mimetypes.guess_type(path)[0] or 'application/octet-stream'}",
            "Content-Encoding: gzip",
            f"Content-Length: {len(body or b'')}",
            f"Cache-Control: {'public, max-age=31536000, immutable' if path.startswith(LASTING) else 'no-cache'}",
        ]
        answer = ("\r\n".join(head) + "\r\n\r\n").encode() + (body or b"")
        self.site.sent.append((path, len(answer), time.time()))
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Site]:
    """Serve a site until the block ends."""
    site = Site(folder)
    site.pack()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
