"""How did an answer come to read as it does, and how is an earlier text taken back?"""

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue import Saved, save, stale
from nulage_forms.dialogue.differences import Piece, differences
from nulage_forms.dialogue.merging import numbered, version_numbered
from nulage_forms.forms import seen_in
from nulage_forms.messages import message
from nulage_forms.model import AnswerVersion, Dialogue
from nulage_forms.questionnaire.question import Question
from nulage_forms.views.answering import CONFLICT
from nulage_forms.views.comparing import name_of
from nulage_forms.views.current import access, now, visitor
from nulage_forms.views.room import Room, enter

blueprint = Blueprint("history", __name__)
AT_ONCE = 20
"""How many versions stand on one page."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version as it is read: what had changed since the one before, and in how many words."""

    number: int
    version: AnswerVersion
    who: str
    pieces: tuple[Piece, ...]
    last: bool

    @property
    def added(self) -> int:
        return sum(piece.words for piece in self.pieces if piece.kind == "added")

    @property
    def removed(self) -> int:
        return sum(piece.words for piece in self.pieces if piece.kind == "removed")


@blueprint.get("/<principal_id>/historik/<field>/")
def versions(principal_id: str, field: str) -> ResponseReturnValue:
    """Every version of one answer, the latest first."""
    room = enter(principal_id)
    return _show(room, room.question(field) or abort(404))


@blueprint.post("/<principal_id>/historik/<field>/")
def restore(principal_id: str, field: str) -> ResponseReturnValue:
    """An earlier text becomes the latest, as a version of its own."""
    room = enter(principal_id)
    question = room.question(field) or abort(404)
    answer = room.assessment.answers.get(question.key) or abort(404)
    version = version_numbered(answer, request.form.get("nummer", 0, type=int)) or abort(404)
    seen = seen_in(request.form.get("sedd", ""))
    taken = {question.key: Saved(version.value, seen, question.wording, room.questionnaire.edition.id)}
    overtaken: tuple[str, ...] = ()

    def act(before: Dialogue) -> Dialogue:
        nonlocal overtaken
        overtaken = stale(before, taken)
        return save(before, taken, visitor().email, now())

    access().change(principal_id, "write", act)
    if overtaken:
        return _show(enter(principal_id), question, message("changed_since_seen")), CONFLICT
    return redirect(url_for(".versions", principal_id=principal_id, field=field), 303)


def _show(room: Room, question: Question, notice: str = "") -> str:
    answer = room.assessment.answers.get(question.key)
    all_of_them = numbered(answer) if answer else ()
    before = request.args.get("fore", 0, type=int)
    upto = next((at for at, (number, _) in enumerate(all_of_them) if number == before), len(all_of_them))
    first = max(upto - AT_ONCE, 0)
    shown = [_earlier(room, question, all_of_them, at) for at in range(upto - 1, first - 1, -1)]
    return render_template(
        "workspace/history.html",
        room=room,
        question=question,
        versions=shown,
        first=all_of_them[0][0] if all_of_them else 0,
        seen=room.assessment.version(question.key),
        older=all_of_them[first][0] if first else 0,
        notice=notice,
    )


def _earlier(
    room: Room, question: Question, versions: tuple[tuple[int, AnswerVersion], ...], at: int
) -> Earlier:
    number, version = versions[at]
    text = question.answer_text(version.value)
    before = question.answer_text(versions[at - 1][1].value) if at else text
    pieces = differences(before, text)
    return Earlier(number, version, name_of(version.by, room.name), pieces, at == len(versions) - 1)
