"""Where do staff say that similar principals may read a question?"""

from flask import Blueprint, redirect, request, url_for
from werkzeug import Response

from nulage_forms.views.current import access

blueprint = Blueprint("staff_sharing", __name__, url_prefix="/handlaggare")


@blueprint.post("/<principal_id>/delas/<question_id>")
def decide(principal_id: str, question_id: str) -> Response:
    """Notes what was decided of a question in the sending that was shown, and goes back to it."""
    reference, share = request.form.get("referens", ""), request.form.get("visas") == "ja"
    access().decide_on_sharing(principal_id, reference, question_id, share=share)
    round_number = request.form.get("omgang", 0, int)
    back = (
        url_for("staff_rounds.past", principal_id=principal_id, number=round_number)
        if round_number
        else url_for("staff.principal", principal_id=principal_id)
    )
    return redirect(f"{back}#delas", 303)
