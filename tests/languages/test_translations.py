"""What translators write is read, and what is wrong with it is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.languages.gather import Said, of_python, of_script, of_template
from plugins.languages.merge import merged, new_catalog, written
from plugins.languages.script_words import translated_script
from plugins.languages.speaking import ENGLISH, Language, LanguageError, in_english, n, speaking, spoken, t
from plugins.languages.translations import faults_of, load_languages, read_catalog
from tests.languages.builders import po, write_po

SERVICES = ("{count} service", "{count} services", "{count} usługa", "{count} usługi", "{count} usług")


def load(root: Path, *entries: tuple[str, ...]) -> Language:
    write_po(root, po(*entries))
    (language,) = load_languages(root, {"pl": "Polski"})
    return language


def test_a_language_says_its_own_words_and_english_where_it_has_none(tmp_path: Path) -> None:
    polish = load(tmp_path, ("Near {place}", "Blisko: {place}"), ("Price", ""))
    with speaking(polish):
        assert t("Near {place}", place="{NG18}") == "Blisko: {NG18}"
        assert t("Price") == "Price"
        assert spoken().path == "/pl"
    assert t("Near {place}", place="NG18") == "Near NG18"
    assert spoken() is ENGLISH


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 usługa"), (3, "3 usługi"), (5, "5 usług"), (12, "12 usług"), (22, "22 usługi")]
)
def test_each_count_takes_its_form(tmp_path: Path, count: int, said: str) -> None:
    with speaking(load(tmp_path, SERVICES)):
        assert n("{count} service", "{count} services", count) == said


def test_english_counts_by_one_and_more() -> None:
    assert [n("{count} service", "{count} services", count) for count in (0, 1, 2)] == [
        "0 services",
        "1 service",
        "2 services",
    ]


def test_what_is_english_says_so_on_another_page_only() -> None:
    assert in_english("A & B") == "A & B"
    with speaking(Language("pl", "Polski")):
        assert in_english("A & B") == '<span lang="en">A &amp; B</span>'
        assert in_english("") == ""


@pytest.mark.parametrize(
    ("english", "translation", "wrong"),
    [
        ("Near {place}", "Blisko", "lacks {place}. Write it"),
        ("Near", "Blisko {place}", "has {place}, which the English has not so often. Remove it"),
        ("Ring <a>us</a>", "Telefon", "lacks <a>. Write it"),
        ("Us", "<script>x</script>", "has <script>, which the English has not so often"),
        ("Us", "My {{ config }}", "has a brace or an angle that is no part of a name"),
        ("Us", "My {{config}}", "has {config}, which the English has not so often"),
        ("<a>One</a> <b>two</b>", "<a>jeden <b>dwa</a></b>", "</a> closes what is not open"),
    ],
)
def test_a_translation_that_would_break_a_page_stops_the_build(
    tmp_path: Path, english: str, translation: str, wrong: str
) -> None:
    path = write_po(tmp_path, po(("Price", "Cena"), (english, translation)))
    faults = list(faults_of(read_catalog(path)))
    assert all(fault.fatal and fault.line == 10 for fault in faults)
    assert any(wrong in fault.message for fault in faults)
    with pytest.raises(LanguageError, match=r"^content/languages/pl\.po:10: "):
        load_languages(tmp_path, {"pl": "Polski"})


def test_what_is_missing_or_has_changed_is_said_and_stops_nothing(tmp_path: Path) -> None:
    path = write_po(
        tmp_path,
        po(("Price", ""), (*SERVICES[:-1], "")) + po(("Place", "Miejsce"), flags="#, fuzzy\n").removeprefix(po()),
    )
    found = [(fault.fatal, fault.message) for fault in faults_of(read_catalog(path), frozenset({"Price", "Where"}))]
    assert found == [
        (False, "“Price” has no translation yet, so that it is shown in English."),
        (False, "“{count} service” has no translation yet, so that it is shown in English."),
        (False, "“Place” has changed. Look at its translation, then remove “fuzzy”."),
        (False, "“Where” is not in this file. Run `choose languages`."),
    ]
    (language,) = load_languages(tmp_path, {"pl": "Polski"})
    assert language.messages == {}


def test_a_form_may_leave_the_count_out(tmp_path: Path) -> None:
    path = write_po(tmp_path, po(("{count} day", "{count} days", "jeden dzień", "{count} dni", "{count} dni")))
    assert list(faults_of(read_catalog(path))) == []


@pytest.mark.parametrize("text", ["msgid unquoted\n", "\xff\n"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    path = write_po(tmp_path, "")
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(LanguageError, match=r"^content/languages/pl\.po:\d+: This cannot be read"):
        read_catalog(path)


def test_a_language_without_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="choose languages --add cy"):
        load_languages(tmp_path, {"cy": "Cymraeg"})


def test_merging_keeps_what_is_translated_and_marks_what_changed(tmp_path: Path) -> None:
    path = write_po(tmp_path, po(("Price", "Cena"), ("See every service by price", "Usługi"), ("Gone", "Nie ma")))
    said = [Said("Price", "", "a.html"), Said("See every service by prices", "", "a.html"), Said("New", "", "b.py")]
    catalog = merged(read_catalog(path), said)
    found = {message.id: (message.string or "", message.fuzzy) for message in catalog if message.id}
    assert found == {"Price": ("Cena", False), "See every service by prices": ("Usługi", True), "New": ("", False)}
    once = written(catalog)
    path.write_bytes(once)
    assert written(merged(read_catalog(path), said)) == once, "the same texts give the same file"


def test_texts_are_gathered_from_each_kind_of_file() -> None:
    template = '<p>One</p>{{ "Two" | t }}{{ n("{count} day", "{count} days", x) }}{{ t("Near {x}", x=y) }}'
    assert [said[:2] for said in of_template(template, "a")] == [
        ("One", ""), ("Two", ""), ("{count} day", "{count} days"), ("Near {x}", ""),
    ]  # fmt: skip
    assert [said[:2] for said in of_python('t("One")\nn("a", "b", 2)\nX = mark("Two")\nt(X)\nother("No")', "a")] == [
        ("One", ""), ("a", "b"), ("Two", ""),
    ]  # fmt: skip
    assert [said[:2] for said in of_script('start("No"); t("A \\"b\\"", { x }); n("a", "b", 2)', "a")] == [
        ('A "b"', ""), ("a", "b"),
    ]  # fmt: skip


def test_a_script_gets_a_language_s_words(tmp_path: Path) -> None:
    polish = load(tmp_path, ("Try “it”", "Spróbuj „to”"), SERVICES)
    script = 'f(t("Try “it”")); g(n("{count} service", "{count} services", x)); t("Unknown");'
    forms = '{"few": "{count} usługi", "many": "{count} usług", "one": "{count} usługa", "other": "{count} usługi"}'
    assert translated_script(script, polish) == f'f(t("Spróbuj „to”")); g(n({forms}, "", x)); t("Unknown");'


def test_no_text_says_more_in_its_names_than_a_name() -> None:
    with speaking(Language("pl", "Polski", {"In {place}": "Miejsce: {place}"})):
        assert t("In {place}", place="{place.__class__}") == "Miejsce: {place.__class__}"


def test_new_catalog_has_the_forms_of_its_language() -> None:
    catalog = new_catalog("pl", [Said("{count} day", "{count} days", "a")])
    assert catalog.num_plurals == 3
