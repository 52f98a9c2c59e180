"""What do the mails say that a head teacher gets because of the own school unit?"""

from nulage_forms.mail.letters import Letter
from nulage_forms.model import UnitForm
from nulage_forms.questionnaire.units import MINUTES
from nulage_forms.swedish import date_text, person_and_address


def asking_letter(principal: str, form: UnitForm, link: str) -> Letter:
    """The letter that asks a head teacher: who asks, about what, how long it takes, and who reads it."""
    return Letter(f"Frågor om {form.name} från {principal}", _asking(principal, form, link))


def reminding_unit_letter(principal: str, form: UnitForm, link: str) -> Letter:
    """The same once more. `link` is the form's own address for somebody who has been there."""
    return Letter(f"Påminnelse: frågor om {form.name} från {principal}", _asking(principal, form, link))


def thanks_letter(principal: str, form: UnitForm, address: str) -> Letter:
    """The letter that what was written is handed in, with nothing of what it says."""
    return Letter(
        f"Tack för svaren om {form.name}",
        f"""Hej!

Tack! Nu kan {principal} läsa dina svar om {form.name}.

Lyfts något av det in i huvudmannens analys ser du det här. Du kan också ta tillbaka svaren och ändra dem:

{address}
""",
    )


def _asking(principal: str, form: UnitForm, link: str) -> str:
    way = (
        "Du har varit där förut. Logga in med din e-postadress, så fortsätter du där du var."
        if form.used_at
        else f"Länken går att använda en gång och gäller till och med {date_text(form.expires)}.\n"
        "Efter det loggar du in med din e-postadress när du vill fortsätta."
    )
    press = "Fortsätt här:" if form.used_at else "Öppna länken och tryck på Till frågorna:"
    return f"""Hej!

{person_and_address(form.asked_by)} arbetar med nulägesanalysen för {principal}
och vill veta hur det ser ut på {form.name}.

Det är några korta frågor som tar ungefär {MINUTES} minuter.
Enhetens siffror står bredvid, om det finns några.

{press}

{link}

{way}

{principal} läser det du skriver när du har lämnat in det, och inte förr. Skolverket och SPSM ser
inget av det. Bara det som huvudmannen lyfter in i sin egen analys kan skickas vidare.
Det är frivilligt att svara.
"""
