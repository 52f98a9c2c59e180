"""How is a thing that never changes made and kept quickly, where there are thousands of it?

A frozen dataclass takes nine times as long to make as a plain one, since each field is set by a call, and so
it is written down and read again. That nobody changes it can as well be seen to before the program runs: mypy
takes these for frozen.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def fixed(class_: type[T]) -> type[T]:
    """A dataclass with slots that may be a key, whose fields only its types keep from being set."""
    return dataclass(slots=True, unsafe_hash=True)(class_)


@dataclass_transform(frozen_default=True, eq_default=False)
def shared(class_: type[T]) -> type[T]:
    """The same for what is made once wherever it would say the same, so that it is equal to itself alone.

    It is a key that costs nothing, however much it holds: what is made of it may be kept under it.
    """
    return dataclass(slots=True, eq=False)(class_)
