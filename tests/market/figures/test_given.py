"""Every number that a record gives is a figure with a name, its time and its source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from plugins.market.figures.door import shown
from plugins.market.figures.every import all_figures
from plugins.market.figures.figure import Figure
from plugins.market.figures.pages import pages_of
from plugins.market.figures.phrases import say
from plugins.market.records.contract import Band, Contract, Extension, Level, Lot, Outcome, UnitPrice, Value
from plugins.market.records.funding import Funding, FundingLine
from plugins.market.records.money import Money
from plugins.market.records.opportunity import Criterion, Opportunity
from plugins.market.records.percent import Percent
from plugins.market.records.practice import Benchmark, Fact, Panel
from plugins.market.records.record import Given, Source, TookPart
from plugins.market.records.voice import Event
from plugins.market.records.when import Period
from plugins.market.records.written import Intention
from tests.builders import make_catalogue
from tests.market.figures.builders import RECORD, make_contract, make_market, when

FROM = {"title": "A record", "sources": (Source(document="report-2013", where="page 9"),), "data_as_at": when("2013")}


def number(value: str | None, unit: str = "providers", **more: Any) -> Given:
    ends: dict[str, Any] = {key: Decimal(more.pop(key)) for key in ("from_", "to") if key in more}
    return Given(unit=unit, value=None if value is None else Decimal(value), **ends, **more)


def figures_of(**records: Any) -> dict[str, Figure]:
    held: dict[str, Any] = {field: {record.id: record} for field, record in records.items()}
    market = make_market(**held)
    found = all_figures(market, make_catalogue(), shown(market))
    return {name: one for name, one in found.items() if name.partition(".")[0] in records}


def test_a_benchmarks_figures_have_names_that_prose_can_bind() -> None:
    facts = (
        Fact(title="Home care providers", name="providers", before=number("70", how="more-than"), after=number("4")),
        Fact(title="What it costs", amount=Money(Decimal(900))),
        Fact(title="Part of the budget", value=number("10", "percent", note="Of all of it.")),
    )
    panel = Panel(what="They meet.", members=number("40", "people", how="up-to"))
    found = figures_of(
        benchmarks=Benchmark(
            id="wilts", kind="practice", figures=facts, panel=panel, place="Wiltshire", **RECORD | FROM
        )
    )
    assert {name: one.text for name, one in found.items()} == {
        "benchmarks.wilts.panel.members": "up to 40 people",
        "benchmarks.wilts.part-of-the-budget": "10%",
        "benchmarks.wilts.providers.after": "4 providers",
        "benchmarks.wilts.providers.before": "more than 70 providers",
        "benchmarks.wilts.what-it-costs": "£900",
    }
    one = found["benchmarks.wilts.providers.before"]
    assert (one.title, one.place, one.as_at) == ("A record: home care providers, before", "Wiltshire", "2013")
    assert str(one.sources[0]) == "A report, page 9"
    assert found["benchmarks.wilts.part-of-the-budget"].note == "Of all of it."
    said = say("compare benchmarks.wilts.providers.after benchmarks.wilts.providers.before", found)
    assert said.text == "4 providers, about 94.3% less than more than 70 providers"


def test_a_contracts_numbers_are_figures_and_its_money_is_told_once() -> None:
    nights = (Band(title="Nights", amount=Money(Decimal(9))),)
    contract: Contract = make_contract(
        "hub",
        supplier_count=number("30"),
        bidders=number("50", how="more-than"),
        most_suppliers=15,
        term_months=48,
        lots=(Lot(name="north", title="The north", most_suppliers=1, cap=Money(Decimal(5))),),
        levels=(Level(title="Brief", hours=Decimal(2)),),
        outcomes=(Outcome(title="Quick", target=number(None, "days", from_="1", to="3", by=Period.read("2014"))),),
        extensions=(Extension(months=12),),
        price=UnitPrice(unit="pounds-a-week", cap=Money(Decimal(14)), bands=nights),
        value=Value(annual=Money(Decimal(100)), years=2),
    )
    found = figures_of(contracts=contract)
    assert {name.removeprefix("contracts.hub."): one.text for name, one in found.items()} == {
        "annual": "£100 a year",
        "bidders": "more than 50 providers",
        "extensions.1.months": "12 months",
        "levels.brief.hours": "2 hours",
        "lots.north.most-suppliers": "1 provider",
        "most-suppliers": "15 providers",
        "outcomes.quick.target": "1 to 3 days",
        "price-cap": "£14 a week",
        "price.bands.nights": "£9 a week",
        "supplier-count": "30 providers",
        "term-months": "48 months",
        "value": "£200",
        "value-with-extensions": "£300",
    }
    assert found["contracts.hub.outcomes.quick.target"].as_at == "2014"


def test_events_opportunities_funding_and_intentions_give_theirs() -> None:
    found = figures_of(
        events=Event(
            id="talk",
            kind="meeting",
            count=2,
            when=Period.read("2012-06"),
            took_part=(TookPart(who="Providers", number=number("6")), TookPart(who="Others")),
            **RECORD | {"title": "A talk"},
        ),
        opportunities=Opportunity(
            id="bid",
            stage="open",
            expected=number("3", how="about"),
            criteria=(Criterion(title="Price", weight=Percent(Decimal(50))),),
            **RECORD | FROM,
        ),
        funding=Funding(
            id="fund",
            kind="grant",
            lines=(FundingLine(name="post", title="A post", amount=Money(Decimal(10)), posts=Decimal("0.7")),),
            **RECORD | FROM,
        ),
        intentions=Intention(
            id="grow",
            signal="grow",
            rationale="Too little.",
            confidence="firm",
            not_a_commitment=True,
            when=Period.read("2015"),
            quantity=number("8", "beds", by=Period.read("2014-04")),
            baseline=number("4", "beds"),
            **RECORD | FROM,
        ),
    )
    assert {name: one.dated for name, one in found.items()} == {
        "events.talk.count": "2 events (June 2012)",
        "events.talk.took-part.providers": "6 providers (June 2012)",
        "funding.fund.lines.post.posts": "0.7 full-time posts (2013)",
        "funding.fund.post": "£10 (2013)",
        "funding.fund.total": "£10 (2013)",
        "intentions.grow.baseline": "4 beds (2013)",
        "intentions.grow.quantity": "8 beds (April 2014)",
        "opportunities.bid.criteria.price": "50% (2013)",
        "opportunities.bid.expected": "about 3 providers (2013)",
    }


@pytest.mark.parametrize(("count", "text"), [("1", "[c]"), ("7", "[c]"), ("8", "8 people"), ("0", "0 people")])
def test_a_few_people_are_kept_back(count: str, text: str) -> None:
    carers = (TookPart(who="Carers", number=number(count, "people")),)
    event = Event(id="talk", kind="meeting", took_part=carers, **RECORD | FROM)
    one = figures_of(events=event)["events.talk.took-part.carers"]
    assert (one.text, one.counts) == (text, "people")


def test_two_parts_of_one_name_are_told_apart_and_share_the_records_page() -> None:
    twice = (TookPart(who="Carers", number=number("9", "carers")), TookPart(who="Carers", number=number("8", "carers")))
    event = Event(id="talk", kind="meeting", took_part=twice, **RECORD | FROM)
    found = figures_of(events=event)
    assert list(found) == ["events.talk.took-part.carers", "events.talk.took-part.carers-2"]
    (page,) = pages_of(found, make_market())
    assert (page.name, len(page.parts)) == ("events.talk.numbers", 2)
