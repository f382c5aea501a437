"""What a schema finds wrong is said in words a person can act on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records import schema, yaml_source
from plugins.records.load import load
from plugins.records.schema import KINDS, MOST_MESSAGES, area_schema, kinds
from tests.builders import LEAST, TODAY, fields_of, listing_yaml, problems_of, write_repository

BAD = Path(__file__).parent / "bad"
REPOSITORY = Path(__file__).parents[2]


def test_bad_records_give_every_message(tmp_path: Path) -> None:
    """The records in bad/ draw every kind of message; messages.txt beside them is the complete list."""
    names = {f"providers/{kinds()[kind].folder}/bad-{kind}.yaml": kind for kind in KINDS}
    write_repository(tmp_path, {name: (BAD / f"{kind}.yaml").read_bytes() for name, kind in names.items()})
    found = [str(problem) for problem in load(tmp_path, TODAY).problems]
    assert found == (BAD / "messages.txt").read_text(encoding="utf-8").splitlines()


def test_a_bad_area_gives_its_messages() -> None:
    data: dict[str, Any] = {"name": "N", "districts": [{"slug": "Mansfield", "nam": "x"}], "city": "x"}
    assert [message for _path, message in area_schema().messages(data)] == [
        "“city” is not a field of the area's file. Use one of: districts, name.",
        "Name “N” is not right. Give a name of 2 to 80 characters.",
        "“nam” is not a field of “districts”. Did you mean “name”?",
        "“name:” is missing under “districts”. Give a name of 2 to 80 characters.",
        "Short name “Mansfield” is not right. Write small letters, digits and dashes, like newark-and-sherwood.",
    ]


def properties_of(part: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every property of a schema, however deep, and every item of a list, with its path."""
    for key, value in part.get("properties", {}).items():
        yield f"{name}.{key}", value
        yield from properties_of(value, f"{name}.{key}")
    if "items" in part:
        yield from properties_of(part["items"], f"{name}[]")


PROPERTIES = {
    name: part for kind in ("common", "area", *KINDS) for name, part in properties_of(schema._read(kind), kind)
}
DEFINITIONS = {
    kind: schema._read("common")["$defs"] | schema._read(kind).get("$defs", {}) for kind in ("common", *KINDS)
}


@pytest.mark.parametrize("name", PROPERTIES)
def test_every_field_has_a_title_a_hint_and_a_message(name: str) -> None:
    part = PROPERTIES[name]
    assert part.get("title"), "the field has no title"
    assert part.get("description"), "the field has no description, which is its hint"
    assert says_what_is_wrong(part, name.partition(".")[0]), "the field has no x-error, nor a vocabulary with x-noun"


@pytest.mark.parametrize("name", [name for name, part in PROPERTIES.items() if part.get("type") == "array"])
def test_every_item_of_a_list_has_a_message(name: str) -> None:
    assert says_what_is_wrong(PROPERTIES[name]["items"], name.partition(".")[0])


def says_what_is_wrong(part: dict[str, Any], kind: str) -> bool:
    if "$ref" in part:
        return says_what_is_wrong(DEFINITIONS[kind][part["$ref"].removeprefix("#/$defs/")], kind)
    return bool(part.get("x-error") or ("oneOf" in part and part.get("x-noun")))


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_vocabulary_has_a_title(kind: str) -> None:
    choices = [choice for part in DEFINITIONS[kind].values() for choice in part.get("oneOf", ())]
    assert choices
    assert all(choice["const"] and choice["title"] for choice in choices)


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_of_a_schema_are_valid(kind: str) -> None:
    examples = {
        key: part["examples"][0] for key, part in kinds()[kind].schema["properties"].items() if "examples" in part
    }
    assert list(kinds()[kind].messages(LEAST[kind] | examples)) == []


# Two validators check each record: a quick one says whether, a slow one says why. They must agree, else a listing
# would vanish without a word.

VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(max_size=8)
    | st.sampled_from(
        [
            "",
            " ",
            "a\n",
            "home-care",
            "José",
            "2026-02-30",
            "0000-01-01",
            "\uff12\uff10\uff12\uff16-01-01",
            "NG18\n",
            "١٢",
        ]
    )
    | st.sampled_from(
        ["https://a.org/\ufeff", "https://a.org/\x85", "https://a.org/\u2028", "https://a.org/é", "24:00"]
    )
)
PARTS = st.recursive(
    VALUES,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.sampled_from(["name", "from", "x"]), part, max_size=3),
    max_leaves=5,
)


def leaves(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give the path of everything inside a record."""
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from leaves(value, (*path, key))


FILES = [
    (kind, path.read_bytes())
    for kind in KINDS
    for path in sorted((REPOSITORY / "providers" / kinds()[kind].folder).glob("*.yaml"))[:2]
] + [(kind, listing_yaml(kind)) for kind in KINDS]


@given(st.data())
def test_the_two_validators_agree(data: st.DataObject) -> None:
    kind, raw = data.draw(st.sampled_from(FILES))
    record = kinds()[kind].coerce(yaml_source.read(raw).tree)
    for _ in range(data.draw(st.integers(0, 2))):
        path = data.draw(st.sampled_from(list(leaves(record))))
        inside = record
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = data.draw(PARTS)
    assert kinds()[kind].is_valid(record) == (list(kinds()[kind].messages(record)) == [])


@given(kind=st.sampled_from(KINDS), text=st.text(max_size=12), data=st.data())
def test_the_two_validators_agree_on_any_text(kind: str, text: str, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(sorted(kinds()[kind].schema["properties"])))
    record = fields_of(kind) | {field: text}
    assert kinds()[kind].is_valid(record) == (list(kinds()[kind].messages(record)) == [])


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        ("2026-02-28", True),
        ("1948-07-05", True),
        ("2026-02-29", False),
        ("0000-01-01", False),
        ("0999-01-01", False),
        ("20260228", False),
        ("2026-W09-1", False),
        ("2026-2-1", False),
        ("2026-02-28\n", False),
        ("2026-02-28T09:00", False),
    ],
)
def test_the_two_validators_agree_on_dates(day: str, *, valid: bool) -> None:
    record = fields_of(assured={"date": day, "by": "market team"})
    assert kinds()["micro"].is_valid(record) is valid
    assert (list(kinds()["micro"].messages(record)) == []) is valid


@pytest.mark.parametrize("written", ["  ", "\u00a0", "\n\n"])
def test_blank_text_is_nothing(written: str) -> None:
    (problem,) = problems_of("micro", name=written)
    assert problem.message == "“name” has nothing after it. Write something there or remove the line."


def test_space_around_text_is_left_out() -> None:
    raw = listing_yaml() + b"website: |\n  https://www.example.org\ndescription: ' Hello '\n"
    record = kinds()["micro"].coerce(yaml_source.read(raw).tree)
    assert list(kinds()["micro"].messages(record)) == []
    assert (record["website"], record["description"]) == ("https://www.example.org", "Hello")


@pytest.mark.parametrize("name", ["Joy", "José", "Zoë-Mae", "D'Arcy", "Łukasz", "Jose\u0301"])
def test_a_first_name_may_have_accents(name: str) -> None:
    record = fields_of("personal-assistant", name=name)
    assert kinds()["personal-assistant"].is_valid(record)
    assert list(kinds()["personal-assistant"].messages(record)) == []


@pytest.mark.parametrize("name", ["Joy S", "Joy\n", "J", "Mrs Joy", "Joy7", "Joy_", "Joy.", "-Joy"])
def test_a_first_name_is_one_name(name: str) -> None:
    record = fields_of("personal-assistant", name=name)
    assert not kinds()["personal-assistant"].is_valid(record)
    assert len(list(kinds()["personal-assistant"].messages(record))) == 1


@pytest.mark.parametrize(
    "lines",
    [
        b"".join(b"k%d: 1\n" % index for index in range(20_000)),
        b"support:\n" + b"- a\n" * 50_000,
        b"support:\n" + b"- meals\n" * 25_000,
        b"support:\n" + b"".join(b"- a: %d\n" % index for index in range(20_000)),
        b"prices:\n" + b"- {}\n" * 40_000,
    ],
    ids=["unknown fields", "unknown words", "one word", "fields for words", "empty prices"],
)
def test_a_file_of_nothing_but_problems_is_checked_quickly(lines: bytes) -> None:
    tree = kinds()["micro"].coerce(yaml_source.read(lines).tree)
    assert 1 <= len(list(kinds()["micro"].messages(tree))) <= MOST_MESSAGES


@pytest.mark.shared
def test_no_naughty_string_makes_a_check_raise() -> None:
    """Source: https://github.com/minimaxir/big-list-of-naughty-strings."""
    strings = json.loads((REPOSITORY.parent / "shared/data/hostile/blns.json").read_text(encoding="utf-8"))
    assert len(strings) > 400
    for text in strings:
        for kind in KINDS:
            problems = problems_of(kind, name=text, description=text, phone=text, website=text, colour=text)
            assert problems
            assert all(str(problem).isprintable() for problem in problems)


@pytest.mark.parametrize(("shares", "fields"), [(True, {"owner", "kind"}), (False, {"kind"})])
def test_a_schema_of_another_package_takes_our_words(shares: bool, fields: set[str], tmp_path: Path) -> None:  # noqa: FBT001
    need = {"$ref": "#/$defs/need", "title": "Need", "description": "For whom."}
    owner = {"$ref": "#/$defs/line", "title": "Owner", "description": "A role."}
    shared = {"$defs": {"plan": {"type": "object", "properties": {"need": need}}}, "properties": {"owner": owner}}
    own = {
        "title": "Plan",
        "required": ["kind"],
        "x-shares": shares,
        "properties": {"kind": {"$ref": "#/$defs/plan", "title": "Kind", "description": "For whom."}},
    }
    for name, part in (("common", shared), ("plan", own)):
        (tmp_path / f"{name}.json").write_text(json.dumps(part), encoding="utf-8")
    plan = schema.compile_file(tmp_path / "plan.json", tmp_path / "common.json")
    assert set(plan.schema["properties"]) == fields
    assert [message for _path, message in plan.messages({"kind": {"need": "dementai"}})] == [
        "“dementai” is not a need we list. Did you mean “dementia”?"
    ]
    assert plan.is_valid({"kind": {"need": "dementia"}})
