"""Whatever host serves the site, it is told to send the same policy as the pages carry."""

from __future__ import annotations

import json
import re

import pytest

from plugins.settings import NO_TILES, Tiles
from plugins.site.hosting import FOR_EVER, POLICY, header_files, headers, policy_with
from tests.site.reading import Site


def headers_of(name: str, content: str) -> dict[str, str]:
    """Read the headers out of one host's file."""
    if name == "_headers":
        block = content.split("\n\n", maxsplit=1)[0].split("\n")[1:]
        return dict(line.strip().split(": ", 1) for line in block if line)
    if name == "staticwebapp.config.json":
        found: dict[str, str] = json.loads(content)["globalHeaders"]
        return found
    pattern = r'Header always set (\S+) "(.*)"' if name == ".htaccess" else r'^add_header (\S+) "(.*)" always;'
    return dict(re.findall(pattern, content, re.MULTILINE))


NAMES = ["_headers", ".htaccess", "nginx.conf", "staticwebapp.config.json"]


@pytest.mark.parametrize("name", NAMES)
def test_each_host_is_told_the_same(site: Site, name: str) -> None:
    found = headers_of(name, (site.folder / name).read_text(encoding="utf-8"))
    assert found == headers()
    assert found["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"


def test_the_policy_lets_in_nothing_but_the_site_itself() -> None:
    parts = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["base-uri"] == "'none'"
    assert set(parts.values()) == {"'none'", "'self'"}
    assert "unsafe" not in POLICY


def test_map_tiles_let_in_pictures_of_their_host_and_nothing_else() -> None:
    tiles = Tiles("https://tiles.example.org:8443/a/{z}/{x}/{y}.png", "Ordnance Survey")
    policy = policy_with(tiles)
    assert policy == POLICY.replace("img-src 'self'", "img-src 'self' https://tiles.example.org:8443")
    for name, content in header_files("", tiles).items():
        assert headers_of(name, content.decode())["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"
    assert policy_with(NO_TILES) == POLICY


@pytest.mark.parametrize("base", ["", "/choose"])
def test_a_page_that_is_not_there_is_the_site_s_own(base: str) -> None:
    files = {name: content.decode() for name, content in header_files(base).items()}
    assert sorted(files) == sorted(NAMES)
    assert files[".htaccess"].startswith(f"ErrorDocument 404 {base}/404.html\n")
    assert f"error_page 404 {base}/404.html;" in files["nginx.conf"]
    azure = json.loads(files["staticwebapp.config.json"])
    assert azure["responseOverrides"]["404"] == {"rewrite": f"{base}/404.html", "statusCode": 404}


@pytest.mark.parametrize("base", ["", "/choose"])
def test_only_files_whose_names_change_are_kept_for_ever(site: Site, base: str) -> None:
    content = header_files(base)["_headers"].decode()
    kept = dict(re.findall(r"^(\S+)\n  Cache-Control: (.*)$", content, re.MULTILINE))
    lasting = {f"{base}/{folder}/*": FOR_EVER for folder in ("assets", "search")}
    asked = {f"{base}/{name}": "no-cache" for name in ("sw.js", "build.json", "manifest.webmanifest")}
    assert kept == lasting | asked
    assert "immutable" in FOR_EVER
    routes = json.loads(header_files(base)["staticwebapp.config.json"])["routes"]
    assert {route["route"]: route["headers"]["Cache-Control"] for route in routes} == kept
    for folder in ("assets", "search"):
        for path in (site.folder / folder).rglob("*"):
            if path.is_file():
                named = path.relative_to(site.folder).as_posix()
                assert re.search(r"[0-9a-f]{8,}|-[0-9A-Z]{8}\.", named), named


@pytest.mark.parametrize("name", [".htaccess", "nginx.conf"])
def test_a_device_always_asks_whether_there_is_a_newer_site(name: str) -> None:
    content = header_files("/choose")[name].decode()
    assert r"(sw\.js|build\.json|manifest\.webmanifest)$" in content
    assert re.search(r'Cache-Control "?no-cache', content)


def test_a_place_of_nginx_with_a_header_of_its_own_repeats_the_others() -> None:
    """It inherits none there: https://nginx.org/en/docs/http/ngx_http_headers_module.html."""
    inside = header_files("")["nginx.conf"].decode().split("location", 1)[1]
    assert all(f'  add_header {name} "{value}" always;' in inside for name, value in headers().items())
