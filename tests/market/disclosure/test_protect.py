from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.market.disclosure.audit import audit, exposed
from plugins.market.disclosure.editions import Edition, with_edition
from plugins.market.disclosure.markers import HIDDEN, Marker, Shown
from plugins.market.disclosure.profile import ALTERNATIVE, DEFAULT
from plugins.market.disclosure.protect import protect, small_hidden
from plugins.market.disclosure.table import Cell, DisclosureError, Published, Relation, Table, overlapping, within
from tests.market.disclosure.tables import admissions, all_alike, codes, make_row, make_table, told_exactly

EXACT = replace(DEFAULT, name="not rounded", nearest=1)


def test_a_count_without_company_is_hidden_and_nothing_else() -> None:
    published = protect(make_table({("carers",): 3, ("people",): 40, ("pilots",): 0}), DEFAULT)
    assert {name[0]: shown.code for name, shown in published.shown.items()} == {
        "carers": "[c]",
        "people": "40",
        "pilots": "0",
    }


def test_rounding_alone_gives_a_small_count_away() -> None:
    """8, 8 and 1 make 17: shown as 10, 10, [c] and 15, they could be nothing else."""
    table = make_row(8, 8, 1)
    rounded = small_hidden(table, DEFAULT)
    assert codes(rounded) == {"a": "10", "b": "10", "c": "[c]", "Total": "15"}
    assert {counts["row", "c"] for counts in all_alike(rounded, table.relations, DEFAULT, 20)} == {1}
    assert exposed(rounded, table.relations, DEFAULT) == (("row", "c"),)
    assert codes(protect(table, DEFAULT)) == {"a": "10", "b": "10", "c": "[c]", "Total": "[c]"}


def test_nothing_more_is_hidden_where_rounding_leaves_every_value_open() -> None:
    assert codes(protect(make_row(40, 22, 3, 35), DEFAULT)) == {
        "a": "40",
        "b": "20",
        "c": "[c]",
        "d": "35",
        "Total": "100",
    }


def test_without_rounding_the_smallest_that_helps_or_the_total_is_hidden() -> None:
    assert codes(protect(make_row(20, 30, 3), EXACT)) == {"a": "20", "b": "30", "c": "[c]", "Total": "[c]"}


def test_zero_is_always_shown() -> None:
    assert codes(protect(make_row(0, 5, 0), DEFAULT)) == {"a": "0", "b": "[c]", "c": "0", "Total": "[c]"}


def test_a_table_that_no_hiding_protects_is_refused_without_telling_a_count() -> None:
    """Seven small counts that make seven: each must be one."""
    with pytest.raises(DisclosureError) as caught:
        protect(make_row(*[1] * 7), DEFAULT)
    assert "row: a; row: b" in str(caught.value)
    assert not any(letter.isdigit() for letter in str(caught.value))


def test_parts_that_do_not_make_their_total_are_refused() -> None:
    table = make_table(
        {("f", "a"): 20, ("f", "b"): 30, ("f", "Total"): 51}, [Relation(("f", "Total"), (("f", "a"), ("f", "b")))]
    )
    with pytest.raises(DisclosureError, match=r"^The parts of f: Total do not make its total\.$"):
        protect(table, DEFAULT)
    with pytest.raises(DisclosureError, match="which is no cell"):
        protect(replace(table, cells=table.cells[:1]), DEFAULT)
    with pytest.raises(DisclosureError, match="below zero"):
        Cell(name=("f",), count=-1)


def test_what_nobody_counted_stays_unknown() -> None:
    cells = (Cell(name=("f", "a"), count=None), Cell(name=("f", "b"), count=30, notes=frozenset({Marker.PROVISIONAL})))
    total = Cell(name=("f", "Total"), count=None, marker=Marker.NOT_APPLICABLE)
    table = Table((*cells, total), (Relation(total.name, (("f", "a"), ("f", "b"))),))
    with pytest.raises(DisclosureError, match="No counts add up"):  # a total that does not apply is no total of people
        audit(replace(protect(Table(table.cells), DEFAULT), small=frozenset({("f", "a")})), table.relations, DEFAULT)
    published = protect(Table(table.cells), DEFAULT)
    assert [shown.code for shown in published.shown.values()] == ["[x]", "30", "[z]"]
    assert published.shown["f", "b"].notes == {Marker.PROVISIONAL}


def test_two_overlapping_areas_do_not_give_away_who_is_in_one_only() -> None:
    counts = {("n", "north"): 20, ("n", "south"): 30, ("n", "both"): 12, ("n", "either"): 38}
    table = make_table(
        counts, [overlapping(("n", "north"), ("n", "south"), both=("n", "both"), either=("n", "either"))]
    )
    assert protect(table, EXACT).hidden == ()
    three = make_table(counts | {("n", "both"): 3, ("n", "either"): 47}, table.relations)
    published = protect(three, EXACT)
    assert ("n", "both") in published.hidden
    assert len(published.hidden) == 2
    audit(published, table.relations, EXACT)


def test_a_count_that_is_published_nowhere_but_could_be_worked_out_is_protected() -> None:
    """Two people live in the larger area and not in the smaller."""
    table = within(Cell(name=("n", "town"), count=50), Cell(name=("n", "district"), count=52))
    assert len(protect(table, EXACT).hidden) == 1
    assert [shown.code for shown in protect(table, DEFAULT).shown.values()] == ["50", "[c]"]


def test_linked_tables_protect_each_other() -> None:
    """Each table alone is safe; both share their total, and one of them is not rounded away."""
    by_age = make_table(
        {("n", "Total"): 60, ("age", "old"): 55, ("age", "young"): 5},
        [Relation(("n", "Total"), (("age", "old"), ("age", "young")))],
    )
    by_need = make_table(
        {("n", "Total"): 60, ("need", "x"): 25, ("need", "y"): 35},
        [Relation(("n", "Total"), (("need", "x"), ("need", "y")))],
    )
    alone = protect(by_age, EXACT)
    together = protect(by_age + by_need, EXACT)
    assert alone.hidden == (("age", "young"), ("n", "Total"))
    assert set(together.hidden) > set(alone.hidden)
    with pytest.raises(DisclosureError, match="two different cells"):
        by_age + make_table({("n", "Total"): 61})


def test_an_earlier_edition_does_not_give_away_what_this_one_hides() -> None:
    """Last year printed the exact total and all but one of its parts; hiding the total this year is no use."""
    now = make_row(20, 30, 3)
    then = Edition(name="2012", shown={("row", "Total"): Shown(53), ("row", "a"): Shown(20)}, relations=now.relations)
    now_and_then = with_edition(now, then)
    published = protect(now_and_then, DEFAULT)
    assert set(published.hidden) == {("row", "b"), ("row", "c")}
    audit(published, now_and_then.relations, DEFAULT)
    told = Edition(name="2012", shown={**then.shown, ("row", "b"): Shown(30)}, relations=now.relations)
    with pytest.raises(DisclosureError, match="row: c"):
        protect(with_edition(now, told), DEFAULT)


def test_a_revised_part_does_not_give_away_what_an_earlier_edition_hid() -> None:
    """2012 hid 3 and 30 and printed 53 and 20; showing the 30 again now would tell the 3 of then."""
    now = make_row(20, 30, 9)
    then = Edition(
        name="2012",
        shown={("row", "Total"): Shown(53), ("row", "a"): Shown(20), ("row", "b"): HIDDEN, ("row", "c"): HIDDEN},
        relations=now.relations,
        rule=EXACT,
        revised=frozenset({("row", "c"), ("row", "Total")}),
    )
    assert protect(now, EXACT).hidden == ()
    assert ("row", "b") in protect(with_edition(now, then), EXACT).hidden


def test_what_differs_from_an_earlier_edition_must_be_named_as_revised() -> None:
    with pytest.raises(DisclosureError, match="Name it as revised"):
        with_edition(make_row(20, 30), Edition(name="2012", shown={("row", "a"): Shown(25)}, rule=DEFAULT))


def test_what_an_earlier_edition_told_outright_cannot_be_hidden_again() -> None:
    now = make_row(20, 30, 3)
    told = Edition(name="2012", shown={("row", "c"): Shown(3)}, relations=now.relations)
    assert codes(protect(with_edition(now, told), DEFAULT)) == {"a": "20", "b": "30", "c": "[c]", "Total": "55"}


def test_the_audit_names_cells_and_never_counts() -> None:
    table = make_row(8, 8, 1)
    with pytest.raises(DisclosureError) as caught:
        audit(small_hidden(table, DEFAULT), table.relations, DEFAULT)
    assert "row: c" in str(caught.value)
    assert not any(letter.isdigit() for letter in str(caught.value))


def test_counts_that_cannot_be_are_refused() -> None:
    table = make_row(20, 30)
    wrong = Published({name: Shown(100) for name in table.relations[0].terms} | {("row", "a"): HIDDEN})
    with pytest.raises(DisclosureError, match="No counts add up"):
        audit(replace(wrong, shown={**wrong.shown, ("row", "b"): Shown(500)}), table.relations, DEFAULT)


def test_the_admissions_of_2012_name_nobody() -> None:
    table = admissions()
    published = protect(table, DEFAULT)
    shown = {name[1:]: figure.code for name, figure in published.shown.items()}
    for cell in table.cells:
        if cell.count is not None and 1 <= cell.count <= 7:
            assert shown[cell.name[1:]] == "[c]"
    assert shown["Total", "Total"] == "220"
    assert shown["Total", "Yes, hospital"] == "165"
    assert shown["Total", "Yes, care home"] == "[c]"
    assert shown["Other", "Total"] == "[c]"  # 8 and 1 make 9: 10, [c] and 10 would leave 1 to 4 only
    assert len(published.hidden) == 8  # seven counts from 1 to 7, and that total
    audit(published, table.relations, DEFAULT)
    assert told_exactly(published, table.relations, DEFAULT) == set()
    assert len(protect(table, ALTERNATIVE).hidden) == 6  # it shows the count of six
    unrounded = protect(table, EXACT)
    assert told_exactly(unrounded, table.relations, EXACT) == set()
    assert told_exactly(small_hidden(table, EXACT), table.relations, EXACT) != set()


def test_the_same_table_is_always_published_alike() -> None:
    table = admissions()
    mixed = Table(table.cells[::-1], table.relations[::-1])
    assert protect(table, DEFAULT).shown == protect(mixed, DEFAULT).shown
    assert protect(table, EXACT).shown == protect(mixed, EXACT).shown
