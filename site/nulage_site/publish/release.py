"""How does a new build take the old one's place, whole or not at all?"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from nulage_site.faults import Fault, FaultsFound
from nulage_site.manifest import builds_of
from nulage_site.publish.ground import discard


@contextmanager
def release(out: Path) -> Iterator[tuple[Path, Path | None]]:
    """A fresh folder to build into and the folder of the build that stands, if any.

    `out` is a link into `<out>.builds`, a folder beside it. When the block ends well the link points to the
    fresh folder, and the build that stood is kept as the only other one; an older one is ground for the next.
    When it does not, the fresh folder is no build any more and the link is as it was. Raises FaultsFound when
    `out` is something else than such a link, or another build is under way.
    """
    out, builds = out.parent.resolve() / out.name, builds_of(out)
    if out.is_symlink() and out.resolve().parent != builds:
        refuse(out, f"en länk till {out.readlink()}", f"en länk till en mapp i {builds.name}")
    if out.exists() and not out.is_symlink():
        refuse(
            out, "något som inget bygge har gjort", f"ingenting, eller en länk till en mapp i {builds.name}"
        )
    builds.mkdir(parents=True, exist_ok=True)
    with alone(out):
        standing = out.resolve() if out.exists() else None
        fresh = builds / str(1 + max(map(int, numbered(builds)), default=0))
        fresh.mkdir()
        for beside in builds.glob(f"{fresh.name}.*"):
            beside.unlink()  # of a build that was killed
        try:
            yield fresh, standing
            point(out, fresh)
        except BaseException:
            if out.resolve() != fresh:
                discard(fresh)
            raise
        for name in numbered(builds):
            if builds / name not in {fresh, standing}:
                discard(builds / name)
        for beside in builds.glob("[0-9]*.*"):
            if builds / beside.name.partition(".")[0] not in {fresh, standing}:
                beside.unlink()


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Meanwhile nobody else builds a site at `out`. Raises FaultsFound when somebody does."""
    try:
        with FileLock(builds_of(out) / ".lock", blocking=False):
            yield
    except Timeout:
        remedy = "Vänta tills det andra är klart."
        raise FaultsFound([Fault(str(out), "", "ett annat bygge", "ett bygge i taget", remedy)]) from None


def numbered(builds: Path) -> list[str]:
    """Names of the folders of builds, each a number."""
    return [folder.name for folder in builds.iterdir() if folder.name.isdigit()]


def point(out: Path, folder: Path) -> None:
    """Make the link point to the folder, in one step; a reader meets the old or the new, never neither."""
    link = out.with_name(f"{out.name}.next")
    link.unlink(missing_ok=True)
    link.symlink_to(folder.relative_to(out.parent), target_is_directory=True)
    link.replace(out)


def refuse(out: Path, found: str, expected: str) -> None:
    """Raise the fault that keeps a build from replacing what it did not make."""
    remedy = "Inget är ändrat. Flytta undan den, eller bygg till ett annat ställe med --out."
    raise FaultsFound([Fault(str(out), "", found, expected, remedy)])
