"""What does a team write in these tests, and what does it want to talk about?"""

from dataclasses import dataclass

KNOWS = ("Fler når målen i år än i fjol.", "En styrka", "Prov, besök och samtal med elevråden.")
OWN_FIGURE = {
    "Vad är det ni har mätt?": "Elever som är trygga på rasten",
    "Vad blev det?": "84 %",
    "När gäller det?": "våren 2025",
    "Varifrån kommer det?": "regionens enkät",
    "Hur många ingår?": "8",
}
CAUSES = {
    "orsaker": "Lärarna planerar tillsammans varje vecka.",
    "funktionsnedsattning": "Ljudmiljön i matsalen är fortfarande svår.",
    "likvardighet": "Skolorna i byarna har färre behöriga lärare.",
    "vet-inte": "Hur eleverna själva ser på stödet.",
}
SHORT_CALL = {"Vem ska Skolverket och SPSM ringa?": "Östen Ågren", "E-postadress": "osten@skola.example"}
CALL = {
    **SHORT_CALL,
    "Vilken roll har den personen?": "Skolchef",
    "Telefonnummer": "070-123 45 67",
    "Vilka fler är med i samtalet?": "Åsa Ek, rektor",
    "Första tiden": "tisdag 12 maj kl. 9–10",
    "Andra tiden": "onsdag 13 maj kl. 13–14",
    "Tredje tiden": "torsdag 14 maj kl. 8–9",
    "Finns det något som gör samtalet lättare för er?": "Teckenspråkstolk",
}


@dataclass(frozen=True)
class Wanted:
    """A question to talk about, and all that is said of it; sub-goal and factor as `wording` names them."""

    text: str
    tests: tuple[str, str, str]
    sub_goal: str
    factor: str
    wish: str
    spsm: bool = False

    @property
    def written(self) -> tuple[str, ...]:
        """Every text of it."""
        return (self.text, *self.tests, self.wish)


COUNT_ALOUD = Wanted(
    "Hur får vi eleverna att våga räkna högt?",
    ("Matematik i årskurs 4–6.", "Fler kommer vidare.", "Proven visar det."),
    "goal-6",
    "factor-1",
    "Se hur andra har gjort.",
)
BREAKS = Wanted(
    "Varför trivs inte alla på rasterna?",
    ("Trygghet hela dagen.", "Ingen ska vara rädd.", "Enkäten säger det."),
    "goal-2",
    "factor-2",
    "Nya sätt att se på frågan.",
)
IN_TIME = Wanted(
    "Hur ger vi stöd i tid?",
    ("Stöd till var och en.", "Likvärdigt mellan skolorna.", "Samtal med vårdnadshavare."),
    "goal-4",
    "factor-3",
    "Kunskap om lärmiljöer.",
    spsm=True,
)
WRITTEN, RANKED = [COUNT_ALOUD, BREAKS, IN_TIME], [IN_TIME, COUNT_ALOUD, BREAKS]
EVERYTHING = [
    *KNOWS,
    *CAUSES.values(),
    *CALL.values(),
    *(text for question in WRITTEN for text in question.written),
]
