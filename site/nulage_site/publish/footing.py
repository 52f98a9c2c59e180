"""What does a build know of the one before when it begins, and what of that was seen while nobody waited?

To see that many thousand files are as they were left takes a third of a small change. A build that stays does
so as soon as it has published: it lets the spare folder have all that the standing one has, and the next
build, which becomes of that folder, need only put its own files there. What anything but a build does to
these files in between is not seen by the next build, but by the one after it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from flask import Flask

from nulage_site.app import empty_rooms
from nulage_site.cores import beside
from nulage_site.faults import FaultsFound
from nulage_site.manifest import SPARE, builds_of
from nulage_site.publish.ground import Ground, ground, link, settle, take_over
from nulage_site.publish.origins import Origins, read_origins
from nulage_site.publish.overview import Overview, overview
from nulage_site.publish.places import hash_of
from nulage_site.publish.release import alone
from nulage_site.publish.search import FOLDERS, files_left
from nulage_site.stamps import Stamp, stamp_of


@dataclass(frozen=True, slots=True)
class Footing:
    """What the build before was made of, and what is fit to be kept of it.

    The files of `indexes` are in their place already, each index with what tells how they were left. So are
    all that are whole, where there is an `overview` of them.
    """

    origins: Origins = field(default_factory=Origins)
    fit: Callable[[], Ground] = Ground
    indexes: Mapping[str, str] = field(default_factory=dict)
    overview: Overview | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A spare folder that has all that is whole of the build that stands, and its stamp when it had it.

    The `rooms` of an app wait for the next library.
    """

    standing: Path
    spare: Stamp
    footing: Footing
    rooms: Flask

    def holds(self, standing: Path | None) -> bool:
        """Whether the same build stands and nobody has begun on the spare folder, as a new name stamps it."""
        return standing == self.standing and _stamp(standing.with_name(SPARE)) == self.spare


@contextmanager
def footing(fresh: Path, standing: Path | None, ready: Ready | None = None) -> Iterator[Footing]:
    """What a fresh build has to stand on, in the folder that is spare: made ready, or looked at meanwhile.

    Raises OSError.
    """
    at_hand = ready.footing if ready and ready.holds(standing) else None
    take_over(fresh)
    if at_hand:
        yield at_hand
        return
    before = read_origins(standing) if standing else Origins()
    with beside(partial(ground, fresh, standing, before.files(), FOLDERS)) as fit:
        yield Footing(before, fit)


def make_ready(out: Path) -> Ready | None:
    """Let the spare folder have all that is whole of the site at `out`; None where that cannot be.

    It cannot while another build is under way, without a build that stands, or when the disk does not let it:
    the next build will tell of that.
    """
    standing = out.resolve()
    if standing.parent != builds_of(out) or not standing.is_dir():
        return None
    spare = standing.with_name(SPARE)
    try:
        with alone(out):
            origins = read_origins(standing)
            fit = ground(spare, standing, origins.files(), FOLDERS)
            link(spare, fit.whole - fit.there, standing)
            indexes = {name: files_left(standing / name) for name in FOLDERS}
            for name, files in indexes.items():
                settle(spare / name, {}, standing / name, files)
            seen = _stamp(spare)
    except (FaultsFound, OSError):
        return None
    kept, told = Ground(fit.whole, fit.whole), {name: hash_of(files) for name, files in indexes.items()}
    known = Footing(origins, lambda: kept, told, overview(origins, fit.whole))
    return Ready(standing, seen, known, empty_rooms()) if seen else None


def _stamp(folder: Path) -> Stamp | None:
    try:
        return stamp_of(folder.stat())
    except OSError:
        return None
