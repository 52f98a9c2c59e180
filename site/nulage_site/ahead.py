"""How has the disk at hand what a build will look at, by the time that the program is imported?

A build looks at each of many thousand files of the build that stands, and at each folder of the one that it
takes over. The first look after a while takes ten times as long as the next, most of it waiting. So a child
looks at once and says nothing of it: what the build relies upon it sees for itself.
"""

import os
from contextlib import suppress
from pathlib import Path


def look_ahead(standing: Path, spare: Path) -> None:
    """Let a child look at the files of one folder and at the folders of another; it ends by itself."""
    if hasattr(os, "fork") and os.fork() == 0:
        try:
            _look(standing, spare)
            os._exit(0)
        finally:
            os._exit(1)


def _look(standing: Path, spare: Path) -> None:
    for folder, _, names in os.walk(standing):
        for name in names:
            with suppress(OSError):
                os.stat(f"{folder}/{name}")  # noqa: PTH116  (a path for each would take longer than the look)
    for _ in os.walk(spare):
        pass
