"""Which questions do some of the country's principals let others read?"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from invented_country.model import InventedCountry, Principal
from invented_country.registers import write_source

TEXTS = {
    "preschool": (
        "Hur får barn som talar lite svenska plats i leken, när vi sällan är fler än två i gruppen på morgonen?",
        "Vad gör att utbildningen skiljer sig mellan våra avdelningar, trots att vi planerar tillsammans?",
        "Hur kan vikarier bli en del av det språkutvecklande arbetet?",
        "Varför stannar förskollärare länge på två av våra förskolor och kort tid på de andra?",
        "Hur följer vi barnens utveckling utan att bedöma dem?",
        "Hur får vårdnadshavare som arbetar kväll och natt veta vad barnen lär sig?",
        "Vad händer med lärandet när grupperna slås ihop tidigt på morgonen och sent på dagen?",
    ),
    "compulsory_school": (
        "Varför lyckas pojkarna i svenska på en av våra skolor, och vad kan de andra ta med sig därifrån?",
        "Hur upptäcker vi tidigare att en elev i årskurs 4 till 6 tappar i matematik?",
        "Vad behöver rektorerna av oss för att hinna vara i klassrummen?",
        "Hur bryter vi frånvaro som börjar med enstaka lektioner?",
        "Hur kan lärare med flera små ämnen få någon att planera med när skolorna ligger långt ifrån varandra?",
        "Varför känner sig eleverna tryggare i årskurs 5 än i årskurs 8, och när vänder det?",
        "Hur får nyanlända elever i högstadiet kunskaper i alla ämnen medan svenskan växer?",
        "Varför syns inte det goda arbetet i årskurs 1 till 3 i betygen i årskurs 6?",
        "Vad gör att elever ber om hjälp i vissa klassrum och tiger i andra?",
        "Hur vet vi att de extra anpassningarna gör skillnad för eleven?",
    ),
    "upper_secondary_school": (
        "Hur kan vi göra studiero till något som elever och lärare äger tillsammans?",
        "Varför byter så många program under första terminen, och vad visste vi redan i årskurs 9?",
        "Hur når vi eleven som har ett enda betyg kvar till examen, innan sista våren?",
        "Hur får elever på yrkesprogrammen fler tillfällen att skriva längre texter?",
    ),
    "school_age_educare": (
        "Hur blir fritidshemmet en del av skoldagens lärande och inte bara det som kommer efter?",
        "Hur får fritidshemmets personal tid att planera tillsammans med lärarna?",
        "Vad skulle barnen säga att de lär sig hos oss efter klockan två?",
    ),
}  # fmt: skip
"""Questions that somebody could have written, by the school form that they are about."""

SHARING = 0.35
"""How many of the principals let others read something."""
DAYS = ("2026-04-14", "2026-04-21", "2026-05-05", "2026-05-12")


def write_shared(folder: Path, country: InventedCountry) -> None:
    """Write one or two questions of some principals, as the form service exports them."""
    write_source(folder, "Frågor som påhittade huvudmän delar med sig av", "shared-questions", "2026-05-18")
    content = {"contract": 1, "questions": list(_questions(country))}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / "questions.json").write_text(text + "\n", encoding="utf-8")


def _questions(country: InventedCountry) -> Iterator[dict[str, object]]:
    """Each text as seldom as can be. No sole trader shares any: its id on the site is not its number."""
    used: Counter[str] = Counter()
    for principal in sorted(country.principals, key=lambda one: one.organisation_number):
        chance = Random(f"{country.seed}|shared|{principal.organisation_number}")
        if principal.legal_form == "sole_trader" or not principal.reports or chance.random() > SHARING:
            continue
        day = chance.choice(DAYS)
        texts = sorted(_suits(principal), key=lambda text: (used[text], chance.random()))
        for text in texts[: chance.choice((1, 1, 2))]:
            used[text] += 1
            yield {
                "principal": principal.organisation_number,
                "name": principal.name,
                "text": text,
                "sent": day,
                "round": 1,
            }


def _suits(principal: Principal) -> Iterator[str]:
    """The texts about its school forms; whoever has one unit speaks of no others of its own."""
    for form, texts in TEXTS.items():
        if any(len(unit.grades(form)) for unit in principal.units):
            yield from (text for text in texts if len(principal.units) > 1 or " våra " not in text)
