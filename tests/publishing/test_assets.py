"""Assets get names that change with what they hold, and bring nothing that is not ours to use."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.publishing.assets import copy_assets
from plugins.publishing.output import Output
from plugins.publishing.pack import AssetError
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
    "lunr/lunr.min.js": '!function(t){"object"==typeof exports?module.exports=1:t.lunr=1}(this)',
    "leaflet/dist/leaflet.js": 'L = 1; import("./x.js")',
    LEAFLET_CSS: LEAFLET,
}
PLAIN: Mapping[str, str] = {"css/site.css": "a{color:red}", "js/page.js": "alert(1);"}


def make_modules(root: Path, changed: Mapping[str, str] | None = None) -> Path:
    for name, text in (MODULES | dict(changed or {})).items():
        (root / "node_modules" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "node_modules" / name).write_text(text, encoding="utf-8")
    if not (root / "node_modules/@esbuild").exists():
        (root / "node_modules/@esbuild").symlink_to(REPOSITORY / "node_modules/@esbuild")
    return root / "node_modules"


@dataclass(frozen=True)
class Copied:
    """The path of each asset in the site, and what each holds, by its plain name."""

    names: dict[str, str]
    texts: dict[str, str]


def copy(
    root: Path,
    static: Mapping[str, str] = PLAIN,
    brand: str = ":root{}",
    asked_for: Collection[str] = (),
    **changed: str,
) -> Copied:
    """Copy a theme's files; its template asks for some of its scripts, or for all."""
    modules = make_modules(root, {GOVUK_CSS if name == "govuk" else LEAFLET_CSS: css for name, css in changed.items()})
    for name, text in static.items():
        path = root / "theme" / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "theme/templates").mkdir(parents=True, exist_ok=True)
    asked = [Path(name).name for name in static if name in asked_for or not asked_for]
    asked += ["govuk.css", "brand.css", "leaflet.css", "leaflet.js"]
    page = "\n".join(f"<link href=\"{{{{ asset('{name}') }}}}\">" for name in asked)
    (root / "theme/templates/page.html").write_text(page, encoding="utf-8")
    output = Output(root / "output")
    output.start()
    names = copy_assets(output, root / "theme", modules, brand)
    assert output.made.keys() == set(names.values())
    return Copied(names, {name: (output.staging / path).read_text(encoding="utf-8") for name, path in names.items()})


def test_each_asset_is_named_by_what_it_holds(tmp_path: Path) -> None:
    first = copy(tmp_path / "1").names
    assert sorted(first) == ["brand.css", "govuk.css", "leaflet.css", "leaflet.js", "page.js", "site.css"]
    assert all(re.fullmatch(r"assets/[a-z]+-[0-9a-zA-Z]{8,10}\.(css|js)", path) for path in first.values())
    assert copy(tmp_path / "2").names == first
    styled = copy(tmp_path / "3", dict(PLAIN) | {"css/site.css": "b{color:red}"}).names
    assert {name for name in first if first[name] != styled[name]} == {"site.css"}
    branded = copy(tmp_path / "4", brand="a{color:red}").names
    assert {name for name in first if first[name] != branded[name]} == {"brand.css"}


def test_a_page_s_script_is_one_file_and_what_pages_share_another(tmp_path: Path) -> None:
    static = {
        "js/one.js": 'import { say } from "./say.js";\nimport "./own.js";\nsay("one");',
        "js/two.js": 'import { say } from "./say.js";\nsay("two");\nimport("./later.js");',
        "js/say.js": "// why\nexport function say(what) { console.log(what + 'shared'); }",
        "js/own.js": 'console.log("own");',
        "js/later.js": 'console.log("later");',
    }
    copied = copy(tmp_path, static, asked_for=("js/one.js", "js/two.js"))
    holds = {what: [name for name, text in copied.texts.items() if what in text] for what in ("shared", "own", "why")}
    (shared,) = holds["shared"]
    assert shared.startswith("chunk-")
    assert holds["own"] == ["one.js"]
    assert holds["why"] == []  # a comment says nothing to a phone
    for name in ("one.js", "two.js"):
        assert f'"./{copied.names[shared].removeprefix("assets/")}"' in copied.texts[name]
    assert f'import("./{copied.names["later.js"].removeprefix("assets/")}")' in copied.texts["two.js"]


def test_a_script_that_no_page_asks_for_is_left_out(tmp_path: Path) -> None:
    copied = copy(tmp_path, {"js/one.js": "alert(1);", "js/old.js": "alert(2);"}, asked_for=("js/one.js",))
    assert "alert(2)" not in "".join(copied.texts.values())


def test_a_worker_is_one_file_with_the_scripts_it_is_made_of(tmp_path: Path) -> None:
    static = {
        "js/worker.js": "importScripts('./lunr.js');\nimportScripts(\"./part.js\");\nstart(part);",
        "js/part.js": "var part = 7;",
    }
    copied = copy(tmp_path / "1", static, asked_for=("js/worker.js",))
    text = copied.texts["worker.js"]
    assert text.index("lunr=1") < text.index("=7") < text.index("start(")
    assert "exports:{}" not in text  # no wrapper, in which lunr would take itself for a module
    assert not {"lunr.js", "part.js"} & set(copied.names)
    changed = copy(tmp_path / "2", static | {"js/part.js": "var part = 8;"}, asked_for=("js/worker.js",))
    assert changed.names["worker.js"] != copied.names["worker.js"]


def test_a_script_has_a_new_name_when_one_that_it_loads_has(tmp_path: Path) -> None:
    static = {
        "js/a.js": 'import "./b.js";',
        "js/b.js": 'import "./c.js";',
        "js/c.js": "alert(1)",
        "js/d.js": "alert(2)",
    }
    pages = ("js/a.js", "js/d.js")
    first = copy(tmp_path / "1", static, asked_for=pages).names
    second = copy(tmp_path / "2", static | {"js/c.js": "alert(3)"}, asked_for=pages).names
    assert {name for name in first if first[name] != second[name]} == {"a.js"}


def test_fonts_and_arms_that_are_not_ours_are_cut_out(tmp_path: Path) -> None:
    assert copy(tmp_path).texts["govuk.css"] == ".a{font-family:var(--site-font)}.b{color:red}\n"


def test_a_library_is_copied_as_it_is_and_names_no_picture(tmp_path: Path) -> None:
    copied = copy(tmp_path)
    assert copied.texts["leaflet.js"] == MODULES["leaflet/dist/leaflet.js"]
    assert copied.texts["leaflet.css"] == ".a{color:red}.c{margin:0}\n"
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
        ({"js/a.js": 'import "./gone.js";'}, 'Could not resolve "./gone.js"'),
        ({"js/a.js": "let a = ;"}, "a.js:1:8:"),
        ({"js/a.js": 'importScripts("./gone.js");'}, "a.js loads gone.js, which is not in theme/static."),
        ({"js/a.js": "1", "images/a.js": "2"}, "Two style sheets, scripts or images are called a.js."),
        ({"css/govuk.css": "a{}"}, "Two style sheets, scripts or images are called govuk.css."),
    ],
)
def test_scripts_that_cannot_work_stop_the_build(tmp_path: Path, static: dict[str, str], message: str) -> None:
    with pytest.raises(AssetError, match=re.escape(message)):
        copy(tmp_path, static)


def test_a_template_that_asks_for_a_script_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=r"A template asks for page\.js, which is not in theme/static"):
        copy_assets_of(tmp_path, "{{ asset('page.js') }}")


def test_a_packer_that_is_not_installed_says_what_to_run(tmp_path: Path) -> None:
    modules = make_modules(tmp_path)
    (modules / "@esbuild").unlink()
    with pytest.raises(AssetError, match=r"^esbuild is not installed\. Run `make setup`\.$"):
        copy_assets_of(tmp_path, "{{ asset('site.css') }}", modules)


def copy_assets_of(root: Path, template: str, modules: Path | None = None) -> None:
    """Copy the assets of a theme that holds one template."""
    (root / "theme/templates").mkdir(parents=True)
    (root / "theme/templates/page.html").write_text(template, encoding="utf-8")
    (root / "theme/static").mkdir()
    (root / "theme/static/site.css").write_text("a{color:red}", encoding="utf-8")
    output = Output(root / "output")
    output.start()
    copy_assets(output, root / "theme", modules or make_modules(root), "")


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
