"""Where do the agencies' staff see what has come in, and prepare the phone call?"""

from collections.abc import Sequence

from flask import Blueprint, abort, render_template, request

from nulage_forms.questionnaire.call_sheet import call_sheet_of
from nulage_forms.questionnaire.changed import changes
from nulage_forms.questionnaire.for_staff import for_staff
from nulage_forms.views.current import access, catalogue, visitor
from nulage_forms.views.staff_list import CHOICES, EVERYONE, Row, narrowed, row_of, rows

blueprint = Blueprint("staff", __name__, url_prefix="/handlaggare")
ON_A_PAGE = 50


@blueprint.get("/")
def overview() -> str:
    """The principals that are invited, or those asked for, with no more than how far each has come."""
    typed, wanted = request.args.get("sok", "").strip(), request.args.get("status", "")
    found = narrowed(_everyone(), wanted, typed)
    pages = [found[start : start + ON_A_PAGE] for start in range(0, len(found), ON_A_PAGE)] or [[]]
    page = min(max(request.args.get("sida", 1, int), 1), len(pages))
    return render_template(
        "staff/overview.html",
        shown=pages[page - 1],
        found=len(found),
        page=page,
        pages=range(1, len(pages) + 1),
        typed=typed,
        wanted=wanted,
        choices=CHOICES,
        everyone=EVERYONE,
    )


@blueprint.get("/<principal_id>/")
def principal(principal_id: str) -> str:
    """What the principal has sent in, or how far it has come when nothing stands."""
    status = access().status(principal_id)
    row = known(principal_id)
    if status.progress not in {"sent", "held"}:
        return nothing_to_read(row)
    current = access().received(principal_id)
    number = request.args.get("sandning", current.number, int)
    submission = current if number == current.number else access().received(principal_id, number)
    return render_template(
        "staff/principal.html",
        principal=row.principal,
        status=status,
        submission=submission,
        sendings=range(1, current.number + 1),
        shown=for_staff(submission),
        offers=access().offers(principal_id, submission),
        agreed_on=access().agreed(principal_id),
        rounds=access().rounds(principal_id),
    )


@blueprint.get("/<principal_id>/samtalsunderlag/")
def call_sheet(principal_id: str) -> str:
    """One page to have in front of one at the phone call."""
    submission = access().received(principal_id)
    shown = for_staff(submission)
    return render_template(
        "staff/call_sheet.html",
        principal=known(principal_id).principal,
        submission=submission,
        sheet=call_sheet_of(shown.document),
        hides=shown.hides,
    )


@blueprint.get("/<principal_id>/skillnad/<int:number>/")
def changed(principal_id: str, number: int) -> str:
    """What differs between a sending and the one before it."""
    later, earlier = access().received(principal_id, number), access().received(principal_id, number - 1)
    shown = for_staff(earlier), for_staff(later)
    return render_template(
        "staff/changes.html",
        principal=known(principal_id).principal,
        earlier=earlier,
        later=later,
        hides=any(one.hides for one in shown),
        sections=changes(*(one.document for one in shown)),
        editions=[one.document.edition for one in shown],
    )


def nothing_to_read(row: Row, typed: Sequence[tuple[str, str]] = ()) -> str:
    """How far the principal has come when nothing of it stands, and what was `typed` to it if anything."""
    return render_template(
        "staff/nothing.html",
        principal=row.principal,
        status=row.status,
        label=row.label,
        rounds=access().rounds(row.principal.id),
        typed=typed,
    )


def taken_back(principal_id: str) -> Row | None:
    """The principal, if it is staff who ask and what it sent in has been taken back."""
    if visitor().kind != "staff":
        return None
    row = row_of(principal_id, catalogue().edition(), access().overview())
    return row if row and row.status.taken_back_at else None


def known(principal_id: str) -> Row:
    """The principal, if it is published or has a room; otherwise nothing is found."""
    return row_of(principal_id, catalogue().edition(), access().overview()) or abort(404)


def _everyone() -> list[Row]:
    return rows(catalogue().edition(), access().overview())
