from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from plugins.market.disclosure.markers import HIDDEN, Shown
from plugins.market.disclosure.profile import Profile
from plugins.market.disclosure.protect import protect
from plugins.market.disclosure.scan import numbers_in, scan
from plugins.market.disclosure.stamps import attributes, columns, key
from plugins.market.disclosure.table import Name, crossed
from tests.market.disclosure.tables import make_table, margins

GP, OTHER = ("admissions", "GP & “walk-in”", "Total"), ("admissions", "Other", "Total")
PUBLISHED: dict[Name, Shown] = {GP: Shown(1040), OTHER: HIDDEN}


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def element(name: tuple[str, ...], shown: Shown, text: str) -> str:
    return f'<table><tr><td class="n" {attributes(name, shown)}>{text}</td></tr></table>'


def csv_of(*rows: dict[str, str]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, ["figure", "label", "value"])
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def test_what_is_written_as_published_is_no_leak(tmp_path: Path) -> None:
    write(tmp_path, "index.html", element(GP, PUBLISHED[GP], "1,040") + element(OTHER, HIDDEN, "[c]"))
    write(tmp_path, "chart.svg", f"<svg><text x='4' {attributes(GP, PUBLISHED[GP])}>1,040 people</text></svg>")
    write(tmp_path, "data/a.csv", csv_of(*(columns(name, shown) for name, shown in PUBLISHED.items())))
    write(tmp_path, "data/a.json", json.dumps({"rows": [columns(name, shown) for name, shown in PUBLISHED.items()]}))
    write(tmp_path, "events.ics", "SUMMARY:A forum for 9 providers")
    assert scan(tmp_path, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", element(OTHER, Shown(9), "9")),
        ("a.html", element(OTHER, HIDDEN, "9")),
        ("a.html", element(OTHER, HIDDEN, "[c] (9)")),
        ("a.html", element(GP, PUBLISHED[GP], "1,041")),
        ("a.svg", f"<text {attributes(OTHER, Shown(9))}>[c]</text>"),
        ("a.csv", csv_of(columns(OTHER, Shown(9)))),
        ("a.json", json.dumps([{"of": columns(OTHER, Shown(9))}])),
        ("a.json", json.dumps({"figure": key(OTHER), "value": 9})),
    ],
)
def test_a_figure_that_is_not_written_as_published_is_found(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, name, text)
    leaks = scan(tmp_path, PUBLISHED)
    assert [(leak.path.name, leak.wrong) for leak in leaks] == [(name, "is not written as it may be published")]
    assert not any(letter.isdigit() for leak in leaks for letter in leak.wrong)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ics", f"DESCRIPTION:{key(OTHER)} 9"),
        ("a.js", f"const figures = {{'{key(OTHER)}': 9}}"),
        ("a.html", f'<script type="application/json">{json.dumps(columns(OTHER, Shown(9)))}</script>'),
        ("a.html", f'<td data-figure="{key(OTHER)}">9</td>'),
        ("a.json", "{" + key(OTHER)),
        ("a.csv", f"name,count\n{key(OTHER)},9\n"),
    ],
)
def test_a_name_that_stands_where_it_cannot_be_checked_is_found(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, name, text)
    assert [leak.wrong for leak in scan(tmp_path, PUBLISHED)] == ["stands where its value cannot be checked"]


def test_a_figure_that_may_not_be_published_at_all_is_found(tmp_path: Path) -> None:
    write(tmp_path, "a.html", element(("draft",), Shown(20), "20"))
    assert [leak.wrong for leak in scan(tmp_path, PUBLISHED)] == ["is no figure that may be published"]


def test_a_key_needs_no_escape_in_any_kind_of_file() -> None:
    assert key(GP) == "count-of-people:admissions/GP%20%26%20%E2%80%9Cwalk-in%E2%80%9D/Total"


def test_no_raw_number_travels_into_what_is_written(tmp_path: Path) -> None:
    """Every count is a number that stands nowhere else; the rule hides the smaller ones and rounds the others."""
    rule = Profile(name="odd", small=99_999, nearest=1000)
    inner = {("GP", "yes"): 81_373, ("GP", "no"): 77_261, ("other", "yes"): 913_679, ("other", "no"): 0}
    counts = margins("f", [("GP", "other"), ("yes", "no")], inner)
    published = protect(make_table(counts, crossed("f", ("GP", "other"), ("yes", "no"))), rule)
    write(tmp_path, "a.html", "".join(element(name, shown, shown.code) for name, shown in published.shown.items()))
    write(tmp_path, "a.csv", csv_of(*(columns(name, shown) for name, shown in published.shown.items())))
    raw = {count for count in counts.values() if count}
    assert scan(tmp_path, published.shown) == ()
    assert numbers_in(tmp_path, raw) == ()
    assert raw.isdisjoint(
        int(number) for number in repr(published.shown).replace("Decimal", "").split() if number.isdigit()
    )
    write(tmp_path, "leak.txt", "There were 81,373 of them.")
    write(tmp_path, "leak.json", '{"n": 913679}')
    write(tmp_path, "none.txt", "1,913,679 and 9136790")
    assert numbers_in(tmp_path, raw) == (Path("leak.json"), Path("leak.txt"))
