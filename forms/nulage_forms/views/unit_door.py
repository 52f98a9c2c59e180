"""How does a head teacher come in by the link in the mail?"""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue.units import RoundOver, UnitLinkClosed
from nulage_forms.questionnaire.units import MINUTES
from nulage_forms.security.tokens import token_hash
from nulage_forms.swedish import person_and_address
from nulage_forms.views.current import catalogue, sign_in, unit_access, visitor
from nulage_forms.views.mishaps import round_is_over

blueprint = Blueprint("unit_door", __name__)


@blueprint.route("/inbjudan/<principal_id>/enhet/<token>", methods=["GET", "POST"])
def invitation(principal_id: str, token: str) -> ResponseReturnValue:
    """GET shows who asks about what; POST uses the link up. Later one comes in by address, as members do."""
    hashed = token_hash(token)
    try:
        form = unit_access().invitation(principal_id, hashed)
        if request.method != "POST":
            return render_template(
                "unit/invitation.html",
                form=form,
                principal=catalogue().edition().principal(principal_id).name,
                asker=person_and_address(form.asked_by),
                minutes=MINUTES,
            )
        form = unit_access().come_in(principal_id, hashed)
    except UnitLinkClosed as closed:
        return _closed(principal_id, over=isinstance(closed, RoundOver))
    if visitor().email != form.email or visitor().kind == "staff":  # the same person in a team stays so
        sign_in("head_teacher", form.email)
    return redirect(url_for("unit_form.form", principal_id=principal_id, unit_code=form.code), 303)


def _closed(principal_id: str, *, over: bool) -> ResponseReturnValue:
    """Whoever is signed in is led to the form; anybody else is told how to come in, or why not."""
    own = [form.code for asker, form in unit_access().forms() if asker == principal_id]
    if own:
        return redirect(url_for("unit_form.form", principal_id=principal_id, unit_code=own[0]), 303)
    if over:
        return round_is_over()
    return render_template("unit/link_closed.html"), 404
