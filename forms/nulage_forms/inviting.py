"""How does an invitation come to be, when the agencies make it?"""

from datetime import datetime

from nulage_forms.dialogue.invitations import invite
from nulage_forms.model import Role
from nulage_forms.security.tokens import new_token, token_hash
from nulage_forms.settings import Settings
from nulage_forms.store import Store

AGENCIES = "staff"
"""Who invites when the agencies do; no e-mail address, so no member either."""


def invitation_link(
    settings: Settings, store: Store, principal_id: str, email: str, role: Role, now: datetime
) -> str:
    """The address of a new invitation to the principal's team. Raises NotAnAddress."""
    token = new_token()
    store.change(principal_id, lambda before: invite(before, token_hash(token), email, role, AGENCIES, now))
    return f"{settings.service_url}inbjudan/{principal_id}/{token}"
