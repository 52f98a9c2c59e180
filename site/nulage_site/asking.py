"""How is a part of the library asked for, so that who reads again need not make all of it again?"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ParamSpec, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")
P = ParamSpec("P")
Made = TypeVar("Made", bound=Callable[..., Any])

LASTING: set[Callable[..., Any]] = set()
"""The functions whose answers are worth keeping from one build to the next."""

USED_UP: set[Callable[..., Any]] = set()
"""Those of them whose answers are held no longer than until something is made of them."""


class Ask(Protocol):
    """Gives what a function answers: by calling it, or from memory when nothing it depends on has changed."""

    def __call__(self, make: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T: ...


def afresh(make: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
    """What a function answers, called now."""
    return make(*given, **named)


@runtime_checkable
class Foresight(Protocol):
    """Keeps answers, so that it may find out beforehand, in what order it likes, what will be asked for."""

    def ahead(self, calls: Sequence["partial[Any]"], load: Callable[[], object]) -> None: ...


def ahead(ask: Ask, calls: Sequence["partial[Any]"], load: Callable[[], object] = str) -> None:
    """Tell that all this will be asked for, and that no part of it needs another.

    What `load` loads, most parts need: it is done once, where they are shared out to many processes.
    """
    if isinstance(ask, Foresight):
        ask.ahead(calls, load)


def lasting(make: Made) -> Made:
    """Marks what takes longer to find out than to read again.

    The answer rests on what the function is given, on the bytes of files below the paths among it, and on
    nothing else but the program itself.
    """
    LASTING.add(make)
    return make


def used_up(make: Made) -> Made:
    """Marks what answers with as much as is made of it at once: two of a country would be held for one."""
    USED_UP.add(make)
    return make
