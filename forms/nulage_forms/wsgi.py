"""Where does the service stand in the address space of its host?

A server of one's own choice starts it by `nulage_forms.wsgi:from_environment()`.
"""

import gc
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Flask, Response, redirect, send_from_directory
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

from nulage_forms.app import create_app
from nulage_forms.catalogue import Catalogue
from nulage_forms.security import HEADERS
from nulage_forms.settings import Settings, SettingsFault, read_settings
from nulage_forms.store.opened import open_store

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

DEMO_MARK = "demo"


def from_environment(environment: Mapping[str, str] = os.environ) -> "WSGIApplication":
    """The whole application that the environment describes. Raises SettingsFault and ContractMismatch."""
    return for_good(mounted(read_settings(environment)))


def for_good(application: "WSGIApplication") -> "WSGIApplication":
    """The application, with all that its start has made left out of every later search for garbage.

    It stays until the end, and to search through a country of it took 50 ms in the middle of somebody's save.
    """
    gc.freeze()
    return application


def mounted(settings: Settings) -> "WSGIApplication":
    """The service under its path; in the demo with the published site around it, otherwise with nothing."""
    if not settings.demo and (settings.data / DEMO_MARK).exists():
        raise SettingsFault(
            {"DATA": f"{settings.data} holds a demonstration; give real data a folder of its own"}
        )
    service = create_app(
        settings, open_store(settings), Catalogue(settings.published), lambda: datetime.now(UTC)
    )
    around = (
        published_site(settings) if settings.demo else _with_headers(Flask("nothing", static_folder=None))
    )
    whole: WSGIApplication = DispatcherMiddleware(around, {settings.service_path: service})
    if settings.proxies:
        number = settings.proxies
        whole = ProxyFix(whole, x_for=number, x_proto=number, x_host=number)
    return whole


def published_site(settings: Settings) -> Flask:
    """The published folder as files, as a web server would give them: only for the demonstration."""
    site = _with_headers(Flask("site", static_folder=None))

    @site.get("/", defaults={"path": ""})
    @site.get("/<path:path>")
    def file(path: str) -> ResponseReturnValue:
        folder = settings.published.resolve()
        if (folder / path).is_dir() and (folder / path).is_relative_to(folder):
            if path and not path.endswith("/"):
                return redirect(f"/{path}/", 301)
            path += "index.html"
        try:
            return send_from_directory(folder, path, max_age=0)
        except NotFound:
            return Response((folder / "404.html").read_bytes(), 404)

    return site


def _with_headers(app: Flask) -> Flask:
    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.update(HEADERS)
        policy = HEADERS["Content-Security-Policy"]  # the site's search is compiled in the browser
        searching = policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
        response.headers["Content-Security-Policy"] = searching
        return response

    return app
