from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.market.disclosure.markers import HIDDEN, Marker, Shown
from plugins.market.disclosure.profile import ALTERNATIVE, DEFAULT
from plugins.market.disclosure.statistics import mean, percentage, price_statistic, rate, statistic

ZERO, SOME, MANY = Shown(0), Shown(165), Shown(220)
UNKNOWN = Shown(None, Marker.NOT_AVAILABLE)


@pytest.mark.parametrize(
    ("part", "whole", "code"),
    [
        (SOME, MANY, "75"),  # of the rounded counts; 163 of 219 would be 74
        (Shown(4005), Shown(12000), "33.4"),
        (ZERO, MANY, "0"),
        (ZERO, ZERO, "[z]"),
        (HIDDEN, MANY, "[c]"),
        (SOME, HIDDEN, "[c]"),
        (UNKNOWN, MANY, "[x]"),
        (UNKNOWN, HIDDEN, "[c]"),
    ],
)
def test_a_percentage_is_of_published_counts(part: Shown, whole: Shown, code: str) -> None:
    assert percentage(part, whole).code == code


def test_a_rate_may_be_of_a_public_count_of_residents() -> None:
    assert rate(SOME, 111_100, per=1000).code == "1.5"
    assert rate(SOME, 111_100, per=1000, places=0).code == "1"
    assert rate(HIDDEN, 111_100, per=1000).code == "[c]"


def test_no_mean_or_median_of_one_to_seven_people_is_shown() -> None:
    for people in range(1, 8):
        assert mean(100, DEFAULT.show(people)).code == "[c]"
        assert statistic(Decimal("7.8"), DEFAULT.show(people)).code == "[c]"
    assert mean(21_364, Shown(2750)).code == "7.8"
    assert mean(100, ZERO).code == "[z]"
    assert statistic(Decimal("7.5"), ALTERNATIVE.show(5)).code == "7.5"


def test_a_low_number_that_rounds_to_zero_divides_nothing() -> None:
    assert mean(100, Shown(None, Marker.LOW)).code == "[c]"


def test_notes_on_the_counts_stay_with_what_is_made_of_them() -> None:
    noted = Shown(165, notes=frozenset({Marker.PROVISIONAL}))
    assert percentage(noted, MANY).notes == {Marker.PROVISIONAL}
    assert mean(330, noted).notes == {Marker.PROVISIONAL}


@pytest.mark.parametrize(("providers", "code"), [(0, "[x]"), (1, "[c]"), (2, "[c]"), (3, "14.00")])
def test_a_price_needs_three_providers(providers: int, code: str) -> None:
    assert price_statistic(Decimal("14.00"), providers, DEFAULT).code == code


def test_a_price_that_is_not_shown_says_why() -> None:
    reason = price_statistic(Decimal("14.00"), 2, DEFAULT).reason
    assert reason == "Only 2 providers gave a price. We show prices from 3 providers upwards."
    assert percentage(HIDDEN, MANY).reason == "It is worked out from a number that is hidden."
