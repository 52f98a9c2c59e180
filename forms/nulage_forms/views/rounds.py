"""Where does a team read what it sent in, and what was agreed, in an earlier round?"""

from flask import Blueprint, abort, render_template

from nulage_forms.questionnaire import document
from nulage_forms.views.room import enter

blueprint = Blueprint("rounds", __name__)


@blueprint.get("/<principal_id>/omgang/<int:number>/")
def past(principal_id: str, number: int) -> str:
    """A round that has come to its end, 1 for the first."""
    room = enter(principal_id)
    if not 1 <= number <= len(room.dialogue.rounds):
        abort(404)
    ended = room.dialogue.rounds[number - 1]
    return render_template(
        "workspace/past_round.html",
        room=room,
        past=ended,
        number=number,
        document=document.sent(ended.sent),
    )
