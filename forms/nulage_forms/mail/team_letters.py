"""What do the mails say that somebody gets because of a team?"""

from nulage_forms.mail.letters import Letter
from nulage_forms.model import Invitation
from nulage_forms.roles import kind_of
from nulage_forms.swedish import date_text, person_and_address

AGENCIES = "Skolverket och SPSM"


def inviter_text(invited_by: str) -> str:
    """Who asks somebody in: a person by name and address, or the agencies."""
    return person_and_address(invited_by) if "@" in invited_by else AGENCIES


def invitation_letter(name: str, invitation: Invitation, link: str) -> Letter:
    """The letter that asks somebody into a principal's team: who asks, to do what, and until when."""
    return Letter(f"Inbjudan till självvärdering för {name}", _asking(name, invitation, link))


def reminding_letter(name: str, invitation: Invitation, link: str) -> Letter:
    """The same once more, with another link."""
    news = "\nDet här är en påminnelse med en ny länk. Länken i det förra mejlet fungerar inte längre.\n"
    return Letter(
        f"Påminnelse: inbjudan till självvärdering för {name}", _asking(name, invitation, link, news)
    )


def removed_letter(name: str, by: str) -> Letter:
    """The letter to somebody who is no longer in the team."""
    return Letter(
        f"Du är inte längre med i gruppen för {name}",
        f"""Hej!

{person_and_address(by)} har tagit bort dig ur gruppen som arbetar med självvärderingen för {name}.
Det du har skrivit finns kvar hos gruppen.

Är det ett misstag? Prata med {person_and_address(by)}. Den som är ansvarig kan bjuda in dig igen.
""",
    )


def new_owner_letter(name: str, invitation: Invitation, team: str) -> Letter:
    """The letter to every owner when the agencies ask in another. `team` is the team page's address."""
    return Letter(
        f"{AGENCIES} har bjudit in en ansvarig för {name}",
        f"""Hej!

{AGENCIES} har bjudit in {invitation.email} som ansvarig i er grupp för {name}.
Den som är ansvarig kan {kind_of(invitation).allows}.

Inbjudan gäller till och med {date_text(invitation.expires)}.
Du får det här mejlet för att du är ansvarig i gruppen.

Är det fel person? Ta tillbaka inbjudan på gruppens sida:

{team}
""",
    )


def _asking(name: str, invitation: Invitation, link: str, news: str = "") -> str:
    who, may = inviter_text(invitation.invited_by), kind_of(invitation).allows
    return f"""Hej!

{who} bjuder in dig att arbeta med självvärderingen för {name}.
Den skrivs inför en kvalitetsdialog med Skolverket och SPSM. Du kan {may}.
{news}
Öppna länken och tryck på Gå med:

{link}

Länken går att använda en gång och gäller till och med {date_text(invitation.expires)}.

Det ni skriver är ert eget. Ingen utanför gruppen ser det förrän ni skickar in.
Det är frivilligt att delta. Vill du inte vara med behöver du inte göra något.
"""
