"""What a device may keep is listed truly, and named by what it holds."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plugins.publishing.output import Output
from plugins.site.offline import AT_FIRST, Offline
from tests.site.building import build_site, edit, make_small
from tests.site.reading import Site, tree


def facts(folder: Path) -> dict[str, Any]:
    """Read what the build wrote above the worker's script."""
    found = re.match(r"const BUILD = (\{.*?\n\});\n", (folder / "sw.js").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    read: dict[str, Any] = json.loads(found[1])
    return read


def saved_list(folder: Path) -> dict[str, Any]:
    (path,) = (folder / "assets").glob("saved-list-*.json")
    read: dict[str, Any] = json.loads(path.read_bytes())
    return read


def test_all_that_the_worker_fetches_is_there(site: Site) -> None:
    build = facts(site.folder)
    for path in (*build["assets"], *build["search"], *(f"{page}index.html" for page in build["pages"])):
        assert (site.folder / path).is_file(), path
    assert build["pages"][:2] == ["", "find/"]
    assert {"offline/", "no-signal/"} <= set(build["pages"])
    assert build["version"] == json.loads((site.folder / "build.json").read_bytes())["version"]
    assert build["version"] == saved_list(site.folder)["version"]


def test_all_that_a_page_without_signal_asks_for_is_kept(site: Site) -> None:
    build = facts(site.folder)
    kept = {f"/{path}" for path in build["assets"]}
    for path in build["pages"]:
        page = site.pages[f"/{path}"]
        wanted = {link.attrib["href"] for link in page.all("link") if link.attrib["rel"] == "stylesheet"}
        wanted |= {script.attrib["src"] for script in page.all("script")}
        assert wanted <= kept, path


def test_what_can_be_saved_is_every_service_and_guide_with_its_size(site: Site) -> None:
    rows = {path: size for path, size, _digest in saved_list(site.folder)["files"]}
    for path, size in rows.items():
        file = site.folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        assert file.stat().st_size == size, path
    wanted = {address[1:] for address in site.pages if re.match(r"/(services|guides)/", address)}
    assert wanted <= rows.keys()
    total = f"{sum(rows.values()) / 1_000_000:,.1f}".removesuffix(".0")
    assert f"{len(rows)} files, about {total} MB" in site.pages["/offline/"].main
    assert not any(path.startswith(("schema", "drafts", ".")) for path in rows)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/pages/about.md", "Title: ", "Title: New "),
        ("theme/service-worker.js", "PATIENCE = 4000", "PATIENCE = 5000"),
        ("theme/templates/offline.html", "country roads", "small roads"),
        ("theme/static/css/site.css", "--radius: 10px", "--radius: 11px"),
    ],
)
def test_whatever_changes_gives_the_site_another_name(tmp_path: Path, path: str, old: str, new: str) -> None:
    root = make_small(tmp_path)
    before = tree(build_site(root))
    version = facts(root / "output")["version"]
    edit(root / path, old, new)
    assert tree(build_site(root)) != before
    assert facts(root / "output")["version"] != version


def test_another_day_on_which_nothing_changes_is_the_same_site(tmp_path: Path) -> None:
    root = make_small(tmp_path)
    version = facts(build_site(root))["version"]
    assert facts(build_site(root, SOURCE_DATE_EPOCH="1795219200"))["version"] == version


@pytest.mark.parametrize(("size", "names"), [(10, ["a/b.json", "c.json"]), (AT_FIRST, ["c.json"])])
def test_of_a_large_index_only_the_heart_is_fetched_unasked(tmp_path: Path, size: int, names: list[str]) -> None:
    output = Output(tmp_path / "output")
    output.start()
    output.write("search/0123/c.json", b"{}")
    output.write("search/0123/a/b.json", b"x" * size)
    Offline(output, Path("theme"), "", {}, "search/0123/").write_worker("1")
    output.write("build.json", b"{}")
    output.publish()
    build = facts(tmp_path / "output")
    assert build["search"] == [f"search/0123/{name}" for name in names]
    assert build["index"] == "0123"


def test_the_site_can_be_put_on_a_first_screen(site: Site) -> None:
    manifest = json.loads((site.folder / "manifest.webmanifest").read_bytes())
    assert manifest["start_url"] == manifest["scope"] == "/"
    assert len(manifest["short_name"]) <= 12
    sizes = []
    for icon in manifest["icons"]:
        content = (site.folder / icon["src"][1:]).read_bytes()
        if icon["type"] == "image/png":
            picture = Image.open(io.BytesIO(content))
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
            assert picture.convert("RGB").getpixel((2, 2)) == (0x1D, 0x4F, 0x5C)
            assert picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2)) == (255, 255, 255)
        sizes.append(icon["sizes"])
    assert sizes == ["any", "192x192", "512x512"]


def test_every_page_names_the_manifest(site: Site) -> None:
    for page in site.pages.values():
        links = {link.attrib["rel"]: link.attrib["href"] for link in page.all("link")}
        assert links["manifest"] == "/manifest.webmanifest", page.address
