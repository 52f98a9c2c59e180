"""Where do staff note what was agreed, begin the next round, and read the rounds before?"""

from collections.abc import Callable
from datetime import date
from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from nulage_forms.access import News
from nulage_forms.dialogue.rounds import (
    MOST_IN_A_POINT,
    MOST_POINTS,
    AgreedMeanwhile,
    agreed_points,
    has_room_for,
    mark_of,
)
from nulage_forms.mail.letters import Letter
from nulage_forms.mail.round_letters import agreed_letter, held_letter, new_round_letter
from nulage_forms.messages import message
from nulage_forms.model import Agreed
from nulage_forms.questionnaire.for_staff import for_staff
from nulage_forms.swedish import day_in_sweden
from nulage_forms.views.answering import CONFLICT, UNPROCESSABLE
from nulage_forms.views.background import in_background
from nulage_forms.views.caring import Pointed, newly_pointed
from nulage_forms.views.current import access, now, parts
from nulage_forms.views.staff import known

blueprint = Blueprint("staff_rounds", __name__, url_prefix="/handlaggare")
AGREED, READ = "overenskommet", "lastes"
FOLLOW_UP, KNOWN_DAY = "uppfoljning", "uppfoljning-sagd"
"""The day of the follow-up, and the one that whoever saves has been told of."""


@blueprint.get("/<principal_id>/hallet")
def ask_to_hold(principal_id: str) -> str | Response:
    """Asks before the dialogue is closed to the principal; afterwards, where agreements are changed."""
    agreed = access().agreed(principal_id)
    return _holding(principal_id, mark_of(agreed), "\n".join(agreed.points), str(agreed.follow_up or ""))


@blueprint.post("/<principal_id>/hallet")
def hold(principal_id: str) -> ResponseReturnValue:
    """Notes that the call has been held, and what was agreed; asks first about whom that points out.

    What somebody else has noted meanwhile is shown, and what was typed stays in its field. So it does when
    the day of the follow-up is none, or has been.
    """
    typed, follow_up = request.form.get(AGREED, ""), request.form.get(FOLLOW_UP, "").strip()
    read, points, agreed = request.form.get(READ, ""), agreed_points(typed), access().agreed(principal_id)
    pointed = newly_pointed(AGREED, typed, "\n".join(agreed.points))
    fault = (
        "" if has_room_for(points) else message("agreed_too_long", points=MOST_POINTS, length=MOST_IN_A_POINT)
    )
    odd_day = _odd_day(follow_up, agreed.follow_up)
    if (pointed and pointed.sentence) or fault or odd_day:
        told = {"pointed": pointed, "fault": fault, "odd_day": odd_day}
        return _holding(principal_id, read, typed, follow_up, **told), UNPROCESSABLE
    try:
        news = access().hold(principal_id, Agreed(points, _date(follow_up)), read)
    except AgreedMeanwhile:
        theirs = access().agreed(principal_id)
        fault = message("agreed_meanwhile")
        return _holding(principal_id, mark_of(theirs), typed, follow_up, fault=fault, theirs=theirs), CONFLICT
    if news.held:
        _tell(principal_id, news, partial(held_letter, agreed=news.agreed))
    elif news.agreed:
        _tell(principal_id, news, partial(agreed_letter, anew=news.anew))
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
    _tell(principal_id, access().new_round(principal_id), new_round_letter)
    return redirect(url_for("staff.principal", principal_id=principal_id), 303)


@blueprint.get("/<principal_id>/omgang/<int:number>/")
def past(principal_id: str, number: int) -> str:
    """What was sent in and agreed in a past round; the sending that stood unless another is asked for."""
    ended = access().received_in(principal_id, number)
    sendings = ended.submissions
    wanted = request.args.get("sandning", len(sendings), int)
    submission = sendings[wanted - 1] if 1 <= wanted <= len(sendings) else abort(404)
    stood = submission is ended.sent
    return render_template(
        "staff/past_round.html",
        principal=known(principal_id).principal,
        past=ended,
        number=number,
        submission=submission,
        stood=stood,
        offers=access().offers(principal_id, submission) if stood else (),
        shown=for_staff(submission),
    )


def _tell(principal_id: str, news: News, letter: Callable[[str, str], Letter]) -> None:
    """A mail to each in the team, with the way to the room and nothing of what it holds."""
    service = parts()
    written = letter(known(principal_id).principal.name, f"{service.settings.service_url}{principal_id}/")
    for email in news.team:
        in_background("News of a dialogue", partial(service.post.send, email, written.subject, written.text))


def _holding(
    principal_id: str, read: str, typed: str, follow_up: str, **told: Pointed | Agreed | str | None
) -> str | Response:
    """The page with what was typed by whoever has `read` what stood, and what there is to tell of it."""
    status = access().status(principal_id)
    if status.progress not in {"sent", "held"}:
        return redirect(url_for("staff.principal", principal_id=principal_id), 303)
    return render_template(
        "staff/hold.html",
        principal=known(principal_id).principal,
        status=status,
        typed=typed,
        follow_up=follow_up,
        read=read,
        **{"pointed": None, "fault": "", "odd_day": "", "theirs": None} | told,
    )


def _odd_day(typed: str, noted: date | None) -> str:
    """What is to be mended in a day that is new; one that has been is told of once."""
    day = _date(typed)
    if typed and day is None:
        return message("odd_day")
    told_of = typed == request.form.get(KNOWN_DAY)
    been = day is not None and day != noted and day < day_in_sweden(now())
    return message("day_has_been") if been and not told_of else ""


def _date(text: str) -> date | None:
    """The day that a browser's date field says; None when it says none that there is."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
