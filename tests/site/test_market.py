"""The sample's market position statement: every record has its place with its facts, and threads run both ways."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.market.figures import door
from plugins.market.pages.atlas import make_atlas
from plugins.market.pages.places import PLACES, of_record
from plugins.market.pages.thread import strands
from plugins.market.records.load import load_market
from plugins.market.records.market import Market
from plugins.records.catalogue import Catalogue
from tests.market.builders import file_of
from tests.market.rows import Row, rows
from tests.site.building import build_site, copy_repository, run_choose
from tests.site.reading import Page, Site, read_site, text_of

MARKET = "/market/"
UNREADY = "An unpublished plan that nobody may read yet"
ROWS = rows()


@pytest.fixture(scope="module")
def market(repository: Path, catalogue: Catalogue) -> Market:
    """The sample's market."""
    found, problems = load_market(repository, catalogue, catalogue.today)
    assert problems == ()
    return found


def market_pages(site: Site) -> list[Page]:
    return [page for page in site.pages.values() if page.address.startswith(MARKET)]


def addresses_of(kind: str, name: str) -> list[str]:
    """Give the pages that show a record: a figure has its own, beside that of its table."""
    owner, _dot, _own = name.partition(".")
    shared = {"word": "/market/words/", "zone": "/market/zones/", "document": "/market/documents/"}
    if kind == "indicator":
        return [of_record("dataset", owner), f"/market/figures/{name}/"]
    return [shared.get(kind) or of_record("exercise" if kind == "theme" else kind, owner)]


def test_every_record_has_its_page_and_is_in_its_list(site: Site, market: Market) -> None:
    for kind, place in PLACES.items():
        listed = {link.attrib["href"] for link in site.pages[place.path].all("a") if "href" in link.attrib}
        for name, record in getattr(market, place.field).items():
            page = site.pages[of_record(kind, name)]
            assert record.title in page.main
            assert page.address in listed
            assert "Where this comes from" in page.main
            for source in record.sources:
                assert market.documents[source.document].title in page.main, page.address


def test_every_name_has_its_place(site: Site, market: Market) -> None:
    for path, names in (
        ("zones", market.zones),
        ("words", market.words),
        ("documents", market.documents),
        ("organisations", market.organisations),
    ):
        assert set(names) <= set(site.pages[f"/market/{path}/"].ids), path


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number} {row.system}")
def test_every_fact_of_a_row_is_on_its_pages(row: Row, site: Site, market: Market, catalogue: Catalogue) -> None:
    atlas = make_atlas(market, catalogue, door.shown(market))
    titles = {name: ref.title for (_kind, name), ref in atlas.refs.items()}
    pages = [site.pages[address] for kind, name in row.records for address in addresses_of(kind, name)]
    links = {link.attrib["href"].partition("#")[0] for page in pages for link in page.all("a")}
    worked_out = [
        site.pages[href] for href in sorted(links) if href.startswith("/market/figures/") and href in site.pages
    ]
    shown = " ".join(page.main for page in pages + worked_out)
    facts = [titles.get(fact.page, fact.page) for fact in row.facts if fact.counts is None]
    assert [fact for fact in (*facts, *row.computed) if not is_said(fact, shown)] == []


def is_said(fact: str, text: str) -> bool:
    """Tell whether a fact is in a text: “7” is not in “£7,000” nor in “47%”."""
    return re.search(rf"(?<![\d,.£]){re.escape(fact)}(?!\d|[.,]\d)", text, re.IGNORECASE) is not None


def test_each_thread_runs_both_ways(site: Site, market: Market, catalogue: Catalogue) -> None:
    atlas = make_atlas(market, catalogue, door.shown(market))
    walked = 0
    for strand in strands(market):
        if not (atlas.knows(*strand.earlier) and atlas.knows(*strand.later)):
            continue
        earlier, later = (atlas.ref(*node).path.partition("#")[0] for node in (strand.earlier, strand.later))
        if earlier == later or "dataset" in (strand.earlier[0], strand.later[0]):
            continue
        assert leads_to(site.pages[earlier], later), (strand, "forwards")
        if later.startswith(MARKET):
            assert leads_to(site.pages[later], earlier), (strand, "back")
        walked += 1
    assert walked > 100


def leads_to(page: Page, address: str) -> bool:
    ends = page.of_class("market-thread__end")
    links = [link.attrib["href"] for end in ends for link in end.iter("a")]
    return any(href.partition("#")[0] == address for href in links)


def test_the_statement_says_what_it_is(site: Site, market: Market) -> None:
    front = site.pages[MARKET]
    assert market.statement is not None
    for said in ("This is a sample", "2011 to 2013", market.statement.owner, "9 September 2013", "31 March 2014"):
        assert said in front.main, said
    for page in market_pages(site):
        if not page.address.startswith("/market/figures/") and page is not front:
            assert "A sample, drawn from public documents" in page.main, page.address


def test_every_page_of_the_site_leads_to_the_statement_and_it_leads_to_all_its_parts(site: Site) -> None:
    for page in site.pages.values():
        if not page.address.startswith("/no-signal"):
            assert MARKET in [link.attrib["href"] for link in page.all("a")], page.address
    seen, waiting = set[str](), {MARKET}
    while waiting:
        address = waiting.pop()
        seen.add(address)
        links = (link.attrib["href"].partition("#")[0] for link in site.pages[address].all("a"))
        waiting |= {href for href in links if href.startswith(MARKET) and href in site.pages} - seen
    assert {page.address for page in market_pages(site)} == seen


def test_a_place_that_is_not_ours_is_said(site: Site, market: Market) -> None:
    elsewhere = [
        (of_record(kind, name), record.place)
        for kind, place in PLACES.items()
        for name, record in getattr(market, place.field).items()
        if record.place
    ]
    assert len(elsewhere) > 5
    for address, place in elsewhere:
        assert f"This is about {place}, not about our own area." in site.pages[address].main


def test_tables_have_captions_and_what_stacks_says_its_columns(site: Site) -> None:
    for page in market_pages(site):
        for table in page.all("table"):
            assert [text_of(caption) for caption in table.iter("caption")] not in ([], [""]), page.address
            if "stacks" in table.attrib["class"].split():
                assert all(cell.attrib.get("data-label") for cell in table.iter("td")), page.address


def test_tables_to_download_are_there_and_hold_no_raw_count(site: Site, market: Market) -> None:
    for name in market.datasets:
        text = (site.folder / f"market/data/{name}.csv").read_text(encoding="utf-8-sig")
        assert text.startswith("figure,period,place,what,value,unit,note"), name
        for row in text.splitlines()[1:]:
            found = re.search(r",(\d+) (?:people|referrals),", row)
            assert found is None or int(found[1]) % 5 == 0, row


def test_a_draft_is_nowhere(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    draft = file_of("intention", UNREADY, title=UNREADY, status="draft", sources=[{"document": "sample-only"}])
    (root / "content/intentions/secret-plan.md").write_text(draft, encoding="utf-8")
    site = read_site(build_site(root))
    for path, content in site.files():
        assert UNREADY.encode() not in content, path
        assert "secret-plan" not in path


def test_without_a_market_there_is_no_trace_of_it(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    assert run_choose(root, "remove-samples", "--yes").returncode == 0
    site = read_site(build_site(root))
    assert market_pages(site) == []
    assert not any(MARKET in link.attrib.get("href", "") for page in site.pages.values() for link in page.all("a"))


def test_a_problem_of_the_market_stops_the_build_with_its_line(tmp_path: Path) -> None:
    root = copy_repository(tmp_path)
    path = root / "content/market/contracts/partnership-homes.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("£22,000,000", "£22m"), encoding="utf-8")
    done = run_choose(root, "build")
    assert done.returncode == 1
    assert re.search(r"content/market/contracts/partnership-homes\.yaml:\d+: .*£22,000,000", done.stderr)
    assert not (root / "output").exists()


def test_the_day_of_the_sample_is_that_of_its_documents(market: Market) -> None:
    assert market.day == date(2013, 9, 9)
