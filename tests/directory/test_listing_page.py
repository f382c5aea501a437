"""A listing's page says its facts in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import Markup

from plugins.directory import listing_page as pages
from plugins.directory.cards import Cards
from plugins.records.area import Area, District
from plugins.records.listing import AgeRange, Contract, Hours, HoursSought, Listing
from plugins.records.schema import kinds
from plugins.settings import Settings, settings_from
from tests.builders import PELICANCONF, make_area, make_catalogue, make_listing


def make_settings(**changes: object) -> Settings:
    return settings_from(PELICANCONF | changes)


def make_around(*listings: Listing, today: date = date(2026, 11, 20), site_key: str = "site") -> pages.Surroundings:
    siblings: dict[str, list[Listing]] = {}
    for listing in listings:
        siblings.setdefault(pages.organisation_path(listing), []).append(listing)
    catalogue = make_catalogue(*listings, today=today)
    return pages.Surroundings(
        catalogue=catalogue,
        settings=make_settings(),
        siblings={path: found for path, found in siblings.items() if path and len(found) > 1},
        digests=catalogue.digests,
        photos={},
        description=lambda text: Markup("<p>{}</p>").format(text),
        cards=Cards(catalogue, lambda card: Markup.escape(card.slug)),
        site_key=site_key,
    )


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (None, ""),
        (AgeRange(from_=18, to=64), "18 to 64"),
        (AgeRange(from_=65), "65 and over"),
        (AgeRange(to=25), "Up to 25"),
        (AgeRange(from_=0, to=5), "0 to 5"),
        (AgeRange(from_=0), "0 and over"),
    ],
)
def test_ages_in_words(age: AgeRange | None, words: str) -> None:
    assert pages.age_text(age) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (None, ""),
        (HoursSought(from_=6, to=20), "6 to 20 hours a week"),
        (HoursSought(from_=6), "6 hours a week or more"),
        (HoursSought(to=20), "Up to 20 hours a week"),
    ],
)
def test_hours_sought_in_words(hours: HoursSought | None, words: str) -> None:
    assert pages.hours_sought_text(hours) == words


@pytest.mark.parametrize(
    ("days", "opens", "closes", "words"),
    [
        ("mon tue wed thu fri", "09:00", "17:00", "Monday to Friday, 9:00 to 17:00"),
        ("mon tue wed thu fri sat sun", "00:00", "24:00", "Every day, all day and night"),
        ("sun sat fri thu wed tue mon", "08:30", "20:00", "Every day, 8:30 to 20:00"),
        ("fri mon wed", "10:00", "12:30", "Monday, Wednesday and Friday, 10:00 to 12:30"),
        ("sat sun", "10:00", "16:00", "Saturday and Sunday, 10:00 to 16:00"),
        ("sun", "13:00", "24:00", "Sunday, 13:00 to midnight"),
        ("tue wed thu", "00:00", "08:00", "Tuesday to Thursday, 0:00 to 8:00"),
        ("mon tue thu", "09:00", "10:00", "Monday, Tuesday and Thursday, 9:00 to 10:00"),
        ("mon sun", "00:00", "24:00", "Monday and Sunday, all day and night"),
    ],
)
def test_hours_in_words(days: str, opens: str, closes: str, words: str) -> None:
    assert pages.hours_text(Hours(days=tuple(days.split()), opens=opens, closes=closes)) == words


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (None, ""),
        ({"districts": ["mansfield"]}, "Mansfield"),
        ({"districts": ["mansfield", "newark-and-sherwood"]}, "Mansfield and Newark and Sherwood"),
        ({"miles": 5, "of": "NG18"}, "Within 5 miles of NG18"),
        ({"miles": 5, "of": "NG18", "districts": ["mansfield"]}, "Within 5 miles of NG18; Mansfield"),
    ],
)
def test_the_area_covered_in_words(area: dict[str, object] | None, words: str) -> None:
    assert pages.area_covered(make_listing(area=area), make_area().district_names) == words


def test_many_districts_are_all_named() -> None:
    area = Area(name="A", districts=tuple(District(f"d{n}", f"D{n}") for n in range(9)), outcodes={}, postcodes={})
    listing = make_listing(area={"districts": [f"d{n}" for n in range(9)]})
    assert pages.area_covered(listing, area.district_names) == "D0, D1, D2, D3, D4, D5, D6, D7 and D8"


@pytest.mark.parametrize(
    ("contract", "words"),
    [
        (None, ""),
        (Contract(type="Framework"), "Framework"),
        (
            Contract(
                reference="C-1", type="Block", start=date(2024, 4, 1), end=date(2027, 3, 31), extension="Two years"
            ),
            "Block, C-1, from 1 April 2024, to 31 March 2027, may be extended by two years",
        ),
        (Contract(end=date(2027, 3, 31)), "to 31 March 2027"),
    ],
)
def test_a_contract_in_words(contract: Contract | None, words: str) -> None:
    assert pages.contract_text(contract) == words


def make_rated(**rating: str) -> Listing:
    return make_listing(
        "registered", cqc={"location_id": "1-1", "name": "Larkrise", "phone": "01632 960001", "rating": rating}
    )


def test_only_key_questions_with_an_answer_are_shown() -> None:
    rated = make_rated(overall="Good", safe="Requires improvement", well_led="Not rated")
    assert pages.questions(rated) == [("Safe", "Requires improvement"), ("Well-led", "No published rating")]
    assert pages.questions(make_rated(overall="Good")) == []
    assert pages.questions(make_listing()) == []


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 person (as full-time jobs)"), (2.5, "2.5 people (as full-time jobs)"), (8, "8 people (as full-time jobs)")],
)
def test_the_size_of_a_team_in_words(size: float, words: str) -> None:
    assert ("Team", words) in pages.facts_about_provider(make_listing(team_size=size))


def test_who_runs_a_service_is_told_once() -> None:
    same = make_listing(organisation={"name": "Ada's Companions", "company_number": "01234567"})
    other = make_listing(organisation={"name": "Ada Ltd"})
    assert "Organisation" not in dict(pages.facts_about_provider(same))
    assert dict(pages.facts_about_provider(same))["Company number"] == "01234567"
    assert dict(pages.facts_about_provider(other))["Organisation"] == "Ada Ltd"


def test_what_cqc_publishes_of_a_provider_is_told() -> None:
    cqc = {
        "location_id": "1-1",
        "name": "Larkrise",
        "phone": "01632 960001",
        "brand": "Lark Group",
        "service_types": ["Homecare agencies", "Supported living"],
        "regulated_activities": ["Personal care"],
    }
    facts = dict(pages.facts_about_provider(make_listing("registered", cqc=cqc)))
    assert facts["Group"] == "Lark Group"
    assert facts["CQC calls it"] == "Homecare agencies; Supported living"
    assert facts["Regulated activities"] == "Personal care"
    assert "Also known as" not in facts


NAMES = ["Ada's Companions", "A & B? #1", "100% <Care>", 'Quo"te', "Ünïcode Ω", "Line\nbreak", "a+b=c", "&body=hoax"]


@pytest.mark.parametrize("name", NAMES)
def test_a_report_by_email_names_the_listing_and_no_other_person(name: str) -> None:
    parts = urlsplit(pages.report_url(make_listing(slug="ada", name=name), make_settings()))
    assert (parts.scheme, parts.path) == ("mailto", "choose@example.org")
    fields = parse_qs(parts.query, strict_parsing=True)
    assert fields.keys() == {"subject", "body"}
    assert fields["subject"] == [f"Wrong details: {name}"]
    assert f"{name} (ada)" in fields["body"][0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("slash", ["", "/"])
def test_a_report_on_github_is_an_issue_of_that_repository(name: str, slash: str) -> None:
    settings = make_settings(REPORT_TO=f"https://github.com/council/directory{slash}")
    parts = urlsplit(pages.report_url(make_listing(slug="ada", name=name), settings))
    assert (parts.netloc, parts.path) == ("github.com", "/council/directory/issues/new")
    fields = parse_qs(parts.query, strict_parsing=True)
    assert fields.keys() == {"title", "body"}
    assert fields["title"] == [f"Wrong details: {name}"]


def key(listing: Listing, around: pages.Surroundings) -> str:
    return pages.listing_page(listing, around).key


def test_a_page_is_made_again_when_what_it_shows_has_changed() -> None:
    ada = make_listing(slug="ada", organisation={"name": "Ada Ltd"}, assured={"date": "2026-10-01", "by": "team"})
    before = key(ada, make_around(ada))
    assert key(ada, make_around(ada)) == before
    assert key(ada, make_around(ada, today=date(2026, 11, 21))) == before, "another day changes nothing here"
    assert key(ada, make_around(ada, today=date(2027, 3, 1))) != before, "it is no longer fresh"
    assert key(ada, make_around(ada, site_key="another theme")) != before
    sister = make_listing(slug="bea", name="Bea", organisation={"name": "Ada Ltd"})
    with_sister = key(ada, make_around(ada, sister))
    assert with_sister != before
    renamed = make_listing(slug="bea", name="Beatrice", organisation={"name": "Ada Ltd"})
    assert key(ada, make_around(ada, renamed)) != with_sister


def test_a_page_is_made_again_on_the_day_a_check_runs_out() -> None:
    check = {"kind": "dbs", "seen_by": "team", "seen_on": "2026-01-01", "expires": "2026-11-20"}
    ada = make_listing(slug="ada", checks=[check])
    assert key(ada, make_around(ada)) != key(ada, make_around(ada, today=date(2026, 11, 21)))


def test_the_values_of_a_page_are_worked_out_only_when_asked() -> None:
    def refuse(_text: str) -> Markup:
        raise AssertionError("nobody asked")

    ada = make_listing(slug="ada", description="**Hello**")
    around = make_around(ada)
    lazy = pages.Surroundings(**{name: getattr(around, name) for name in around.__slots__} | {"description": refuse})
    page = pages.listing_page(ada, lazy)
    with pytest.raises(AssertionError, match="nobody asked"):
        page.values()


def test_siblings_are_the_others_of_an_organisation_however_it_is_spelt() -> None:
    ada = make_listing(slug="ada", organisation={"name": "Ada Ltd"})
    bea = make_listing(slug="bea", organisation={"name": "ADA Ltd."})
    alone = make_listing(slug="cay")
    around = make_around(ada, bea, alone)
    assert [one.slug for one in pages.listing_page(ada, around).values()["siblings"]] == ["bea"]
    assert list(pages.listing_page(alone, around).values()["siblings"]) == []


def test_a_page_stands_under_the_first_kind_of_support() -> None:
    ada = make_listing(slug="ada", support=["meals", "transport"])
    assert pages.listing_page(ada, make_around(ada)).values()["trail"] == [
        ("Browse", "/browse/"),
        ("Meals", "/support/meals/"),
    ]
    bare = make_listing("registered", slug="bare")
    assert pages.listing_page(bare, make_around(bare)).values()["trail"] == [
        (kinds()["registered"].title, "/registered-services/"),
    ]
    assert pages.listing_page(ada, make_around(ada)).path == "services/ada/index.html"


def test_no_photo_is_shown_that_was_not_published() -> None:
    ada = make_listing(slug="ada", photos=[{"file": "a.jpg", "alt": "A garden"}])
    assert pages.listing_page(ada, make_around(ada)).values()["photos"] == []
    assert Path(pages.listing_page(ada, make_around(ada)).path).name == "index.html"
