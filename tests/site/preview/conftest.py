"""What do tests of the preview share: a copy of the content to write in, and a reader of what is shown?"""

import io
import shutil
from pathlib import Path

import pytest
from rich.console import Console
from werkzeug.test import Client

from nulage_site.preview import Preview


@pytest.fixture
def desk(content: Path, tmp_path: Path) -> Path:
    """The content that the project ships, where it can be written in."""
    return shutil.copytree(content, tmp_path / "desk", ignore=shutil.ignore_patterns("statistics"))


@pytest.fixture
def terminal() -> io.StringIO:
    """What the preview says in the terminal."""
    return io.StringIO()


@pytest.fixture
def preview(desk: Path, statistics: Path, terminal: io.StringIO) -> Preview:
    """The tiny country, previewed with the content on the desk."""
    return Preview(desk, statistics, console=Console(file=terminal))


@pytest.fixture
def client(preview: Preview) -> Client:
    """Somebody who asks the preview for pages."""
    return Client(preview)
