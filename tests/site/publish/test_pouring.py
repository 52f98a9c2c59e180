"""Is a file that comes piece by piece whole, whatever stood there?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nulage_site.publish.pouring import pour

PIECES = (b"rubrik\n", b"ett\n", b"", b"tre\n")
WHOLE = b"".join(PIECES)


def test_the_same_is_the_very_file(tmp_path: Path) -> None:
    before, path = tmp_path / "before", tmp_path / "path"
    before.write_bytes(WHOLE)
    assert pour(path, before, iter(PIECES))
    assert path.samefile(before)


@pytest.mark.parametrize(
    "stood", [None, b"", WHOLE[:5], WHOLE[:-1], WHOLE + b"e", b"x" + WHOLE[1:], WHOLE[:-2] + b"x\n"]
)
def test_anything_else_is_written_and_what_stood_stands(tmp_path: Path, stood: bytes | None) -> None:
    before, path = tmp_path / "before", tmp_path / "path"
    if stood is not None:
        before.write_bytes(stood)
    assert not pour(path, before, iter(PIECES))
    assert path.read_bytes() == WHOLE
    assert stood is None or before.read_bytes() == stood


def test_what_becomes_shorter_meanwhile_is_told_and_has_an_end(tmp_path: Path) -> None:
    before, path = tmp_path / "before", tmp_path / "path"
    large = b"rad\n" * 2**18
    before.write_bytes(large)

    def pieces() -> Iterator[bytes]:
        yield large
        before.write_bytes(b"")
        yield b"annat\n"

    with pytest.raises(OSError, match="filen blev kortare"):
        pour(path, before, pieces())
