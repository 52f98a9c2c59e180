"""Where do staff note what was agreed, begin the next round, and read the rounds before?"""

from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from nulage_forms.questionnaire.for_staff import for_staff
from nulage_forms.views.current import access
from nulage_forms.views.staff import known

blueprint = Blueprint("staff_rounds", __name__, url_prefix="/handlaggare")


@blueprint.get("/<principal_id>/hallet")
def ask_to_hold(principal_id: str) -> str | Response:
    """Asks before the dialogue is closed to the principal; afterwards, where agreements are changed."""
    status = access().status(principal_id)
    if status.progress not in {"sent", "held"}:
        return redirect(url_for("staff.principal", principal_id=principal_id), 303)
    return render_template(
        "staff/hold.html",
        principal=known(principal_id).principal,
        status=status,
        agreed=access().agreed(principal_id),
    )


@blueprint.post("/<principal_id>/hallet")
def hold(principal_id: str) -> Response:
    """Notes that the call has been held, and what was agreed in it."""
    points = request.form.get("overenskommet", "").splitlines()
    access().hold(principal_id, points, _date(request.form.get("uppfoljning", "")))
    return redirect(url_for("staff.principal", principal_id=principal_id), 303)


@blueprint.get("/<principal_id>/ny-omgang")
def ask_to_begin(principal_id: str) -> str | Response:
    """Asks before the next round begins."""
    if access().status(principal_id).progress != "held":
        return redirect(url_for("staff.principal", principal_id=principal_id), 303)
    return render_template("staff/new_round.html", principal=known(principal_id).principal)


@blueprint.post("/<principal_id>/ny-omgang")
def begin(principal_id: str) -> Response:
    """Begins the next round; the one before is kept as it is."""
    access().new_round(principal_id)
    return redirect(url_for("staff.principal", principal_id=principal_id), 303)


@blueprint.get("/<principal_id>/omgang/<int:number>/")
def past(principal_id: str, number: int) -> str:
    """What was sent in and agreed in an earlier round."""
    ended = access().received_in(principal_id, number)
    return render_template(
        "staff/past_round.html",
        principal=known(principal_id).principal,
        past=ended,
        shown=for_staff(ended.sent),
    )


def _date(text: str) -> date | None:
    """The day that a browser's date field says; None when it says none that there is."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
