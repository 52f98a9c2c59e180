"""How does the agencies' staff come in?"""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.messages import message
from nulage_forms.model import NotAnAddress, normal_email
from nulage_forms.staff import WrongCode, is_password, with_code_used
from nulage_forms.views.answering import UNPROCESSABLE
from nulage_forms.views.current import now, parts
from nulage_forms.views.current import sign_in as begin
from nulage_forms.views.sign_in import come_in_by

blueprint = Blueprint("staff_sign_in", __name__, url_prefix="/handlaggare")


@blueprint.route("/logga-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Password and one-time code together; what was wrong is not told. The address stays."""
    if request.method != "POST":
        return render_template("staff_sign_in.html")
    email = _admitted(*(request.form.get(field, "") for field in ("email", "password", "code")))
    if email is None:
        typed = request.form.get("email", "")
        return render_template(
            "staff_sign_in.html", fault=message("not_admitted"), typed=typed
        ), UNPROCESSABLE
    begin("staff", email)
    return redirect(url_for("sign_in.start"), 303)


@blueprint.route("/logga-in/<token>", methods=["GET", "POST"])
def link(token: str) -> ResponseReturnValue:
    """A link that is used once, in the demonstration only."""
    return come_in_by(token, "staff")


def _admitted(typed: str, password: str, code: str) -> str | None:
    """The e-mail address of whoever showed both the password and a fresh code; otherwise None."""
    store = parts().store
    try:
        email = normal_email(typed)
    except NotAnAddress:
        return None
    if not is_password(store.staff_account(email), password):
        return None
    try:
        return store.change_staff_account(email, lambda account: with_code_used(account, code, now())).email
    except WrongCode:
        return None
