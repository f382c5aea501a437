"""The questions that a schema asks, and where each answer belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from plugins.records.schema import RecordSchema
from plugins.records.yaml_source import FieldPath


@dataclass(frozen=True, slots=True)
class Question:
    """One field that can be asked for: its place (“prices.amount”), its schema, and whether it takes several words.

    A `required` field is in every listing; one `needed_here` is in every price, address … that is given.
    """

    field: str
    part: dict[str, Any]
    several: bool
    required: bool
    needed_here: bool

    @property
    def words(self) -> list[str]:
        """Give the words to choose from; empty when the answer is free."""
        part = self.part["items"] if self.several else self.part
        return [choice["const"] for choice in part.get("oneOf", ())]


def questions(kind: RecordSchema) -> list[Question]:
    """Give every field that one answer can fill, in the schema's order."""
    return list(_questions(kind.schema, "", required=True))


def _questions(part: dict[str, Any], before: str, *, required: bool) -> Iterator[Question]:
    for key, field in part["properties"].items():
        name = f"{before}{key}"
        needed = required and key in part.get("required", ())
        inside = field.get("items", {})
        if field.get("type") == "object":
            yield from _questions(field, f"{name}.", required=needed)
        elif inside.get("type") == "object":
            yield from _questions(inside, f"{name}.", required=needed)
        else:
            yield Question(name, field, field.get("type") == "array", needed, key in part.get("required", ()))


def place_of(field: str, kind: RecordSchema) -> FieldPath:
    """Give where an answer belongs: “prices.amount” is the amount of the first price."""
    place: list[str | int] = []
    part = kind.schema
    for key in field.split("."):
        part = part["properties"][key]
        place.append(key)
        if part.get("type") == "array" and part["items"].get("type") == "object":
            place.append(0)
            part = part["items"]
    return tuple(place)


def put(data: dict[str, Any], field: str, answer: Any, kind: RecordSchema) -> None:
    """Put an answer where it belongs."""
    part = kind.schema
    inside: Any = data
    place = place_of(field, kind)
    for key, following in pairwise(place):
        if key == 0:
            inside, part = inside[0], part["items"]
        else:
            inside = inside.setdefault(key, [{}] if following == 0 else {})
            part = part["properties"][key]
    inside[place[-1]] = _value(answer, part["properties"][place[-1]])


def _value(answer: Any, part: dict[str, Any]) -> Any:
    """Take an answer as the number or the yes it stands for; anything else stays text, for the schema to refuse."""
    if part.get("type") in ("integer", "number") and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", answer):
        return Decimal(answer)
    if part.get("type") == "boolean" and answer.lower() in ("yes", "no"):
        return answer.lower() == "yes"
    return answer


def ask(question: Question) -> Any:
    """Ask on the terminal; give None when nothing is answered."""
    title = f"{question.part.get('title', question.field)}{' *' if question.required else ''}"
    print(f"{title}: {question.part.get('description', '')}")
    if question.words:
        print(f"  {', '.join(question.words)}")
    said = input("> ").strip()
    if not said:
        return None
    return [word.strip() for word in said.split(",") if word.strip()] if question.several else said
