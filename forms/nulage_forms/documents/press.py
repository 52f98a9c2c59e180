"""How many PDFs may be made at once, so that nobody who writes has to wait for those who print?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore

AT_ONCE, IN_LINE = 1, 8


class PressBusy(Exception):
    """As many as may wait are waiting; a later try may do better."""


class Press:
    """Makes one PDF at a time, with a short line before it."""

    def __init__(self, at_once: int = AT_ONCE, in_line: int = IN_LINE) -> None:
        self._workers = ThreadPoolExecutor(at_once, thread_name_prefix="press")
        self._places = BoundedSemaphore(at_once + in_line)

    def made(self, make: Callable[[], bytes]) -> bytes:
        """What `make` returns, in its turn. Raises PressBusy at once when the line is full."""
        if not self._places.acquire(blocking=False):
            raise PressBusy
        try:
            return self._workers.submit(make).result()
        finally:
            self._places.release()
