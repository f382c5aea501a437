"""Every chart on one page, with the figures of the founding documents: to be looked at, and used by the tests."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from markupsafe import Markup

from plugins.market.charts.bars import Bar, Limit, bars
from plugins.market.charts.biography import Happening, biography
from plugins.market.charts.districts import District, district_map
from plugins.market.charts.lines import Line, Periods, lines_over_time
from plugins.market.charts.matrix import Across, Cell, matrix
from plugins.market.charts.stacked import Stack, stacked
from plugins.market.charts.timeline import Entry, Event, Now, Span, timeline
from plugins.market.charts.values import Chart, Value
from plugins.publishing import assets
from plugins.records.area import load_area
from plugins.records.shapes import Shapes
from plugins.settings import Brand
from plugins.site.brand import brand_css
from plugins.site.hosting import POLICY

REPOSITORY = Path(__file__).parents[3]
JOINT = "Joint commissioning in Nottinghamshire, 2012"
TENDER = "Home based care tender report, 9 September 2013"

PAGE = Markup("""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="govuk.css"><link rel="stylesheet" href="site.css"><link rel="stylesheet" href="brand.css">
<link rel="stylesheet" href="market.css"><link rel="icon" href="icon.svg" type="image/svg+xml">
<title>Charts</title></head>
<body class="govuk-template__body"><div class="govuk-width-container"><main class="govuk-main-wrapper" id="main">
<h1 class="page-title">Charts</h1>
{charts}
</main></div></body></html>
""")


def weekly_cost() -> Markup:
    return bars(
        Chart(
            name="weekly-cost",
            title="Supported living costs a quarter of a place in a rehabilitation hospital",
            subtitle="Cost of one place for a week, Nottinghamshire, 2012",
            source=JOINT,
            csv="/data/weekly-cost.csv",
            said="A bar for each kind of place. Supported living is by far the shortest.",
        ),
        (
            Bar("Rehabilitation hospital", 2100, "£2,100"),
            Bar("Residential care", 1996, "£1,996"),
            Bar("Supported living, Worksop", 473, "£473", is_leading=True),
        ),
        ("Kind of place", "Cost a week"),
    )


def prices_and_cap() -> Markup:
    return bars(
        Chart(
            name="prices-and-cap",
            title="Fixed prices ran to £16.21 an hour; the new cap is £14",
            subtitle="Price of an hour of daytime support, approved list, Nottinghamshire, 2008 to 2012",
            source=JOINT,
            source_link="https://www.example.org/joint-commissioning",
            csv="/data/prices.csv",
            note="Fixed prices were set for the whole contract. Flexible prices are bid for each person.",
        ),
        (
            Bar("Lowest fixed price", 12.98, "£12.98"),
            Bar("Highest fixed price", 16.21, "£16.21"),
            Bar("Mean bid, September 2008 to September 2009", 15.33, "£15.33"),
            Bar("Mean bid, April 2011 to April 2012", 13.46, "£13.46", is_leading=True),
        ),
        ("Price", "An hour"),
        Limit(14, "Cap £14"),
    )


def admissions() -> Markup:
    avoided = {
        "Senior district nurse": 50,
        "Community matron": 30,
        "Adult social care and health": 25,
        "GP": 25,
        "Senior therapist": 20,
        "Other": 10,
    }
    return bars(
        Chart(
            name="admissions",
            title="Senior district nurses sent the most people who then stayed out of hospital",
            subtitle="Hospital admissions avoided, to the nearest 5, Rushcliffe, March 2011 to June 2012",
            source=JOINT,
            csv="/data/admissions.csv",
        ),
        [Bar(label, number, str(number), is_leading=number == 50) for label, number in avoided.items()],
        ("Who referred", "Admissions avoided"),
    )


def waits() -> Markup:
    return bars(
        Chart(
            name="waits",
            title="Most people waiting for home care live in the two rural districts",
            subtitle="People waiting on 31 March 2013, to the nearest 5, invented",
            source="An invented example",
            csv="/data/waits.csv",
        ),
        (
            Bar("Bassetlaw", 45, "45"),
            Bar("Newark and Sherwood", 40, "40 [p]"),
            Bar("Ashfield", None, "[c]"),
            Bar("Gedling", None, "[x]"),
            Bar("Mansfield", 0, "0"),
            Bar("Rushcliffe", 22, "22 [e]", is_estimate=True),
        ),
        ("District", "People waiting"),
    )


def concentration() -> Markup:
    return bars(
        Chart(
            name="hhi",
            title="Home care acts as if 10 to 14 equal providers shared it",
            subtitle="Effective number of providers out of 30 contracted, Nottinghamshire, 2013",
            source=TENDER,
            csv="/data/hhi.csv",
            note="Only two shares are known, so the number lies between two bounds.",
        ),
        (Bar("Contracted", 30, "30"), Bar("Effective", 9.8, "9.8 to 14.3", most=14.3, is_leading=True)),
        ("Providers", "Number"),
    )


def shares() -> Markup:
    return stacked(
        Chart(
            name="shares",
            title="Seven of 30 providers give more than 60% of home care",
            subtitle="Share of hours of home care arranged by the council, Nottinghamshire, 2013",
            source=TENDER,
            csv="/data/shares.csv",
            note="The report says “over 60%” and “approximately 30%”. They are drawn as 60% and 30%.",
        ),
        (Stack("Home care", (Value(30, "30%"), Value(30, "30%"), Value(40, "40%")), "100%"),),
        ("The two largest", "The next five", "The other 23"),
        ("Service", "All"),
    )


def outcomes() -> Markup:
    rows = (
        ("Senior district nurse", (50, None, 15), "65"),
        ("Community matron", (30, None, 15), "45"),
        ("GP", (25, 0, 15), "40"),
        ("Adult social care and health", (25, None, 5), "35"),
        ("Senior therapist", (20, 0, None), "25"),
        ("Other", (10, 0, None), "10"),
    )
    return stacked(
        Chart(
            name="outcomes",
            title="Three in four people referred stayed out of hospital",
            subtitle="People referred to urgent support, to the nearest 5, Rushcliffe, March 2011 to June 2012",
            source=JOINT,
            csv="/data/outcomes.csv",
        ),
        [
            Stack(label, [Value(part, "[c]" if part is None else str(part)) for part in parts], total)
            for label, parts, total in rows
        ],
        ("Hospital avoided", "Care home avoided", "Nothing avoided"),
        ("Who referred", "All"),
    )


def activity() -> Markup:
    return stacked(
        Chart(
            name="activity",
            title="Most of advocacy’s work was advice, not advocacy face to face",
            subtitle="Share of activity under the old contracts and the new, Nottinghamshire, 2011 and 2012",
            source=JOINT,
            note="The new contract’s shares are an invented example.",
        ),
        (
            Stack("Eight block contracts", (Value(35, "35%"), Value(30, "30%"), Value(3, "3%"), Value(32, "32%"))),
            Stack("One contract", (Value(20, "20%"), Value(25, "25%"), Value(0, "0%"), Value(55, "55%"))),
        ),
        ("Information and advice", "Signposting", "Supported signposting", "Face to face"),
        ("Contract", "All"),
    )


def flexible_bids() -> Markup:
    return lines_over_time(
        Chart(
            name="flexible-bids",
            title="Flexible bids brought the mean price of an hour down by 12%",
            subtitle="Mean hourly daytime rate bid for new packages, Nottinghamshire, 2008/09 to 2011/12",
            source=JOINT,
            csv="/data/flexible-bids.csv",
        ),
        Periods("Period", ("Sept 2008 to Sept 2009", "April 2011 to April 2012"), (2009.2, 2011.8)),
        (Line("Mean bid", (Value(15.33, "£15.33"), Value(13.46, "£13.46"))),),
        lambda number: f"£{number:.0f}",
    )


def still_at_home() -> Markup:
    def row(label: str, *numbers: float | None) -> Line:
        last = len(numbers) - 1
        values = (
            Value(one, "[c]" if one is None else f"{one:.0f}%", is_estimate=index == last)
            for index, one in enumerate(numbers)
        )
        return Line(label, tuple(values))

    return lines_over_time(
        Chart(
            name="still-at-home",
            title="Two in three people were still at home after half a year",
            subtitle="People discharged from intermediate care still at home, Nottinghamshire, 2008 to 2014",
            source=JOINT,
            csv="/data/still-at-home.csv",
            note="The last year is a forecast. All but 2011 are invented, to show the chart.",
        ),
        Periods("Year", tuple(str(year) for year in range(2008, 2015))),
        (
            row("At home after 90 days", 61, 66, None, 75, 76, 78, 80),
            row("At home after 180 days", 55, None, None, 67, 66, 70, 74),
            row("In a care home", 12, 14, 15, 13, 11, 10, 9),
        ),
        lambda number: f"{number:.0f}%",
    )


def expiry() -> Markup:
    return timeline(
        Chart(
            name="expiry",
            title="Three contracts end on 31 March 2014; one of them may be extended",
            subtitle="When contracts for care and support run, Nottinghamshire, 2008 to 2016",
            source=TENDER,
            csv="/data/expiry.csv",
            note="Where only the year of a start is known, it is drawn from 1 January.",
        ),
        (
            Entry(
                "Home care framework",
                (
                    Span(date(2008, 1, 1), date(2013, 3, 31), "firm", "2008 to 31 March 2013"),
                    Span(
                        date(2013, 3, 31),
                        date(2014, 3, 31),
                        "extension",
                        "Extended to 31 March 2014",
                        "extended 12 months",
                    ),
                ),
                note="Ends 31 March 2014",
            ),
            Entry(
                "Extra care, 7 schemes",
                (Span(date(2009, 1, 1), date(2014, 3, 31), "firm", "2009 to 31 March 2014"),),
                note="Ends 31 March 2014",
            ),
            Entry(
                "Community equipment",
                (
                    Span(date(2011, 4, 1), date(2014, 3, 31), "firm", "1 April 2011 to 31 March 2014"),
                    Span(date(2014, 3, 31), date(2016, 3, 31), "option", "Option to 31 March 2016", "may run on"),
                ),
                (Event(date(2013, 10, 1), "reviewed", "Decide on the option"),),
                note="Ends 31 March 2014 or 2016",
            ),
            Entry(
                "Advocacy, one contract",
                (Span(date(2012, 4, 1), date(2015, 3, 31), "firm", "1 April 2012 to 31 March 2015"),),
                (
                    Event(date(2012, 4, 1), "opened", "Replaced eight block contracts"),
                    Event(date(2015, 3, 31), "ended", "First term ends"),
                ),
                note="Ends 31 March 2015",
            ),
            Entry(
                "Partnership Homes",
                (Span(date(2012, 7, 1), date(2016, 6, 30), "firm", "1 July 2012 to 30 June 2016"),),
                note="Ends 30 June 2016",
                link="/contracts/partnership-homes/",
            ),
        ),
        ("Contract", "Runs", "Events"),
        Now(date(2013, 9, 9), "9 September 2013"),
    )


def slips() -> Markup:
    def slip(label: str, first: date, now: date, said: str, text: str) -> Entry:
        return Entry(label, (Span(first, now, "slip", text, said),), note=text)

    return timeline(
        Chart(
            name="slips",
            title="Four of five tenders came later than first planned",
            subtitle="First planned day and present day of each tender, Nottinghamshire, 2011 to 2014",
            source=TENDER,
            csv="/data/slips.csv",
            note="A hollow circle is the first plan, a full one the present plan. The last three are invented.",
        ),
        (
            slip("Advocacy", date(2011, 4, 1), date(2012, 4, 1), "12 months later", "April 2011, now April 2012"),
            slip("Home care", date(2013, 4, 1), date(2014, 4, 1), "12 months later", "April 2013, now April 2014"),
            slip("Housing providers", date(2012, 1, 1), date(2012, 6, 1), "5 months later", "January, now June 2012"),
            slip("Short breaks", date(2012, 9, 1), date(2012, 9, 1), "as planned", "September 2012"),
            slip(
                "Day services", date(2012, 3, 1), date(2014, 9, 1), "30 months later", "March 2012, now September 2014"
            ),
        ),
        ("Tender", "Planned", "Events"),
        Now(date(2013, 9, 9), "9 September 2013"),
    )


def life() -> Markup:
    return biography(
        Chart(
            name="life",
            title="The home care framework outlived its first end by a year",
            subtitle="What happened to the framework for home care, Nottinghamshire, 2008 to 2014",
            source=TENDER,
            csv="/data/life.csv",
            note="The abandoned lot is an invented example.",
        ),
        (
            Happening("opened", "2008", "30 providers join", "More were meant to give people more choice."),
            Happening(
                "abandoned",
                "June 2012",
                "A lot for night visits is given up",
                "Two bids came in; neither met the standard.",
            ),
            Happening(
                "extended", "31 March 2013", "Extended by 12 months", "To leave time for visits and a new model."
            ),
            Happening(
                "reviewed", "9 September 2013", "Committee recommends a new tender", "One provider for each zone."
            ),
            Happening(
                "replaced", "1 April 2014", "Replaced by zones", "The largest seven had given over 60% of the care."
            ),
        ),
        ("What happened", "When"),
    )


DISTRICTS = (
    "Ashfield", "Bassetlaw", "Broxtowe", "Gedling", "Mansfield", "Newark and Sherwood", "Nottingham", "Rushcliffe",
)  # fmt: skip


def signals() -> Markup:
    words = {
        "Home care": "grow grow maintain maintain grow grow maintain maintain",
        "Extra care housing": "new maintain new maintain maintain new maintain new",
        "Residential care": "reduce reduce reduce pause reduce maintain reduce reduce",
        "Supported living for mental health": "grow new grow grow grow grow grow grow",
        "Advocacy": "remodel remodel remodel remodel remodel remodel remodel remodel",
        "Rehabilitation hospital places": "decommission - - decommission - - decommission -",
    }
    return matrix(
        Chart(
            name="signals",
            title="Grow home care and supported living; buy fewer places in residential care",
            subtitle="What we mean to buy, by service and district, Nottinghamshire, 2013, invented",
            source="An invented example",
            csv="/data/signals.csv",
        ),
        DISTRICTS,
        [
            Across(
                label,
                [
                    Cell("", "") if word == "-" else Cell(word, word.capitalize(), f"/intentions/{word}/")
                    for word in line.split()
                ],
            )
            for label, line in words.items()
        ],
        "Service",
    )


def coverage() -> Markup:
    rows = {
        "Care Act": "yes yes",
        "NHS complaints": "yes yes",
        "Mental health (IMHA)": "some yes",
        "Not statutory": "no some",
    }
    words = {"yes": "Contract", "some": "Apart", "no": "None"}
    return matrix(
        Chart(
            name="coverage",
            title="Nothing is bought for advocacy that no law asks for",
            subtitle="Kinds of advocacy by contract, Cumbria and Nottinghamshire",
            source="A single provider model in Cumbria",
            csv="/data/coverage.csv",
        ),
        ("Cumbria", "Nottinghamshire"),
        [Across(label, [Cell(kind, words[kind]) for kind in line.split()]) for label, line in rows.items()],
        "Advocacy",
    )


def _waiting(name: str, shapes: Shapes) -> Markup:
    numbers = (30, 45, None, 15, 60, 40, 85, 0)
    return district_map(
        Chart(
            name=name,
            title="Nottingham and Mansfield have the most people waiting",
            subtitle="People waiting for home care, to the nearest 5, 31 March 2013, invented",
            source="An invented example",
            csv=f"/data/{name}.csv",
        ),
        [
            District(label.lower().replace(" ", "-"), label, number, "[c]" if number is None else str(number))
            for label, number in zip(DISTRICTS, numbers, strict=True)
        ],
        shapes,
        ("District", "People waiting"),
    )


def waiting_map() -> Markup:
    return _waiting("waiting-map", load_area(REPOSITORY).shapes)


def waiting_tiles() -> Markup:
    return _waiting("waiting-tiles", Shapes())


CHARTS = (
    weekly_cost, prices_and_cap, admissions, waits, concentration, shares, outcomes, activity, flexible_bids,
    still_at_home, expiry, slips, life, signals, coverage, waiting_map, waiting_tiles,
)  # fmt: skip


def page(charts: Iterable[Markup]) -> str:
    return PAGE.format(policy=POLICY, charts=Markup("\n").join(charts))


def write_gallery(folder: Path) -> Path:
    """Write the page and its style sheets; give the folder."""
    styles = REPOSITORY / "theme/static/css"
    folder.mkdir(parents=True, exist_ok=True)
    loaded = ("site.css", "languages.css", "market.css")
    written = {name: (styles / name).read_text(encoding="utf-8") for name in loaded}
    written["brand.css"] = brand_css(Brand("#1d4f5c", "#b4552d", ""))
    written["govuk.css"] = assets._govuk_css(REPOSITORY / "node_modules", REPOSITORY / "theme").decode()
    written["icon.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    written["index.html"] = page(chart() for chart in CHARTS)
    for name, content in written.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


if __name__ == "__main__":
    print(write_gallery(Path(sys.argv[1])))
