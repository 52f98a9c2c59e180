"""What does a person meet when something goes wrong, and how is what was typed kept?"""

from collections.abc import Mapping
from typing import Literal

from flask import Flask, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, SecurityError

from nulage_forms.access import NotAllowed, NothingHere
from nulage_forms.dialogue import NotNow, UnknownQuestion
from nulage_forms.dialogue.receipts import UnknownReceipt
from nulage_forms.dialogue.team import UnknownMember
from nulage_forms.dialogue.units import UnknownUnit
from nulage_forms.messages import message
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.question import Question
from nulage_forms.questionnaire.units import unit_page
from nulage_forms.rules import RULES
from nulage_forms.views.current import catalogue, settings, sign_out_if_teamless, unit_access, visitor
from nulage_forms.views.staff import nothing_to_read, taken_back

MISHAPS: Mapping[int, tuple[str, str]] = {
    400: ("Det gick inte att läsa", "Gå tillbaka, ladda om sidan och försök en gång till."),
    403: ("Din roll räcker inte", "Be den som bjöd in er att göra det, eller att ge dig en annan roll."),
    404: ("Sidan finns inte", "Kontrollera adressen, eller börja om från startsidan."),
    405: ("Sidan tar inte emot det här", "Gå tillbaka och använd knapparna på sidan."),
    409: ("Något har ändrats under tiden", "Gå tillbaka och ladda om sidan, så ser du hur det är nu."),
    413: ("Det var för mycket på en gång", "Gå tillbaka, korta texten och spara igen."),
    429: ("Det blev många försök", "Vänta en stund och försök igen."),
    500: ("Något gick fel hos oss", "Det ni har sparat finns kvar. Försök igen om en stund."),
}
NOT_SHOWN = frozenset(
    {
        "csrf_token",
        "password",
        "code",
        "onward",
        "done",
        "read",
        "riktning",
        "roll",
        "plats",
        "for-over",
        "utga-fran",
        "liknande",
        "ta",
        "tomma",
        "som",
        "raddat",
        "referens",
        "visas",
        "omgang",
        "lastes",
        "uppfoljning-sagd",
    }
)
"""Fields that are secret, and those that nobody types in."""
OF_THE_PAGE = ("version", "-take", "-shown", "-named", "-omrade", "-ur-svaret")
"""How the names end of what a page tells of its own fields."""

NOT_YOURS = "Adressen hör till en annan huvudman, eller så finns den inte. Du är inloggad som {who}."
NOT_FOUND, CONFLICT, GONE = 404, 409, 410
GONE_MEANWHILE = "Det du skriver i har tagits bort under tiden, eller så får du inte skriva i det längre."
"""What a page that was open is told, when what it would save in is not there any more."""
RIGHT_ENDED = {"member": "no_longer_in_the_team", "head_teacher": "no_longer_asked"}
"""What a writer is told whose right to the address has ended, by the rule of the address."""

TYPED_IN = frozenset({"text", "line"})


def answer_mishaps(app: Flask) -> None:
    """Gives every fault a page that says what to do and nothing about the inside of the service."""
    app.register_error_handler(HTTPException, _http_mishap)
    app.register_error_handler(SecurityError, lambda _: _bare(400))
    app.register_error_handler(NothingHere, lambda _: _nothing_here())
    app.register_error_handler(UnknownMember, lambda _: _page(404))
    app.register_error_handler(UnknownUnit, lambda _: _page(404))
    app.register_error_handler(UnknownQuestion, lambda _: _page(404))
    app.register_error_handler(UnknownReceipt, lambda _: _page(404))
    app.register_error_handler(NotAllowed, lambda _: _page(403))
    app.register_error_handler(NotNow, lambda _: _page(409))
    app.register_error_handler(500, lambda _: _bare(500))


def typed_text(door: str, status: int, kept: Literal["", "door", "here"] = "") -> ResponseReturnValue:
    """A page with everything that was typed, ready to be copied, and the way to sign in again.

    Where it is `kept`, the way leads to it: `here` already, or once one has come in by the `door`.
    """
    if asked_by_a_script():
        return {"message": ""}, status
    return render_template("typed_text.html", typed=_typed(), door=door, kept=kept), status


def shut(door: str, why: str, way: str = "Se hur det står nu", status: int = CONFLICT) -> ResponseReturnValue:
    """A page that says why nothing can be written now, with everything that was typed; it leads to `door`."""
    typed = _typed()
    title = "Din text är inte sparad" if typed else "Det går inte att ändra nu"
    return render_template("mishap.html", title=title, remedy=why, start=door, way=way, typed=typed), status


def let_out() -> ResponseReturnValue:
    """The same to a writer whose right to the address has ended."""
    why = message(RIGHT_ENDED[RULES[request.endpoint or ""]])
    if asked_by_a_script():
        return {"message": why}, NOT_FOUND
    return shut(url_for("sign_in.start"), why, "Till startsidan", NOT_FOUND)


def round_is_over() -> ResponseReturnValue:
    """What a head teacher meets whose form, or link, belongs to a round that has come to its end."""
    why, typed = message("round_is_over"), _typed()
    if asked_by_a_script():
        return {"message": why}, GONE
    title = "Din text är inte sparad" if typed else "Omgången är slut"
    start = url_for("sign_in.start")
    return render_template("mishap.html", title=title, remedy=why, start=start, typed=typed), GONE


def asked_by_a_script() -> bool:
    """Whether the page itself asks and keeps what was typed, so that a page in its place would be lost."""
    return request.headers.get("Accept") == "application/json"


def from_our_own_page() -> bool:
    """Whether the browser says that a page of the service sent this, or says nothing of it."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def _typed() -> list[tuple[str, str]]:
    """What a person typed, as going back may have lost it: each text after the wording that it answers.

    Nothing of it is stored. A text that answers no question that is asked now has an empty wording.

    Text that another site has sent is not shown: it would look like ours.
    """
    if not from_our_own_page():
        return []
    try:
        fields = list(request.form.items(multi=True))
    except HTTPException:  # too much to be read at all
        return []
    typed = [
        (_question(name), text)
        for name, text in fields
        if text.strip() and name not in NOT_SHOWN and not name.endswith(OF_THE_PAGE)
    ]
    return [
        (question.wording if question else "", text)
        for question, text in typed
        if question is None or question.kind in TYPED_IN
    ]


def _question(name: str) -> Question | None:
    """What the field asks the principal that the address names, or a head teacher; None if unknown."""
    principal_id = (request.view_args or {}).get("principal_id", "")
    edition = catalogue().edition()
    of_unit = (question for question in unit_page(edition, "").questions if question.name == name)
    return next(of_unit, None) or Questionnaire(edition, edition.principal(principal_id)).asked_in(name)


def _http_mishap(fault: HTTPException) -> ResponseReturnValue:
    status = fault.code or 500
    return _page(status if status in MISHAPS else 400) if status >= 400 else fault.get_response()  # noqa: PLR2004


def _nothing_here() -> ResponseReturnValue:
    """Whoever is no longer in any team stays out from here on.

    Staff who come by a link to what has been taken back are told so: the address is right.
    """
    if row := taken_back((request.view_args or {}).get("principal_id", "")):
        return nothing_to_read(row, _typed()), GONE
    asked = request.view_args or {}
    if unit_access().round_is_over(asked.get("principal_id", ""), asked.get("unit_code", "")):
        return round_is_over()
    sign_out_if_teamless()
    writes = request.method == "POST" and RULES.get(request.endpoint or "") in RIGHT_ENDED
    if writes:
        return let_out()
    if visitor().kind != "staff" and (who := visitor().email):
        remedy = NOT_YOURS.format(who=who)
        return _page(NOT_FOUND, title="Hit kommer du inte", remedy=remedy, way="Till det som är ditt")
    return _page(NOT_FOUND)


def _page(status: int, **instead: str) -> ResponseReturnValue:
    title, remedy = MISHAPS[status]
    said = {"title": title, "remedy": remedy} | instead
    start = url_for("sign_in.start")
    if asked_by_a_script():
        told = GONE_MEANWHILE if status == NOT_FOUND else f"{title}. {remedy}"
        return {"message": told}, status
    return render_template("mishap.html", **said, start=start, typed=_typed()), status


def _bare(status: int) -> ResponseReturnValue:
    """A page that needs neither the store, the session nor an address that can be trusted."""
    title, remedy = MISHAPS[status]
    path = settings().service_path
    typed = _typed() if status >= 500 else []  # noqa: PLR2004 - a strange host is shown nothing of its own
    return Response(
        render_template("mishap_bare.html", title=title, remedy=remedy, service_path=path, typed=typed),
        status,
    )
