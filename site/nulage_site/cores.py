"""How do all cores share work whose parts do not need each other?"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def shared_out(work: Callable[[T], R], parts: Sequence[T]) -> list[R]:
    """What the work makes of each part, in their order. Raises what the work raises for the first that fails.

    Each core has a forked process, which knows all that this one does: only answers are sent. Where there is
    one core, or this is a thread beside others, the work is done here; so is what a process that ended before
    its time, as when memory is short, has left.
    """
    processes = min(len(os.sched_getaffinity(0)), len(parts))
    if processes <= 1 or threading.current_thread() is not threading.main_thread():
        return [work(each) for each in parts]
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(processes, fork, _begin, (work, parts)) as pool:
            return list(pool.map(_answer, range(len(parts))))
    except BrokenProcessPool:
        return [work(each) for each in parts]


_share: tuple[Callable[[Any], Any], Sequence[Any]]
"""The work and its parts, in a forked process alone."""


def _begin(work: Callable[[Any], Any], parts: Sequence[Any]) -> None:
    """Called first in each process; the parent answers for Ctrl-C."""
    global _share  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _share = work, parts


def _answer(number: int) -> Any:
    work, parts = _share
    return work(parts[number])
