"""What do tests of pages share: who works on them, and what looks at them in a browser?"""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from desk import Desk
from flask.testing import FlaskClient
from looking import Reader
from playwright.sync_api import Browser
from running import Running, run
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

STYLES = Path(__file__).parents[3] / "site/nulage_site/static/css"


@pytest.fixture
def client(service: Running) -> FlaskClient:
    """The browser of an owner of the principal's team."""
    return service.member()


@pytest.fixture
def anna(client: FlaskClient) -> Desk:
    """That owner at her desk."""
    return Desk(client)


@pytest.fixture
def bo(service: Running) -> Desk:
    """A colleague who writes."""
    return Desk(service.member("bo@x.example", role="writer"))


@pytest.fixture
def reader(browser: Browser, address: str, client: FlaskClient) -> Reader:
    """Who looks at what the owner sees, for all who would be shut out of it."""
    return Reader(browser, address, client)


@pytest.fixture
def dressed(tmp_path: Path) -> Running:
    """A service in the demonstration's mode, dressed in the site's own stylesheet."""
    running = run(tmp_path, mode="demo")
    theme = "".join(file.read_text() for file in sorted(STYLES.glob("*.css")))
    (tmp_path / "_site" / "tema" / "nulage.css").write_text(theme)
    running.app.config["TRUSTED_HOSTS"] = ["form.example", "127.0.0.1"]
    return running


@pytest.fixture
def address(dressed: Running) -> Iterator[str]:
    """Where a browser finds it."""
    # A page that is made when all else fails knows its stylesheet by the service's own path alone.
    both = DispatcherMiddleware(dressed.app, {dressed.parts.settings.service_path: dressed.app})
    server = make_server("127.0.0.1", 0, both, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
