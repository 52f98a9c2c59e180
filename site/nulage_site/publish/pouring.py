"""How is a file written piece by piece, and not at all while it says what the one before it said?"""

from collections.abc import Iterator
from errno import ESTALE
from io import BytesIO
from pathlib import Path

from nulage_site.still import AT_ONCE


def pour(path: Path, before: Path | None, pieces: Iterator[bytes]) -> bool:
    """Make the pieces a file at `path`; whether it is the very file `before`, as it says the same.

    Raises OSError, also when that file becomes shorter meanwhile.
    """
    same, other = 0, b""
    if before and not before.is_file():
        before = None
    with before.open("rb") if before else BytesIO() as old:
        for piece in pieces:
            if old.read(len(piece)) != piece:
                other = piece
                break
            same += len(piece)
        if before and not other and not old.read(1):
            path.hardlink_to(before)
            return True
        old.seek(0)
        with path.open("wb") as file:
            while same and (piece := old.read(min(same, AT_ONCE))):
                same -= file.write(piece)
            if same:
                raise OSError(ESTALE, "filen blev kortare medan den lästes", str(before))
            file.write(other)
            file.writelines(pieces)
    return False
