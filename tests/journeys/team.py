"""What does a principal's team do in its room?"""

from collections.abc import Mapping

from answers import Wanted
from hands import Hands
from playwright.sync_api import expect

SAVE_AND_GO_ON, SAVE_AND_STAY = "Spara och gå vidare", "Spara och stanna kvar"
MOST_LOOKS = 100
FIRST_QUESTION, ONE_MORE = "Skriv den första frågan", "Lägg till en fråga"


class Team:
    """A team in its room; `words` is what the quality system asks and calls things."""

    def __init__(self, hands: Hands, words: dict[str, str]) -> None:
        self.hands, self.page, self.words = hands, hands.page, words

    def join(self, invitation: str) -> None:
        """Takes an invitation, and is in the room."""
        self.page.goto(invitation)
        self.hands.press("Gå med")
        self.sees("Er självvärdering")

    def mailed_link(self, address: str, email: str) -> str:
        """Asks for a link to sign in by, and waits for the demonstration's mail, which is written in its own time."""
        self.page.goto(f"{address}logga-in/")
        return self.link_asked_for(email)

    def link_asked_for(self, email: str) -> str:
        """The same, on the page where one asks."""
        self.hands.write("E-postadress", email)
        self.hands.press("Skicka en länk")
        self.hands.follow("Se de mejl som har skrivits")
        return self.mailed_to(self.page.url, email)

    def mailed_to(self, mails: str, email: str) -> str:
        """The link in the latest of the demonstration's mails to somebody, once it is written."""
        self.page.goto(mails)
        mail = self.page.get_by_role("article").filter(
            has=self.page.get_by_text(f"Till {email.lower()}", exact=True)
        )
        for _ in range(MOST_LOOKS):
            if mail.count():
                return mail.first.get_by_role("link").inner_text()
            self.page.reload()
        raise AssertionError(f"No mail to {email}")

    def sees(self, heading: str) -> None:
        """Is on the page with this heading."""
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()

    def reads(self, *texts: str) -> None:
        """Finds every text on the page."""
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text)

    def open_sub_goal(self, goal: str) -> None:
        """From the task list to a sub-goal of step 1."""
        self.hands.follow(self.words["steg-1"])
        self.hands.follow(self.words[goal])

    def write_analysis(self, shows: str, view: str, rests_on: str) -> None:
        """One sub-goal of step 1, on its page."""
        self.hands.write(self.words["visar"], shows)
        self.hands.tick(view)
        self.hands.write(self.words["grund"], rests_on)
        self.hands.tick("Vi är klara med den här delen")
        self.hands.press(SAVE_AND_GO_ON)

    def write_own_figure(self, parts: Mapping[str, str]) -> None:
        """A figure of the team's own, on its page."""
        for label, text in parts.items():
            self.hands.write(label, text)
        self.hands.press(SAVE_AND_GO_ON)

    def write_causes(self, answers: Mapping[str, str]) -> None:
        """Step 2, on its page: texts by the questions' ids, and the first success factor."""
        for question, text in answers.items():
            self.hands.write(self.words[question], text)
        self.hands.tick(self.words["factor-1"])
        self.hands.press(SAVE_AND_GO_ON)

    def write_question(self, wanted: Wanted) -> None:
        """One prioritised question, on its page."""
        self.hands.write("Vad vill ni prata om?", wanted.text)
        for number, text in enumerate(wanted.tests, start=1):
            self.hands.write(self.words[f"test-{number}"], text)
        self.hands.choose("Vilket delmål hör frågan till?", self.words[wanted.sub_goal])
        self.hands.choose("Vilken framgångsfaktor hör frågan till?", self.words[wanted.factor])
        self.hands.write("Vad vill ni få ut av dialogen?", wanted.wish)
        if wanted.spsm:
            self.hands.tick("Ja, gärna")
        self.hands.press(SAVE_AND_GO_ON)

    def write_call(self, answers: Mapping[str, str]) -> None:
        """Whom to call and when, on its page."""
        for label, text in answers.items():
            self.hands.write(label, text)
        self.hands.press(SAVE_AND_GO_ON)

    def send(self) -> str:
        """Sends in what has been checked; the reference of the receipt."""
        self.sees("Granska och skicka in")
        self.hands.press("Skicka in")
        self.sees("Tack, det är inskickat")
        return self.page.get_by_role("definition").first.inner_text()

    def sees_in_order(self, questions: list[Wanted]) -> None:
        """The list of questions is in this order."""
        remove = self.page.get_by_role("link", name="Ta bort fråga")
        listed = self.page.get_by_role("main").get_by_role("listitem").filter(has=remove)
        expect(listed).to_contain_text([question.text for question in questions])
