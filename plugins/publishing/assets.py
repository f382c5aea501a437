"""Copy style sheets, scripts and images into the site under names that change with what they hold."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from plugins.languages.script_words import translated_script
from plugins.languages.speaking import ENGLISH, Language
from plugins.publishing.output import Output
from plugins.publishing.trim import trim_layout, trim_script, trim_styles, used_classes

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
CREST = re.compile(r"[a-z-]*image:url\(/assets/images/govuk-crest\.svg\);?")  # the royal arms are not a council's
LEAFLET_PICTURE = re.compile(r"[^{}]*\{[^{}]*\burl\([^{}]*\}")  # of controls and markers that we do not use
LIBRARIES = {"lunr.js": "lunr/lunr.min.js", "leaflet.js": "leaflet/dist/leaflet.js"}  # copied as they are
IMPORT = re.compile(r"""(from\s+|import\s*\(?\s*)(["'])\./([\w./-]+)\2""")
JOINED = re.compile(r"""importScripts\((["'])\./([\w./-]+)\1\);\n?""")  # one answer instead of ten


class AssetError(Exception):
    """A file the theme needs is missing; the text says which and what to run."""


def copy_assets(
    output: Output, theme: Path, node_modules: Path, brand_css: str, language: Language = ENGLISH
) -> dict[str, str]:
    """Stage every asset and give each one's path in the site by its plain name (“site.css”).

    The theme's fonts are the reader's own: GOV.UK's typeface is licensed for gov.uk alone, so its rules are cut.
    Raises AssetError.
    """
    contents = {"govuk.css": _govuk_css(node_modules, theme), "brand.css": brand_css.encode()}
    contents["leaflet.css"] = _leaflet_css(node_modules)
    contents |= {name: _read(node_modules / path) for name, path in LIBRARIES.items()}
    for file in sorted((theme / "static").rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            if file.name in contents:
                raise AssetError(f"Two style sheets, scripts or images are called {file.name}. Give one another name.")
            contents[file.name] = file.read_bytes()
    if not language.is_english:
        contents = {name: _in_language(name, content, language) for name, content in contents.items()}
    contents = _trimmed(contents)
    names = {name: _dated(name, contents, set()) for name in sorted(contents)}
    for name, content in contents.items():
        if names[name] not in output.made:  # a file without words is the same in every language
            output.write(names[name], _relinked(name, content, names))
    return names


def _in_language(name: str, content: bytes, language: Language) -> bytes:
    """Write a script's own words in a language, so that no phone has to load them apart."""
    is_ours = name.endswith(".js") and name not in LIBRARIES
    return translated_script(content.decode(), language).encode() if is_ours else content


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


def _trimmed(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Trim scripts and style sheets, and put into a worker the scripts it is made of, no files of their own then."""
    trimmed = {
        name: trim_script(content.decode())
        for name, content in contents.items()
        if name.endswith(".js") and name not in LIBRARIES
    }
    trimmed |= {name: contents[name].decode() for name in LIBRARIES}
    parts = set()

    def part(name: str, found: re.Match[str]) -> str:
        if found[2] not in trimmed:
            raise AssetError(f"{name} loads {found[2]}, which is not in theme/static.")
        parts.add(found[2])
        return trimmed[found[2]].rstrip() + "\n"

    scripts = {name: JOINED.sub(functools.partial(part, name), script) for name, script in trimmed.items()}
    styles = {name: trim_layout(contents[name].decode()) for name in contents if name.endswith(".css")}
    joined = dict(contents) | {name: text.encode() for name, text in (scripts | styles).items()}
    return {name: content for name, content in joined.items() if name not in parts}


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise AssetError(f"{path.name} is not installed. Run `make setup`.")
    return path.read_bytes()


def _dated(name: str, contents: Mapping[str, bytes], above: set[str]) -> str:
    """Name a file by what it holds and by what it loads in turn."""
    digest = hashlib.blake2b(contents[name], digest_size=5)
    if name.endswith(".js") and name not in LIBRARIES:
        for found in IMPORT.finditer(contents[name].decode()):
            loaded = found[3]
            if loaded not in contents:
                raise AssetError(f"{name} loads {loaded}, which is not in theme/static.")
            if loaded in above:
                raise AssetError(f"{name} and {loaded} load each other. Take apart what both need.")
            digest.update(_dated(loaded, contents, above | {name}).encode())
    stem, dot, ending = name.partition(".")
    return f"assets/{stem}-{digest.hexdigest()}{dot}{ending}"


def _relinked(name: str, content: bytes, names: Mapping[str, str]) -> bytes:
    """Point a script's imports at the dated names."""
    if not name.endswith(".js") or name in LIBRARIES:
        return content
    return IMPORT.sub(
        lambda found: f'{found[1]}"./{names[found[3]].removeprefix("assets/")}"', content.decode()
    ).encode()
