"""Do one piece of work on every processor of the machine."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def processors() -> int:
    """Count the processors this process may use; CHOOSE_PROCESSES says otherwise."""
    asked = os.environ.get("CHOOSE_PROCESSES", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Look for no garbage while much is made and next to nothing thrown away: each look costs more than the last."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def in_processes(work: Callable[[Piece], Result], pieces: Sequence[Piece]) -> list[Result]:
    """Do `work` on each piece and give the results in order: the first here, each other in a forked process.

    A forked process sees everything this one holds, so only results are carried between them. An exception
    in a forked process is raised here. Where the system cannot fork, all is done here.
    """
    if len(pieces) < 2 or "fork" not in multiprocessing.get_all_start_methods():  # noqa: PLR2004
        return [work(piece) for piece in pieces]
    context = multiprocessing.get_context("fork")
    started = []
    for piece in pieces[1:]:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(theirs, work, piece))
        process.start()
        theirs.close()
        started.append((process, ours))
    try:
        answers = [(True, work(pieces[0]))] + [_await(ours) for _process, ours in started]
    except BaseException:
        for process, _ours in started:
            process.terminate()  # else one that is still answering would wait for a listener for ever
        raise
    finally:
        for process, ours in started:
            process.join()
            ours.close()
    for fine, answer in answers:
        if not fine:
            raise answer
    return [answer for _fine, answer in answers]


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Do several pieces of work at the same time and give what each gave: the first here, as `in_processes` does."""
    return in_processes(lambda work: work(), works)


def _answer(pipe: Connection, work: Callable[[Piece], Result], piece: Piece) -> None:
    try:
        pipe.send((True, work(piece)))
    except Exception as error:  # noqa: BLE001  raised again in the process that asked
        pipe.send((False, error))
    finally:
        pipe.close()


def _await(pipe: Connection) -> tuple[bool, Any]:
    try:
        answer: tuple[bool, Any] = pipe.recv()
    except EOFError:
        return False, RuntimeError("A working process stopped before it answered; was there enough memory?")
    return answer
