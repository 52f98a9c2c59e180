"""What becomes of a text whose save failed because its writer was no longer signed in?

It is kept for a day, sealed so that only the same browser can have it opened, and offered back in the room
or the head teacher's form that it was written for. It is never saved by itself.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from flask import request, session, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.forms import AnswerForm
from nulage_forms.model import Assessment, Rescued
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.question import Page, Question
from nulage_forms.questionnaire.units import unit_page
from nulage_forms.rules import RULES
from nulage_forms.security import KILOBYTE
from nulage_forms.security.limits import may_rescue
from nulage_forms.security.sealing import seal, unseal
from nulage_forms.security.tokens import new_token, token_hash
from nulage_forms.views.current import ENDED, RESCUED, access, catalogue, now, parts, unit_access
from nulage_forms.views.mishaps import asked_by_a_script, from_our_own_page, let_out, typed_text

KEPT = timedelta(hours=24)
MOST = 3
"""How many pages' texts are kept for one browser; the oldest gives way."""
MOST_CHARACTERS = 256 * KILOBYTE
"""How much of a page is kept for somebody whom nobody knows yet. What is longer is shown, to be copied."""


@dataclass(frozen=True)
class Kept:
    """What one page's form held: the field's texts and the versions they were written from, by field name.

    `code` is the school unit's that it was about; empty in the team's own room.
    """

    token: str
    principal_id: str
    at: datetime
    fields: dict[str, list[str]]
    marks: dict[str, str]
    code: str = ""

    def text(self) -> str:
        """All but the token as JSON."""
        said = {"principal_id": self.principal_id, "code": self.code, "at": self.at.isoformat()}
        return json.dumps({**said, "fields": self.fields, "marks": self.marks})


def keep_and_show(door: str, status: int) -> ResponseReturnValue:
    """Keeps what was typed, shows it, and says how its writer gets it back.

    Whoever was signed out because there was nothing left to come to gets it back here and now.
    """
    if session.get(ENDED) == RULES[request.endpoint or ""]:
        return let_out()
    kept = None if asked_by_a_script() else _keep()
    if kept and (way := _way_to(kept)):
        return typed_text(way, status, kept="here")
    return typed_text(door, status, kept="door" if kept else "")


def kept_for(principal_id: str, code: str = "") -> list[Kept]:
    """What this browser has had kept for the principal's room, or for one unit's form, the newest first."""
    return [kept for kept in _all_kept() if (kept.principal_id, kept.code) == (principal_id, code)]


def newest_for(principal_id: str, code: str = "") -> dict[str, Kept]:
    """What was kept last of each field, by the field's name."""
    newest_last = reversed(kept_for(principal_id, code))
    return {name: kept for kept in newest_last for name in kept.fields}


def drop(kept: Kept, *names: str) -> None:
    """Takes the fields' texts away, and all of it with the last."""
    left = {field: texts for field, texts in kept.fields.items() if field not in names}
    if left:
        _put(replace(kept, fields=left))
        return
    parts().store.drop_rescued(token_hash(kept.token))
    session[RESCUED] = [token for token in session.get(RESCUED, []) if token != kept.token]


def _way_to(kept: Kept) -> str:
    """Where the visitor gets it back; empty for whoever has to come in first."""
    asker, code = kept.principal_id, kept.code
    if code:
        own = (asker, code) in [(principal_id, form.code) for principal_id, form in unit_access().forms()]
        return url_for("unit_form.form", principal_id=asker, unit_code=code) if own else ""
    return url_for("rescued.offer", principal_id=asker) if asker in access().workspaces() else ""


def _questions(principal_id: str, code: str) -> list[Question]:
    """What was asked in the fields that were sent."""
    edition = catalogue().edition()
    if not code:
        asks = Questionnaire(edition, edition.principals[principal_id])
        return [question for name in request.form if (question := asks.asked_in(name))]
    known = any(unit.code == code for unit in catalogue().units(principal_id))
    asked = unit_page(edition, "").questions if known else ()
    return [question for question in asked if question.name in request.form]


def _keep() -> Kept | None:
    """What was kept; None when there was nothing to keep."""
    where, rule = request.view_args or {}, RULES.get(request.endpoint or "")
    principal_id = str(where.get("principal_id", ""))
    if rule not in {"member", "head_teacher"} or principal_id not in catalogue().edition().principals:
        return None
    if not from_our_own_page():
        return None
    code = str(where["unit_code"]) if rule == "head_teacher" else ""
    questions = _questions(principal_id, code)
    form = AnswerForm(Page("", "", "", "", 0, tuple(questions)), Assessment(), request.form)
    changed = [question.name for question in questions if form.touched(question)]
    fields = {name: request.form.getlist(name) for name in changed}
    too_much = sum(len(text) for texts in fields.values() for text in texts) > MOST_CHARACTERS
    if not changed or too_much or not may_rescue():
        return None
    marks = {name: request.form.get(f"{name}-version", "") for name in changed}
    kept = Kept(new_token(), principal_id, now(), fields, marks, code)
    for older in list(_all_kept()):
        if (older.principal_id, older.code) == (principal_id, code) and set(older.fields) <= set(fields):
            drop(older, *older.fields)
    tokens = [kept.token, *session.get(RESCUED, [])]
    for token in tokens[MOST:]:
        parts().store.drop_rescued(token_hash(token))
    _put(kept)
    session[RESCUED] = tokens[:MOST]
    return kept


def _put(kept: Kept) -> None:
    sealed = seal(kept.text(), kept.token, parts().settings.secret_key)
    parts().store.put_rescued(Rescued(token_hash(kept.token), sealed, kept.at + KEPT))


def _all_kept() -> Iterator[Kept]:
    settings = parts().settings
    secrets = (settings.secret_key, *settings.secret_key_fallbacks)
    for token in session.get(RESCUED, []):
        rescued = parts().store.rescued(token_hash(token))
        text = unseal(rescued.sealed, token, secrets) if rescued and now() < rescued.expires else None
        if text is not None:
            said: dict[str, Any] = json.loads(text)
            at = datetime.fromisoformat(said.pop("at"))
            yield Kept(token=token, at=at, **said)
