"""Who else writes on a page that somebody has open?"""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from nulage_forms.views.room import enter

blueprint = Blueprint("presence", __name__)
LONGEST_PLACE = 200


@blueprint.get("/<principal_id>/har")
def here(principal_id: str) -> ResponseReturnValue:
    """What the page says of the others now. To ask is no sign of life, so nobody stays signed in by it."""
    return {"text": enter(principal_id).others_here(request.args.get("plats", "")[:LONGEST_PLACE])}
