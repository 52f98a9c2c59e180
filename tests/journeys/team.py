"""What does a principal's team do in its room, and what does it write?"""

from dataclasses import dataclass

from hands import Hands
from playwright.sync_api import expect

SAVE_AND_GO_ON, SAVE_AND_STAY = "Spara och gå vidare", "Spara och stanna kvar"
CALL = {
    "Vem ska vi ringa?": "Östen Ågren",
    "Vilken roll har den personen?": "Skolchef",
    "E-postadress": "osten@lillang.example",
    "Telefonnummer": "070-123 45 67",
    "Vilka fler är med i samtalet?": "Åsa Ek, rektor",
    "Första tiden": "tisdag 12 maj kl. 9–10",
    "Andra tiden": "onsdag 13 maj kl. 13–14",
    "Tredje tiden": "torsdag 14 maj kl. 8–9",
    "Finns det något som gör samtalet lättare för er?": "Teckenspråkstolk",
}


@dataclass(frozen=True)
class Wanted:
    """A question that the team wants to talk about, and all that it says of it."""

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


class Team:
    """A team in its room; `words` is what the quality system asks and calls things."""

    def __init__(self, hands: Hands, words: dict[str, str]) -> None:
        self.hands, self.page, self.words = hands, hands.page, words

    def join(self, invitation: str) -> None:
        """Takes an invitation, and is in the room."""
        self.page.goto(invitation)
        self.hands.press("Gå med")
        self.sees("Er självvärdering")

    def sees(self, heading: str) -> None:
        """Is on the page with this heading, or one that ends so."""
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()

    def write_analysis(self, shows: str, view: str, rests_on: str) -> None:
        """One sub-goal of step 1, on its page."""
        self.hands.write(self.words["visar"], shows)
        self.hands.tick(view)
        self.hands.write(self.words["grund"], rests_on)
        self.hands.tick("Vi är klara med den här delen")
        self.hands.press(SAVE_AND_GO_ON)

    def write_causes(self, **answers: str) -> None:
        """Step 2, on its page: texts by the questions' ids, and the first success factor."""
        for question, text in answers.items():
            self.hands.write(self.words[question.replace("_", "-")], text)
        self.hands.tick(self.words["faktor-1"])
        self.hands.press(SAVE_AND_GO_ON)

    def write_question(self, wanted: Wanted) -> None:
        """One prioritised question, on its page."""
        self.hands.write("Vad vill ni prata om?", wanted.text)
        for number, text in enumerate(wanted.tests, start=1):
            self.hands.write(self.words[f"prov-{number}"], text)
        self.hands.choose("Vilket delmål hör frågan till?", wanted.sub_goal)
        self.hands.choose("Vilken framgångsfaktor hör frågan till?", self.words[wanted.factor])
        self.hands.write("Vad vill ni få ut av dialogen?", wanted.wish)
        if wanted.spsm:
            self.hands.tick("Ja, gärna")
        self.hands.press(SAVE_AND_GO_ON)

    def write_call(self, answers: dict[str, str]) -> None:
        """Whom to call and when, on its page."""
        for label, text in answers.items():
            self.hands.write(label, text)
        self.hands.press(SAVE_AND_GO_ON)

    def ranked(self, texts: list[str]) -> None:
        """Sees the questions in this order."""
        listed = (
            self.page.get_by_role("main")
            .get_by_role("listitem")
            .filter(has=self.page.get_by_role("link", name="Ta bort fråga"))
        )
        expect(listed).to_contain_text(texts)
