"""Where every provider's share is held, concentration is exact; bounds from less always hold the exact number."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.market.figures.door import shown
from plugins.market.figures.every import all_figures
from plugins.market.figures.figure import Figure
from plugins.market.records.indicator import Measure
from plugins.market.records.percent import rounded
from plugins.market.records.working import Concentration, Share, Workings
from tests.builders import make_catalogue
from tests.market.figures.builders import make_market, measure, observation

SPENT = measure("spent", "pounds-a-year")


def exact(parts: Mapping[str, str | None], of: Measure = SPENT, largest: Sequence[int] = (1, 2)) -> dict[str, Figure]:
    """Give the figures of a market whose providers have these parts."""
    rows = [
        observation(part, category=name, **({} if part is not None else {"marker": "x"}))
        for name, part in parts.items()
    ]
    one = Concentration(
        name="care.market",
        title="Care",
        shares=f"care.{of.name}",
        largest=tuple(Share(how_many=how_many) for how_many in largest),
    )
    market = make_market(measures={of: rows}, workings=Workings(concentrations=(one,)))
    return all_figures(market, make_catalogue(), shown(market))


def test_shares_index_and_effective_providers_are_exact_and_show_their_working() -> None:
    found = exact({"Birch": "300", "Ash": "500", "Cedar": "200", "total": "1000"})
    texts = {name.removeprefix("care.market"): one.text for name, one in found.items() if "care.market" in name}
    assert texts == {
        "": "3 providers",
        ".cr1": "50%",
        ".cr2": "80%",
        ".hhi": "3,800 points",
        ".effective-providers": "2.6 providers of equal size",
    }
    assert found["care.market"].working[0] == "Ash: £500 a year of £1,000 a year, 50%."
    assert found["care.market.cr2"].working == ("50% + 30% = 80%, rounded.",)
    assert found["care.market.hhi"].working == ("50² + 30² + 20² = 3,800.",)
    assert found["care.market.effective-providers"].working == ("10,000 ÷ 3,800 = 2.6.",)
    assert {one.on_page for name, one in found.items() if "care.market" in name} == {"care.market"}
    assert found["care.market.hhi"].sources[0].title == "A report"


def test_a_part_that_is_not_held_leaves_nothing_to_say() -> None:
    found = exact({"Ash": "500", "Birch": None})
    assert {one.text for name, one in found.items() if name.startswith("care.market")} == {"not held"}


def test_a_hidden_count_of_people_leaves_nothing_to_say() -> None:
    people = measure("served", "people", counts="people")
    found = exact({"Ash": "500", "Birch": "3", "total": "503"}, people)
    assert {one.text for name, one in found.items() if name.startswith("care.market")} == {"[c]"}


@pytest.mark.parametrize(("parts", "how"), [(("60", "40"), "exact"), (("33", "33", "33"), "about")])
def test_percentages_that_do_not_make_a_hundred_are_about_right(parts: Sequence[str], how: str) -> None:
    share = measure("share", "percent", percent_of_whole=True)
    found = exact({f"P{number}": part for number, part in enumerate(parts)}, share)
    assert found["care.market.hhi"].how == how


def test_counts_of_people_are_rounded_so_their_shares_are_about_right() -> None:
    people = measure("served", "people", counts="people")
    assert exact({"Ash": "500", "Birch": "303", "total": "803"}, people)["care.market.hhi"].how == "about"


def test_many_providers_are_not_all_spelt_out() -> None:
    found = exact({f"P{number:02}": "10" for number in range(20)}, largest=(15,))
    assert found["care.market"].working[-1] == "And 8 more providers."
    assert found["care.market.hhi"].working[0].endswith("+ … (8 more) = 500.")
    assert found["care.market.cr15"].working == ()


def test_the_newest_shares_count() -> None:
    rows = [
        observation(part, period, category=name)
        for period, parts in (("2012", ("50", "50")), ("2013", ("90", "10")))
        for name, part in zip(("Ash", "Birch"), parts, strict=True)
    ]
    one = Concentration(name="care.market", title="Care", shares="care.spent", largest=(Share(how_many=1),))
    market = make_market(measures={SPENT: rows}, workings=Workings(concentrations=(one,)))
    figure = all_figures(market, make_catalogue(), shown(market))["care.market.cr1"]
    assert (figure.text, figure.as_at) == ("90%", "2013")


@given(cuts=st.sets(st.integers(1, 9_999), max_size=11), largest=st.sets(st.integers(1, 12), min_size=1, max_size=2))
def test_bounds_from_the_largest_alone_hold_the_exact_index(cuts: set[int], largest: set[int]) -> None:
    """The same market told twice: every provider's part, and only what its largest few hold."""
    ends = [0, *sorted(cuts), 10_000]
    parts = sorted((after - before for before, after in itertools.pairwise(ends)), reverse=True)
    asked = sorted({min(one, len(parts)) for one in largest})
    found = exact({f"P{number:02}": str(part) for number, part in enumerate(parts)}, largest=asked)
    bounds = bounded(len(parts), {k: Decimal(sum(parts[:k])) / 100 for k in asked})
    for name in ("hhi", "effective-providers"):
        value = found[f"care.market.{name}"].value
        assert value is not None
        assert bounds[name][0] <= value <= bounds[name][1]
    index = found["care.market.hhi"].value
    assert index == rounded(Decimal(sum(part * part for part in parts)) / 10_000, 0)


def bounded(providers: int, held: Mapping[int, Decimal]) -> dict[str, tuple[Decimal, Decimal]]:
    """Give the figures of the bounds, from what the largest k hold together."""
    numbers = {measure("providers", "providers"): [observation(str(providers))]}
    numbers |= {measure(f"top-{k}", "percent"): [observation(str(share))] for k, share in held.items()}
    one = Concentration(
        name="care.market",
        title="Care",
        providers="care.providers",
        largest=tuple(Share(how_many=k, share=f"care.top-{k}") for k in held),
    )
    market = make_market(measures=numbers, workings=Workings(concentrations=(one,)))
    figures = all_figures(market, make_catalogue(), shown(market))
    found = {}
    for name in ("hhi", "effective-providers"):
        figure = figures[f"care.market.{name}"]
        assert figure.lowest is not None, figure.working
        assert figure.highest is not None
        found[name] = figure.lowest, figure.highest
    return found
