"""What did this program make last of a kind, so that the next is made of it where little has changed?

Only a program that stays from one build to the next has a last of anything, and says that it wants it kept.
Whoever makes something of the last must be able to tell that nothing else has changed.
"""

import os
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")

_last: dict[Hashable, Any] | None = None
"""What was made last, by kind; None where nobody wants it kept."""

_keeper = 0
"""The process that keeps it. What one that is forked from it keeps is lost with it."""


@contextmanager
def lately() -> Iterator[None]:
    """Meanwhile, the last of each kind is kept."""
    global _last, _keeper  # noqa: PLW0603
    _last, _keeper = {}, os.getpid()
    try:
        yield
    finally:
        _last = None


def last_of(kind: Hashable) -> Any:
    """What was made last of a kind; None where nothing was, or nothing is kept."""
    return None if _last is None else _last.get(kind)


def is_wanted() -> bool:
    """Whether anybody wants the last kept, for whoever would have to find out more to keep it."""
    return _last is not None and os.getpid() == _keeper


def keep_last(kind: Hashable, made: T) -> T:
    """Keep what was made as the last of its kind, if anybody wants it kept. Gives it back."""
    if _last is not None:
        _last[kind] = made
    return made
