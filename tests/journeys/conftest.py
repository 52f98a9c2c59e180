"""What do the journeys share: a demonstration that answers, and browsers that are watched?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from demo import Demo, started
from hands import Pointer
from playwright.sync_api import Browser, expect
from principals import Unused, municipalities, wording
from team import Team
from watching import PATIENCE, Visit, visitors

from nulage_forms.catalogue.published import PublishedPrincipal

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def demo(invented_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demonstration for every test of this worker; each test keeps to principals of its own."""
    with started(invented_site, tmp_path_factory.mktemp("demo")) as one:
        yield one


@pytest.fixture(scope="session")
def unused(demo: Demo, invented_site: Path) -> Unused:
    """Municipalities in whose rooms nobody has been."""
    return Unused(one for one in municipalities(invented_site) if one.id != demo.principal.id)


@pytest.fixture
def principal(request: pytest.FixtureRequest, unused: Unused) -> PublishedPrincipal:
    """A municipality that no other test uses."""
    return unused.for_test(request.node.name)


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


@pytest.fixture
def team(demo: Demo, visit: Visit, words: dict[str, str]) -> Team:
    """A team with a pointer, and nobody signed in."""
    return Team(Pointer(visit(demo.host)), words)
