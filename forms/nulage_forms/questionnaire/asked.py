"""What does the service ask by itself, beside the questions that the quality system brings?"""

from nulage_forms.questionnaire.question import Option, Question

MINUTES_PER_PRIORITY, QUESTIONS_TO_COUNT_ON = 10, 2
MINUTES_FOR_CALL = 5
MINUTES_TO_CHECK = 5

VIEWS = (
    Option("strength", "En styrka"),
    Option("explore", "Något att utforska"),
    Option("cannot_say", "Vi kan inte säga än"),
)

STRENGTH = "steg-1/lyckas"
"""Where a team writes what works: the one answer of the analysis on the call sheet's top."""
STRENGTH_LABEL = "Lyckas med"

TIMES = "Tider som passar er"
CALL_HEADING = "Kontakt och tid för telefonsamtalet"
CALL_INTRODUCTION = (
    "I samtalet går ni och myndigheterna igenom era frågor och kommer överens om vad dialogen ska handla om."
)
CALL = (
    Question(
        "samtal/name",
        "Vem ska Skolverket och SPSM ringa?",
        "line",
        "För- och efternamn.",
        autocomplete="name",
        label="Ring",
    ),
    Question(
        "samtal/role",
        "Vilken roll har den personen?",
        "line",
        "Till exempel skolchef eller rektor.",
        autocomplete="organization-title",
        label="Roll",
    ),
    Question("samtal/email", "E-postadress", "line", autocomplete="email", label="E-post"),
    Question("samtal/phone", "Telefonnummer", "line", autocomplete="tel", label="Telefon"),
    Question(
        "samtal/others",
        "Vilka fler är med i samtalet?",
        "text",
        "Namn och roll, en person per rad.",
        rows=3,
        label="Fler i samtalet",
    ),
    Question(
        "samtal/time-1",
        "Första tiden",
        "line",
        "Till exempel 12 maj kl. 9–10.",
        group=TIMES,
        label="Tider",
    ),
    Question("samtal/time-2", "Andra tiden", "line", group=TIMES, label="Tider"),
    Question("samtal/time-3", "Tredje tiden", "line", group=TIMES, label="Tider"),
    Question(
        "samtal/better",
        "Finns det något som gör samtalet lättare för er?",
        "text",
        "Till exempel tolk, en viss tid på dagen eller en fråga som ni vill börja med.",
        rows=3,
        label="Underlättar",
    ),
)

PRIORITIES_HEADING = "Våra prioriterade frågor"
PRIORITY_INTRODUCTION = "En fråga som börjar med hur, vad eller varför öppnar för ett samtal."
PRIORITY_TEXT = Question(
    "text",
    "Vad vill ni prata om?",
    "text",
    "En eller två meningar räcker. Skriv inget om enskilda barn, elever eller medarbetare.",
    rows=3,
)
PRIORITY_TEST = Question("prov", "", "text", rows=2, group="Pröva frågan")
PRIORITY_SUB_GOAL = Question(
    "delmal",
    "Vilket delmål hör frågan till?",
    "list",
    "Finns det siffror om delmålet följer de med.",
    label="Delmål",
)
PRIORITY_FACTOR = Question(
    "framgangsfaktor", "Vilken framgångsfaktor hör frågan till?", "list", label="Framgångsfaktor"
)
PRIORITY_WISH = Question(
    "onskemal",
    "Vad vill ni få ut av dialogen?",
    "text",
    "Till exempel nya sätt att se på frågan, eller hur andra har gjort.",
    rows=4,
    label="Vill få ut av dialogen",
)
PRIORITY_SPSM = Question(
    "spsm",
    "Vill ni ha med SPSM:s kunskap i frågan?",
    "many",
    "SPSM arbetar med tillgängliga lärmiljöer och stöd till elever med funktionsnedsättning.",
    (Option("ja", "Ja, gärna"),),
)
PRIORITY_SHARED = Question(
    "delas",
    "Får er fråga visas öppet för andra?",
    "many",
    "Frågans text och ert namn blir öppna för alla, inget annat ni skriver. Den kan hjälpa andra att skriva "
    "sina egna. Myndigheterna läser frågan först. Ångrar ni er skickar ni in igen utan krysset, eller hör av "
    "er till dem. Då är den borta nästa gång webbplatsen publiceras.",
    (Option("ja", "Ja, visa frågan för andra"),),
    label="Får visas för andra",
)
