"""What does a team see and do on its own page?"""

import re
from datetime import timedelta

import pytest
from desk import Desk
from flask.testing import FlaskClient
from mail_server import HOST, mail_server
from published import PRINCIPAL, SMALL
from running import ANNA, HTTPS, Running, token_in
from werkzeug.test import TestResponse

from nulage_forms.mail import MailServer
from nulage_forms.model import Member
from nulage_forms.security.limits import INVITED_AT_MOST

BO = "bo.ek@x.example"
TEAM = f"/{PRINCIPAL}/gruppen/"


def read(browser: FlaskClient, path: str = "") -> str:
    answer = browser.get(TEAM + path, base_url=HTTPS)
    assert answer.status_code == 200, answer.status
    return answer.text


def press(browser: FlaskClient, path: str, **typed: str) -> TestResponse:
    token = token_in(browser.get("/logga-in/", base_url=HTTPS).text)
    return browser.post(TEAM + path, data={"csrf_token": token} | typed, base_url=HTTPS)


def ask_in(browser: FlaskClient, email: str = BO, roll: str = "skriver") -> TestResponse:
    return press(browser, "bjud-in", email=email, roll=roll)


def id_of(email: str) -> str:
    return Member(email, "reader", None).id  # type: ignore[arg-type]


def link_in(mail: str) -> str:
    found = re.search(r"https://form\.example/sjalvvardering(/inbjudan/\S+)", mail)
    assert found, mail
    return found[1]


def join_by(service: Running, link: str) -> FlaskClient:
    browser = service.browser()
    token = token_in(browser.get(link, base_url=HTTPS).text)
    assert browser.post(link, data={"csrf_token": token}, base_url=HTTPS).status_code == 303
    return browser


def with_post(service: Running, port: int) -> None:
    object.__setattr__(service.parts, "post", MailServer(f"smtp://{HOST}:{port}", "nulage@form.example"))


def test_a_colleague_comes_in_by_the_mail_and_does_what_the_role_allows(service: Running) -> None:
    anna = service.member()

    assert ask_in(anna, " BO.EK@x.example ", "skickar").location == f"{TEAM}?klart=inbjuden"
    (mail,) = service.mails()
    assert mail.startswith(f"{BO}\n")
    assert f"Anna ({ANNA}) bjuder in dig" in mail
    page = read(anna, "?klart=inbjuden")
    assert ("Mejlet har gått." in page, "på väg" in page) == (True, False)
    bo = join_by(service, link_in(mail))

    assert "Bo Ek" in read(anna)
    assert "Bjud in någon" not in read(bo)
    assert service.store.dialogue(PRINCIPAL).member(BO) == Member(
        BO, "writer", service.clock(), may_send=True
    )


def test_the_team_stands_in_alphabetical_order_with_roles_in_words(service: Running) -> None:
    for email, role in (("åsa@x.example", "reader"), ("bo@x.example", "writer"), (ANNA, "owner")):
        browser = service.member(email, role=role)  # type: ignore[arg-type]
    page = read(browser)

    order = [
        page.index(word) for word in ("<h3>Anna", "Ansvarig", "<h3>Bo", "Skriver ·", "<h3>Åsa", "Läser ·")
    ]
    assert order == sorted(order)


def test_those_with_the_same_name_are_told_apart_by_address(service: Running) -> None:
    anna = service.member()
    service.member("anna@x.example")

    assert "<h3>anna@x.example" in read(anna)


@pytest.mark.parametrize("role", ["writer", "reader"])
def test_who_leads_nothing_sees_the_team_and_changes_nothing_in_it(service: Running, role: str) -> None:
    anna = service.member()
    ask_in(anna, "cilla@x.example")
    browser = service.member(BO, role=role)  # type: ignore[arg-type]
    before = service.store.dialogue(PRINCIPAL)
    asked = before.invitations[1].id

    assert "cilla@x.example" in read(browser)
    for path in ("bjud-in", f"inbjudan/{asked}/skicka-igen", f"inbjudan/{asked}/ta-tillbaka"):
        assert press(browser, path, email="x@x.example", roll="ansvarig").status_code == 403
    for path in (f"{id_of(ANNA)}/roll", f"{id_of(ANNA)}/ta-bort"):
        assert press(browser, path, roll="laser").status_code == 403
        assert browser.get(TEAM + path, base_url=HTTPS).status_code == 403
    service.mails()
    assert service.store.dialogue(PRINCIPAL).members == before.members
    assert len(service.store.dialogue(PRINCIPAL).invitations) == len(before.invitations)


@pytest.mark.parametrize(
    "odd", ["", "bo", "bo@x.se\r\nBcc: c@x.se", "bo@x.se, c@x.se", "x<bo@x.example>", "bo@x.se;c", "bo@x"]
)
def test_an_address_that_would_lead_a_mail_astray_is_mended_first(service: Running, odd: str) -> None:
    answer = ask_in(service.member(), odd)

    assert answer.status_code == 422
    assert "Skriv e-postadressen" in answer.text
    assert service.mails() == []


def test_whoever_is_in_the_team_is_not_asked_in_again(service: Running) -> None:
    answer = ask_in(service.member(), ANNA.upper())

    assert (answer.status_code, "redan med i gruppen" in answer.text) == (422, True)


def test_a_new_mail_makes_the_link_before_worthless(service: Running) -> None:
    anna = service.member()
    ask_in(anna)
    first = service.store.dialogue(PRINCIPAL).invitations[-1]
    assert press(anna, f"inbjudan/{first.id}/skicka-igen").location == f"{TEAM}?klart=igen"

    before, reminder = map(link_in, service.mails())
    assert "nyare mejl" in service.browser().get(before, base_url=HTTPS).text
    join_by(service, reminder)
    assert press(anna, f"inbjudan/{first.id}/skicka-igen").location == TEAM


def test_an_invitation_that_is_taken_back_lets_nobody_in(service: Running) -> None:
    anna = service.member()
    ask_in(anna)
    made = service.store.dialogue(PRINCIPAL).invitations[-1]
    for location in (f"{TEAM}?klart=aterkallad", TEAM):
        assert press(anna, f"inbjudan/{made.id}/ta-tillbaka").location == location

    (mail,) = service.mails()
    assert "är återkallad" in service.browser().get(link_in(mail), base_url=HTTPS).text
    assert BO not in read(anna)


def test_a_mail_that_did_not_go_is_told_and_can_be_tried_again(service: Running) -> None:
    anna = service.member()
    with mail_server() as taken:
        taken.refusal = "554 no"
        with_post(service, taken.port)
        assert ask_in(anna).status_code == 303
        service.mails()
        page = read(anna)
        assert "Mejlet kom inte i väg" in page
        assert "Försök igen" in page
        assert "/inbjudan/" + PRINCIPAL not in page
        taken.refusal = ""
        made = service.store.dialogue(PRINCIPAL).invitations[-1]
        press(anna, f"inbjudan/{made.id}/skicka-igen")
        service.mails()

    page = read(anna, "?klart=igen")
    assert ("Mejlet har gått." in page, "på väg" in page) == (True, False)
    assert [letter["To"] for letter in taken.letters] == [BO]


def test_a_mail_is_on_its_way_until_it_has_gone_and_is_not_believed_for_ever(service: Running) -> None:
    anna = service.member()
    object.__setattr__(service.parts, "background", Forgetful())
    ask_in(anna)

    assert "Mejlet är på väg." in read(anna)
    service.clock.pass_by(timedelta(minutes=5))
    assert "Mejlet kom inte i väg" in read(anna)


class Forgetful:
    """A service that is stopped before it comes to what it was to do in the background."""

    def submit(self, *_: object) -> None: ...


def test_whoever_is_removed_is_shut_out_and_signed_out_and_told_by_mail(service: Running) -> None:
    anna, bo = service.member(), service.member(BO)
    Desk(bo).save("steg-1/kunskaper/", steg_1_kunskaper_visar="Bos text")
    assert "Allt som Bo Ek har skrivit finns kvar" in read(anna, f"{id_of(BO)}/ta-bort")

    assert press(anna, f"{id_of(BO)}/ta-bort").location == f"{TEAM}?klart=borta"

    answer = bo.get(f"/{PRINCIPAL}/steg-2/", base_url=HTTPS)
    assert (answer.status_code, "Logga ut" in answer.text) == (404, False)
    assert bo.get(f"/{PRINCIPAL}/", base_url=HTTPS).status_code == 303
    assert "Bos text" in Desk(anna).read("steg-1/kunskaper/").text
    assert "Anna" in service.mails()[-1]
    assert service.mails()[-1].startswith(f"{BO}\nDu är inte längre med")


def test_whoever_is_in_another_team_too_stays_signed_in(service: Running) -> None:
    anna = service.member()
    service.member(BO, SMALL)
    bo = service.member(BO)
    press(anna, f"{id_of(BO)}/ta-bort")

    assert bo.get(f"/{PRINCIPAL}/", base_url=HTTPS).status_code == 404
    assert bo.get(f"/{SMALL}/", base_url=HTTPS).status_code == 200


def test_one_leaves_but_never_as_the_last_owner(service: Running) -> None:
    anna, bo = service.member(), service.member(BO, role="reader")

    assert "Det går inte än" in read(anna, "lamna")
    assert press(anna, "lamna").status_code == 409
    assert press(bo, "lamna").location == "/har-lamnat/"
    assert bo.get(f"/{PRINCIPAL}/", base_url=HTTPS).status_code == 303
    assert [member.email for member in service.store.dialogue(PRINCIPAL).members] == [ANNA]


def test_an_owner_gives_another_role_and_may_then_step_down(service: Running) -> None:
    anna, bo = service.member(), service.member(BO, role="writer")
    press(anna, f"{id_of(BO)}/roll", roll="ansvarig")
    assert press(bo, f"{id_of(ANNA)}/roll", roll="laser").status_code == 303

    assert {member.email: member.role for member in service.store.dialogue(PRINCIPAL).members} == {
        ANNA: "reader",
        BO: "owner",
    }
    assert press(bo, f"{id_of(BO)}/roll", roll="laser").status_code == 409
    assert press(bo, f"{id_of(ANNA)}/roll", roll="chef").status_code == 400
    assert press(bo, f"{id_of('x@x.example')}/roll", roll="laser").status_code == 404


def test_nobody_mails_half_a_county(service: Running) -> None:
    anna, most = service.member(), int(INVITED_AT_MOST.partition("/")[0])

    answers = [ask_in(anna, f"p{number}@x.example").status_code for number in range(most + 1)]

    assert answers == [303] * most + [429]
    assert ask_in(service.member(BO)).status_code == 422


def test_whoever_is_alone_meets_one_line_about_teams(service: Running) -> None:
    anna = Desk(service.member())
    anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="En text")

    assert "Bjud in en kollega" in anna.read().text
    page = anna.read("steg-1/kunskaper/").text
    for word in ("Senast skrivet", "skriver också här", "presence.js", "Gruppen"):
        assert word not in page


def test_it_stands_beside_each_answer_who_wrote_it_last(service: Running) -> None:
    anna, bo = Desk(service.member()), Desk(service.member(BO))
    bo.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Bos text")

    assert "Senast skrivet av Bo Ek, 13.00" in anna.read("steg-1/kunskaper/").text
    assert "Senast skrivet av dig, 13.00" in bo.read("steg-1/kunskaper/").text
    assert anna.read("steg-1/kunskaper/").text.count("Senast skrivet") == 1
    assert "Ni är två i gruppen" in anna.read().text


def test_a_page_says_who_else_writes_on_it_just_now(service: Running) -> None:
    anna, bo = Desk(service.member()), Desk(service.member(BO))
    bo.read("steg-2/")

    assert "Bo Ek skriver också här nu" in anna.read("steg-2/").text
    assert "skriver också här nu" not in anna.read("samtal/").text
    assert "skriver just nu" in read(anna.browser)
    here = f"/{PRINCIPAL}/har?plats=steg-2/"
    assert anna.browser.get(here, base_url=HTTPS).json == {"text": "Bo Ek skriver också här nu"}
    service.clock.pass_by(timedelta(minutes=2))
    assert anna.browser.get(here, base_url=HTTPS).json == {"text": ""}


def test_a_page_that_is_left_open_keeps_nobody_signed_in(service: Running) -> None:
    anna = service.member()
    for _ in range(5):
        service.clock.pass_by(timedelta(minutes=50))
        answer = anna.get(f"/{PRINCIPAL}/har?plats=steg-2/", base_url=HTTPS)

    assert answer.status_code == 303


def test_nobody_reads_who_is_in_another_team(service: Running) -> None:
    anna = service.member()

    for path in ("gruppen/", "har?plats=steg-2/", "gruppen/lamna"):
        assert anna.get(f"/{SMALL}/{path}", base_url=HTTPS).status_code == 404
