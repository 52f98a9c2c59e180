"""Does the service answer, and how does it look?"""

from flask import Blueprint, send_file
from flask.typing import ResponseReturnValue

from nulage_forms.views.current import parts, settings

blueprint = Blueprint("health", __name__)


@blueprint.get("/halsa")
def health() -> ResponseReturnValue:
    """Answers when what is stored and what is published can both be read."""
    parts().store.statuses()
    parts().catalogue.edition()
    return "ok\n", {"Content-Type": "text/plain; charset=utf-8"}


@blueprint.get("/stil.css")
def stylesheet() -> ResponseReturnValue:
    """The site's own stylesheet, from the published folder, so that both halves look alike."""
    return send_file(settings().published.resolve() / "tema" / "nulage.css", "text/css", max_age=300)


@blueprint.get("/ikon.svg")
def icon() -> ResponseReturnValue:
    """The site's own mark, so that no browser goes looking for one elsewhere."""
    return send_file(settings().published.resolve() / "static" / "favicon.svg", "image/svg+xml", max_age=300)
