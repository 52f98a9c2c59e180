"""How is much that is to last made without being looked through for garbage while it grows?"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def growing() -> Iterator[None]:
    """Looks for no reference cycles meanwhile: a look costs the more, the more there is that stays.

    What nothing refers to is let go of all the same. Cycles that were left wait for the next look.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()
