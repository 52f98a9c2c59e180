"""Where do the agencies' staff see what has come in, and prepare the phone call?"""

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug import Response

from nulage_forms.catalogue.published import PublishedPrincipal
from nulage_forms.model import DialogueStatus, Progress
from nulage_forms.questionnaire import document
from nulage_forms.swedish import sort_key
from nulage_forms.views.current import access, catalogue

blueprint = Blueprint("staff", __name__, url_prefix="/handlaggare")
ON_A_PAGE = 50
STATUSES: Mapping[str, tuple[str, frozenset[Progress]]] = {
    "inte-paborjat": ("Inte påbörjat", frozenset({"not_started"})),
    "pagar": ("Pågår", frozenset({"draft", "taken_back"})),
    "inskickat": ("Inskickat", frozenset({"sent"})),
    "hallet": ("Samtalet är hållet", frozenset({"held"})),
}
"""Each status by its name in the address, with its label."""


@blueprint.get("/")
def overview() -> str:
    """Every principal, alphabetically, with no more than how far it has come."""
    typed, wanted = request.args.get("namn", "").strip(), request.args.get("status", "")
    found = [
        (principal, status, label)
        for principal, status, label in _principals()
        if typed.casefold() in principal.name.casefold() and wanted in {"", label}
    ]
    pages = [found[start : start + ON_A_PAGE] for start in range(0, len(found), ON_A_PAGE)] or [[]]
    page = min(max(request.args.get("sida", 1, int), 1), len(pages))
    return render_template(
        "staff/overview.html",
        shown=pages[page - 1],
        found=len(found),
        page=page,
        pages=range(1, len(pages) + 1),
        typed=typed,
        wanted=wanted,
        statuses={name: label for name, (label, _) in STATUSES.items()},
    )


@blueprint.get("/<principal_id>/")
def principal(principal_id: str) -> str:
    """What the principal has sent in, or how far it has come when nothing stands."""
    status = access().status(principal_id)
    owner = _known(principal_id)
    if status.progress not in {"sent", "held"}:
        return render_template("staff/nothing.html", principal=owner, label=STATUSES[_label(status)][0])
    current = access().received(principal_id)
    number = request.args.get("sandning", current.number, int)
    submission = current if number == current.number else access().received(principal_id, number)
    return render_template(
        "staff/principal.html",
        principal=owner,
        status=status,
        submission=submission,
        sendings=range(1, current.number + 1),
        document=document.sent(submission),
    )


@blueprint.get("/<principal_id>/samtalsunderlag/")
def call_sheet(principal_id: str) -> str:
    """One page to have in front of one at the phone call."""
    submission = access().received(principal_id)
    return render_template(
        "staff/call_sheet.html",
        principal=_known(principal_id),
        submission=submission,
        document=document.sent(submission),
    )


@blueprint.get("/<principal_id>/hallet")
def ask_to_hold(principal_id: str) -> str | Response:
    """Asks before the dialogue is closed to the principal."""
    if access().status(principal_id).progress != "sent":
        return redirect(url_for(".principal", principal_id=principal_id), 303)
    return render_template("staff/hold.html", principal=_known(principal_id))


@blueprint.post("/<principal_id>/hallet")
def hold(principal_id: str) -> Response:
    """Notes that the call has been held."""
    access().hold(principal_id)
    return redirect(url_for(".principal", principal_id=principal_id), 303)


def _known(principal_id: str) -> PublishedPrincipal:
    """The principal, if it is published or has a room; otherwise nothing is found."""
    return next((one for one, *_ in _principals() if one.id == principal_id), None) or abort(404)


def _principals() -> list[tuple[PublishedPrincipal, DialogueStatus, str]]:
    """Every principal that is published or has a room, with its status and that status's name."""
    edition = catalogue().edition()
    kept = {status.principal_id: status for status in access().overview()}
    everyone = [edition.principal(principal_id) for principal_id in {**edition.principals, **kept}]
    everyone.sort(key=lambda principal: sort_key(principal.name))
    statuses = [kept.get(one.id, DialogueStatus(one.id, "not_started")) for one in everyone]
    return [(one, status, _label(status)) for one, status in zip(everyone, statuses, strict=True)]


def _label(status: DialogueStatus) -> str:
    return next(name for name, (_, progress) in STATUSES.items() if status.progress in progress)
