from __future__ import annotations

from plugins.languages.speaking import Language, speaking
from plugins.market.disclosure.explain import explain, rules
from plugins.market.disclosure.profile import DEFAULT
from plugins.market.disclosure.protect import protect
from plugins.market.disclosure.table import Cell, Table
from tests.market.disclosure.tables import admissions


def test_a_page_can_say_what_is_hidden_and_by_which_rule() -> None:
    table = admissions()
    beside = Table((*table.cells, Cell(name=("people", "all"), count=40)), table.relations)
    hospital, people = explain(protect(beside, DEFAULT), DEFAULT)
    assert (hospital.figure, hospital.said) == ("admissions", "8 numbers of 28 are hidden.")
    assert hospital.rules == (
        "A number of people from 1 to 7 is hidden, so that nobody can be picked out.",
        "Sometimes one more number is hidden, because a hidden one could be worked out from it.",
        "Other numbers of people are shown to the nearest 5.",
        "So the parts may not add up to the total.",
        "Nought is shown as 0.",
    )
    assert (people.said, people.rules) == ("No number is hidden.", hospital.rules[2:])


def test_it_is_said_in_the_language_of_the_page() -> None:
    said = "So the parts may not add up to the total."
    with speaking(Language("pl", "polski", {said: "Dlatego suma części może się różnić."})):
        assert "Dlatego suma części może się różnić." in tuple(rules(DEFAULT))
