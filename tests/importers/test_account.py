from __future__ import annotations

import pytest

from plugins.importers.account import Account, MiscountError


def test_a_lost_row_is_an_alarm() -> None:
    account = Account("locations")
    account.add("new", things=1)
    account.add("merged", rows=3)
    account.balance(4, 1)
    with pytest.raises(MiscountError, match="5 rows were read but 4 are accounted for"):
        account.balance(5)
    with pytest.raises(MiscountError, match="2 locations were read but 1 are"):
        account.balance(4, 2)


def test_the_table_adds_up_and_keeps_short() -> None:
    account = Account("locations")
    account.add("new", things=1, rows=1200)
    for number in range(9):
        account.add("not in scope", f"in Place {number}", rows=9 - number, things=1)
    lines = [line.split() for line in account.as_text().splitlines()]
    assert lines[0] == ["locations", "rows"]
    assert lines[1] == ["new", "1", "1,200"]
    assert lines[2] == ["not", "in", "scope", "9", "45"]
    assert lines[-2] == ["4", "other", "reasons", "(--verbose", "lists", "them)", "4", "10"]
    assert lines[-1] == ["total", "10", "1,245"]
    assert len(account.as_text(every_reason=True).splitlines()) == 13
