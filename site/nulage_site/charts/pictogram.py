"""How do a few pupils stand beside each other, those who reached a goal filled in?"""

import math
from dataclasses import dataclass

IN_A_ROW = 10
WIDTH, HEIGHT = 22, 28
"""Of one pupil's place, in the points of the picture."""
MOST = 40
"""More pupils than this are no longer seen one by one (method: pictures)."""

Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the picture that a pattern of pupils fills."""

    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pictogram:
    """Pupils in rows of ten, in reading order: all of them, and filled in those who reached.

    `expected` are the corners of a line around as many as would be expected.
    """

    reached: int
    of: int
    width: int
    height: int
    everybody: tuple[Block, ...]
    filled: tuple[Block, ...]
    expected: tuple[Corner, ...]


def pictogram(reached: int, of: int, expected: float | None = None) -> Pictogram | None:
    """The picture of `reached` of `of` pupils; None for more than 40, or for none.

    `expected` is how many pupils would be, in whole or parts of pupils. Whether they may be told is not asked
    here: give only what disclosure has cleared.
    """
    if not 0 < of <= MOST:
        return None
    return Pictogram(
        reached=reached,
        of=of,
        width=WIDTH * min(of, IN_A_ROW),
        height=HEIGHT * math.ceil(of / IN_A_ROW),
        everybody=_blocks(of),
        filled=_blocks(reached),
        expected=() if expected is None else _around(round(expected)),
    )


def _blocks(many: int) -> tuple[Block, ...]:
    """The whole rows, and what is begun of the next."""
    rows, rest = divmod(many, IN_A_ROW)
    blocks = Block(0, WIDTH * IN_A_ROW, HEIGHT * rows), Block(HEIGHT * rows, WIDTH * rest, HEIGHT)
    return tuple(block for block in blocks if block.width and block.height)


def _around(many: int) -> tuple[Corner, ...]:
    """The corners of the line around so many pupils."""
    rows, rest = divmod(many, IN_A_ROW)
    if not many:
        return ()
    if not rows:
        return (0, 0), (WIDTH * rest, 0), (WIDTH * rest, HEIGHT), (0, HEIGHT)
    right, down = WIDTH * IN_A_ROW, HEIGHT * rows
    if not rest:
        return (0, 0), (right, 0), (right, down), (0, down)
    step = WIDTH * rest
    return (0, 0), (right, 0), (right, down), (step, down), (step, down + HEIGHT), (0, down + HEIGHT)
