"""Assets get names that change with what they hold, and bring nothing that is not ours to use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.publishing.assets import AssetError, copy_assets
from plugins.publishing.output import Output
from tests.site.building import REPOSITORY

GOVUK = (
    '@font-face{font-family:"GDS Transport";src:url(/assets/fonts/light.woff2)}'
    ".a{font-family:GDS Transport,arial,sans-serif}"
    ".b{background-image:url(/assets/images/govuk-crest.svg);color:red}"
)
LEAFLET = ".a{color:red}\n.b {\n\tbackground-image: url(images/b.png);\n\t}\n.c{margin:0}"
GOVUK_CSS, LEAFLET_CSS = "govuk-frontend/dist/govuk/govuk-frontend.min.css", "leaflet/dist/leaflet.css"
MODULES = {
    GOVUK_CSS: GOVUK,
    "lunr/lunr.min.js": "lunr = 1",
    "leaflet/dist/leaflet.js": 'L = 1; import("./x.js")',
    LEAFLET_CSS: LEAFLET,
}
PLAIN: Mapping[str, str] = {"css/site.css": "a{}", "js/page.js": "let a = 1;"}


def make_modules(root: Path, changed: Mapping[str, str] | None = None) -> Path:
    for name, text in (MODULES | dict(changed or {})).items():
        (root / "node_modules" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "node_modules" / name).write_text(text, encoding="utf-8")
    return root / "node_modules"


@dataclass(frozen=True)
class Copied:
    """The path of each asset in the site, and what each holds, by its plain name."""

    names: dict[str, str]
    texts: dict[str, str]


def copy(root: Path, static: Mapping[str, str] = PLAIN, brand: str = ":root{}", **changed: str) -> Copied:
    modules = make_modules(root, {GOVUK_CSS if name == "govuk" else LEAFLET_CSS: css for name, css in changed.items()})
    for name, text in static.items():
        path = root / "theme" / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    output = Output(root / "output")
    output.start()
    names = copy_assets(output, root / "theme", modules, brand)
    assert output.made.keys() == set(names.values())
    return Copied(names, {name: (output.staging / path).read_text(encoding="utf-8") for name, path in names.items()})


def test_each_asset_is_named_by_what_it_holds(tmp_path: Path) -> None:
    first = copy(tmp_path / "1").names
    assert sorted(first) == [
        "brand.css", "govuk.css", "leaflet.css", "leaflet.js", "lunr.js", "page.js", "site.css",
    ]  # fmt: skip
    assert all(re.fullmatch(r"assets/[a-z]+-[0-9a-f]{10}\.(css|js)", path) for path in first.values())
    assert copy(tmp_path / "2").names == first
    styled = copy(tmp_path / "3", dict(PLAIN) | {"css/site.css": "b{}"}).names
    assert {name for name in first if first[name] != styled[name]} == {"site.css"}
    branded = copy(tmp_path / "4", brand="a{}").names
    assert {name for name in first if first[name] != branded[name]} == {"brand.css"}


def test_a_script_loads_the_others_by_their_dated_names(tmp_path: Path) -> None:
    copied = copy(
        tmp_path,
        {
            "js/page.js": 'import { a } from "./part.js";\nimport "./side.js";\nconst b = import("./part.js");',
            "js/part.js": "export const a = 1;",
            "js/side.js": "export {};",
            "js/worker.js": "importScripts('./lunr.js');",
        },
    )
    part, side = (copied.names[name].removeprefix("assets/") for name in ("part.js", "side.js"))
    page = f'import {{ a }} from "./{part}";\nimport "./{side}";\nconst b = import("./{part}");'
    assert copied.texts["page.js"] == f"{page}\n"


def test_a_worker_is_one_file_with_the_scripts_it_is_made_of(tmp_path: Path) -> None:
    static = {
        "js/worker.js": "importScripts('./lunr.js');\nimportScripts(\"./part.js\");\nstart();",
        "js/part.js": "let a;",
    }
    copied = copy(tmp_path / "1", static)
    assert copied.texts["worker.js"] == "lunr = 1\nlet a;\nstart();\n"
    assert not {"lunr.js", "part.js"} & set(copied.names)
    changed = copy(tmp_path / "2", static | {"js/part.js": "let b;"})
    assert changed.names["worker.js"] != copied.names["worker.js"]


def test_a_script_has_a_new_name_when_one_that_it_loads_has(tmp_path: Path) -> None:
    static = {"js/a.js": 'import "./b.js";', "js/b.js": 'import "./c.js";', "js/c.js": "1", "js/d.js": "2"}
    first = copy(tmp_path / "1", static).names
    second = copy(tmp_path / "2", static | {"js/c.js": "3"}).names
    assert {name for name in first if first[name] != second[name]} == {"a.js", "b.js", "c.js"}


def test_fonts_and_arms_that_are_not_ours_are_cut_out(tmp_path: Path) -> None:
    assert copy(tmp_path).texts["govuk.css"] == ".a{font-family:var(--site-font)}.b{color:red}"


def test_a_library_is_copied_as_it_is_and_names_no_picture(tmp_path: Path) -> None:
    copied = copy(tmp_path)
    assert copied.texts["leaflet.js"] == MODULES["leaflet/dist/leaflet.js"]
    assert copied.texts["leaflet.css"] == ".a{color:red}\n.c{margin:0}"
    with pytest.raises(AssetError, match="leaflet's style sheet has changed"):
        copy(tmp_path / "other", leaflet="@import url(x.css);")


def test_the_design_system_that_is_installed_loses_them_too(tmp_path: Path) -> None:
    output = Output(tmp_path / "output")
    output.start()
    copy_assets(output, REPOSITORY / "theme", REPOSITORY / "node_modules", "")
    for file in output.staging.rglob("*"):
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            assert "GDS Transport" not in text
            assert "@font-face" not in text
            assert "govuk-crest" not in text
            if file.suffix == ".css":
                assert "url(" not in text
                assert "@import" not in text


@pytest.mark.parametrize("css", ['a{font:"GDS Transport"}', "a{background:url(x.png)}"])
def test_a_design_system_that_has_changed_stops_the_build(tmp_path: Path, css: str) -> None:
    with pytest.raises(AssetError, match="style sheet has changed"):
        copy(tmp_path, govuk=css)


@pytest.mark.parametrize("missing", ["lunr/lunr.min.js", "govuk-frontend/dist/govuk/govuk-frontend.min.css"])
def test_a_missing_library_says_what_to_run(tmp_path: Path, missing: str) -> None:
    modules = make_modules(tmp_path)
    (modules / missing).unlink()
    output = Output(tmp_path / "output")
    output.start()
    with pytest.raises(AssetError, match=rf"^{re.escape(Path(missing).name)} is not installed\. Run `make setup`\.$"):
        copy_assets(output, tmp_path / "theme", modules, "")


@pytest.mark.parametrize(
    ("static", "message"),
    [
        ({"js/a.js": 'import "./gone.js";'}, "a.js loads gone.js, which is not in theme/static."),
        ({"js/a.js": 'import "./b.js";', "js/b.js": 'import "./a.js";'}, "b.js and a.js load each other."),
        ({"js/a.js": 'importScripts("./gone.js");'}, "a.js loads gone.js, which is not in theme/static."),
        ({"js/a.js": "1", "images/a.js": "2"}, "Two style sheets, scripts or images are called a.js."),
        ({"css/govuk.css": "a{}"}, "Two style sheets, scripts or images are called govuk.css."),
    ],
)
def test_scripts_that_cannot_work_stop_the_build(tmp_path: Path, static: dict[str, str], message: str) -> None:
    with pytest.raises(AssetError, match=re.escape(message)):
        copy(tmp_path, static)


def test_hidden_files_stay_behind(tmp_path: Path) -> None:
    assert ".DS_Store" not in copy(tmp_path, dict(PLAIN) | {"images/.DS_Store": "x"}).names


def test_a_picture_that_is_no_text_is_copied_as_it_is(tmp_path: Path) -> None:
    picture = tmp_path / "theme/static/images/logo.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(bytes(range(256)))
    output = Output(tmp_path / "output")
    output.start()
    names = copy_assets(output, tmp_path / "theme", make_modules(tmp_path), "")
    assert (output.staging / names["logo.png"]).read_bytes() == bytes(range(256))
