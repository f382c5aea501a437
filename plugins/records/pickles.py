"""Pickle many frozen values quickly."""

from __future__ import annotations

import dataclasses
import itertools
import operator
from typing import Any, TypeVar

T = TypeVar("T")


def quick_to_pickle(cls: type[T]) -> type[T]:
    """Let a frozen dataclass with slots be pickled in half the time.

    A dataclass's own way asks for the names of all its fields anew for every value; here they are asked for once.
    """
    names = [field.name for field in dataclasses.fields(cls)]  # type: ignore[arg-type]  # it is a dataclass
    fill = [getattr(cls, name).__set__ for name in names]  # a slot can be filled where its class is frozen

    def get_state(value: T) -> list[Any]:
        return [getattr(value, name) for name in names]

    def set_state(value: T, state: list[Any]) -> None:
        any(map(operator.call, fill, itertools.repeat(value), state))  # each gives None, so all are filled

    for name, method in (("__getstate__", get_state), ("__setstate__", set_state)):
        setattr(cls, name, method)
    return cls
