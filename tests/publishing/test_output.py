"""A site is written all or nothing, and only what changed is touched."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.publishing.output import MARKER, Output, OutputError, Published
from plugins.publishing.standing import Made

SITE: dict[str, bytes] = {MARKER: b"{}\n", "index.html": b"home", "services/ada/index.html": b"Ada"}
LONG_AGO = 1_000_000_000_000_000_000  # ns


def make_output(root: Path, *, memory: bool = True) -> Output:
    output = Output(root / "output", root / "memory" if memory else None)
    output.start()
    return output


def publish(root: Path, files: Mapping[str, bytes] = SITE, *, memory: bool = True) -> Published:
    output = make_output(root, memory=memory)
    for path, content in files.items():
        output.write(path, content)
    return output.publish()


def tree(folder: Path) -> dict[str, bytes]:
    """Give what each file under a folder holds; a folder that holds nothing ends in a slash."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[f"{name}/"] = b""
    return found


def stamps(folder: Path) -> dict[str, int]:
    return {path.as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def make_old(folder: Path) -> None:
    """Give every file an old date, so that one written again shows."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, ns=(LONG_AGO, LONG_AGO))


def test_the_site_is_what_was_written(tmp_path: Path) -> None:
    assert publish(tmp_path) == Published(written=3, kept=0, removed=0)
    assert tree(tmp_path / "output") == SITE
    assert not (tmp_path / ".output.staging").exists()


def test_nothing_changes_before_publish(tmp_path: Path) -> None:
    publish(tmp_path)
    output = make_output(tmp_path)
    output.write("index.html", b"a new home")
    assert tree(tmp_path / "output") == SITE
    output.discard()
    assert tree(tmp_path / "output") == SITE
    assert not output.staging.exists()


def test_the_second_time_nothing_is_written(tmp_path: Path) -> None:
    publish(tmp_path)
    before = stamps(tmp_path / "output")
    assert publish(tmp_path) == Published(written=0, kept=3, removed=0)
    assert stamps(tmp_path / "output") == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    publish(tmp_path)
    ada = (tmp_path / "output/services/ada/index.html").stat()
    assert publish(tmp_path, SITE | {"index.html": b"new"}) == Published(written=1, kept=2, removed=0)
    assert (tmp_path / "output/index.html").read_bytes() == b"new"
    after = (tmp_path / "output/services/ada/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (ada.st_ino, ada.st_mtime_ns)


def test_what_is_no_longer_part_of_the_site_goes_with_its_folder(tmp_path: Path) -> None:
    publish(tmp_path, SITE | {"services/old/index.html": b"x", "services/old/deep/down/a.html": b"y"})
    assert publish(tmp_path) == Published(written=0, kept=3, removed=2)
    assert tree(tmp_path / "output") == SITE


def test_a_stranger_s_file_and_an_empty_folder_are_swept_out(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "output/stray.txt").write_text("left here", encoding="utf-8")
    (tmp_path / "output/empty/folder").mkdir(parents=True)
    assert publish(tmp_path).removed == 1
    assert tree(tmp_path / "output") == SITE


def test_nothing_behind_a_link_is_removed(tmp_path: Path) -> None:
    publish(tmp_path, SITE | {"old/index.html": b"x"})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_bytes(b"not ours")
    (tmp_path / "output/old/index.html").unlink()
    (tmp_path / "output/old").rmdir()
    (tmp_path / "output/old").symlink_to(outside)
    assert publish(tmp_path).removed == 1  # the link
    assert tree(tmp_path / "output") == SITE
    assert tree(outside) == {"index.html": b"not ours"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.write_bytes(b"hoax"),  # of the same size
        lambda page: page.write_bytes(b"longer than it was"),
        lambda page: page.unlink(),
        lambda page: page.touch(),
    ],
    ids=["another text", "another size", "removed", "another date"],
)
def test_a_file_that_was_tampered_with_is_made_again(tmp_path: Path, spoil: object) -> None:
    publish(tmp_path)
    make_old(tmp_path / "output")
    publish(tmp_path)  # now the memory knows the old dates
    assert callable(spoil)
    spoil(tmp_path / "output/index.html")
    assert publish(tmp_path).written == 1
    assert tree(tmp_path / "output") == SITE


def test_a_page_is_current_only_with_its_key_and_in_its_place(tmp_path: Path) -> None:
    first = make_output(tmp_path)
    first.write(MARKER, b"{}")
    first.write("a.html", b"A", key="1")
    first.write("b.html", b"B")
    first.publish()
    second = make_output(tmp_path)
    assert not second.is_current("a.html", "2")
    assert not second.is_current("b.html", "")
    assert not second.is_current("c.html", "1")
    assert second.is_current("a.html", "1")
    assert list(second.made) == ["a.html"]
    (tmp_path / "output/a.html").write_bytes(b"X")
    assert not make_output(tmp_path).is_current("a.html", "1")


def test_without_a_memory_everything_is_written(tmp_path: Path) -> None:
    publish(tmp_path, memory=False)
    assert publish(tmp_path, memory=False) == Published(written=3, kept=0, removed=0)


@settings(max_examples=30)
@given(spoiled=st.binary(max_size=64), cut=st.integers(0, 200))
def test_a_lost_or_spoilt_memory_costs_a_full_build_and_no_more(
    tmp_path_factory: pytest.TempPathFactory, spoiled: bytes, cut: int
) -> None:
    root = tmp_path_factory.mktemp("memory")
    publish(root)
    (memory,) = (root / "memory").iterdir()
    memory.write_bytes(memory.read_bytes()[:cut] + spoiled)
    assert publish(root) == Published(written=3, kept=0, removed=0)
    memory.unlink()
    assert publish(root) == Published(written=3, kept=0, removed=0)
    assert tree(root / "output") == SITE


def test_two_folders_do_not_share_what_they_remember(tmp_path: Path) -> None:
    memory = tmp_path / "memory"
    for name in ("one", "two"):
        output = Output(tmp_path / name, memory)
        output.start()
        output.write(MARKER, b"{}")
        assert output.publish().written == 1


def test_what_a_crash_left_behind_is_forgotten(tmp_path: Path) -> None:
    publish(tmp_path)
    staging = tmp_path / ".output.staging"
    (staging / "services").mkdir(parents=True)
    (staging / "services/half.html").write_bytes(b"half a page")
    publish(tmp_path)
    assert tree(tmp_path / "output") == SITE
    assert not staging.exists()


@pytest.mark.parametrize("moves", range(5))
def test_a_swap_that_was_cut_short_is_mended_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    (tmp_path / "output").mkdir()  # an empty folder that somebody made
    left = moves
    move = Path.replace

    def replace(self: Path, target: Path) -> Path:
        nonlocal left
        if left == 0:
            raise OSError("no space left on device")
        left -= 1
        return move(self, target)

    files = {MARKER: b"{}", "a.html": b"a", "b.html": b"b", "c.html": b"c"}
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises(OSError, match="no space"):
            publish(tmp_path, files)
    publish(tmp_path, files)
    assert tree(tmp_path / "output") == files


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output/thesis.odt").write_bytes(b"years of work")
    with pytest.raises(OutputError, match="holds files that this program did not write"):
        make_output(tmp_path)
    assert tree(tmp_path) == {"output/thesis.odt": b"years of work"}


@pytest.mark.parametrize("link", [False, True], ids=["file", "link"])
def test_a_file_or_a_link_is_no_place_for_a_site(tmp_path: Path, *, link: bool) -> None:
    place = tmp_path / "output"
    if link:
        (tmp_path / "elsewhere").mkdir()
        place.symlink_to(tmp_path / "elsewhere")
    else:
        place.write_bytes(b"")
    with pytest.raises(OutputError, match="is not a folder"):
        make_output(tmp_path)


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    publish(tmp_path)
    assert tree(tmp_path / "output") == SITE


def test_one_path_is_written_once(tmp_path: Path) -> None:
    publish(tmp_path)
    output = make_output(tmp_path)
    output.write("index.html", b"one")
    with pytest.raises(OutputError, match=r"Two pages would be written to index\.html"):
        output.write("index.html", b"two")


@pytest.mark.parametrize("path", ["a//index.html", "/index.html", "a/", ""])
def test_a_path_without_a_name_is_refused(tmp_path: Path, path: str) -> None:
    output = make_output(tmp_path)
    with pytest.raises(OutputError, match="where a name is missing"):
        output.add(Made(path, "", "", 0, 0))


def test_a_page_that_was_kept_is_not_written_as_well(tmp_path: Path) -> None:
    first = make_output(tmp_path)
    first.write(MARKER, b"{}")
    first.write("a.html", b"A", key="1")
    first.publish()
    second = make_output(tmp_path)
    assert second.is_current("a.html", "1")
    with pytest.raises(OutputError, match="Two pages"):
        second.write("a.html", b"B")


def test_a_file_becomes_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    as_file, as_folder = (
        {MARKER: b"{}", "page": b"file"},
        {MARKER: b"{}", "page/index.html": b"folder", "page/a/b": b"b"},
    )
    for files in (as_file, as_folder, as_file):
        publish(tmp_path, files)
        assert tree(tmp_path / "output") == files


def test_a_link_in_the_output_is_not_written_through(tmp_path: Path) -> None:
    publish(tmp_path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_bytes(b"mine")
    page = tmp_path / "output/services/ada/index.html"
    page.unlink()
    page.parent.rmdir()
    page.parent.symlink_to(outside)
    publish(tmp_path)
    assert tree(outside) == {"mine.txt": b"mine"}
    assert tree(tmp_path / "output") == SITE
    assert not page.parent.is_symlink()


def test_large_and_empty_files_arrive_whole(tmp_path: Path) -> None:
    files = {MARKER: b"{}", "large.bin": bytes(range(256)) * 20_000, "empty.txt": b"", "ünï/ço∂é.html": b"name"}
    publish(tmp_path, files)
    assert tree(tmp_path / "output") == files


@settings(max_examples=40)
@given(
    builds=st.lists(
        st.dictionaries(st.sampled_from(["a", "b/c", "b/d/e", "f/g", "h"]), st.binary(max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_was_there_before_the_site_is_what_was_written_last(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, bytes]]
) -> None:
    root = tmp_path_factory.mktemp("builds")
    for build in builds:
        files = {MARKER: b"{}"} | build
        published = publish(root, files)
        assert published.written + published.kept == len(files)
        assert tree(root / "output") == files
