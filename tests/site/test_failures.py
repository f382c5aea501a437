"""Content that cannot be published is named, and the last good site stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import listing_yaml
from tests.site.building import build_site, copy_repository, run_choose
from tests.site.reading import tree

GUIDE = "Title: A\nSlug: {slug}\nSummary: About it.\nGroup: {group}\nOrder: {order}\n\n{text}\n"


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for path in folder.rglob("*"):
        status = path.stat()
        found[path.as_posix()] = (status.st_mtime_ns, status.st_ino)
    return found


def guide(slug: str = "extra", group: str = "about", order: str = "99", text: str = "Hello.") -> str:
    return GUIDE.format(slug=slug, group=group, order=order, text=text)


COUNT = "count-of-people:urgent-support.none-avoided/2011-03-02%20to%202012-06-30//total"
BROKEN: dict[str, tuple[str, str | bytes, int, str]] = {
    "a listing": (
        "providers/micro/bad.yaml",
        listing_yaml(support=["homecare"]),
        1,
        "providers/micro/bad.yaml:3: “homecare” is not a kind of support we list. Did you mean “home-care”?",
    ),
    "a listing that is no YAML": (
        "providers/micro/bad.yaml",
        b"name: [",
        1,
        "providers/micro/bad.yaml:2: The file cannot be read here.",
    ),
    "the area": ("content/area/area.yaml", b"name: X\n", 1, "content/area/area.yaml:1:"),
    "a guide without a title": (
        "content/pages/extra.md",
        "No title here.\n",
        1,
        "could not find information about 'title'",
    ),
    "a guide of bytes": (
        "content/pages/extra.md",
        b"Title: \xff\xfe\nSlug: x\n\n\x00",
        1,
        "pages/extra.md: 'utf-8' codec",
    ),
    "a guide with a wrong date": (
        "content/pages/extra.md",
        "Date: yesterday-ish\n" + guide(),
        1,
        "Could not process pages/extra.md: 'yesterday-ish' is not a valid date",
    ),
    "an unknown token": (
        "content/pages/extra.md",
        guide(text="Ring [[council.fone]]."),
        1,
        "content/pages/extra.md:7: “[[council.fone]]” stands for nothing. Use one of:",
    ),
    "an order that is no number": (
        "content/pages/extra.md",
        guide(order="first"),
        1,
        "content/pages/extra.md:1: “Order: first” is not a number.",
    ),
    "an unknown group": ("content/pages/extra.md", guide(group="money"), 1, "Group “money” is not one of"),
    "two guides with one name": (
        "content/pages/extra.md",
        guide(slug="about"),
        1,
        "guides/about/index.html",
    ),
    "a setting": (
        "pelicanconf.py",
        "SITENAME = 'X'\n",
        2,
        "pelicanconf.py: COUNCIL is missing. It holds name, website,",
    ),
    "a script": (
        "theme/static/js/page.js",
        'import "./gone.js";',
        1,
        'Could not resolve "./gone.js"',
    ),
    "a page that tells a count of people as it may not be told": (
        "theme/templates/404.html",
        f'<b data-figure="{COUNT}" data-value="50">49 referrals</b>',
        1,
        f"404.html: {COUNT} is not written as it may be published.",
    ),
    "a template": ("theme/templates/404.html", "{{ nobody_knows }}", 1, "nobody_knows"),
    "a template's form": ("theme/templates/listing.html", "{% if %}", 1, "listing.html"),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with its site built, to be broken and mended again."""
    root = copy_repository(tmp_path_factory.mktemp("good"))
    build_site(root)
    return root


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_named_and_the_last_good_site_stays(good: Path, what: str) -> None:
    path, content, code, message = BROKEN[what]
    root, file = good, good / path
    before, held = stamps(root / "output"), tree(root / "output")
    kept = file.read_bytes() if file.exists() else None
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        done = run_choose(root, "build")
    finally:
        if kept is None:
            file.unlink()
        else:
            file.write_bytes(kept)
    assert done.returncode == code, done.stdout + done.stderr
    assert message in done.stderr
    assert ("Traceback" in done.stderr) == what.startswith("a template")  # whoever writes one wants the whole story
    assert done.stdout == ""
    assert tree(root / "output") == held
    assert stamps(root / "output") == before
    assert not (root / ".output.staging").exists()


def test_what_is_mended_is_built_again(good: Path) -> None:
    """Runs after all that went wrong above."""
    held = tree(good / "output")
    done = run_choose(good, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(good / "output") == held


def test_every_broken_listing_is_named_at_once(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    for name in ("bad-one", "bad-two"):
        (root / f"providers/micro/{name}.yaml").write_bytes(listing_yaml(phone="12"))
    done = run_choose(root, "build")
    assert done.returncode == 1
    assert "bad-one.yaml:7: Phone “12” is not a UK number." in done.stderr
    assert "bad-two.yaml:7: Phone “12” is not a UK number." in done.stderr
    assert not (root / "output").exists()


def test_missing_libraries_are_one_sentence(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    (root / "node_modules").unlink()
    done = run_choose(root, "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("is not installed. Run `make setup`.\n")
    assert done.stderr.count("\n") == 1


def test_a_folder_of_somebody_else_is_not_built_into(tmp_path: Path) -> None:
    root = copy_repository(tmp_path / "root")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.odt").write_bytes(b"years of work")
    done = run_choose(root, "build", "--output", str(mine))
    assert done.returncode == 1
    assert "holds files that this program did not write" in done.stderr
    assert tree(mine) == {"thesis.odt": b"years of work"}
