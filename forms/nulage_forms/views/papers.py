"""Where does a team take its analysis home: to read, to print, or to write on in Word?"""

from collections.abc import Callable, Mapping

from flask import Blueprint, Response, abort, render_template, request

from nulage_forms.dialogue.receipts import receipt_of
from nulage_forms.dialogue.submissions import sent_assessment
from nulage_forms.documents import KINDS, WORD
from nulage_forms.documents.form import form_of
from nulage_forms.documents.pdf import analysis_page
from nulage_forms.documents.plain import plain
from nulage_forms.documents.sheet import sheet
from nulage_forms.documents.word import word
from nulage_forms.documents.word_form import word_form
from nulage_forms.model import Assessment, Submission
from nulage_forms.questionnaire.document import Document, sent
from nulage_forms.swedish import moment_text, person_and_address
from nulage_forms.views.current import now
from nulage_forms.views.files import Facts, handed_out, handed_out_pdf, published_facts
from nulage_forms.views.room import Room, enter

blueprint = Blueprint("papers", __name__)
FORM = "blankett"
"""The Word file that can be read in again, beside the kinds that are for reading."""


@blueprint.get("/<principal_id>/papper/")
def overview(principal_id: str) -> str:
    """What there is to take home, and where it is handed in again."""
    taken_in = request.args.get("inlagda", 0, int)
    return show_papers(enter(principal_id), taken_in=taken_in)


@blueprint.get("/<principal_id>/hamta/<kind>")
def file(principal_id: str, kind: str) -> Response:
    """The analysis as it is now, sent or not."""
    room = enter(principal_id)
    if kind == FORM:
        form = form_of(room.questionnaire, room.figures, room.assessment)
        return handed_out(word_form(form, now()), f"Blankett {room.principal.name}", WORD)
    document = room.document(room.assessment)
    facts = (("Huvudman", room.principal.name), ("Läge", _state(room)), *published_facts(document.edition))
    name = f"Nulägesanalys {room.principal.name}"
    return _as(kind, name, room, room.assessment, document, facts)


@blueprint.get("/<principal_id>/kvitto/<reference>/<kind>")
def sent_file(principal_id: str, reference: str, kind: str) -> Response:
    """What was sent in, word for word, with its reference and checksum. Raises UnknownReceipt."""
    room = enter(principal_id)
    submission = receipt_of(room.dialogue, reference).submission
    document = sent(submission)
    name = f"Kvitto {submission.reference} {document.principal}"
    facts = _facts_of(submission, document)
    return _as(kind, name, room, sent_assessment(submission), document, facts, submission)


def show_papers(room: Room, fault: str = "", *, taken_in: int = 0) -> str:
    """The page, with what was wrong with a file that was handed in, or how much of one was taken in."""
    return render_template(
        "workspace/papers.html",
        room=room,
        fault=fault,
        taken_in=taken_in,
    )


def _as(
    kind: str,
    name: str,
    room: Room,
    assessment: Assessment,
    document: Document,
    facts: Facts,
    submission: Submission | None = None,
) -> Response:
    if kind == "pdf":
        return handed_out_pdf(lambda: analysis_page(document, facts), name)
    make: Mapping[str, Callable[[], bytes]] = {
        "word": lambda: word(document, facts, submission.sent_at if submission else now()),
        "excel": lambda: sheet(document, facts),
        "json": lambda: plain(room.principal, assessment, document, submission),
    }
    if kind not in make:
        abort(404)
    return handed_out(make[kind](), name, KINDS[kind])


def _state(room: Room) -> str:
    current = room.dialogue.current_submission
    taken = f"hämtat {moment_text(now())}"
    return f"Inskickat, referens {current.reference}" if current else f"Utkast, {taken}"


def _facts_of(submission: Submission, document: Document) -> Facts:
    facts = [
        ("Referens", submission.reference),
        ("Huvudman", document.principal),
        ("Inskickat", moment_text(submission.sent_at)),
        ("Av", person_and_address(submission.sent_by)),
        ("Sändning", str(submission.number)),
        ("Kontrollsumma", submission.checksum),
        *published_facts(document.edition),
    ]
    if submission.taken_back_at:
        facts.append(("Tillbakataget", moment_text(submission.taken_back_at)))
    return tuple(facts)
