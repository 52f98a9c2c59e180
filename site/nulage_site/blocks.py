"""Where in a published file of everybody do the lines of one stand?

Its lines begin with whose they are and stand in the order of these ids. So whoever looks for a few does not
read through all of it, tens of megabytes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from mmap import mmap


def block(whole: bytes | mmap, owner: str, owners: Collection[bytes] = ()) -> slice:
    """The owner's lines in the bytes of a file, or where they would be; the file's first line is nobody's.

    A line that begins with none of the `owners`, where they are given, goes on with the line before.
    """
    told, head = owner.encode(), whole.find(b"\n") + 1

    def whose(place: int) -> bytes:
        while True:
            start = whole.rfind(b"\n", 0, place) + 1
            first = whole[start : whole.find(b";", start)]
            if not owners or first in owners or start == head:
                return first
            place = start - 1

    places = range(len(whole))
    start = bisect_left(places, told, head, key=whose)
    return slice(start, bisect_right(places, told, start, key=whose))
