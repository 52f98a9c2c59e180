"""What do the tests of the form service share?"""

from pathlib import Path

import pytest
from published import publish
from running import Running, run

from nulage_forms.catalogue import Catalogue


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder with the small published country."""
    return publish(tmp_path / "_site")


@pytest.fixture
def catalogue(published: Path) -> Catalogue:
    return Catalogue(published)


@pytest.fixture
def service(tmp_path: Path) -> Running:
    """A service as in production, with nobody signed in and nothing stored."""
    return run(tmp_path)
