"""Where does anybody find the form with a principal's own published figures, before any sign-in?"""

from flask import Blueprint, Response, abort, render_template

from nulage_forms.documents import WORD
from nulage_forms.documents.form import Form, form_of
from nulage_forms.documents.pdf import form_page
from nulage_forms.documents.word_form import word_form
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.beside import absences
from nulage_forms.views.current import catalogue, now
from nulage_forms.views.files import handed_out, handed_out_pdf

blueprint = Blueprint("blank", __name__, url_prefix="/blankett")


@blueprint.get("/<principal_id>/")
def page(principal_id: str) -> str:
    """Everything that is asked, to read through, and the form as Word and PDF."""
    form = published_form(principal_id)
    return render_template("blank.html", form=form, absences=absences)


@blueprint.get("/<principal_id>/blankett.<kind>")
def file(principal_id: str, kind: str) -> Response:
    """The form to fill in, on paper or in Word."""
    form = published_form(principal_id)
    name = f"Blankett {form.questionnaire.principal.name}"
    if kind == WORD.suffix:
        return handed_out(word_form(form, now()), name, WORD)
    return handed_out_pdf(lambda: form_page(form), name) if kind == "pdf" else abort(404)


def published_form(principal_id: str) -> Form:
    """The blank form of a principal that is published; otherwise nothing is found."""
    edition = catalogue().edition()
    principal = edition.principals.get(principal_id) or abort(404)
    return form_of(Questionnaire(edition, principal), catalogue().figures(principal_id))
