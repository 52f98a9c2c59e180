"""What becomes of a text whose save failed because its writer was no longer signed in?

It is kept for a day, sealed so that only the same browser can have it opened, and offered back in the room
that it was written for. It is never saved by itself.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import request, session, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.forms import AnswerForm
from nulage_forms.model import Assessment, Rescued
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.question import Page
from nulage_forms.rules import RULES
from nulage_forms.security.limits import may_rescue
from nulage_forms.security.sealing import seal, unseal
from nulage_forms.security.tokens import new_token, token_hash
from nulage_forms.views.current import RESCUED, access, catalogue, now, parts
from nulage_forms.views.mishaps import asked_by_a_script, from_our_own_page, typed_text

KEPT = timedelta(hours=24)
MOST = 3
"""How many pages' texts are kept for one browser; the oldest gives way."""


@dataclass(frozen=True)
class Kept:
    """What one page's form held: the field's texts and the versions they were written from, by field name."""

    token: str
    principal_id: str
    at: datetime
    fields: dict[str, list[str]]
    marks: dict[str, str]

    def text(self) -> str:
        """All but the token as JSON."""
        said = {"principal_id": self.principal_id, "at": self.at.isoformat(), "fields": self.fields}
        return json.dumps({**said, "marks": self.marks})


def keep_and_show(door: str, status: int) -> ResponseReturnValue:
    """Keeps what was typed, shows it, and says how its writer gets it back."""
    principal_id = "" if asked_by_a_script() else _keep()
    if principal_id and principal_id in access().workspaces():
        return typed_text(url_for("rescued.offer", principal_id=principal_id), status, kept="here")
    return typed_text(door, status, kept="door" if principal_id else "")


def kept_for(principal_id: str) -> list[Kept]:
    """What this browser has had kept for the principal's room, the newest first."""
    return [kept for kept in _all_kept() if kept.principal_id == principal_id]


def drop(kept: Kept, name: str) -> None:
    """Takes one field's text away, and all of it with the last."""
    left = {field: texts for field, texts in kept.fields.items() if field != name}
    if left:
        _put(Kept(kept.token, kept.principal_id, kept.at, left, kept.marks))
        return
    parts().store.drop_rescued(token_hash(kept.token))
    session[RESCUED] = [token for token in session.get(RESCUED, []) if token != kept.token]


def _keep() -> str:
    """The principal whose room the texts were for; empty when there was nothing to keep."""
    principal_id = str((request.view_args or {}).get("principal_id", ""))
    edition = catalogue().edition()
    if RULES.get(request.endpoint or "") != "member" or principal_id not in edition.principals:
        return ""
    if not from_our_own_page():
        return ""
    asks = Questionnaire(edition, edition.principals[principal_id])
    questions = [question for name in request.form if (question := asks.asked_in(name))]
    form = AnswerForm(Page("", "", "", "", 0, tuple(questions)), Assessment(), request.form)
    changed = [question.name for question in questions if form.touched(question)]
    if not changed or not may_rescue():
        return ""
    fields = {name: request.form.getlist(name) for name in changed}
    marks = {name: request.form.get(f"{name}-version", "") for name in changed}
    kept = Kept(new_token(), principal_id, now(), fields, marks)
    for older in list(_all_kept()):
        if older.principal_id == principal_id and set(older.fields) <= set(fields):
            for name in list(older.fields):
                drop(older, name)
    tokens = [kept.token, *session.get(RESCUED, [])]
    for token in tokens[MOST:]:
        parts().store.drop_rescued(token_hash(token))
    _put(kept)
    session[RESCUED] = tokens[:MOST]
    return principal_id


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
