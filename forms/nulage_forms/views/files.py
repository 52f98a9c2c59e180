"""How is a file handed out, and what does a person meet when it cannot be made just now?"""

from collections.abc import Callable
from io import BytesIO

from flask import Response, render_template, send_file, url_for

from nulage_forms.documents import INVENTED, PDF, Kind
from nulage_forms.documents.pdf import can_print, pdf
from nulage_forms.documents.press import Press, PressBusy
from nulage_forms.messages import message
from nulage_forms.views.current import catalogue

SECONDS_TO_WAIT = 30
_PRESS = Press()
Facts = tuple[tuple[str, str], ...]
"""What stands under the title of a document: names and texts."""


class NoPaper(Exception):
    """A PDF cannot be made now; the message says what to do instead."""


def handed_out(content: bytes, name: str, kind: Kind) -> Response:
    """The file as a download, under its name with å, ä and ö."""
    return send_file(
        BytesIO(content), kind.type, as_attachment=True, download_name=f"{name}.{kind.suffix}", max_age=0
    )


def published_facts(edition_id: str) -> Facts:
    """What has to be said of what is published, in every file as on every page."""
    invented = (("Om siffrorna", INVENTED),) if catalogue().edition().invented else ()
    return (("Utgåva", edition_id), *invented)


def printed(page: Callable[[], str]) -> bytes:
    """The page as PDF, made in its turn. Raises NoPaper when it has to wait too long, or never comes."""
    if not can_print():
        raise NoPaper(message("no_press"))
    try:
        return _PRESS.made(lambda: pdf(page()))
    except PressBusy:
        raise NoPaper(message("press_busy")) from None


def handed_out_pdf(page: Callable[[], str], name: str) -> Response:
    """The page as PDF to download, or why there is none."""
    try:
        return handed_out(printed(page), name, PDF)
    except NoPaper as reason:
        return no_paper(reason)


def no_paper(reason: NoPaper) -> Response:
    """What to do instead, for people and for machines."""
    start = url_for("sign_in.start")
    text = render_template(
        "mishap.html", title="Det gick inte att göra en PDF", remedy=str(reason), start=start, typed=()
    )
    return Response(text, 503, {"Retry-After": str(SECONDS_TO_WAIT)})
