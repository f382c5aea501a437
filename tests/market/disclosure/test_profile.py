from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.market.disclosure.markers import HIDDEN, Marker, Shown
from plugins.market.disclosure.profile import ALTERNATIVE, DEFAULT, Profile


@pytest.mark.parametrize(
    ("count", "code"), [(0, "0"), (1, "[c]"), (7, "[c]"), (8, "10"), (12, "10"), (13, "15"), (219, "220"), (163, "165")]
)
def test_one_to_seven_are_hidden_and_the_rest_is_rounded_to_five(count: int, code: str) -> None:
    assert DEFAULT.show(count).code == code


@pytest.mark.parametrize(("count", "code"), [(0, "0"), (4, "[c]"), (5, "5"), (7, "5"), (8, "10")])
def test_the_alternative_hides_one_to_four(count: int, code: str) -> None:
    assert ALTERNATIVE.show(count).code == code


def test_a_low_number_that_rounds_to_zero_is_told_from_zero() -> None:
    tens = Profile(name="tens", small=2, nearest=10)
    assert (tens.show(0).code, tens.show(3).code, tens.show(5).code) == ("0", "[k]", "10")
    assert tens.bounds(tens.show(3)) == (3, 4)


@given(st.integers(0, 500), st.integers(2, 12), st.integers(1, 20))
def test_the_bounds_hold_exactly_the_counts_that_are_shown_alike(count: int, small: int, nearest: int) -> None:
    profile = Profile(name="any", small=small, nearest=nearest)
    shown = profile.show(count)
    if not shown.is_hidden:
        least, most = profile.bounds(shown)
        assert most is not None
        assert least <= count <= most
        alike = [other for other in range(count - 40, count + 41) if other >= 0 and profile.show(other) == shown]
        assert (least, most) == (alike[0], alike[-1])


@pytest.mark.parametrize("wrong", [{"small": 1}, {"nearest": 0}, {"providers": 1}])
def test_a_profile_that_protects_nobody_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must hide 1 and 2"):
        Profile(**{"name": "ours", "small": 7, "nearest": 5, "providers": 3} | wrong)  # type: ignore[arg-type]


def test_a_figure_is_a_number_or_a_marker() -> None:
    assert HIDDEN.code == "[c]"
    assert HIDDEN.is_hidden
    for value, marker in ((None, None), (5, Marker.CONFIDENTIAL), (None, Marker.REVISED)):
        with pytest.raises(ValueError, match="in its place"):
            Shown(value, marker)
    with pytest.raises(ValueError, match="Beside a number"):
        Shown(5, notes=frozenset({Marker.CONFIDENTIAL}))


def test_every_marker_says_what_it_means() -> None:
    assert [marker.code for marker in Marker] == [f"[{letter}]" for letter in "cxzkefpru"]
    assert len({marker.said for marker in Marker}) == len(Marker)
