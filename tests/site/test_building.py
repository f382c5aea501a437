"""The same content builds the same bytes, whoever builds it, and only what changed is built again."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest

from plugins.records import yaml_source
from plugins.records.catalogue import Catalogue
from plugins.records.schema import kinds
from plugins.settings import read_settings
from plugins.site import build
from tests.builders import listing_yaml
from tests.site.building import DAY, REPOSITORY, add_listings, build_site, copy_repository, edit, make_small, run_choose
from tests.site.reading import Site, tree

BUILT = re.compile(r"Built ([\d,]+) files in [\d.]+ s: ([\d,]+) written, ([\d,]+) as before, ([\d,]+) removed\.\n")


def counts(said: str) -> tuple[int, ...]:
    """Give how many files a build made, wrote, kept and removed."""
    found = BUILT.fullmatch(said)
    assert found is not None, said
    return tuple(int(number.replace(",", "")) for number in found.groups())


def test_a_build_says_what_it_did_and_nothing_else(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    first = run_choose(root, "build")
    assert (first.returncode, first.stderr) == (0, "")
    total, written, kept, removed = counts(first.stdout)
    assert (written, kept, removed) == (total, 0, 0)
    assert len(tree(root / "output")) == total
    again = run_choose(root, "build")
    assert (again.returncode, again.stderr) == (0, "")
    assert counts(again.stdout) == (total, 0, total, 0)
    quiet = run_choose(root, "build", "--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_the_same_content_builds_the_same_bytes(site: Site, tmp_path: Path) -> None:
    root = copy_repository(tmp_path / "elsewhere")
    output = build_site(
        root, PYTHONHASHSEED="7", CHOOSE_PROCESSES="2", TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONUTF8="0", SITEURL=""
    )
    assert tree(output) == tree(site.folder)


def test_another_seed_and_one_processor_change_nothing(site: Site, tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    assert tree(build_site(root, PYTHONHASHSEED="99", CHOOSE_PROCESSES="1")) == tree(site.folder)


def test_a_build_that_remembers_builds_what_one_that_does_not_would(tmp_path: Path) -> None:
    root = copy_repository(tmp_path / "a")
    build_site(root)
    path = root / "providers/micro/cuppa-and-company.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: ", "name: New ", 1), encoding="utf-8")
    (root / "providers/micro/sunday-pot.yaml").unlink()
    add_listings(root, 3)
    guide = root / "content/pages/about.md"
    guide.write_text(guide.read_text(encoding="utf-8") + "\nMore about us.\n", encoding="utf-8")
    remembered = build_site(root)
    shutil.copytree(root, tmp_path / "b", symlinks=True, ignore=shutil.ignore_patterns(".cache", "output"))
    afresh = build_site(tmp_path / "b")
    assert tree(remembered) == tree(afresh)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: edit(root / "pelicanconf.py", "01632 960911", "01632 960912"),
        lambda root: edit(root / "pelicanconf.py", "#b4552d", "#a4552d"),
        lambda root: edit(root / "theme/templates/listing.html", "How to start", "How to begin"),
        lambda root: edit(root / "theme/static/js/page.js", "has-script", "with-script"),
        lambda root: edit(root / "content/area/area.yaml", "name: Mansfield", "name: Mansfield District"),
    ],
    ids=["a phone number", "a colour", "a template", "a script", "a district"],
)
def test_what_every_page_is_made_of_is_not_remembered_too_long(tmp_path: Path, change: Callable[[Path], None]) -> None:
    root = make_small(tmp_path, ("providers/micro/ada.yaml", listing_yaml(area={"districts": ["mansfield"]})))
    before = tree(build_site(root))
    change(root)
    remembered = tree(build_site(root))
    assert remembered != before
    shutil.rmtree(root / ".cache")
    shutil.rmtree(root / "output")
    assert tree(build_site(root)) == remembered


def test_pages_are_made_again_when_a_library_that_makes_them_is_another(
    repository: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_settings(repository / "pelicanconf.py")
    before = build._site_key(repository / "theme", settings, catalogue, {})
    assert build._site_key(repository / "theme", settings, catalogue, {}) == before
    monkeypatch.setattr(build, "version", lambda name: "99" if name == "nh3" else version(name))
    assert build._site_key(repository / "theme", settings, catalogue, {}) != before


def test_another_day_makes_only_what_the_day_changes(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    build_site(root)
    later = run_choose(root, "build", SOURCE_DATE_EPOCH=str(int(DAY) + 86400))
    total, written, _kept, _removed = counts(later.stdout)
    assert written < total / 4


def test_plain_pelican_builds_the_same_site(site: Site, tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "warnings"],
        cwd=root,
        env=os.environ | {"SOURCE_DATE_EPOCH": DAY, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    assert tree(root / "output") == tree(site.folder)


def test_a_site_can_be_built_into_another_folder(site: Site, tmp_path: Path) -> None:
    root = copy_repository(tmp_path / "root")
    done = run_choose(root, "build", "--output", str(tmp_path / "public" / "site"))
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "public" / "site") == tree(site.folder)
    assert not (root / "output").exists()


def test_published_schemas_are_schemas_and_accept_the_sample(site: Site) -> None:
    for kind in kinds().values():
        schema = json.loads((site.folder / f"schema/{kind.name}.json").read_bytes())
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        files = sorted((REPOSITORY / "providers" / kind.folder).glob("*.yaml"))
        assert files
        for file in files:
            data = kind.coerce(yaml_source.read(file.read_bytes()).tree)
            assert list(validator.iter_errors(data)) == [], file.name
        assert not validator.is_valid({"nonsense": 1})


def test_the_build_leaves_its_mark(site: Site, repository: Path) -> None:
    about = json.loads((site.folder / "build.json").read_bytes())
    assert about["date"] == "2026-11-20"
    assert about["listings"] == len(list((repository / "providers").glob("*/*.yaml")))
