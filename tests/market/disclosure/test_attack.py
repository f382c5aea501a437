"""Publish random tables, then attack what was published by means that share nothing with the program's own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from plugins.market.disclosure.audit import exposed
from plugins.market.disclosure.editions import Edition, with_edition
from plugins.market.disclosure.profile import ALTERNATIVE, DEFAULT, Profile
from plugins.market.disclosure.protect import protect, small_hidden
from plugins.market.disclosure.table import (
    Cell,
    DisclosureError,
    Name,
    Published,
    Relation,
    Table,
    crossed,
    overlapping,
    within,
)
from tests.market.disclosure.tables import all_alike, make_row, make_table, margins, told_exactly

EXACT = replace(DEFAULT, name="not rounded", nearest=1)
SOME = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
FEW = settings(SOME, max_examples=100)
COUNTS = st.one_of(st.just(0), st.integers(1, 7), st.integers(8, 40))
PROFILES = st.sampled_from([DEFAULT, ALTERNATIVE, EXACT])


@st.composite
def cross_tables(draw: st.DrawFn, *, least: int = 1, most: int = 3) -> Table:
    """Draw a table of one to three dimensions with all its margins."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=least, max_size=most))
    axes = ["abc"[:size] for size in sizes]
    inner = {labels: draw(COUNTS) for labels in itertools.product(*axes)}
    return make_table(margins("f", axes, inner), crossed("f", *axes))


@st.composite
def areas(draw: st.DrawFn) -> Table:
    """Draw two areas that overlap, each parted by age, and an area around one of them."""
    grounds, ages = ("north only", "both", "south only"), ("old", "young")
    counts: dict[Name, int] = {("n", ground, age): draw(COUNTS) for ground in grounds for age in ages}
    counts |= {("n", ground, "all"): sum(counts["n", ground, age] for age in ages) for ground in grounds}
    relations = [Relation(("n", ground, "all"), tuple(("n", ground, age) for age in ages)) for ground in grounds]
    for age in ("all", *ages):
        north_only, both, south_only = (counts["n", ground, age] for ground in grounds)
        counts |= {("n", "north", age): north_only + both, ("n", "south", age): both + south_only}
        counts["n", "either", age] = north_only + both + south_only
        names = [("n", ground, age) for ground in ("north", "south", "both", "either")]
        relations.append(overlapping(names[0], names[1], both=names[2], either=names[3]))
        relations += [
            Relation(names[0], (("n", "north only", age), names[2])),
            Relation(names[1], (names[2], ("n", "south only", age))),
        ]
    county = Cell(name=("n", "county", "all"), count=counts["n", "either", "all"] + draw(COUNTS))
    either = Cell(name=("n", "either", "all"), count=counts["n", "either", "all"])
    return make_table(counts, relations) + within(either, county)


@st.composite
def editions(draw: st.DrawFn) -> Table:
    """Draw a table of which an earlier edition published some cells, before some parts were revised."""
    size = draw(st.integers(2, 4))
    labels = "abcd"[:size]
    then = [draw(COUNTS) for _ in labels]
    revised = draw(st.sets(st.sampled_from(labels), max_size=2))
    now = [draw(COUNTS) if label in revised else count for label, count in zip(labels, then, strict=True)]
    rule = draw(st.sampled_from([DEFAULT, EXACT]))
    old = protect(make_row(*then), rule)
    names = {("row", label) for label in revised} | ({("row", "Total")} if sum(now) != sum(then) else set())
    edition = Edition(
        name="2012", shown=old.shown, relations=make_row(*then).relations, rule=rule, revised=frozenset(names)
    )
    return with_edition(make_row(*now), edition)


def attacked(table: Table, profile: Profile) -> Published:
    """Publish a table, and fail if linear algebra settles what is hidden. A table that is refused tells nothing."""
    try:
        published = protect(table, profile)
    except DisclosureError:
        reject()
    counts = {cell.name: cell.count for cell in table.cells}
    for name, shown in published.shown.items():
        count = counts[name]
        assert count is not None
        assert shown.is_hidden if profile.is_small(count) else (shown.is_hidden or shown == profile.show(count))
    known = {name for name, bounds in published.known.items() if bounds[0] == bounds[1]}
    settled = told_exactly(published, table.relations, profile) - known
    assert not settled & (published.small | set(published.hidden))
    assert exposed(published, table.relations, profile) == ()
    return published


@SOME
@given(cross_tables(), PROFILES)
def test_linear_algebra_settles_no_hidden_cell_of_a_table(table: Table, profile: Profile) -> None:
    attacked(table, profile)


@SOME
@given(areas(), PROFILES)
def test_linear_algebra_settles_no_hidden_cell_of_overlapping_areas(table: Table, profile: Profile) -> None:
    attacked(table, profile)


@SOME
@given(editions(), PROFILES)
def test_linear_algebra_settles_no_hidden_cell_over_two_editions(table: Table, profile: Profile) -> None:
    attacked(table, profile)


def possible(table: Table, published: Published, profile: Profile, most: int) -> dict[Name, set[int]]:
    found: dict[Name, set[int]] = {}
    for counts in all_alike(published, table.relations, profile, most):
        for name, count in counts.items():
            found.setdefault(name, set()).add(count)
    return found


@SOME
@given(
    st.lists(st.one_of(st.integers(0, 7), st.integers(8, 24)), min_size=2, max_size=4),
    st.sampled_from([DEFAULT, EXACT]),
)
def test_trying_every_row_leaves_every_value_of_a_hidden_count(parts: list[int], profile: Profile) -> None:
    table = make_row(*parts)
    published = attacked(table, profile)
    found = possible(table, published, profile, most=40)
    for name in published.small:
        all_small = sum(1 for part in parts if part) if ("row", "Total") in published.small else 0
        of_part, of_total = range(1, 9 - max(all_small, 1)), range(max(all_small, 1), 8)
        expected = of_total if name == ("row", "Total") else of_part
        assert found[name] == set(expected) if all_small else found[name] == set(range(1, 8))
    for name in set(published.hidden) - published.small:
        assert len(found[name]) > 1


@FEW
@given(st.lists(st.integers(0, 20), min_size=4, max_size=4), PROFILES)
def test_trying_every_table_of_four_settles_no_hidden_count(inner: Sequence[int], profile: Profile) -> None:
    cells = dict(zip(itertools.product("ab", "ab"), inner, strict=True))
    table = make_table(margins("f", ["ab", "ab"], cells), crossed("f", "ab", "ab"))
    published = attacked(table, profile)
    assume(sum(1 for name in published.hidden if name not in published.small and "Total" not in name) < 3)
    found = possible(table, published, profile, most=24)
    for name in published.hidden:
        assert len(found[name]) > 1


def test_the_attacks_succeed_where_nothing_but_small_counts_is_hidden() -> None:
    """So that the tests above are known to be able to fail."""
    table = make_row(20, 30, 3)
    bare = small_hidden(table, EXACT)
    assert told_exactly(bare, table.relations, EXACT) == {("row", "c")}
    assert possible(table, bare, EXACT, 40)["row", "c"] == {3}
    corner = make_row(8, 8, 1)
    assert possible(corner, small_hidden(corner, DEFAULT), DEFAULT, 20)["row", "c"] == {1}


def test_whoever_runs_the_program_over_every_row_still_cannot_tell_a_hidden_count() -> None:
    """To hide is to tell, if everybody knows when it is done: see `protect`. Every row of three up to 22 is tried."""
    alike: dict[tuple[str, ...], list[tuple[int, ...]]] = {}
    for parts in itertools.combinations_with_replacement(range(23), 3):
        shown = protect(make_row(*parts), DEFAULT).shown
        alike.setdefault(tuple(figure.code for figure in shown.values()), []).append((*parts, sum(parts)))
    for codes, rows in alike.items():
        for place, code in enumerate(codes):
            assert code != "[c]" or len({row[place] for row in rows}) > 1


@FEW
@given(st.lists(st.integers(0, 20), min_size=2, max_size=3), PROFILES)
def test_whoever_runs_the_program_learns_nothing_where_only_small_counts_are_hidden(
    parts: list[int], profile: Profile
) -> None:
    table = make_row(*parts)
    published = attacked(table, profile)
    assume(set(published.hidden) == published.small)
    for counts in all_alike(published, table.relations, profile, 30):
        assert protect(make_table(counts, table.relations), profile) == published
