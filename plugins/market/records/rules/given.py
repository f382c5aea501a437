"""Rules about single numbers that records give."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.market.records.record import Given
from plugins.records.problem import Problem
from plugins.records.yaml_source import FieldPath


def a_number_is_one_or_a_range(filed: Filed[Any], _around: Around) -> Iterator[Problem]:
    """A number has “value:”, or “from:” and “to:” that run upwards."""
    for field, given in _numbers(filed.record, ()):
        has_range = given.from_ is not None and given.to is not None
        has_part = given.from_ is not None or given.to is not None
        if (given.value is None) == (not has_part) or (has_part and not has_range):
            yield filed.problem(field, "Give the number under “value:”, or a range under “from:” and “to:”.")
        elif given.from_ is not None and given.to is not None and given.from_ >= given.to:
            yield filed.problem(field, f"It runs from {given.from_} to {given.to}. Swap the two numbers.")


def _numbers(value: Any, field: FieldPath) -> Iterator[tuple[FieldPath, Given]]:
    if isinstance(value, Given):
        yield field, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _numbers(item, (*field, index))
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from _numbers(getattr(value, one.name), (*field, one.name.rstrip("_")))
