"""What do the tests of the service share?"""

from pathlib import Path

import pytest
from running import Running, run


@pytest.fixture
def service(tmp_path: Path) -> Running:
    """A service as in production, with nobody signed in and nothing stored."""
    return run(tmp_path)
