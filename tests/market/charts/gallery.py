"""Every chart on one page, with the figures of the founding documents: to be looked at, and used by the tests."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from plugins.market.charts.bars import Bar, Limit, bars
from plugins.market.charts.lines import Line, Periods, lines_over_time
from plugins.market.charts.stacked import Stack, stacked
from plugins.market.charts.values import Chart, Value
from plugins.publishing import assets
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
<link rel="stylesheet" href="market.css"><title>Charts</title></head>
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
    hospital = (
        ("Senior district nurse", 50),
        ("Community matron", 30),
        ("Adult social care and health", 25),
        ("GP", 25),
    )
    return bars(
        Chart(
            name="admissions",
            title="Senior district nurses sent the most people who then stayed out of hospital",
            subtitle="Hospital admissions avoided by who referred, to the nearest 5, Rushcliffe, March 2011 to June 2012",
            source=JOINT,
            csv="/data/admissions.csv",
        ),
        (
            *(Bar(label, number, str(number), is_leading=number == 50) for label, number in hospital),
            Bar("Senior therapist", 20, "20"),
            Bar("Other", None, "[c]"),
            Bar("Not recorded", None, "[x]"),
            Bar("Forecast, next year", 22, "22 [f]", is_estimate=True),
        ),
        ("Who referred", "Admissions avoided"),
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
        ("Senior district nurse", (50, 15), "65"),
        ("Community matron", (30, 15), "45"),
        ("GP", (25, 15), "40"),
        ("Adult social care and health", (25, None), "35"),
        ("Senior therapist", (20, None), "25"),
        ("Other", (None, None), "10"),
    )
    return stacked(
        Chart(
            name="outcomes",
            title="Three in four people referred stayed out of hospital",
            subtitle="People referred to urgent community support, to the nearest 5, Rushcliffe, March 2011 to June 2012",
            source=JOINT,
            csv="/data/outcomes.csv",
        ),
        tuple(
            Stack(label, tuple(Value(part, "[c]" if part is None else str(part)) for part in parts), total)
            for label, parts, total in rows
        ),
        ("Hospital admission avoided", "No admission avoided"),
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
            subtitle="People discharged from intermediate care who were at home, invented years around July to September 2011",
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


CHARTS = (
    weekly_cost,
    prices_and_cap,
    admissions,
    concentration,
    shares,
    outcomes,
    activity,
    flexible_bids,
    still_at_home,
)


def page(charts: Iterable[Markup]) -> str:
    return PAGE.format(policy=POLICY, charts=Markup("\n").join(charts))


def write_gallery(folder: Path) -> Path:
    """Write the page and its style sheets; give the folder."""
    styles = REPOSITORY / "theme/static/css"
    folder.mkdir(parents=True, exist_ok=True)
    written = {name: (styles / name).read_text(encoding="utf-8") for name in ("site.css", "market.css")}
    written["brand.css"] = brand_css(Brand("#1d4f5c", "#b4552d", ""))
    written["govuk.css"] = assets._govuk_css(REPOSITORY / "node_modules", REPOSITORY / "theme").decode()
    written["index.html"] = page(chart() for chart in CHARTS)
    for name, content in written.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


if __name__ == "__main__":
    print(write_gallery(Path(sys.argv[1])))
