"""A council can put its site under a path, start with nothing, grow large and show its logo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import listing_yaml
from tests.site.building import add_listings, build_site, copy_repository, edit, make_small, run_choose
from tests.site.reading import broken_links, read_site, references


@pytest.mark.parametrize("url", ["https://x.example/choose", "https://x.example/a/b/"])
def test_a_site_under_a_path_has_links_that_work(tmp_path: Path, url: str) -> None:
    root = copy_repository(tmp_path)
    done = run_choose(root, "build", "--live", SITEURL=url)
    assert done.returncode == 0, done.stderr
    base = url.removeprefix("https://x.example").rstrip("/")
    site = read_site(root / "output", base)
    assert broken_links(site) == []
    for page in site.pages.values():
        assert page.root.attrib["data-base"] == base
        # The same page in each language is named in full, as search engines ask.
        plain = re.sub("^/pl/", "/", page.address)
        alternates = {f"{url.rstrip('/')}{language}{plain}" for language in ("", "/pl")}
        for tag, _attribute, address in references(page):
            if tag == "link" and address in alternates:
                continue
            assert not address.startswith("/") or address.startswith(f"{base}/"), f"{page.address}: {address}"
            assert not address.startswith("https://x.example"), f"{page.address}: {address}"
    headers = (root / "output/_headers").read_text(encoding="utf-8")
    assert headers.startswith(f"{base}/*\n")
    assert f"ErrorDocument 404 {base}/404.html" in (root / "output/.htaccess").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "listings",
    [
        (),
        (("providers/registered/larkrise-care.yaml", listing_yaml("registered")),),
        (("providers/micro/ada.yaml", listing_yaml("micro")),),
    ],
    ids=["none", "one registered", "one micro"],
)
def test_a_council_s_first_day_has_no_broken_link(tmp_path: Path, listings: tuple[tuple[str, bytes], ...]) -> None:
    site = read_site(build_site(make_small(tmp_path, *listings)))
    assert broken_links(site) == []
    assert [page.address for page in site.pages.values() if page.errors] == []
    empty = site.pages["/commissioned-services/"]
    assert "0 services" in empty.main
    assert "Nobody is listed here yet." in empty.main
    assert not empty.of_class("cards")


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    root = make_small(tmp_path)
    (root / "providers/micro").mkdir(parents=True)
    add_listings(root, 65)
    site = read_site(build_site(root))
    assert broken_links(site) == []
    addresses = ["/micro-providers/", "/micro-providers/page-2/", "/micro-providers/page-3/"]
    shown = [len(site.pages[address].of_class("card")) for address in addresses]
    assert shown == [30, 30, 5]
    second = site.pages[addresses[1]]
    assert "65 services, showing 31 to 60" in second.main
    (cards,) = second.of_class("cards")
    assert cards.attrib["start"] == "31"
    moves = {
        link.attrib["rel"]: link.attrib["href"]
        for link in second.all("a")
        if link.attrib.get("rel") in ("prev", "next")
    }
    assert moves == {"prev": addresses[0], "next": addresses[2]}
    titles = [site.pages[address].all("title")[0].text for address in addresses]
    assert len(set(titles)) == 3


def test_a_council_s_logo_is_shown(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    edit(root / "pelicanconf.py", '"logo": ""', '"logo": "crest.svg"')
    missing = run_choose(root, "build")
    assert missing.returncode == 1
    assert "BRAND “logo”: crest.svg is not in theme/static/images." in missing.stderr
    (root / "theme/static/images/crest.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    page = read_site(build_site(root)).pages["/"]
    (logo,) = page.of_class("site-header__logo")
    assert logo.attrib["alt"] == ""
    assert re.fullmatch(r"/assets/crest-[0-9a-f]{10}\.svg", logo.attrib["src"])
