"""What do the journeys share: a demonstration that answers, and browsers that are watched?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from demo import Demo, started
from hands import Pointer
from playwright.sync_api import Browser, BrowserContext, Page, expect
from principals import municipalities, wording
from team import Team
from watching import Watch

from nulage_forms.catalogue.published import PublishedPrincipal

PATIENCE = 20_000  # milliseconds; two cores may have much else to do
expect.set_options(timeout=PATIENCE)

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def demo(invented_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demonstration for every test of this worker; each test keeps to principals of its own."""
    with started(invented_site, tmp_path_factory.mktemp("demo")) as one:
        yield one


@pytest.fixture(scope="session")
def unused(demo: Demo, invented_site: Path) -> Iterator[PublishedPrincipal]:
    """Municipalities in whose rooms nobody has been; whoever takes one keeps it."""
    return (one for one in municipalities(invented_site) if one.id != demo.principal.id)


@pytest.fixture
def principal(unused: Iterator[PublishedPrincipal]) -> PublishedPrincipal:
    """A municipality that no other test uses."""
    return next(unused)


@pytest.fixture
def fresh_demo(invented_site: Path, tmp_path: Path) -> Iterator[Demo]:
    """A demonstration in which nobody has done anything yet."""
    with started(invented_site, tmp_path) as one:
        yield one


@pytest.fixture(scope="session")
def words(invented_site: Path) -> dict[str, str]:
    """What the quality system asks and calls things; an editor may change every word of it."""
    return wording(invented_site)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Each call is a browser of its own, with nobody signed in; what it does unasked fails the test."""
    with visitors(browser) as visit:
        yield visit


@contextmanager
def visitors(browser: Browser) -> Iterator[Visit]:
    """Whoever comes to a host, and is watched until the end."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def visit(host: str, **options: Any) -> Page:
        context = browser.new_context(base_url=host, locale="sv-SE", reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE)
        opened.append((context, Watch(context, host)))
        return context.new_page()

    yield visit
    for context, _ in opened:
        context.close()
    assert [fault for _, watch in opened for fault in watch.faults] == []


@pytest.fixture
def team(demo: Demo, visit: Visit, words: dict[str, str]) -> Team:
    """A team with a pointer, and nobody signed in."""
    return Team(Pointer(visit(demo.host)), words)
