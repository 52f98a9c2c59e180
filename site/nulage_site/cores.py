"""How do all cores share work whose parts do not need each other?"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing.connection import Connection
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


@contextmanager
def beside(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Gives what the work makes, begun at once by another core in a forked process.

    With no core to spare it is begun when it is asked for. So it is again when that process fails or ends
    before its time, and then it raises what it raises. What nobody has asked for by the end is broken off.
    """
    if processes((work, work)) == 1:
        yield cache(work)
        return
    fork = multiprocessing.get_context("fork")
    hears, says = fork.Pipe(duplex=False)
    worker = fork.Process(target=_tell, args=(work, says), daemon=True)
    worker.start()
    says.close()

    @cache
    def answer() -> R:
        try:
            made: R = hears.recv()
        except EOFError:
            return work()
        return made

    try:
        yield answer
    finally:
        worker.terminate()
        worker.join()
        hears.close()


def _tell(work: Callable[[], object], says: Connection) -> None:
    """Work in a forked process, and tell what is made; the parent answers for Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(Exception):  # the parent does the same, and raises it
        says.send(work())


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
