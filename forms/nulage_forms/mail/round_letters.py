"""What do the mails say that a team gets when the agencies have done something in its dialogue?"""

from nulage_forms.mail.letters import Letter
from nulage_forms.mail.team_letters import AGENCIES

WHY = "Du får det här mejlet för att du är med i gruppen som arbetar med självvärderingen."


def held_letter(name: str, room: str, *, agreed: bool) -> Letter:
    """The letter that the phone call is noted as held; `agreed` says that there is an agreement to read."""
    also = (
        "\nDe har också skrivit ner vad ni kom överens om. Det står överst i arbetsrummet.\n"
        if agreed
        else ""
    )
    return Letter(
        f"Telefonsamtalet är hållet för {name}",
        f"""Hej!

{AGENCIES} har antecknat att telefonsamtalet med {name} är hållet.
{also}
Det ni har skickat in finns kvar i ert arbetsrum och ändras inte längre:

{room}

Är något fel? Säg det till den som ni talade med.
{WHY}
""",
    )


def agreed_letter(name: str, room: str, *, anew: bool) -> Letter:
    """The letter that an agreement is noted, or is another one if it is noted `anew`; not what it says."""
    done = "ändrat det" if anew else "skrivit ner vad"
    return Letter(
        f"Det ni kom överens om, {name}",
        f"""Hej!

{AGENCIES} har {done} ni kom överens om i dialogen med {name}.

Det står överst i ert arbetsrum:

{room}

Är något fel? Säg det till den som ni talade med.
{WHY}
""",
    )


def new_round_letter(name: str, room: str) -> Letter:
    """The letter that the next round has begun, and what has become of the one before."""
    return Letter(
        f"En ny omgång har börjat för {name}",
        f"""Hej!

{AGENCIES} har öppnat en ny omgång för {name}.
Ni har en ny, tom självvärdering i ert arbetsrum.
Det ni skrev förra gången står bredvid, så att ni kan utgå från det:

{room}

Det ni skickade in förra gången finns kvar att läsa.
Det ni skriver nu är ert eget. Ingen utanför gruppen ser det förrän ni skickar in.
Det är frivilligt att delta.

{WHY}
""",
    )
