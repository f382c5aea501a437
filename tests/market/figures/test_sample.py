"""The figures of the sample are those of its documents, however they are reached."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.market.figures.load import LoadedMarket, load_figures
from plugins.market.figures.pages import figure_files, pages_of
from plugins.records.load import load
from plugins.settings import read_settings

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 20)
MINUS = "\N{MINUS SIGN}"


@pytest.fixture(scope="module")
def sample() -> LoadedMarket:
    """The market of the sample, with every figure."""
    settings = read_settings(ROOT / "pelicanconf.py")
    return load_figures(ROOT, load(ROOT, TODAY).catalogue, TODAY, settings.direct_payment)


def test_its_records_and_prose_are_right(sample: LoadedMarket) -> None:
    assert [str(problem) for problem in sample.problems if problem.fatal] == []


@pytest.mark.parametrize(
    ("row", "name", "text"),
    [
        (8, "contracts.mental-health-support.saving", "£1.5 million"),
        (8, "contracts.mental-health-support.saving-percent", "47%"),
        (8, "contracts.mental-health-support.baseline", "about £3.19 million"),
        (9, "contracts.supported-living-list-2008.prices", "£12.98 to £16.21 an hour"),
        (9, "contracts.care-support-enablement.price-cap", "£14 an hour"),
        (12, "supported-living-prices.mean-hourly-price", "£13.46 an hour"),
        (12, "supported-living-prices.mean-hourly-price.2008-09-to-2009-09", "£15.33 an hour"),
        (12, "supported-living-prices.mean-hourly-price.change", f"{MINUS}12.2%"),
        (13, "step-down.weekly-cost.rehabilitation-hospital", "£2,100 a week"),
        (13, "step-down.weekly-cost.residential-care", "about £1,996 a week"),
        (13, "step-down.weekly-cost.supported-living", "about £473 a week"),
        (15, "funding.rehabilitation-transfer.total", "£900,000"),
        (16, "contracts.partnership-homes.bid", "£21,212,000"),
        (16, "contracts.partnership-homes.cap", "£22 million"),
        (16, "contracts.partnership-homes.saving-on-cap", "£788,000"),
        (16, "partnership-homes.beds", "89 beds"),
        (16, "partnership-homes.running-cost", "about £5.79 million a year"),
        (19, "contracts.community-equipment.annual", "£5,360,123 a year"),
        (19, "contracts.community-equipment.value", "£16,080,369"),
        (19, "contracts.community-equipment.value-with-extensions", "£26,800,615"),
        (21, "intermediate-care.home-after-90-days", "75%"),
        (21, "intermediate-care.home-after-180-days", "67%"),
        (22, "urgent-support.saving", "£407,500"),
        (22, "urgent-support.avoided-share", "75%"),  # of rounded counts, as every percentage of people
        (24, "contracts.advocacy-block-contracts.saving", "£96,000"),
        (28, "funding.nhs-support-2012.total", "£1,128,988"),
        (4, "contracts.advocacy-block-contracts.supplier-count", "8 providers"),
        (9, "contracts.care-support-enablement.bidders", "more than 50 providers"),
        (9, "contracts.care-support-enablement.suppliers-before", "21 providers"),
        (11, "opportunities.partnership-homes-tender.criteria.quality", "50%"),
        (13, "intentions.step-down-supported-living.baseline", "4 places"),
        (18, "events.partnership-homes-market-test.took-part.larger-providers", "6 providers"),
        (31, "funding.nhs-support-2012.lines.workforce.posts", "0.7 full-time posts"),
        (34, "benchmarks.person-centred-review.training-for-a-care-manager", "3 days"),
        (48, "benchmarks.wiltshire.providers.before", "more than 70 providers"),
        (48, "benchmarks.wiltshire.providers.after", "4 providers"),
        (48, "benchmarks.north-east-lincolnshire.providers", "5 providers"),
        (48, "benchmarks.north-east-lincolnshire.more-providers", "4 providers"),
        (48, "benchmarks.north-tyneside.providers.before", "14 providers"),
        (48, "benchmarks.north-tyneside.providers.after", "6 providers"),
        (51, "events.home-care-staff-survey.took-part.council-staff", "133 members of staff"),
        (56, "benchmarks.east-lancashire.budget-of-the-primary-care-trust", "£500 million"),
        (31, "funding.nhs-support-2012.workforce", "£378,352"),
        (38, "home-care.cost-per-hour", "about £13.72 an hour"),
        (38, "home-care.hours-per-person", "about 7.8 hours a week for each person"),
        (38, "home-care.hours-per-week", "about 21,364 hours a week"),
        (38, "home-care.people", "about 2,750 people"),
        (39, "home-care.overheads-share", "about 7.5%"),
        (40, "contracts.expiring.2014-q1", "3 contracts"),
        (40, "contracts.expiring.2014-q1.people", "at least 2,750 people"),
        (40, "contracts.expiring.2014-q1.value", "at least £5,360,123 a year"),
        (41, "home-care-market.concentration.cr7", "more than 60%"),
        (41, "home-care-market.concentration.cr2", "about 30%"),
        (41, "home-care-market.concentration.hhi", "700 to 1,024 points"),
        (41, "home-care-market.concentration.effective-providers", "9.8 to 14.3 providers of equal size"),
        (42, "home-care-market.registered", "about 70 agencies"),
        (43, "home-care-market.enough.ashfield", "not held"),
        (45, "micro-providers.started", "57 micro-providers"),
        (45, "micro-providers.people", "more than 860 people"),
        (49, "home-care.saving-target", "£865,000 a year"),
        (49, "home-care.saving-share", "about 5.7%"),
    ],
)
def test_a_figure_of_a_document(sample: LoadedMarket, row: int, name: str, text: str) -> None:
    assert sample.figures[name].text == text, f"row {row}"


def test_each_says_where_it_comes_from(sample: LoadedMarket) -> None:
    assert [one.name for one in sample.figures.values() if one.has_number and not one.sources] == []
    assert (
        str(sample.figures["home-care.people"].sources[0])
        == "Tender for Home Based Care and Support Services, paragraph 5"
    )


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("home-care.cost-per-hour", ("£15,240,000 ÷ 1,110,928 = £13.72, rounded.",)),
        ("home-care.overheads", ("£800,000 + £344,508 = £1,144,508.",)),
        (
            "contracts.mental-health-support.baseline",
            (
                "The saving is £1,500,000, which is said to be 47%.",
                "£1,500,000 ÷ 47% = £3,191,489.",
                "The two are not given more exactly, so this is about £3.19 million.",
            ),
        ),
        (
            "supported-living-prices.mean-hourly-price.change",
            (
                "It was £15.33 an hour, and then £13.46 an hour.",
                f"£13.46 {MINUS} £15.33 = {MINUS}£1.87.",
                f"{MINUS}£1.87 ÷ £15.33 × 100 = {MINUS}12.2%, to one digit after the point.",
            ),
        ),
        ("contracts.community-equipment.value", ("£5,360,123 a year × 3 years = £16,080,369.",)),
        (
            "home-care-market.concentration.hhi",
            (
                "30 providers share the market.",
                "The 2 largest hold about 30% of it.",
                "The 7 largest hold more than 60% of it.",
                "We take 30% and 60% exactly.",
                "The index is least when providers between two known shares are equal: 699.6.",
                "It is greatest when they are as unequal as the known shares allow: 1,024.",
            ),
        ),
    ],
)
def test_the_working_is_shown_step_by_step(sample: LoadedMarket, name: str, steps: tuple[str, ...]) -> None:
    assert sample.figures[name].working == steps


def test_one_or_two_people_are_in_no_figure_and_no_file(sample: LoadedMarket) -> None:
    small = [
        one for name, one in sample.figures.items() if name.startswith("urgent-support.") and one.counts == "people"
    ]
    assert {one.value for one in small if one.value is not None and one.value % 5} == set()
    assert sample.figures["urgent-support.care-home-avoided.community-matron"].text == "[c]"
    files = dict(figure_files(pages_of(sample.figures, sample.market)))
    rows = files["market/figures/urgent-support.care-home-avoided.csv"].decode()
    assert "Community matron,2 March 2011 to 30 June 2012,[c],,,admissions,[c]," in rows


def test_the_same_input_gives_the_same_figures(sample: LoadedMarket) -> None:
    again = load_figures(
        ROOT, load(ROOT, TODAY).catalogue, TODAY, read_settings(ROOT / "pelicanconf.py").direct_payment
    )
    assert list(again.figures.items()) == list(sample.figures.items())
    assert list(again.figures) == sorted(again.figures)
