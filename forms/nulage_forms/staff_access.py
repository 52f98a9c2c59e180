"""Whom may the agencies' staff ask into a principal's team, and what may they know of it?

Only what the agencies themselves have begun: whom they have asked, and whether that person has come. Who
else is in a team, and what it writes, is its own.
"""

from collections.abc import Sequence
from datetime import datetime

from nulage_forms.access import NothingHere
from nulage_forms.dialogue.invitations import cancel_invitation, invitation_called, invite
from nulage_forms.inviting import AGENCIES
from nulage_forms.model import Dialogue, Invitation, is_principal_id, normal_email
from nulage_forms.security.sessions import Visitor
from nulage_forms.store import Store


class OneOfStaff(Exception):
    """Whoever reads for the agencies is asked into no team: drafts are the principal's own."""


class StaffAccess:
    """What one visitor may do with the agencies' own invitations, at one moment."""

    def __init__(self, store: Store, visitor: Visitor, now: datetime) -> None:
        self._store = store
        self._visitor = visitor
        self._now = now

    def invitations(self, principal_id: str) -> Sequence[Invitation]:
        """The agencies' own, the newest first, without those that were taken back. Raises NothingHere."""
        self._demand_staff(principal_id)
        made = reversed(self._store.dialogue(principal_id).invitations)
        return [one for one in made if one.invited_by == AGENCIES and not one.cancelled_at]

    def invite(self, principal_id: str, token_hash: str, email: str) -> Dialogue:
        """The dialogue with the person asked in as owner; the log says who of the staff did it.

        Raises NothingHere, NotAnAddress and OneOfStaff.
        """
        self._demand_staff(principal_id)
        asked, by = normal_email(email), self._visitor.email
        if asked == by or self._store.staff_account(asked):
            raise OneOfStaff(asked)
        return self._store.change(
            principal_id,
            lambda before: invite(
                before, token_hash, asked, "owner", AGENCIES, self._now, mailing="waiting", actor=by
            ),
        )

    def cancel(self, principal_id: str, invitation_id: str) -> None:
        """Takes one of the agencies' own invitations back. Raises NothingHere and InvitationClosed."""
        self._demand_staff(principal_id)

        def act(before: Dialogue) -> Dialogue:
            found = invitation_called(before, invitation_id)
            if found.invited_by != AGENCIES:
                raise NothingHere
            return cancel_invitation(before, found.token_hash, self._visitor.email, self._now)

        self._store.change(principal_id, act)

    def _demand_staff(self, principal_id: str) -> None:
        if self._visitor.kind != "staff" or not is_principal_id(principal_id):
            raise NothingHere
