"""`choose serve` shows the site to this machine alone, and nothing else of the machine."""

from __future__ import annotations

import argparse
import http.client
import http.server
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.choose import cli, serve
from tests.builders import write_repository
from tests.site.building import DAY, REPOSITORY, copy_repository

SECRET = b"the secret"


def make_site(root: Path) -> Path:
    folder = root / "output"
    for name, content in {
        "index.html": "home",
        "404.html": "our own page for what is not there",
        "services/ada/index.html": "Ada",
        "assets/page.js": "let a;",
        "search/x/index.json": "{}",
        "a b.txt": "space",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (root / "secret.txt").write_bytes(SECRET)
    (root / "output-secret.txt").write_bytes(SECRET)
    return folder


@contextmanager
def served(folder: Path, base: str = "") -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve.handler(folder, base))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask(port: int, path: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    """Send a path as it is: no client's tidying."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host=False)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


@pytest.fixture(params=["", "/choose", "/a/b"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def port(tmp_path: Path, base: str) -> Iterator[int]:
    with served(make_site(tmp_path), base) as found:
        yield found


def test_pages_and_files_are_served_under_the_base(port: int, base: str) -> None:
    assert ask(port, f"{base}/")[:2] == (200, b"home")
    assert ask(port, f"{base}/services/ada/")[:2] == (200, b"Ada")
    assert ask(port, f"{base}/a%20b.txt")[:2] == (200, b"space")
    assert ask(port, f"{base}/?q=x#y")[:2] == (200, b"home")
    status, _body, headers = ask(port, f"{base}/assets/page.js")
    assert (status, headers["Content-type"]) == (200, "text/javascript")
    assert headers["Cache-Control"] == "no-cache"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/nothing/", "/services/nobody/", "/index.htm", "/services/", "/assets/", "/%00", "/404"]
)
def test_what_is_not_there_is_our_own_page(port: int, base: str, path: str) -> None:
    status, body, headers = ask(port, base + path)
    assert (status, body) == (404, b"our own page for what is not there")
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_folder_is_never_listed(port: int, base: str) -> None:
    for path in ("/services/", "/services", "/assets/", "/search/", "/search/x/"):
        status, body, _headers = ask(port, base + path)
        assert status in (301, 404)
        assert b"Directory listing" not in body
        assert b"ada" not in body


def test_only_the_headers_are_sent_when_only_they_are_asked_for(port: int, base: str) -> None:
    assert ask(port, f"{base}/", "HEAD")[:2] == (200, b"")
    assert ask(port, f"{base}/nothing/", "HEAD")[:2] == (404, b"")


TRAVERSALS = [
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/services/../../secret.txt",
    "/services/%2e%2e/%2e%2e/secret.txt",
    "/....//secret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "//secret.txt",
    "/%2fsecret.txt",
    "/../output-secret.txt",
    "-secret.txt",
    "/..;/secret.txt",
    "/%252e%252e/secret.txt",
    "../secret.txt",
]


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_path_leads_out_of_the_site(port: int, base: str, path: str) -> None:
    for asked in (base + path, path, f"{base}{path}/"):
        status, body, _headers = ask(port, asked)
        assert status in (301, 400, 404), asked
        assert SECRET not in body


def test_an_absolute_path_leads_nowhere(tmp_path: Path, base: str) -> None:
    with served(make_site(tmp_path), base) as port:
        status, body, _headers = ask(port, f"{base}/{tmp_path}/secret.txt")
        assert (status, body) == (404, b"our own page for what is not there")


def test_nothing_is_served_outside_the_base(tmp_path: Path) -> None:
    with served(make_site(tmp_path), "/choose") as port:
        for path in ("/", "/index.html", "/choosesomething/", "/services/ada/", "/chooseindex.html"):
            assert ask(port, path)[0] == 404, path


def test_a_site_sends_nobody_elsewhere(port: int, base: str) -> None:
    for path in ("//evil.example/services", "//evil.example/%2e%2e/services", "/services"):
        _status, _body, headers = ask(port, base + path)
        assert not headers.get("Location", "").startswith(("//", "http"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(port: int, base: str, method: str) -> None:
    assert ask(port, f"{base}/", method)[0] == 501


def options(root: Path, port: int) -> argparse.Namespace:
    return argparse.Namespace(root=root, port=port, once=True)


def test_a_port_that_is_taken_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "_build", lambda _root: 0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve.run(options(write_repository(tmp_path), port)) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"Port {port} cannot be used")
    assert "Choose another: make serve ARGS=" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("port", ["many", "-1", "65536", "80.5", ""])
def test_a_port_that_is_none_is_a_wrong_command(capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["serve", f"--port={port}"])
    assert stopped.value.code == 2
    assert "is not a port" in capsys.readouterr().err


def test_a_port_in_the_environment_disturbs_no_other_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "not a number")
    assert cli.main(["--root", str(write_repository(tmp_path)), "check"]) == 0
    with pytest.raises(SystemExit):
        cli.main(["serve"])
    assert "“not a number” is not a port" in capsys.readouterr().err


def test_a_first_build_that_fails_serves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_build", lambda _root: 1)
    assert serve.run(options(write_repository(tmp_path), 0)) == 1


class Serving:
    """A `choose serve` that is running, and all that it has said."""

    def __init__(self, root: Path) -> None:
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "plugins.choose.cli", "--root", str(root), "serve", "--port=0"],
            cwd=REPOSITORY,
            env={**os.environ, "SOURCE_DATE_EPOCH": DAY},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.said += line

    def wait(self, is_so: Callable[[], bool], again: Callable[[], object] = lambda: None) -> None:
        """Wait until something is so, doing something `again` every second."""
        for _ in range(60):
            again()
            for _ in range(10):
                if is_so():
                    return
                assert self.process.poll() is None, self.said
                time.sleep(0.1)
        pytest.fail(self.said)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
        self._reader.join(timeout=30)


def test_a_change_is_built_and_a_mistake_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    guide = root / "content/pages/about.md"
    text = guide.read_text(encoding="utf-8")
    serving = Serving(root)
    try:
        serving.wait(lambda: "The site is at http://127.0.0.1:" in serving.said)
        (port,) = (int(found) for found in re.findall(r"http://127\.0\.0\.1:(\d+)/", serving.said))
        # Written again and again: the watch starts a moment after the address is told.
        serving.wait(
            lambda: "“[[nonsense]]” stands for nothing" in serving.said,
            lambda: guide.write_text(f"{text}\n[[nonsense]]\n", encoding="utf-8"),
        )
        assert "Changed: content/pages/about.md" in serving.said
        status, body, _headers = ask(port, "/guides/about/")
        assert status == 200
        assert b"nonsense" not in body
        guide.write_text(f"{text}\nA brand-new sentence.\n", encoding="utf-8")
        serving.wait(lambda: b"A brand-new sentence." in ask(port, "/guides/about/")[1])
    finally:
        serving.stop()
