"""Work is shared between processes, and what goes wrong in one is told."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pickle import PicklingError
from typing import NoReturn

import pytest

from plugins.processes import in_processes, processors


def double(number: int) -> int:
    return 2 * number


def my_process(_piece: int) -> int:
    return os.getpid()


def refuse_two(number: int) -> int:
    if number == 2:
        raise ValueError("not two")
    return number


def die_at_two(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def unsendable(number: int) -> object:
    return number if number == 0 else lambda: None


def much(number: int) -> bytes:
    return bytes(5_000_000 + number)


def refuse(_number: int) -> NoReturn:
    raise ValueError("none")


@pytest.mark.parametrize("pieces", [[], [1], [1, 2], [3, 1, 2, 5]])
def test_results_come_in_the_order_of_the_pieces(pieces: list[int]) -> None:
    assert in_processes(double, pieces) == [2 * piece for piece in pieces]


def test_the_first_piece_is_done_here_and_the_others_elsewhere() -> None:
    here, *others = in_processes(my_process, [1, 2, 3])
    assert here == os.getpid()
    assert len({here, *others}) == 3


def test_large_results_are_carried() -> None:
    assert [len(result) for result in in_processes(much, [0, 1, 2])] == [5_000_000, 5_000_001, 5_000_002]


@pytest.mark.parametrize("pieces", [[2, 1, 1], [1, 2, 1], [1, 1, 2]])
def test_an_error_in_any_process_is_raised_here(pieces: list[int]) -> None:
    with pytest.raises(ValueError, match="not two"):
        in_processes(refuse_two, pieces)
    assert multiprocessing.active_children() == []


def test_an_error_here_waits_for_nobody_who_is_still_writing() -> None:
    def refuse_here(number: int) -> bytes:
        return refuse(number) if number == 0 else much(number)

    with pytest.raises(ValueError, match="none"):
        in_processes(refuse_here, [0, 1, 2])
    assert multiprocessing.active_children() == []


def test_a_process_that_stops_without_an_answer_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="stopped before it answered; was there enough memory"):
        in_processes(die_at_two, [1, 2])


def test_a_result_that_cannot_be_carried_is_an_error() -> None:
    with pytest.raises((AttributeError, PicklingError), match="local object"):
        in_processes(unsendable, [0, 2])


def test_where_the_system_cannot_fork_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert set(in_processes(my_process, [1, 2])) == {os.getpid()}


@pytest.mark.parametrize("asked", ["1", "7"])
def test_the_number_of_processes_can_be_set(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHOOSE_PROCESSES", asked)
    assert processors() == int(asked)


@pytest.mark.parametrize("asked", ["", "0", "-1", "many", "1.5", "²"])
def test_otherwise_it_is_what_the_machine_has(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHOOSE_PROCESSES", asked)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1, 2}, raising=False)
    assert processors() == 3
