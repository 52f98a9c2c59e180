"""What do tests of pages share: a reader of the tiny country's pages, and the shipped country on a port?"""

import re
import threading
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from nulage_site.app import create_app
from nulage_site.library import Library

Read = Callable[[str], str]


@pytest.fixture(scope="session")
def read(reader: FlaskClient) -> Read:
    """The HTML at an address of the tiny country."""

    def page(address: str) -> str:
        answer = reader.get(address)
        assert answer.status_code == 200, address
        return answer.text

    return page


@pytest.fixture(scope="session")
def say(read: Read) -> Read:
    """What the page at an address says: no markup, and single spaces."""
    return lambda address: " ".join(unescape(re.sub(r"<[^>]+>", " ", read(address))).split())


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
