"""How does one process wait until another has written?"""

from pathlib import Path

from filelock import FileLock

LONGEST_SECONDS = 30
LOOKS_AGAIN_AFTER = 0.004
"""Seconds. A save holds its lock for a few milliseconds; the library's own 0.05 would be most of the wait."""


def lock_on(file: Path) -> FileLock:
    """One lock for whoever names this file, in any process of this machine. Raises filelock.Timeout."""
    return FileLock(file.with_suffix(".lock"), timeout=LONGEST_SECONDS, poll_interval=LOOKS_AGAIN_AFTER)
