"""What does a person read when something has to be mended? Every text is an instruction."""

from collections.abc import Mapping

MESSAGES: Mapping[str, str] = {
    "too_long": "Korta texten till högst {limit} tecken. Nu är den {length} tecken.",
    "unknown_choice": "Välj något av alternativen i listan.",
    "no_question": "Skriv minst en fråga som ni vill prata om.",
    "question_without_text": "Skriv fråga {rank}, eller ta bort den.",
    "proposed": "Ett förslag ur er analys. Ändra så mycket ni vill. Det sparas när ni trycker på Spara.",
    "no_such_area": "Området finns inte i den utgåva som gäller nu. Skriv frågan med egna ord.",
    "area_taken": "Ni har redan gjort en fråga av det området. Här är den.",
    "area_waits": "Ni har redan fem frågor. Området står kvar under Från er analys, längre ner på sidan.",
    "no_contact": "Skriv vem vi ska ringa till.",
    "no_way_to_reach": "Skriv en e-postadress eller ett telefonnummer som vi kan nå er på.",
    "odd_email": "Skriv e-postadressen med ett @-tecken, till exempel namn@kommun.se.",
    "not_admitted": "Kontrollera adress och lösenord, och skriv en ny engångskod. Varje kod gäller en gång.",
    "saved_by_a_colleague": "En kollega har sparat ett annat svar på ”{question}”. Välj vilket som ska stå.",
    "already_sent": "Det ni skickade in är låst. Ta tillbaka det om ni vill ändra något.",
    "already_held": "Telefonsamtalet har hållits, så det inskickade ändras inte längre.",
    "reader": "Be den som bjöd in er om en annan roll, om ni vill skriva. Nu kan ni läsa.",
    "changed_since_checked": "Läs igenom en gång till. En kollega har ändrat något sedan ni öppnade sidan.",
    "no_file": "Välj en fil först.",
    "not_readable": "Vi kunde inte läsa filen. Välj Word-blanketten (.docx) eller en JSON-fil som ni har hämtat härifrån.",
    "nothing_ticked": "Kryssa i minst ett svar som ni vill lägga in.",
    "no_room_for_questions": "Det finns plats för fem prioriterade frågor. Ta bort någon, eller låt bli att lägga in alla.",
    "overtaken": "En kollega har ändrat något under tiden. Det här har inte lagts in. Jämför igen.",
    "press_busy": "Många vill ha PDF just nu. Vänta en halv minut och försök igen, eller hämta Word.",
    "no_press": "Det går inte att göra PDF här just nu. Hämta Word, och spara som PDF därifrån.",
}


def message(name: str, **parts: object) -> str:
    """The text called `name` with its parts filled in; raises KeyError for a name that is not here."""
    return MESSAGES[name].format(**parts)
