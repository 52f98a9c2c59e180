"""What does a preview put on the pages, so that an editor sees what is new and what is wrong?"""

from collections.abc import Iterator
from difflib import get_close_matches
from http import HTTPStatus

from flask import Flask, Response, current_app, render_template, request, url_for
from flask.blueprints import Blueprint
from werkzeug.exceptions import NotFound

from nulage_site.app import addresses
from nulage_site.faults import Fault
from nulage_site.library import Library
from nulage_site.preview.watch import Version
from nulage_site.publish.freezer import A_PAGE, raised_at
from nulage_site.publish.frozen import REMEDY
from nulage_site.views.pages import not_found

DOOR = "/_forhandsvisning"
"""Where the preview's own script and stylesheet are. Nothing of it is ever published."""

VERSION = "nulage.version"
"""The key in a request's environment under which the version that answers it is kept."""

ALIKE = 0.6
"""How alike, of 1, an address is to one that was asked for in vain, to be suggested."""

SUGGESTED = 5


class Pages:
    """Adds to each page what is wrong with what was saved, and the script that shows the next version.

    Keeps each page as it was when it last could be shown.
    """

    def __init__(self) -> None:
        self._whole: dict[str, str] = {}

    def prepare(self, app: Flask) -> Flask:
        """The app with the preview's parts; of an app without pages there is only what is wrong."""
        blueprint = Blueprint(
            "preview", __name__, url_prefix=DOOR, static_folder="static", template_folder="templates"
        )
        blueprint.add_url_rule("/version", "version", lambda: _version().name)
        app.config["PROPAGATE_EXCEPTIONS"] = False
        app.register_blueprint(blueprint)
        app.register_error_handler(NotFound, self.missing)
        app.register_error_handler(Exception, self.broken)
        app.after_request(self.complete)
        return app

    def missing(self, problem: NotFound) -> tuple[str, int] | NotFound:
        """The site's own page for lost readers, with addresses that are like the one asked for."""
        library = _version().library
        if library is None:
            return render_template("preview/alone.html"), HTTPStatus.SERVICE_UNAVAILABLE
        if "." in request.path.rpartition("/")[2]:
            return problem
        likely = get_close_matches(request.path, sorted(_nearby(library)), SUGGESTED, ALIKE)
        panel = render_template("preview/likely.html", likely=likely)
        return _above_main(not_found(), panel), HTTPStatus.NOT_FOUND

    def broken(self, problem: Exception) -> tuple[str, int]:
        """The page as it last was, under the fault that keeps a new one from being shown."""
        raised: Exception = getattr(problem, "original_exception", None) or problem
        fault = Fault(request.path, raised_at(raised), f"{type(raised).__name__}: {raised}", A_PAGE, REMEDY)
        page = self._whole.get(request.path) or render_template("preview/alone.html")
        panel = render_template("preview/panel.html", faults=[fault], restart=())
        return _above_main(page, panel), HTTPStatus.INTERNAL_SERVER_ERROR

    def complete(self, response: Response) -> Response:
        """The answer, never kept by a browser, and with all that a page needs in a preview."""
        response.headers["Cache-Control"] = "no-store"
        if response.mimetype == "text/html":
            page, version = response.get_data(as_text=True), _version()
            if response.status_code == HTTPStatus.OK and request.endpoint != "preview.version":
                self._whole[request.path] = page
            if version.faults or version.restart:
                panel = render_template("preview/panel.html", faults=version.faults, restart=version.restart)
                page = _above_main(page, panel)
            head = render_template("preview/head.html", version=version.name)
            response.set_data(page.replace("</head>", f"{head}</head>", 1))
        return response


def _version() -> Version:
    version: Version = request.environ[VERSION]
    return version


def _above_main(page: str, part: str) -> str:
    return page.replace("<main", f"{part}<main", 1)


def _nearby(library: Library) -> Iterator[str]:
    """Addresses of pages in the same section of the site, or of all pages that stand in none."""
    section = request.path[: request.path.find("/", 1) + 1]
    alone = [rule.rule for rule in current_app.url_map.iter_rules() if not rule.arguments]
    known = [*alone, *(url_for(endpoint, **values) for endpoint, values in addresses(library))]
    pages = [address for address in known if address.endswith("/")]
    yield from [each for each in pages if section and each.startswith(section)] or alone
