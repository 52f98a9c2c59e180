"""What does a record say, if not a byte of it has changed since it was last read or written?

To read a record is to parse and check a hundred kilobytes, and a save needs it twice: before the lock and
under it. The bytes are read from the disk each time and compared, so that what any process has written is
always seen; only the parsing is left out.
"""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 256
"""How many records are kept in mind: those who write at the same time, in about a hundred megabytes."""


class Recent(Generic[T]):
    """What the latest records say, beside the bytes that say so. Whoever asks must not change it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._read: OrderedDict[str, tuple[bytes, T]] = OrderedDict()

    def said(self, name: str, data: bytes) -> T | None:
        """What exactly these bytes say under the name; None when it is not known."""
        with self._lock:
            before, meaning = self._read.get(name, (b"", None))
            return meaning if before == data else None

    def keep(self, name: str, data: bytes, meaning: T) -> None:
        """Remembers it in the place of what was known under the name before."""
        with self._lock:
            self._read[name] = (data, meaning)
            self._read.move_to_end(name)
            if len(self._read) > self._most:
                self._read.popitem(last=False)
