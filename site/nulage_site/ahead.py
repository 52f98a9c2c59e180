"""How has the disk at hand what a build will look at, by the time that the program is imported?

A build looks at each of many thousand files of the builds before. The first look after a while takes ten
times as long as the next, most of it waiting. So a child looks at once and says nothing of it: what the build
relies upon it sees for itself.
"""

import os
from contextlib import suppress
from pathlib import Path


def look_ahead(builds: Path) -> None:
    """Let a child look at every file below a folder; it ends by itself."""
    if hasattr(os, "fork") and os.fork() == 0:
        try:
            with suppress(OSError):
                _look(builds)
        finally:
            os._exit(0)


def _look(folder: Path) -> None:
    for below, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                os.stat(f"{below}/{name}")  # noqa: PTH116  (a path for each would take longer than the look)
