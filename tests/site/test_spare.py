"""Is what a process has let go of given back, so that those it forks do not each fill it anew?"""

import os
import platform
from pathlib import Path

import pytest

from nulage_site.spare import give_back

STATM = Path("/proc/self/statm")


def held() -> int:
    """Bytes of memory that this process holds now."""
    return int(STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library gives back as it likes")
def test_what_is_free_between_what_is_not_is_given_back():
    pieces = [bytes(3000) for _ in range(30_000)]
    kept = pieces[::100]
    full = held()
    del pieces
    give_back()
    assert full - held() > 30_000 * 3000 / 2
    assert kept
