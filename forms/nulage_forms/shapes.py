"""How is one of our classes read from plain JSON and written as it?

To make ready for a class takes milliseconds: it is done once, and not before the class is wanted, so that the
service starts at once and no request pays for it twice.
"""

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")
_made: dict[type[Any], TypeAdapter[Any]] = {}


def shape_of(kind: type[T]) -> TypeAdapter[T]:
    """What checks and reads things of the class, and writes them."""
    shape = _made.get(kind)
    if shape is None:
        shape = _made[kind] = TypeAdapter(kind)
    return shape
