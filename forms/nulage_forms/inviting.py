"""How does an invitation come to be, and how does its mail reach its person?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from nulage_forms.dialogue.invitations import invite, with_mailing
from nulage_forms.dialogue.units import with_unit_mailing
from nulage_forms.mail import Post
from nulage_forms.mail.letters import Letter
from nulage_forms.mail.team_letters import new_owner_letter
from nulage_forms.model import Dialogue, Invitation, Mailing, Role, UnitForm
from nulage_forms.security.tokens import new_token, token_hash
from nulage_forms.settings import Settings
from nulage_forms.store import Store

AGENCIES = "staff"
"""Who invites when the agencies do; no e-mail address, so no member either."""


@dataclass(frozen=True, slots=True)
class NewLink:
    """The address of an invitation, for its mail alone, and what is kept of it."""

    address: str
    token_hash: str


def new_link(settings: Settings, principal_id: str) -> NewLink:
    """A link for an invitation that is about to be made."""
    token = new_token()
    return NewLink(f"{settings.service_url}inbjudan/{principal_id}/{token}", token_hash(token))


def invitation_link(
    settings: Settings, store: Store, principal_id: str, email: str, role: Role, now: datetime
) -> str:
    """The address of a new invitation by the agencies to the principal's team. Raises NotAnAddress."""
    link = new_link(settings, principal_id)
    store.change(principal_id, lambda before: invite(before, link.token_hash, email, role, AGENCIES, now))
    return link.address


def deliver(store: Store, post: Post, principal_id: str, invitation: Invitation, letter: Letter) -> None:
    """Mails the invitation and notes whether the mail went. Raises what `Post.send` raises."""

    def note(mailing: Mailing) -> None:
        store.change(principal_id, lambda before: with_mailing(before, invitation.token_hash, mailing))

    _send(post, invitation.email, letter, note)


def new_unit_link(settings: Settings, principal_id: str) -> NewLink:
    """A link for a head teacher who is about to be asked."""
    token = new_token()
    return NewLink(f"{settings.service_url}inbjudan/{principal_id}/enhet/{token}", token_hash(token))


def deliver_to_unit(store: Store, post: Post, principal_id: str, form: UnitForm, letter: Letter) -> None:
    """Mails a head teacher and notes whether the mail went. Raises what `Post.send` raises."""

    def note(mailing: Mailing) -> None:
        store.change(principal_id, lambda before: with_unit_mailing(before, form.code, mailing))

    _send(post, form.email, letter, note)


def _send(post: Post, to: str, letter: Letter, note: Callable[[Mailing], None]) -> None:
    try:
        post.send(to, letter.subject, letter.text)
    except Exception:
        note("failed")
        raise
    note("sent")


def tell_owners(
    settings: Settings, post: Post, dialogue: Dialogue, name: str, invitation: Invitation
) -> tuple[str, ...]:
    """Mails every owner that the agencies have asked in another one; the addresses that no mail went to."""
    letter = new_owner_letter(name, invitation, f"{settings.service_url}{dialogue.principal_id}/gruppen/")
    missed = []
    for owner in (member for member in dialogue.members if member.role == "owner"):
        try:
            post.send(owner.email, letter.subject, letter.text)
        except OSError:
            missed.append(owner.email)
    return tuple(missed)
