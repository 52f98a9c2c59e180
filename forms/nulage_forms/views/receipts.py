"""Where does a team read what it has sent in, in this round or an earlier one, and what had changed?"""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue.receipts import receipt_of, receipts
from nulage_forms.questionnaire import document
from nulage_forms.questionnaire.changed import changes
from nulage_forms.views.room import enter

blueprint = Blueprint("receipts", __name__)


@blueprint.get("/<principal_id>/kvitto/<reference>/")
def receipt(principal_id: str, reference: str) -> str:
    """What was sent in under the reference, word for word. Raises UnknownReceipt."""
    room = enter(principal_id)
    found = receipt_of(room.dialogue, reference)
    return render_template(
        "workspace/receipt.html",
        room=room,
        receipt=found,
        past=found.round <= len(room.dialogue.rounds),
        document=document.sent(found.submission),
    )


@blueprint.get("/<principal_id>/kvitto/<reference>/skillnad/")
def changed(principal_id: str, reference: str) -> str:
    """What differs between a sending and the one before it. Raises UnknownReceipt."""
    room = enter(principal_id)
    found = receipt_of(room.dialogue, reference)
    earlier, later = found.earlier or abort(404), found.submission
    documents = document.sent(earlier), document.sent(later)
    return render_template(
        "workspace/changes.html",
        room=room,
        earlier=earlier,
        later=later,
        sections=changes(*documents),
        editions=[one.edition for one in documents],
    )


@blueprint.get("/<principal_id>/kvitto/<int:number>/", defaults={"more": ""})
@blueprint.get("/<principal_id>/kvitto/<int:number>/<path:more>")
def numbered(principal_id: str, number: int, more: str) -> ResponseReturnValue:
    """Leads on from an address that calls a sending by its number in the round, as mails once did.

    Where several rounds have a sending of that number it asks which one is meant.
    """
    room = enter(principal_id)
    found = [each for each in receipts(room.dialogue) if each.submission.number == number] or abort(404)
    if len(found) > 1:
        return render_template("workspace/which_receipt.html", room=room, found=found)
    return redirect(receipt_address(principal_id, found[0].submission.reference) + more, 303)


def receipt_address(principal_id: str, reference: str) -> str:
    """Where the receipt stands for ever, as the reference belongs to this sending alone."""
    return url_for("receipts.receipt", principal_id=principal_id, reference=reference)
