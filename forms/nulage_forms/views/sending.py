"""Where does a team check what it has written, send it in, and take it back?"""

import hashlib
from functools import partial

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from nulage_forms.dialogue import AlreadyHeld, AlreadySent, submissions
from nulage_forms.mail.letters import received_letter
from nulage_forms.messages import message
from nulage_forms.model import Assessment, Dialogue
from nulage_forms.questionnaire import document
from nulage_forms.questionnaire.progress import missing
from nulage_forms.views.answering import CONFLICT, UNPROCESSABLE
from nulage_forms.views.background import in_background
from nulage_forms.views.current import access, now, parts, visitor
from nulage_forms.views.receipts import receipt_address
from nulage_forms.views.room import Room, enter

blueprint = Blueprint("sending", __name__)


class NotReady(Exception):
    """Something that must be there is missing."""


class ChangedSinceChecked(Exception):
    """A colleague has saved something that whoever sends has not seen."""


@blueprint.get("/<principal_id>/granska/")
def check(principal_id: str) -> str:
    """Everything as it would be sent, and what is missing."""
    return _check(enter(principal_id))


@blueprint.post("/<principal_id>/skicka")
def send(principal_id: str) -> ResponseReturnValue:
    """Sends in once, however many times the button is pressed, and goes to the receipt."""
    room = enter(principal_id)
    try:
        sent = access().change(principal_id, "send", lambda before: _send(room, before))
    except (AlreadySent, AlreadyHeld):
        sent = access().workspace(principal_id)
    except NotReady:
        return _check(room, tried=True), UNPROCESSABLE
    except ChangedSinceChecked:
        return _check(enter(principal_id), notice=message("changed_since_checked")), CONFLICT
    else:
        _confirm(room, sent)
    return redirect(receipt_address(principal_id, sent.submissions[-1].reference), 303)


@blueprint.get("/<principal_id>/ta-tillbaka")
def ask_to_take_back(principal_id: str) -> ResponseReturnValue:
    """Asks before what was sent is taken back."""
    room = enter(principal_id)
    if room.dialogue.current_submission is None or room.dialogue.held_at:
        return redirect(room.address, 303)
    return render_template("workspace/take_back.html", room=room)


@blueprint.post("/<principal_id>/ta-tillbaka")
def take_back(principal_id: str) -> Response:
    """Opens the draft again."""
    access().change(
        principal_id, "send", lambda before: submissions.take_back(before, visitor().email, now())
    )
    return redirect(url_for("workspace.tasks", principal_id=principal_id), 303)


def _send(room: Room, before: Dialogue) -> Dialogue:
    """What is sent is word for word what whoever sends has just read."""
    if missing(room.questionnaire, before.assessment):
        raise NotReady
    if request.form.get("read") != _fingerprint(room, before.assessment):
        raise ChangedSinceChecked
    shown = document.shown(room.document(before.assessment))
    return submissions.send(before, shown, visitor().email, now())


def _confirm(room: Room, sent: Dialogue) -> None:
    """A mail to whoever sent, with the reference and the way to the receipt, and nothing of the content."""
    service, submission = parts(), sent.submissions[-1]
    link = f"{service.settings.service_url}{sent.principal_id}/kvitto/{submission.reference}/"
    letter = received_letter(room.principal.name, submission.reference, submission.sent_at, link)
    send = partial(service.post.send, submission.sent_by, letter.subject, letter.text)
    in_background("A confirmation", send)


def _check(room: Room, notice: str = "", *, tried: bool = False) -> str:
    return render_template(
        "workspace/check.html",
        room=room,
        document=room.document(room.assessment),
        missing=missing(room.questionnaire, room.assessment),
        read=_fingerprint(room, room.assessment),
        notice=notice,
        tried=tried,
    )


def _fingerprint(room: Room, assessment: Assessment) -> str:
    shown = submissions.canonical(document.shown(room.document(assessment)))
    return hashlib.sha256(shown.encode()).hexdigest()
