"""How is a part of the library asked for, so that who reads again need not make all of it again?"""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


class Ask(Protocol):
    """Gives what a function answers: by calling it, or from memory when nothing it depends on has changed."""

    def __call__(self, make: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T: ...


def afresh(make: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
    """What a function answers, called now."""
    return make(*given, **named)
