"""`choose serve`: build the site, show it at a loopback address, and build again when something changes."""

from __future__ import annotations

import argparse
import functools
import http.server
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from watchfiles import DefaultFilter, watch

from plugins.settings import read_settings

WATCHED = ("content", "providers", "theme", "plugins", "pelicanconf.py")
ADDRESS = "127.0.0.1"  # this machine only
DEFAULT_PORT = "8000"
LAST_PORT = 65535


def add_to(parts: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser("serve", help="show the site here and rebuild it on every change", description=__doc__)
    parser.add_argument("--port", type=_port, default=os.environ.get("PORT", DEFAULT_PORT), help="the port (8000)")
    parser.add_argument("--once", action="store_true", help="do not watch for changes")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted. A build that fails prints its problems and leaves the last good site in place."""
    root: Path = options.root.resolve()
    base = read_settings(root / "pelicanconf.py").base
    failed = _build(root)
    if failed and not (root / "output" / "index.html").is_file():
        return failed
    try:
        server = http.server.ThreadingHTTPServer((ADDRESS, options.port), handler(root / "output", base))
    except OSError:
        print(
            f"Port {options.port} cannot be used: it is taken, or kept for the system. "
            f'Choose another: make serve ARGS="--port {max(options.port, 8000) + 1}"',
            file=sys.stderr,
        )
        return 2
    print(f"The site is at http://{ADDRESS}:{server.server_port}{base}/ (Ctrl+C stops it).", flush=True)
    if options.once:
        server.serve_forever()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    watched = [path for name in WATCHED if (path := root / name).exists()]
    for changes in watch(*watched, watch_filter=DefaultFilter(), raise_interrupt=False):
        names = sorted({Path(path).relative_to(root).as_posix() for _, path in changes})
        print(f"Changed: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}", flush=True)  # noqa: PLR2004
        _build(root)
    server.shutdown()
    return 0


def handler(folder: Path, base: str) -> functools.partial[Any]:
    """Give a handler that serves a folder under a base path, with the site's own 404 page and its security headers."""
    return functools.partial(_Handler, directory=str(folder), base=base)


def _port(said: str) -> int:
    if not said.isdecimal() or int(said) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"“{said}” is not a port. Give a number from 1024 to {LAST_PORT}.")
    return int(said)


def _build(root: Path) -> int:
    """Build in a fresh process, so that a changed plugin is read anew."""
    return subprocess.run(
        [sys.executable, "-m", "plugins.choose.cli", "--root", str(root), "build"], check=False
    ).returncode


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, base: str, **options: Any) -> None:
        self.base = base
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """Find a path under the site's base."""
        inside = (
            path.removeprefix(self.base)
            if path.startswith(f"{self.base}/")
            else f"/not-in-{self.base.strip('/')}{path}"
        )
        found: str = super().translate_path(inside if self.base else path)
        return found.replace("\0", "\ufffd")  # no system has a file of that name, and Python would stop at it

    def list_directory(self, path: Any) -> None:
        """A folder without a page is not there."""
        del path
        self.send_error(http.HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page when something is not there."""
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Never let a browser keep a page: the next build may change it."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Say nothing of each request."""
