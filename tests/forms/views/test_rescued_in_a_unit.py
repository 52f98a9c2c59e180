"""What becomes of a head teacher's text that was typed by somebody who was no longer signed in?"""

from datetime import timedelta

import pytest
from desk import Desk, Page
from flask.testing import FlaskClient
from published import PRINCIPAL, UNIT, UNITS
from running import ANNA, HTTPS, Running
from units import REKTOR, HeadTeacher, ask, come_in, head_teacher
from werkzeug.test import TestResponse

from nulage_forms.model import OneTimeLink
from nulage_forms.security.tokens import token_hash
from nulage_forms.store.memory import MemoryStore

TEXT, TOKEN = "Läsgrupperna varje tisdag.\nOch biblioteket.", "t" * 43
FIELD, OTHER = "enhet-fungerar", "enhet-saknas"


@pytest.fixture
def karin(service: Running, anna: Desk) -> HeadTeacher:
    return head_teacher(service, anna)


def came_too_late(karin: HeadTeacher, service: Running, text: str = TEXT) -> str:
    """Karin types for so long that she is signed out meanwhile, and then saves."""
    page = karin.read()
    service.clock.pass_by(timedelta(hours=5))
    answer = karin.write(text.replace("\n", "\r\n"), page=page)
    assert answer.status_code == 403
    return answer.text


def comes_back(browser: FlaskClient, service: Running, email: str = REKTOR) -> None:
    """By the link in a mail, opened in the same browser."""
    kind = "member" if email == ANNA else "head_teacher"
    service.store.put_link(
        OneTimeLink(token_hash(TOKEN), kind, email, service.clock() + timedelta(minutes=10))
    )
    assert come_in(browser, f"/logga-in/{TOKEN}").status_code == 303


def offered(karin: HeadTeacher) -> Page:
    """The part of the form's page with what was kept; empty when nothing is."""
    return Page(karin.read().text.partition('aria-labelledby="raddat"')[2].partition("</section>")[0])


def chooses(karin: HeadTeacher, choice: str) -> TestResponse:
    data = offered(karin).fields | {"raddat": choice}
    return karin.browser.post(karin.address, data=data, base_url=HTTPS)


def stored(service: Running, key: str = "enhet/fungerar") -> str:
    form = service.store.dialogue(PRINCIPAL).unit_form(UNIT)
    assert form
    return form.writing.value(key).text


def kept(service: Running) -> int:
    assert isinstance(service.store, MemoryStore)
    return len(service.store._rescued)


def test_it_is_shown_kept_offered_and_put_in_by_whoever_wrote_it(karin: HeadTeacher, service: Running):
    page = came_too_late(karin, service)
    assert "Din text är räddad" in page
    assert TEXT in page.replace("\r\n", "\n")
    comes_back(karin.browser, service)
    for _ in range(2):
        assert TEXT in offered(karin).text
    assert stored(service) == ""
    assert chooses(karin, "lagg-in").location == f"{karin.address}#spara"
    assert stored(service) == TEXT
    assert (offered(karin).text, kept(service)) == ("", 0)


def test_it_can_be_thrown_away(karin: HeadTeacher, service: Running):
    came_too_late(karin, service)
    comes_back(karin.browser, service)
    assert chooses(karin, "kasta").location == karin.address
    assert (offered(karin).text, kept(service), stored(service)) == ("", 0, "")


def test_what_was_saved_in_another_tab_is_shown_beside_it_and_not_replaced(
    karin: HeadTeacher, service: Running
):
    early = karin.read()
    karin.write("Nyare.")
    service.clock.pass_by(timedelta(hours=5))
    karin.write(TEXT, page=early)
    comes_back(karin.browser, service)
    met = chooses(karin, "lagg-in")
    assert met.status_code == 409
    assert stored(service) == "Nyare."
    shown = Page(met.text)
    both = shown.fields | {f"{FIELD}-take": "both", "csrf_token": shown.fields["csrf_token"][:1]}
    assert karin.browser.post(karin.address, data=both, base_url=HTTPS).status_code == 303
    assert stored(service) == f"Nyare.\n\n{TEXT}"
    assert (offered(karin).text, kept(service)) == ("", 0)


def test_the_other_answers_stay_as_they_are_saved(karin: HeadTeacher, service: Running):
    fields = karin.read().fields
    data = fields | {OTHER: "Tid.", "csrf_token": fields["csrf_token"][:1]}
    karin.browser.post(karin.address, data=data, base_url=HTTPS)
    came_too_late(karin, service, "Eleven Kalle läser.")
    comes_back(karin.browser, service)
    asked = chooses(karin, "lagg-in")
    assert asked.status_code == 422
    assert Page(asked.text).fields[OTHER] == ["Tid."]
    again = Page(asked.text)
    data = again.fields | {"csrf_token": again.fields["csrf_token"][:1]}
    assert karin.browser.post(karin.address, data=data, base_url=HTTPS).status_code == 303
    assert (stored(service), stored(service, "enhet/saknas")) == ("Eleven Kalle läser.", "Tid.")
    assert kept(service) == 0


def test_a_form_that_was_handed_in_meanwhile_shows_it_to_be_copied(karin: HeadTeacher, service: Running):
    early = karin.read()
    karin.hand_in("Inlämnat.")
    service.clock.pass_by(timedelta(hours=5))
    karin.write(TEXT, page=early)
    comes_back(karin.browser, service)
    assert TEXT in offered(karin).text
    assert "Lägg in" not in offered(karin).text
    assert chooses(karin, "lagg-in").status_code == 409
    assert stored(service) == "Inlämnat."
    assert kept(service) == 1


def test_saving_something_else_keeps_what_is_offered(karin: HeadTeacher, service: Running):
    came_too_late(karin, service)
    comes_back(karin.browser, service)
    fields = karin.read().fields
    data = {
        "csrf_token": fields["csrf_token"][:1],
        OTHER: "Tid.",
        f"{OTHER}-version": fields[f"{OTHER}-version"][-1],
    }
    assert karin.browser.post(karin.address, data=data, base_url=HTTPS).status_code == 303
    assert TEXT in offered(karin).text


def test_it_is_for_the_form_it_was_written_in_and_its_head_teacher_alone(
    karin: HeadTeacher, service: Running, anna: Desk
):
    ask(anna, REKTOR, UNITS[0]["code"])
    came_too_late(karin, service)
    comes_back(karin.browser, service)
    assert TEXT not in HeadTeacher(karin.browser, UNITS[0]["code"]).read().text
    comes_back(karin.browser, service, ANNA)
    assert karin.browser.get(karin.address, base_url=HTTPS).status_code == 404
    ours = Desk(karin.browser)
    for path in ("", "raddat/", "enheter/"):
        assert TEXT not in ours.read(path).text
    again = head_teacher(service, ours, "per@x.example", UNITS[2]["code"])
    assert TEXT not in again.read().text


def test_whoever_is_still_signed_in_is_led_straight_to_it(karin: HeadTeacher):
    answer = karin.browser.post(karin.address, data={FIELD: TEXT}, base_url=HTTPS)
    assert answer.status_code == 400
    assert karin.address in Page(answer.text).links
    assert TEXT in offered(karin).text


@pytest.mark.parametrize(
    ("code", "field", "site"),
    [
        ("00000000", FIELD, "same-origin"),
        (UNIT, "steg-2-orsaker", "same-origin"),
        (UNIT, FIELD, "cross-site"),
    ],
    ids=["an unknown unit", "another question", "another site"],
)
def test_only_answers_to_what_a_head_teacher_is_asked_are_kept(
    service: Running, code: str, field: str, site: str
):
    where, headers = f"/enhet/{PRINCIPAL}/{code}/", {"Sec-Fetch-Site": site}
    service.browser().post(where, data={field: TEXT}, base_url=HTTPS, headers=headers)
    assert kept(service) == 0


@pytest.mark.parametrize("before", [False, True], ids=["at once", "after something was asked for"])
def test_whoever_is_no_longer_asked_gets_the_text_back_there_and_is_promised_nothing(
    karin: HeadTeacher, service: Running, anna: Desk, before: bool
):
    page = karin.read()
    anna.send(anna.read("enheter/"), f"enheter/{UNIT}/ta-bort")
    if before:
        assert karin.browser.get(karin.address, base_url=HTTPS).status_code == 404
    for _ in range(2):
        answer = karin.write(TEXT, page=page)
        assert answer.status_code == 404
        assert TEXT in answer.text
        assert '<label for="text-1">Vad fungerar?' in answer.text
        assert "Huvudmannen har tagit bort frågorna till dig" in answer.text
        assert "räddad" not in answer.text
    in_passing = karin.browser.post(
        f"{karin.address}svar", data={}, base_url=HTTPS, headers={"Accept": "application/json"}
    )
    assert in_passing.json
    assert in_passing.json["message"].startswith("Huvudmannen har tagit bort frågorna till dig")
    assert kept(service) == 0


def test_whoever_is_asked_again_and_signed_in_is_rescued_as_before(
    karin: HeadTeacher, service: Running, anna: Desk
):
    anna.send(anna.read("enheter/"), f"enheter/{UNIT}/ta-bort")
    karin.browser.get(karin.address, base_url=HTTPS)
    ask(anna)
    comes_back(karin.browser, service)
    assert "Din text är räddad" in came_too_late(karin, service)
