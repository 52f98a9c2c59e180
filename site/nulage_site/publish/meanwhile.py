"""How is something made beside the pages, when one core makes all that are due?"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def meanwhile(make: Callable[[], T], *, idle: bool) -> Iterator[Callable[[], T]]:
    """Gives what is made, begun at once when a core is idle and else when it is asked for.

    Workers are never forked beside it: a thread and its locks do not come along in a fork.
    """
    if not idle:
        yield make
        return
    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(make).result
