"""What may a head teacher see and change? Every page about one school unit fetches what it shows here.

The right to a form is its address: whoever has shown that an address is the own one may open the form that
was sent there, and nothing else of the principal's. It is looked at anew for every request, so that a form
that is withdrawn is gone at once.
"""

from collections.abc import Callable
from datetime import datetime

from nulage_forms.access import NothingHere
from nulage_forms.dialogue.units import UnitLinkClosed, open_link, past_forms, use_unit_link
from nulage_forms.model import Dialogue, UnitForm, is_principal_id
from nulage_forms.security.sessions import Visitor
from nulage_forms.store import Store


class UnitAccess:
    """What one visitor may do with the forms that were sent to the visitor's address, at one moment."""

    def __init__(self, store: Store, visitor: Visitor, now: datetime) -> None:
        self._store = store
        self._visitor = visitor
        self._now = now

    def forms(self) -> tuple[tuple[str, UnitForm], ...]:
        """Every form of the visitor's, with the asking principal's id; none for staff and the public."""
        if self._visitor.kind not in {"member", "head_teacher"}:
            return ()
        return tuple(
            (principal_id, form)
            for principal_id in self._store.asking(self._visitor.email)
            for form in self._store.dialogue(principal_id).unit_forms
            if form.email == self._visitor.email and not form.withdrawn_at
        )

    def form(self, principal_id: str, code: str) -> UnitForm:
        """The visitor's own form. Raises NothingHere, for another's as for one that does not exist."""
        if not is_principal_id(principal_id):
            raise NothingHere
        return self._own(self._store.dialogue(principal_id), code)

    def round_is_over(self, principal_id: str, code: str) -> bool:
        """Whether what the visitor was asked about the unit belongs to a round that has come to its end."""
        if self._visitor.kind not in {"member", "head_teacher"} or not is_principal_id(principal_id):
            return False
        dialogue, own = self._store.dialogue(principal_id), (code, self._visitor.email)
        asked_then, asked_now = (
            any((form.code, form.email) == own for form in forms)
            for forms in (past_forms(dialogue), dialogue.unit_forms)
        )
        return asked_then and not asked_now

    def change(self, principal_id: str, code: str, act: Callable[[Dialogue], Dialogue]) -> UnitForm:
        """The visitor's form after the act, written; the right to it is looked at under the same lock.

        Raises NothingHere and whatever the act raises; then nothing is written.
        """
        if not is_principal_id(principal_id):
            raise NothingHere

        def permitted(before: Dialogue) -> Dialogue:
            self._own(before, code)
            return act(before)

        return self._own(self._store.change(principal_id, permitted), code)

    def invitation(self, principal_id: str, token_hash: str) -> UnitForm:
        """The form that a link leads to, for anyone who holds it. Raises UnitLinkClosed and RoundOver."""
        if not is_principal_id(principal_id):
            raise UnitLinkClosed
        return open_link(self._store.dialogue(principal_id), token_hash, self._now)

    def come_in(self, principal_id: str, token_hash: str) -> UnitForm:
        """The form whose link has now been used. Raises UnitLinkClosed."""
        form = self.invitation(principal_id, token_hash)
        self._store.change(principal_id, lambda before: use_unit_link(before, token_hash, self._now))
        return form

    def _own(self, dialogue: Dialogue, code: str) -> UnitForm:
        form = dialogue.unit_form(code)
        known = self._visitor.kind in {"member", "head_teacher"}
        if not known or form is None or form.email != self._visitor.email:
            raise NothingHere
        return form
