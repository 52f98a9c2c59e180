"""What do tests share that look at pages in a browser?"""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from running import Running, run
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

STYLES = Path(__file__).parents[3] / "site/nulage_site/static/css"


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
