"""How does a build stay, so that what is saved next is published at once?

To import the program, and to read again what has not changed, takes most of the time of a small change. A
program that stays has both at hand. When the program itself has been changed, it starts itself anew.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import sleep
from typing import Any

from nulage_site.faults import FaultsFound
from nulage_site.lately import lately
from nulage_site.manifest import found, look, stands, untouched
from nulage_site.publish import publish
from nulage_site.publish.footing import make_ready
from nulage_site.publish.report import told
from nulage_site.sealed import let_go, remembered, write_what_waits
from nulage_site.stamps import Stamp

LOOK_EVERY = 0.05
"""Seconds between two looks at the files, which take some thousandths each."""

LOOK_AGAIN = 0.02
"""Seconds from a look that saw something saved to the next: when both see the same, it is saved whole."""

Files = Mapping[str, tuple[str, Stamp]]
"""The files that shape a site, by name."""


def staying(
    content: Path, statistics: Path | None, out: Path, edition: str | None, id_key: str | None, **wish: Any
) -> Iterator[str]:
    """Publishes now and after each change, as `publish` is wished to, and tells what came of it.

    Where there are faults, all of them are told, and what stands still stands.
    """
    running = _code(found(content, statistics, out))
    yield "Bygger så snart något har sparats (Ctrl-C avslutar)"
    ready = None
    with remembered(), lately():
        for files in _saved(lambda: found(content, statistics, out), out):
            if _code(files) != running:
                sys.stdout.flush()
                os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606  (what runs now)
            made = look(content, statistics, out, edition, id_key, packed=wish["packed"])
            if not stands(out, made):
                given = {"edition": edition, "id_key": id_key, "made": made, **wish}
                try:
                    said = str(publish(content, statistics, out, **given, again=True, ready=ready))
                except FaultsFound as faults:
                    whole = untouched(made, content, statistics, out)
                    said = told(faults) if whole else "Något sparades medan webbplatsen byggdes. Bygger igen."
                write_what_waits()  # whoever is told finds all of it
                yield said
            ready = make_ready(out)


def _saved(seen: Callable[[], Files], out: Path) -> Iterator[Files]:
    """The files as they are, now and after each change, as soon as two looks in a row see the same.

    A site that somebody else has built meanwhile is a change as well: it may be of what was saved before.
    """
    told, before = None, (seen(), out.resolve())
    while True:
        sleep(LOOK_EVERY if before == told else LOOK_AGAIN)
        now = seen(), out.resolve()
        if now == before != told:
            yield now[0]
            _look_for_garbage()
            told = now
        before = now


def _code(files: Files) -> Files:
    """Those of the files that run; templates and what lies beside them are read anew by each build."""
    return {
        name: file for name, file in files.items() if name.startswith("program/") and name.endswith(".py")
    }


def _look_for_garbage() -> None:
    """Let go of what is no more needed, also if it refers to itself alone, while nobody waits for a page."""
    let_go()
    gc.unfreeze()
    gc.collect()
    gc.freeze()
