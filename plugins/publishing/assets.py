"""Put style sheets, scripts and images into the site under names that change with what they hold."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from plugins.languages.script_words import translated_script
from plugins.languages.speaking import ENGLISH, Language
from plugins.publishing.output import Output
from plugins.publishing.pack import AssetError, pack
from plugins.publishing.trim import trim_styles, used_classes

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
CREST = re.compile(r"[a-z-]*image:url\(/assets/images/govuk-crest\.svg\);?")  # the royal arms are not a council's
LEAFLET_PICTURE = re.compile(r"[^{}]*\{[^{}]*\burl\([^{}]*\}")  # of controls and markers that we do not use
LIBRARIES = {"lunr.js": "lunr/lunr.min.js", "leaflet.js": "leaflet/dist/leaflet.js"}
PACKED = (".js", ".css")
ASKED = re.compile(r"""asset\(["']([\w-]+\.(?:js|css))["']\)""")  # in a template


def copy_assets(
    output: Output, theme: Path, node_modules: Path, brand_css: str, language: Language = ENGLISH
) -> dict[str, str]:
    """Stage every asset and give each one's path in the site by its plain name (“site.css”).

    The theme's fonts are the reader's own: GOV.UK's typeface is licensed for gov.uk alone, so its rules are cut.
    Raises AssetError.
    """
    contents = {"govuk.css": _govuk_css(node_modules, theme), "brand.css": brand_css.encode()}
    contents["leaflet.css"] = _leaflet_css(node_modules)
    libraries = {name: _read(node_modules / path) for name, path in LIBRARIES.items()}
    for file in sorted((theme / "static").rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            if file.name in contents or file.name in libraries:
                raise AssetError(f"Two style sheets, scripts or images are called {file.name}. Give one another name.")
            contents[file.name] = file.read_bytes()
    texts = {name: content.decode() for name, content in contents.items() if name.endswith(PACKED)}
    if not language.is_english:  # a script's own words: no phone has to load them apart
        texts |= {name: translated_script(text, language) for name, text in texts.items() if name.endswith(".js")}
    asked = {name for path in (theme / "templates").rglob("*.html") for name in ASKED.findall(path.read_text("utf-8"))}
    library_texts = {name: content.decode() for name, content in libraries.items()}
    packed = pack(texts, asked - libraries.keys(), library_texts, node_modules)
    copied = {"leaflet.js": libraries["leaflet.js"]}  # as it is
    copied |= {name: content for name, content in contents.items() if name not in texts}
    found = {name: (f"assets/{one.name}", one.content) for name, one in packed.items()}
    found |= {name: (_dated(name, content), content) for name, content in copied.items()}
    for path, content in found.values():
        if path not in output.made:  # a file without words is the same in every language
            output.write(path, content)
    return {name: path for name, (path, _content) in sorted(found.items())}


def _govuk_css(node_modules: Path, theme: Path) -> bytes:
    """Give the design system's style sheet: of its classes, those that the theme or the program names."""
    css = _read(node_modules / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.css").decode()
    css = CREST.sub("", FONT_FACE.sub("", css)).replace("GDS Transport,arial,sans-serif", "var(--site-font)")
    texts = (*theme.rglob("*.html"), *theme.rglob("*.js"), *Path(__file__).parents[1].rglob("*.py"))
    css = trim_styles(css, {name for path in texts for name in used_classes(path.read_text(encoding="utf-8"))})
    if "GDS Transport" in css or "url(" in css:
        raise AssetError(
            "govuk-frontend's style sheet has changed: it still names a font or a file. See publishing/assets.py."
        )
    return css.encode()


def _leaflet_css(node_modules: Path) -> bytes:
    css = LEAFLET_PICTURE.sub("", _read(node_modules / "leaflet" / "dist" / "leaflet.css").decode())
    if "url(" in css:
        raise AssetError("leaflet's style sheet has changed: it still names a file. See publishing/assets.py.")
    return css.encode()


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise AssetError(f"{path.name} is not installed. Run `make setup`.")
    return path.read_bytes()


def _dated(name: str, content: bytes) -> str:
    """Name a file by what it holds."""
    stem, dot, ending = name.partition(".")
    return f"assets/{stem}-{hashlib.blake2b(content, digest_size=5).hexdigest()}{dot}{ending}"
