"""How do all cores share work whose parts do not need each other?"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any, TypeVar

from nulage_site.spare import give_back

T = TypeVar("T")
R = TypeVar("R")


def processes(parts: Sequence[object]) -> int:
    """How many processes share so many parts: 1 is this one, alone, as where it is a thread beside others."""
    alone = threading.current_thread() is not threading.main_thread()
    return 1 if alone else max(1, min(len(os.sched_getaffinity(0)), len(parts)))


def shared_out(work: Callable[[T], R], parts: Sequence[T]) -> list[R]:
    """What the work makes of each part, in their order. Raises what the work raises for the first that fails.

    Each core has a forked process, which knows all that this one does: only answers are sent. When one ends
    before its time, as where memory is short, all is done here.
    """
    if (number := processes(parts)) > 1:
        give_back()
        fork = multiprocessing.get_context("fork")
        with suppress(BrokenProcessPool), ProcessPoolExecutor(number, fork, _begin, (work, parts)) as pool:
            return list(pool.map(_answer, range(len(parts))))
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
