"""How does a test ask a head teacher, and be one?"""

import re
from dataclasses import dataclass

from desk import Desk, Page
from flask.testing import FlaskClient
from published import PRINCIPAL, UNIT
from running import HTTPS, Running, token_in
from werkzeug.test import TestResponse

REKTOR = "karin@lillång.example"
LINK = re.compile(r"/inbjudan/\S+/enhet/\S+")


@dataclass
class HeadTeacher:
    """A browser in which a head teacher is signed in, at the form about one unit."""

    browser: FlaskClient
    code: str = UNIT

    @property
    def address(self) -> str:
        return f"/enhet/{PRINCIPAL}/{self.code}/"

    def read(self) -> Page:
        answer = self.browser.get(self.address, base_url=HTTPS)
        assert answer.status_code == 200, answer.status
        return Page(answer.text)

    def write(self, text: str, *, page: Page | None = None, onward: str = "") -> TestResponse:
        fields = (page or self.read()).fields
        data = fields | {"enhet-fungerar": text, "onward": onward, "csrf_token": fields["csrf_token"][:1]}
        return self.browser.post(self.address, data=data, base_url=HTTPS)

    def hand_in(self, text: str) -> TestResponse:
        return self.write(text, onward="hand_in")

    def take_back(self) -> TestResponse:
        token = token_in(self.browser.get(self.address, base_url=HTTPS).text)
        where = f"{self.address}ta-tillbaka"
        return self.browser.post(where, data={"csrf_token": token}, base_url=HTTPS)


def ask(anna: Desk, email: str = REKTOR, code: str = UNIT) -> TestResponse:
    """The owner asks one head teacher."""
    return anna.send(anna.read("enheter/"), "enheter/fraga", **{f"epost-{code}": email})


def link_in(mail: str) -> str:
    """The link that a mail to a head teacher carries, without the host."""
    found = LINK.search(mail)
    assert found, mail
    return found[0].partition("/sjalvvardering")[2] or found[0]


def come_in(browser: FlaskClient, link: str) -> TestResponse:
    """Presses the button of the link's page."""
    token = token_in(browser.get(link, base_url=HTTPS).text)
    return browser.post(link, data={"csrf_token": token}, base_url=HTTPS)


def head_teacher(service: Running, anna: Desk, email: str = REKTOR, code: str = UNIT) -> HeadTeacher:
    """Somebody who has been asked and has come in by the link of the mail."""
    ask(anna, email, code)
    mails = [mail for mail in service.mails() if mail.startswith(email)]
    browser = service.browser()
    assert come_in(browser, link_in(mails[-1])).status_code == 303
    return HeadTeacher(browser, code)


def lift(anna: Desk, question: str = "fungerar", code: str = UNIT, **typed: str) -> TestResponse:
    """The team lifts an answer to where the page proposes."""
    return anna.save(f"enheter/{code}/lyft/{question}", **typed)
