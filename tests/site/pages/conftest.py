"""What do tests of pages share: a reader of the tiny country's pages, and the shipped country on a port."""

import re
import threading
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from nulage_site.app import create_app
from nulage_site.library import Library, read_library

CONTENT = Path(__file__).parents[3] / "content"
Read = Callable[[str], str]


@pytest.fixture
def library(content: Path, statistics: Path) -> Library:
    """The tiny country with the content that the project ships."""
    return read_library(content, statistics)


@pytest.fixture
def read(library: Library) -> Read:
    """The HTML at an address of the tiny country."""
    client = create_app(library).test_client()

    def page(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, address
        return answer.text

    return page


@pytest.fixture
def say(read: Read) -> Read:
    """What the page at an address says: no markup, and single spaces."""
    return lambda address: " ".join(unescape(re.sub(r"<[^>]+>", " ", read(address))).split())


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The invented country that the project ships."""
    return read_library(CONTENT, CONTENT / "statistics")


@pytest.fixture(scope="session")
def site(shipped: Library) -> Iterator[str]:
    """The address of the shipped country's site, served while the tests run."""
    server = make_server("127.0.0.1", 0, create_app(shipped), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
