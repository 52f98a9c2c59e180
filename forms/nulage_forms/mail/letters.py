"""What do the service's mails say?"""

from dataclasses import dataclass
from datetime import datetime

from nulage_forms.swedish import moment_text


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail of plain text, without an address."""

    subject: str
    text: str


def sign_in_letter(link: str) -> Letter:
    """The letter with a link that soon expires."""
    return Letter(
        "Din länk till Nuläge",
        f"""Hej!

Här är länken som du bad om. Öppna den och tryck på Logga in:

{link}

Länken går att använda en gång och gäller i tio minuter.

Bad du inte om någon länk? Då behöver du inte göra något.
""",
    )


def received_letter(name: str, reference: str, sent_at: datetime, link: str) -> Letter:
    """The letter to whoever sent in: that it has come, under which reference, and nothing of what it says."""
    return Letter(
        f"Vi har tagit emot er självvärdering, {reference}",
        f"""Hej!

Vi har tagit emot självvärderingen för {name}.

Referens: {reference}
Inskickat: {moment_text(sent_at)}

Kvittot med allt ni skickade in finns i ert arbetsrum:

{link}

Skolverket och SPSM ringer er och bestämmer tillsammans med er vad dialogen ska handla om.
""",
    )
