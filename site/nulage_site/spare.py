"""How is memory that nothing is in any more given back before there are processes that share it?"""

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Leave the machine what has been let go of, where the C library can be told to.

    What is free stands between what is not, and stays with a process; a forked one fills it anew for itself.
    After a country has been read that is a fourth of all.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
