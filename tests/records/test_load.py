"""All problems of all files at once; the same catalogue however it was read; nothing read twice without need."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from plugins.records import load as loading
from plugins.records import memory as remembering
from plugins.records.load import FEW, FOLDERS, Loaded, load
from plugins.records.problem import RecordsError
from plugins.records.schema import KINDS, kinds
from tests.builders import TODAY, listing_yaml, write_repository

ADA = "providers/micro/ada.yaml"
FOLDERS_SAID = ", ".join(f"providers/{folder}" for folder in FOLDERS)
ALREADY = "providers/micro/ada.yaml has the same file name, so both would have one web address. Rename this file."


def said(loaded: Loaded) -> list[str]:
    return [str(problem) for problem in loaded.problems]


def check(root: Path, files: dict[str, str | bytes], **options: Any) -> Loaded:
    return load(write_repository(root, files), TODAY, **options)


def test_every_kind_is_read_into_one_sorted_catalogue(tmp_path: Path) -> None:
    files = {f"providers/{kinds()[kind].folder}/a-{kind}.yaml": listing_yaml(kind) for kind in KINDS}
    loaded = check(tmp_path, {**files, "providers/README.md": "Hello", "providers/photos/x.jpg": b""})
    assert said(loaded) == []
    assert [listing.name for listing in loaded.publishable().listings] == [
        "Ada's Companions",
        "Advocacy Hub",
        "Joy",
        "Larkrise Care",
    ]
    assert set(loaded.catalogue.digests) == {f"a-{kind}" for kind in KINDS}


def test_all_problems_of_all_files_are_told_at_once_and_sorted(tmp_path: Path) -> None:
    loaded = check(
        tmp_path,
        {
            "providers/services/ada.yaml": listing_yaml("service"),
            ADA: listing_yaml(phone="1", website="http://localhost"),
            "providers/micro/bea.yaml": b"name: [Bea\n",
            "providers/micro/cy.yaml": listing_yaml(name="Cy", colour="red", support=["meals", "fun"]),
            "providers/micro/Dot & Co.yaml": listing_yaml(),
        },
    )
    assert [(problem.path.name, problem.line, problem.message.split(" ")[1]) for problem in loaded.problems] == [
        ("Dot & Co.yaml", 1, "it"),
        ("ada.yaml", 7, "“1”"),
        ("ada.yaml", 8, "“http://localhost”"),
        ("bea.yaml", 1, "file"),
        ("cy.yaml", 3, "is"),
        ("cy.yaml", 8, "is"),
        ("ada.yaml", 1, "has"),
    ]
    assert loaded.problems[-1].path == Path("providers/services/ada.yaml")
    with pytest.raises(RecordsError) as raised:
        loaded.publishable()
    assert raised.value.problems == loaded.problems
    assert str(raised.value) == "\n".join(said(loaded))


def test_a_warning_stops_nothing(tmp_path: Path) -> None:
    loaded = check(tmp_path, {ADA: listing_yaml(prices=[{"amount": 900, "unit": "hour"}])})
    assert len(loaded.problems) == 1
    assert len(loaded.publishable().listings) == 1


def test_rules_look_at_what_the_schema_left(tmp_path: Path) -> None:
    loaded = check(tmp_path, {ADA: listing_yaml(summary="x", phone="1")})
    assert [problem.line for problem in loaded.problems] == [2, 7]
    assert loaded.catalogue.listings == ()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("providers/nurses/ada.yaml", f"A listing must be in one of {FOLDERS_SAID}. Move it there."),
        ("providers/ada.yaml", f"A listing must be in one of {FOLDERS_SAID}. Move it there."),
        ("providers/micro/old/ada.yaml", f"A listing must be in one of {FOLDERS_SAID}. Move it there."),
        ("providers/micro/ada.yml", "Name it ada.yaml: listings end in .yaml."),
        ("providers/micro/Ada.yaml", "Name it ada.yaml: small letters, digits and dashes only, for its web address."),
        (
            "providers/micro/ada_b.yaml",
            "Name it ada-b.yaml: small letters, digits and dashes only, for its web address.",
        ),
        ("providers/micro/-ada.yaml", "Name it ada.yaml: small letters, digits and dashes only, for its web address."),
        (
            "providers/micro/愛.yaml",
            "Name it my-service.yaml: small letters, digits and dashes only, for its web address.",
        ),
        ("providers/micro/ada.txt", "This is not a listing. Listings end in .yaml; photos go in providers/photos."),
        ("providers/micro/ada.YAML", "This is not a listing. Listings end in .yaml; photos go in providers/photos."),
        ("providers/micro/ada", "This is not a listing. Listings end in .yaml; photos go in providers/photos."),
    ],
)
def test_a_file_where_no_listing_can_be(name: str, message: str, tmp_path: Path) -> None:
    assert said(check(tmp_path, {name: listing_yaml()})) == [f"{name}:1: {message}"]


@pytest.mark.parametrize(
    "name", ["providers/.hidden/ada.yml", "providers/micro/.ada.yaml.swp", "providers/photos/a.yaml"]
)
def test_a_file_that_is_none_of_our_business(name: str, tmp_path: Path) -> None:
    assert said(check(tmp_path, {name: "x"})) == []


def test_a_file_name_cannot_speak_to_a_robot(tmp_path: Path) -> None:
    (message,) = said(check(tmp_path, {"providers/micro/a\n::error::b.yaml": listing_yaml()}))
    assert message.startswith("providers/micro/a�::error::b.yaml:1: Name it a-error-b.yaml:")


def link_to_a_file(root: Path) -> None:
    (root / "elsewhere.yaml").write_bytes(listing_yaml())
    (root / "providers/micro/linked").symlink_to(root / "elsewhere.yaml")


def link_to_a_folder(root: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / "elsewhere" / "bea.yaml").write_bytes(listing_yaml())
    (root / "providers/micro/linked").symlink_to(root / "elsewhere")


def link_to_nothing(root: Path) -> None:
    (root / "providers/micro/linked").symlink_to(root / "nothing")


def pipe(root: Path) -> None:
    os.mkfifo(root / "providers/micro/linked")


@pytest.mark.parametrize("make", [link_to_a_file, link_to_a_folder, link_to_nothing, pipe])
def test_a_link_is_not_followed(make: Callable[[Path], None], tmp_path: Path) -> None:
    write_repository(tmp_path, {ADA: listing_yaml()})
    make(tmp_path)
    loaded = load(tmp_path, TODAY)
    assert said(loaded) == [
        "providers/micro/linked:1: This is a link to somewhere else. Put the listings themselves here."
    ]
    assert len(loaded.catalogue.listings) == 1


def test_a_repository_without_listings_is_empty(tmp_path: Path) -> None:
    assert check(tmp_path, {}) == Loaded(load(tmp_path, TODAY).catalogue, ())


def test_a_problem_that_no_validator_explains_is_still_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the quick validator to refuse what the slow one accepts, the listing must not vanish without a word."""
    micro = replace(FOLDERS["micro"], is_valid=lambda _data: False)
    monkeypatch.setattr(loading, "FOLDERS", FOLDERS | {"micro": micro})
    assert said(check(tmp_path, {ADA: listing_yaml()})) == [f"{ADA}:1: {loading.UNEXPLAINED}"]


# What is worked out.


MANSFIELD, NEWARK = "mansfield", "newark-and-sherwood"
HERE = {"postcode": "NG18 1AA", "show": "none"}


@pytest.mark.parametrize(
    ("fields", "districts"),
    [
        ({}, ()),
        ({"area": {"districts": [NEWARK, MANSFIELD]}}, (MANSFIELD, NEWARK)),
        ({"area": {"miles": 20, "of": "LN1"}}, (NEWARK,)),
        ({"area": {"miles": 1, "of": "NG18", "districts": [NEWARK]}}, (MANSFIELD, NEWARK)),
        ({"address": HERE}, (MANSFIELD,)),
        ({"address": HERE | {"district": NEWARK}}, (NEWARK,)),
        ({"address": HERE | {"postcode": "LN1 1AA"}}, ()),
        ({"address": HERE, "area": {"districts": [NEWARK]}}, (NEWARK,)),
    ],
)
def test_districts_are_worked_out(fields: dict[str, Any], districts: tuple[str, ...], tmp_path: Path) -> None:
    (listing,) = check(tmp_path, {ADA: listing_yaml(**fields)}).catalogue.listings
    assert listing.districts == districts


def test_a_personal_assistant_is_for_the_district_of_the_outcode(tmp_path: Path) -> None:
    loaded = check(tmp_path, {"providers/personal-assistants/a.yaml": listing_yaml("personal-assistant")})
    (listing,) = loaded.catalogue.listings
    assert listing.districts == (MANSFIELD,)


# Memory.


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were read from their files."""
    paths: list[str] = []
    real = loading.read_listing

    def counted(root: Path, path: str, around: Any) -> loading.Read:
        paths.append(path)
        return real(root, path, around)

    monkeypatch.setattr(loading, "read_listing", counted)
    return paths


def remembered(root: Path, day: date = TODAY) -> Loaded:
    return load(root, day, memory=root / ".cache" / "records")


BEA = "providers/micro/bea.yaml"
TWO = {ADA: listing_yaml(), BEA: listing_yaml(name="Bea's Baking", phone="01632 960004")}


def test_an_unchanged_file_is_not_read_again(tmp_path: Path, read: list[str]) -> None:
    first = remembered(write_repository(tmp_path, TWO))
    assert read == [ADA, BEA]
    read.clear()
    assert remembered(tmp_path) == first
    assert read == []


def test_a_changed_file_is_read_again(tmp_path: Path, read: list[str]) -> None:
    remembered(write_repository(tmp_path, TWO))
    read.clear()
    (tmp_path / BEA).write_bytes(listing_yaml(name="Bee's Baking", phone="01632 960004"))
    os.utime(tmp_path / BEA, (1, 1))
    assert [listing.name for listing in remembered(tmp_path).catalogue.listings] == ["Ada's Companions", "Bee's Baking"]
    assert read == [BEA]


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    remembered(write_repository(tmp_path, TWO))
    (tmp_path / BEA).unlink()
    assert [listing.slug for listing in remembered(tmp_path).catalogue.listings] == ["ada"]


def next_day(root: Path) -> None:
    remembered(root, TODAY + timedelta(days=1))


def other_area(root: Path) -> None:
    write_repository(root, {"content/area/outcodes.csv": "outcode,latitude,longitude,district\nNG18,53,-1,mansfield\n"})
    remembered(root)


def other_photos(root: Path) -> None:
    write_repository(root, {"providers/photos/hall.jpg": b"x"})
    remembered(root)


@pytest.mark.parametrize("change", [next_day, other_area, other_photos])
def test_another_day_area_or_photo_forgets_all(change: Callable[[Path], None], tmp_path: Path, read: list[str]) -> None:
    remembered(write_repository(tmp_path, TWO))
    (before,) = (tmp_path / ".cache" / "records").iterdir()
    read.clear()
    change(tmp_path)
    assert read == [ADA, BEA]
    assert not before.exists()


def test_a_changed_schema_forgets_all(tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "code" / "records"
    shutil.copytree(Path(loading.__file__).parent, code)
    monkeypatch.setattr(remembering, "__file__", str(code / "memory.py"))
    root = write_repository(tmp_path / "repository", TWO)
    remembered(root)
    read.clear()
    remembered(root)
    assert read == []
    schema = code / "schemas" / "micro.json"
    schema.write_text(schema.read_text(encoding="utf-8").replace("Micro-provider", "Small provider"), encoding="utf-8")
    remembered(root)
    assert read == [ADA, BEA]


@pytest.mark.parametrize(
    "spoil", [lambda _: b"", lambda raw: raw[:-1], lambda raw: raw[:20] + b"X" + raw[21:], lambda _: b"x" * 99]
)
def test_spoilt_memory_is_ignored(spoil: Callable[[bytes], bytes], tmp_path: Path, read: list[str]) -> None:
    first = remembered(write_repository(tmp_path, TWO))
    for path in (tmp_path / ".cache" / "records").rglob("*.pickle"):
        path.write_bytes(spoil(path.read_bytes()))
    read.clear()
    assert remembered(tmp_path) == first
    assert read == [ADA, BEA]


def test_memory_removes_only_what_is_its_own(tmp_path: Path) -> None:
    memory = tmp_path / ".cache" / "records"
    others = [memory / "notes.txt", memory / "mypy" / "deep" / "file"]
    for path in others:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine", encoding="utf-8")
    remembered(write_repository(tmp_path, TWO))
    assert all(path.exists() for path in others)


def test_the_catalogue_is_the_same_however_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        f"providers/micro/a-{index}.yaml": listing_yaml(
            name=f"A {index}", phone=f"01632 96{index:04}", team_size=index % 12 or 1
        )
        for index in range(FEW + 20)
    }
    root = write_repository(tmp_path, files)
    loads = []
    for processes, memory in (("1", None), ("2", None), ("2", tmp_path / "memory"), ("1", tmp_path / "memory")):
        monkeypatch.setenv("CHOOSE_PROCESSES", processes)
        loads.append(load(root, TODAY, memory=memory))
    assert loads[0].catalogue.listings
    assert loads[0].problems
    assert all(loaded == loads[0] for loaded in loads)


def test_likely_twins_are_a_warning_that_a_build_does_without(tmp_path: Path) -> None:
    same = {ADA: listing_yaml(name="Ada's Care"), BEA: listing_yaml(name="Ada's Care")}
    root = write_repository(tmp_path, same)
    warned, spared = load(root, TODAY), load(root, TODAY, warn_of_twins=False)
    assert [problem.fatal for problem in warned.problems if "may be the same service" in problem.message] == [False]
    assert not [problem for problem in spared.problems if "may be the same service" in problem.message]
    assert spared.publishable().listings == warned.publishable().listings


def test_what_is_remembered_is_named_by_all_that_listings_are_read_with(tmp_path: Path) -> None:
    root = write_repository(tmp_path, TWO)
    first, again = remembered(root), remembered(root)
    assert first.catalogue.mark
    assert first.catalogue.mark == again.catalogue.mark
    assert remembered(root, date(2026, 11, 21)).catalogue.mark != first.catalogue.mark
    assert load(root, TODAY).catalogue.mark == ""
