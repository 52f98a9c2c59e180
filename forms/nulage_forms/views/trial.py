"""How does somebody without an invitation try the form, with nothing kept on the server?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug import Response

from nulage_forms.documents import KINDS, WORD
from nulage_forms.documents.form import NEW, Form, form_of
from nulage_forms.documents.pdf import analysis_page
from nulage_forms.documents.plain import plain
from nulage_forms.documents.word import word
from nulage_forms.documents.word_form import word_form
from nulage_forms.forms import AnswerForm
from nulage_forms.messages import message
from nulage_forms.model import Answer, AnswerVersion, Assessment
from nulage_forms.questionnaire.beside import absences
from nulage_forms.questionnaire.document import written
from nulage_forms.questionnaire.from_analysis import begun
from nulage_forms.questionnaire.question import Page
from nulage_forms.swedish import number, sort_key
from nulage_forms.views.answering import UNPROCESSABLE
from nulage_forms.views.blank import published_form
from nulage_forms.views.current import catalogue, now
from nulage_forms.views.files import SECONDS_TO_WAIT, NoPaper, handed_out, printed, published_facts
from nulage_forms.views.searching import is_meant

blueprint = Blueprint("trial", __name__, url_prefix="/prova")
MOST_FOUND = 30
MOST_CHARACTERS = 200_000
"""How much may be written in all: some eighty pages, whichever letters they are of."""
NOBODY = ""
FIRST = f"{NEW}1"
"""The id of the first question in a form in which there is none."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A page of the form, and what was typed on it."""

    page: Page
    form: AnswerForm

    @property
    def open(self) -> bool:
        """Whether it is shown unfolded: when there is something in it to see, or to mend."""
        return bool(self.form.faults or self.form.proposal(NOBODY))


@blueprint.get("/")
def choose() -> str:
    """Whose form it is to be."""
    typed = request.args.get("sok", "").strip()
    everyone = catalogue().edition().principals.values() if typed else ()
    found = sorted((one for one in everyone if is_meant(one, typed)), key=lambda one: sort_key(one.name))
    return render_template("trial_choose.html", typed=typed, shown=found[:MOST_FOUND], found=len(found))


@blueprint.route("/<principal_id>/", methods=["GET", "POST"])
def form(principal_id: str) -> ResponseReturnValue:
    """The whole form on one page; what is sent from it comes back as a file, and nothing is kept."""
    blank = _with_area(published_form(principal_id))
    if request.method != "POST":
        return _show(blank, [Tried(page, AnswerForm(page, blank.assessment)) for page in blank.pages])
    tried = [Tried(page, AnswerForm(page, Assessment(), request.form)) for page in blank.pages]
    for each in tried:
        each.form.validate()
    if any(each.form.faults for each in tried):
        return _show(blank, tried), UNPROCESSABLE
    typed = _typed(blank, tried)
    if (length := sum(len(answer.value.text) for answer in typed.answers.values())) > MOST_CHARACTERS:
        parts = {"limit": number(MOST_CHARACTERS, 0), "length": number(length, 0)}
        return _show(blank, tried, message("too_long_altogether", **parts)), UNPROCESSABLE
    try:
        return _made(blank, typed, request.form.get("som", ""))
    except NoPaper as reason:
        return _show(blank, tried, str(reason)), 503, {"Retry-After": str(SECONDS_TO_WAIT)}


def _with_area(blank: Form) -> Form:
    """The form with the area that was chosen in the analysis as its first question, if one was."""
    questionnaire, principal_id = blank.questionnaire, blank.questionnaire.principal.id
    area = catalogue().area(principal_id, request.args.get("omrade"))
    draft = begun(questionnaire, FIRST, area, now())
    return form_of(questionnaire, catalogue().figures(principal_id), draft) if area else blank


def _made(blank: Form, assessment: Assessment, kind: str) -> Response:
    principal = blank.questionnaire.principal
    figures = catalogue().figures(principal.id)
    document = written(blank.questionnaire, figures, assessment)
    state = ("Läge", "Provat utan inloggning")
    facts = (("Huvudman", principal.name), state, *published_facts(document.edition))
    make: Mapping[str, Callable[[], bytes]] = {
        "word": lambda: word(document, facts, now()),
        "pdf": lambda: printed(lambda: analysis_page(document, facts)),
        "json": lambda: plain(principal, assessment, document),
    }
    if kind in make:
        return handed_out(make[kind](), f"Nulägesanalys {principal.name}", KINDS[kind])
    filled = form_of(blank.questionnaire, figures, assessment)
    return handed_out(word_form(filled, now()), f"Blankett {principal.name}", WORD)


def _typed(blank: Form, tried: list[Tried]) -> Assessment:
    """What was typed, as an assessment that lives as long as the answer takes to make."""
    edition = blank.questionnaire.edition.id
    saved = {key: each for one in tried for key, each in one.form.proposal(edition).items()}
    answers = {
        key: Answer((AnswerVersion(each.value, NOBODY, now(), each.wording, edition),))
        for key, each in saved.items()
    }
    questions = [one.page for one in tried if one.page.question_id and one.form.proposal(edition)]
    ids = tuple(page.question_id for page in questions)
    areas = {key: area for key, area in blank.assessment.areas.items() if key in ids}
    return Assessment(answers, priorities=ids, areas=areas)


def _show(blank: Form, tried: list[Tried], notice: str = "") -> str:
    forms = {one.page.id: one for one in tried}
    errors = [fault for one in tried for fault in one.form.faults]
    return render_template(
        "trial.html",
        form=blank,
        forms=forms,
        absences=absences,
        errors=errors,
        notice=notice,
        most=number(MOST_CHARACTERS, 0),
    )
