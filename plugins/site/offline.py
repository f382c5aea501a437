"""Make the site work without signal: its service worker, its manifest, and the list of what can be saved.

All of it is made last, of what the build has made: nothing is read again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.publishing.output import Output
from plugins.publishing.render import Page
from plugins.publishing.standing import Made
from plugins.settings import Settings
from plugins.site.icons import SIZES, icon, icon_key

WORKER = "sw.js"
SOURCE = "service-worker.js"  # in the theme; the build writes its facts above it
MANIFEST = "manifest.webmanifest"
# Pages that are there without signal even when they were never looked at; those a site has not are left out.
SHELL = ("", "find/", "shortlist/", "compare/", "offline/", "no-signal/")
TEMPLATES = {"no-signal/": "no-signal.html", "offline/": "offline.html"}
SAVED = re.compile(r"(services|guides|search|assets|photos)/|[^/]+/index\.html$")  # not the long lists
NOT_AT_FIRST = ("leaflet", "map")  # scripts and styles of a page that is no part of the shell
AT_FIRST = 1_000_000  # bytes of the search index that a device fetches unasked; of a larger one only its heart


@dataclass(frozen=True, slots=True)
class Saved:
    """What a person can save: the address of the list, how many files and bytes, and the version of the site."""

    url: str
    files: int
    bytes: int
    version: str


@dataclass(frozen=True, slots=True)
class Offline:
    """What a site's offline files are made of. `search` is the folder of the finder's files.

    `ours` are the files of the English site, the one that can be saved whole; without it all are.
    """

    output: Output
    theme: Path
    base: str
    assets: Mapping[str, str]
    search: str
    ours: frozenset[str] | None = None

    def write_list(self) -> Saved:
        """Stage the list of what can be saved: [path, bytes, digest], so that a later copy fetches what has changed."""
        all_made = sorted(self.output.made.values())
        version = self._version(all_made)
        made = [one for one in all_made if self.ours is None or one.path in self.ours]
        wanted = [one for one in made if SAVED.match(one.path) or _address(one.path) in SHELL]
        rows = [[_address(one.path), one.size, one.digest[:12]] for one in wanted]
        content = json.dumps({"version": version, "files": rows}, ensure_ascii=False, separators=(",", ":")).encode()
        path = f"assets/saved-list-{hashlib.blake2b(content, digest_size=5).hexdigest()}.json"
        self.output.write(path, content)
        return Saved(f"{self.base}/{path}", len(wanted), sum(one.size for one in wanted), version)

    def write_worker(self, version: str, languages: Sequence[str] = ()) -> None:
        """Stage the service worker, when all else that it may fetch is staged."""
        made = self.output.made
        search = [one for one in made.values() if one.path.startswith(self.search)]
        if sum(one.size for one in search) > AT_FIRST:
            search = [one for one in search if one.path.count("/") == self.search.count("/")]
        build = {
            "version": version,
            "base": self.base,
            "look": hashlib.blake2b("\n".join(sorted(self.assets.values())).encode(), digest_size=5).hexdigest(),
            "index": self.search.strip("/").rpartition("/")[2],
            "pages": [path for path in SHELL if f"{path}index.html" in made],
            "languages": list(languages),
            "assets": sorted(path for name, path in self.assets.items() if not name.startswith(NOT_AT_FIRST)),
            "search": sorted(one.path for one in search),
        }
        source = (self.theme / SOURCE).read_text(encoding="utf-8")
        self.output.write(WORKER, f"const BUILD = {json.dumps(build, indent=1)};\n\n{source}".encode())

    def _version(self, all_made: Iterable[Made]) -> str:
        """Name the site by all that it holds, and by what is still to be made."""
        digest = hashlib.blake2b(digest_size=8)
        digest.update("\n".join([f"{one.path}\0{one.digest}" for one in all_made]).encode())
        for path in (SOURCE, *(f"templates/{name}" for name in TEMPLATES.values())):
            digest.update((self.theme / path).read_bytes())
        return digest.hexdigest()


def offline_pages(saved: Saved) -> list[Page]:
    """Give the page where people save the directory, and the one that stands in for what is not saved."""
    values = {"saved": saved}
    return [Page(f"{path}index.html", template, lambda: values) for path, template in TEMPLATES.items()]


def write_manifest(output: Output, settings: Settings, icon_svg: str) -> None:
    """Stage what a phone asks for when somebody puts the site on its first screen."""
    colour, base = settings.brand.colour, settings.base
    icons: list[dict[str, Any]] = [{"src": f"{base}/{icon_svg}", "sizes": "any", "type": "image/svg+xml"}]
    for size in SIZES:
        path, key = f"icons/icon-{size}.png", icon_key(size, colour)
        if not output.is_current(path, key):
            output.write(path, icon(size, colour), key)
        picture = {"src": f"{base}/{path}", "sizes": f"{size}x{size}", "type": "image/png"}
        icons.append(picture | {"purpose": "any maskable"})
    manifest = {
        "name": settings.name,
        "short_name": settings.name if len(settings.name) <= 12 else "Support",  # noqa: PLR2004  a phone shows no more
        "description": f"Care and support: what there is, what it costs and how to get it. {settings.council.name}.",
        "lang": "en-GB",
        "id": f"{base}/",
        "start_url": f"{base}/",
        "scope": f"{base}/",
        "display": "minimal-ui",
        "background_color": colour,
        "theme_color": colour,
        "icons": icons,
    }
    output.write(MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode())


def _address(path: str) -> str:
    return path.removesuffix("index.html")
