"""What do tests of several rooms share: the built site of the invented country, and a browser?"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
REAL_STATISTICS = ROOT / "../shared/data/statistics"
CHROMIUM = "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"
"""By what names it may be found; the first is without windows, and opens a page with a tenth of the work."""
CHROMIUM_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def build(out: Path, *arguments: str | Path) -> None:
    """Run the build as staff do; what it prints is the message when it fails."""
    outcome = subprocess.run(
        [sys.executable, ROOT / "build.py", "--out", out, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NULAGE_ID_KEY": ""},
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks the real country's site or needs a browser takes longest and goes first.

    A file goes to one worker, and none is to be left alone with a long one.
    """
    asks = {item: set(getattr(item, "fixturenames", ())) for item in items}
    items.sort(key=lambda item: ("real_site" not in asks[item], "browser" not in asks[item]))


@pytest.fixture(scope="session")
def once_for_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all parallel workers of one run of the tests share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def invented_site(once_for_all_workers: Path) -> Path:
    """The site of the invented country, built once however many workers ask for it."""
    site = once_for_all_workers / "invented-site"
    with FileLock(once_for_all_workers / "invented-site.lock"):
        if not site.exists():
            build(site)
    return site


@pytest.fixture(scope="session")
def real_site(once_for_all_workers: Path) -> Path:
    """The site of the real files, built once however many workers ask for it."""
    if not REAL_STATISTICS.is_dir():
        pytest.skip("the real files are not part of the project, and are not here")
    site = once_for_all_workers / "real-site"
    with FileLock(once_for_all_workers / "real-site.lock"):
        if not site.exists():
            build(site, "--statistics", REAL_STATISTICS)
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium with a fresh profile."""
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if executable is None:
        pytest.skip("no Chromium here: `make browser` installs one where it may")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_SWITCHES)
        yield chromium
        chromium.close()
