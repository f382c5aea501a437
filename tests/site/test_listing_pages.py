"""A listing's page says all that may be said of it, says what is not known, and nothing that is withheld."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.records.catalogue import Catalogue
from plugins.records.freshness import Freshness
from plugins.records.listing import Listing
from plugins.records.schema import kinds
from plugins.records.wording import day, least_text, price_text, titles
from tests.builders import listing_yaml
from tests.site.building import build_site, copy_repository
from tests.site.reading import Page, Site, read_site, text_of, tree

POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")


def page_of(site: Site, slug: str) -> Page:
    return site.pages[f"/services/{slug}/"]


def facts(page: Page) -> dict[str, str]:
    """Give what the page says of each thing it names."""
    found = {}
    for row in page.all("div"):
        if [child.tag for child in row] == ["dt", "dd"]:
            found[text_of(row[0])] = text_of(row[1])
    return found


def sections(page: Page) -> dict[str, str]:
    """Give the text of each part of the page by the id of its heading."""
    return {element.attrib["aria-labelledby"]: text_of(element) for element in page.all("section", "aside")}


def withheld(listing: Listing) -> Iterator[str]:
    """Give what of an address may not leave this program."""
    where = listing.address
    if where is not None and where.show != "full":
        yield where.postcode
        yield where.postcode.replace(" ", "")
        yield where.postcode.replace(" ", "%20")
        yield where.postcode.replace(" ", "+")
        if where.street and where.street not in (listing.description or ""):  # a hospital's name is no secret
            yield where.street
            yield where.street.lower()


def said_of(listing: Listing) -> Iterator[str]:
    """Give everything that the page of a listing must say; of what may start small, all but the first letter."""
    for found in (*_plain_facts(listing), *_money_and_checks(listing), *_service_facts(listing)):
        if found:
            yield " ".join(found.split())
    for vocabulary, words in (
        ("need", listing.needs),
        ("language", listing.languages),
        ("contact_way", listing.contact_by),
        ("employment", listing.employment),
        ("accessibility", () if listing.comes_to_you else listing.accessibility),
    ):
        yield from (title[1:] for title in titles(vocabulary, words))


def _plain_facts(listing: Listing) -> Iterator[str | None]:
    yield from (listing.name, listing.summary, listing.how_to_start, listing.who_for, listing.experience)
    yield from (listing.response_time, listing.time_limit, listing.scheme, listing.cqc_location_id)
    yield from titles("support", listing.support)
    yield from listing.public_address
    if listing.contact_through is None:
        yield from (listing.phone, listing.email)
    if listing.organisation is not None:
        organisation = listing.organisation
        yield from (organisation.name, organisation.company_number, organisation.charity_number)
    if listing.availability is not None and listing.availability.state != "unknown":
        yield from (day(listing.availability.as_of), listing.availability.note)
    if listing.assured is not None:
        yield from (day(listing.assured.date), listing.assured.by)
    if listing.status is not None and listing.status.state != "active":
        yield from (day(listing.status.since), listing.status.reason)


def _money_and_checks(listing: Listing) -> Iterator[str | None]:
    yield from titles("way_to_pay", listing.pays)
    for price in listing.prices:
        yield from (price_text(price), price.for_)
        yield from (more[1:] for more in (price.includes, least_text(price)) if more)
    for check in listing.checks:
        yield from (*titles("check_kind", (check.kind,)), check.seen_by, day(check.seen_on), check.level)
        yield day(check.expires) if check.expires else "Not given"
    if listing.cqc is not None and listing.cqc.rating is not None:
        overall = listing.cqc.rating.overall
        yield overall if overall != "Not rated" else "no rating"


def _service_facts(listing: Listing) -> Iterator[str | None]:
    for part in (*listing.components, *listing.levels):
        yield from (part.name, part.what)
    yield from (*listing.results, *listing.commissioners)
    if listing.referral is not None:
        yield from (listing.referral.how, *listing.referral.triggers)
    for source in listing.sources:
        yield source.title


def test_every_listing_has_a_page(site: Site, catalogue: Catalogue) -> None:
    assert len(catalogue.listings) >= 80
    assert {address for address in site.pages if re.fullmatch("/services/[^/]+/", address)} == {
        f"/services/{listing.slug}/" for listing in catalogue.listings
    }


def test_a_page_says_everything_that_may_be_said(site: Site, catalogue: Catalogue) -> None:
    faults = []
    for listing in catalogue.listings:
        text = page_of(site, listing.slug).main
        faults += [f"{listing.slug}: {said}" for said in said_of(listing) if said not in text]
    assert faults == []


def test_the_parts_of_a_page_come_in_the_order_people_look_for_them(site: Site, catalogue: Catalogue) -> None:
    order = ["prices", "offer", "who", "checks", "place", "start", "behind", "sources"]
    for listing in catalogue.listings:
        found = [name for name in sections(page_of(site, listing.slug)) if name in order]
        assert found == sorted(found, key=order.index), listing.slug
        assert order[:6] == found[:6], listing.slug


def test_withheld_addresses_are_nowhere_in_the_output(site: Site, catalogue: Catalogue) -> None:
    secrets = {secret for listing in catalogue.listings for secret in withheld(listing)}
    public = {line for listing in catalogue.listings for line in listing.public_address}
    secrets -= public  # a made-up postcode may be that of two services, and shown for one of them
    assert len(secrets) > 20
    for path, content in site.files():
        found = [secret for secret in secrets if secret.encode() in content]
        assert found == [], path


def test_what_may_be_shown_is_shown(site: Site, catalogue: Catalogue) -> None:
    for listing in catalogue.listings:
        said = facts(page_of(site, listing.slug))["Address"]
        if listing.public_address:
            assert said == ", ".join(listing.public_address)
        elif listing.address is not None:
            assert said == "Not shown."
            set_out_from = listing.area.of if listing.area is not None else None
            if listing.address.outcode != set_out_from:
                assert listing.address.outcode not in page_of(site, listing.slug).main, listing.slug
        else:
            assert said == ("They come to you." if listing.comes_to_you else "Not given.")


def test_no_personal_assistant_can_be_found_at_home(site: Site, catalogue: Catalogue) -> None:
    assistants = [listing for listing in catalogue.listings if listing.kind == "personal-assistant"]
    assert len(assistants) >= 8
    for listing in assistants:
        page = page_of(site, listing.slug)
        assert POSTCODE.search(page.main) is None, listing.slug
        main = text_of(page.all("main")[0])
        assert "01632 960014" in main
        links = [link.attrib["href"] for link in page.all("a") if link.attrib["href"].startswith(("tel:", "mailto:"))]
        people = {"tel:01632960014", "tel:01632960000", "tel:01632960911"}
        assert {link for link in links if link.startswith("tel:")} <= people
        assert {re.split("[:?]", link)[1] for link in links if link.startswith("mailto:")} <= {
            "assistants@example.org",
            "choose@example.org",
        }


def test_what_is_not_known_is_said(site: Site, catalogue: Catalogue) -> None:
    seen = set()
    for listing in catalogue.listings:
        page = page_of(site, listing.slug)
        said, parts = facts(page), sections(page)
        for missing, where, words in (
            (not listing.prices and listing.pays != ("free",), parts["prices"], "Price not given."),
            (not listing.pays, parts["prices"], "Ways to pay not given."),
            (not listing.description, parts["offer"], "No description yet."),
            (not listing.needs, said["Needs"], "Needs not given"),
            (listing.age is None, said["Age"], "No age limit given."),
            (not listing.languages, said["Languages"], "Not given"),
            (not listing.hours, said["Hours"], "Not given."),
            (
                listing.availability is None or listing.availability.state == "unknown",
                said["Availability"],
                "Not known",
            ),
            (listing.assured is None, page.main, "The council has not checked this page yet."),
            (
                listing.cqc is not None and (listing.cqc.rating is None or listing.cqc.rating.overall == "Not rated"),
                parts["checks"],
                "The Care Quality Commission has published no rating yet.",
            ),
            (
                not listing.checks and listing.kind in ("micro", "personal-assistant"),
                parts["checks"],
                "No checks recorded.",
            ),
            (
                listing.how_to_start is None and listing.referral is None,
                parts["start"],
                "Not given. Ring or write first",
            ),
        ):
            assert (words in where) == missing, f"{listing.slug}: {words}"
            if missing:
                seen.add(words)
    assert len(seen) > 8


def test_a_sample_says_that_it_is_one(site: Site, catalogue: Catalogue) -> None:
    assert any(listing.sample for listing in catalogue.listings)
    for listing in catalogue.listings:
        assert ("This is a sample" in page_of(site, listing.slug).main) == listing.sample, listing.slug


def test_what_must_be_known_first_stands_at_the_top(site: Site, catalogue: Catalogue) -> None:
    seen = set()
    for listing in catalogue.listings:
        page = page_of(site, listing.slug)
        (top,) = page.of_class("listing__top")
        said = text_of(top)
        state = "active" if listing.status is None else listing.status.state
        if state != "active":
            assert titles("status", (state,))[0] in said, listing.slug
            seen.add(state)
        fresh = catalogue.freshness(listing)
        assert ("Nobody has checked this page" in said) == (
            fresh in (Freshness.AGEING, Freshness.SINKING, Freshness.HIDDEN)
        ), listing.slug
        seen.add(str(fresh))
    assert {"closed", "hidden", "fresh"} <= seen


def test_a_safety_worry_is_apart_from_wrong_details(site: Site, catalogue: Catalogue) -> None:
    for listing in catalogue.listings:
        page = page_of(site, listing.slug)
        (safety,) = page.of_class("safety")
        inside = {link.attrib["href"] for link in safety.iter("a")}
        assert "tel:01632960911" in inside
        (report,) = [link for link in page.all("a") if text_of(link) == "Report wrong details"]
        assert report.attrib["href"].startswith("mailto:choose@example.org?subject=Wrong%20details%3A%20")
        assert report not in set(safety.iter())
        assert not any("mailto:" in address or "issues" in address for address in inside)


def pages_of(listing: Listing) -> list[str]:
    """Give the addresses of a listing's page in each language."""
    return [f"{language}/services/{listing.slug}/" for language in ("", "/pl")]


def test_what_cannot_be_found_is_in_no_list(site: Site, catalogue: Catalogue) -> None:
    gone = {path for listing in catalogue.listings if not catalogue.is_findable(listing) for path in pages_of(listing)}
    assert len(gone) >= 2
    for address, page in site.pages.items():
        if "/services/" not in address:
            assert not gone & {link.attrib.get("href") for link in page.all("a")}, address


def test_everything_else_can_be_reached_from_home(site: Site, catalogue: Catalogue) -> None:
    reached: set[str] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        if address in site.pages and address not in reached:
            reached.add(address)
            links = (link.attrib.get("href", "") for link in site.pages[address].all("a"))
            waiting += [link.split("#")[0] for link in links if link.startswith("/")]
    findable = {path for listing in catalogue.listings if catalogue.is_findable(listing) for path in pages_of(listing)}
    assert findable <= reached
    assert set(site.pages) - reached - {"/404.html", "/no-signal/", "/pl/no-signal/"} == {
        path for listing in catalogue.listings if not catalogue.is_findable(listing) for path in pages_of(listing)
    }


def test_every_card_has_the_same_facts_in_the_same_order(site: Site) -> None:
    cards = [card for page in site.pages.values() for card in page.of_class("card") if card not in page.hidden]
    assert len(cards) > 100
    orders = {tuple(part.attrib["data-fact"] for part in card.iter() if "data-fact" in part.attrib) for card in cards}
    assert len(orders) == 1


@pytest.mark.parametrize("show", ["outcode", "none"])
def test_a_withheld_address_of_any_kind_stays_withheld(tmp_path: Path, show: str) -> None:
    root = copy_repository(tmp_path)
    address = {"street": "77 Zzyzx Secret Lane", "town": "Mansfield", "postcode": "NG18 9QX", "show": show}
    cqc = {"location_id": "1-7777777777", "name": "Zzyzx Care", "phone": "01632 960077"}
    for kind, more in (("micro", {"name": "Zed"}), ("service", {"name": "Zee"}), ("registered", {"cqc": cqc})):
        content = listing_yaml(kind, address=address, description="Plain words about us.", **more)
        (root / f"providers/{kinds()[kind].folder}/zzyzx-{kind}.yaml").write_bytes(content)
    output = build_site(root)
    site = read_site(output)
    for kind in ("micro", "service", "registered"):
        said = facts(page_of(site, f"zzyzx-{kind}"))["Address"]
        assert said == ("Mansfield, NG18" if show == "outcode" else "Not shown.")
    for path, held in tree(output).items():
        assert b"Zzyzx Secret" not in held, path
        assert b"9QX" not in held.upper(), path
