"""Who decides which questions similar principals may read, and where do they read them?"""

import json
import re

import pytest
from desk import Desk, Page
from published import PRINCIPAL, SHARED, SMALL
from running import EVA, HTTPS, Running

from nulage_forms.questionnaire.sharing import offers, standing

TICK = "Ja, visa frågan för andra"
QUESTION = "Hur når vi fler?"


@pytest.fixture
def eva(service: Running) -> Desk:
    return Desk(service.staff(), "/handlaggare/")


def send_in(anna: Desk, text: str = QUESTION, shared: str = "ja") -> None:
    if f"{anna.room}fragor/1/" not in anna.read("fragor/").links:
        anna.ready_to_send()
    anna.save("fragor/1/", fraga_1_text=text, fraga_1_delas=shared)
    assert anna.send_in().status_code == 303


def save_all_the_same(anna: Desk, text: str) -> None:
    """Whoever is asked about a name or a number may save anyway, by the same page."""
    asked = anna.save("fragor/1/", fraga_1_text=text, fraga_1_delas="ja")
    if asked.status_code != 303:
        assert anna.send(Page(asked.text), "fragor/1/").status_code == 303


def take_back(anna: Desk) -> None:
    assert anna.send(anna.read("ta-tillbaka"), "ta-tillbaka").status_code == 303


def decide(eva: Desk, page: Page, share: str, question: str = "1") -> int:
    fields = {name: page.fields.get(name, [""]) for name in ("csrf_token", "referens", "omgang")}
    answer = eva.browser.post(
        f"/handlaggare/{PRINCIPAL}/delas/{question}", data=fields | {"visas": share}, base_url=HTTPS
    )
    return answer.status_code


def approved(service: Running) -> list[str]:
    dialogue = service.store.dialogue(PRINCIPAL)
    stands = standing(dialogue)
    return [offer.text for offer in offers(dialogue, stands[1]) if offer.approval] if stands else []


def test_nobody_shares_a_question_without_saying_so(anna: Desk, eva: Desk, service: Running) -> None:
    anna.ready_to_send()
    page = anna.read("fragor/1/")
    assert TICK in page.text
    assert "fraga-1-delas" not in page.fields, "it is ticked before anybody has ticked it"
    anna.send_in()
    read = eva.read(f"{PRINCIPAL}/")
    assert "Får visas för andra" not in read.text
    sent = service.store.dialogue(PRINCIPAL).submissions[0].reference
    read.fields["referens"] = [sent]
    assert decide(eva, read, "ja") == 404
    assert approved(service) == []


def test_what_is_ticked_is_an_answer_that_is_sent_and_read_as_any_other(anna: Desk, eva: Desk) -> None:
    send_in(anna)
    assert TICK in anna.receipt(1).text
    assert "Får visas för andra" in eva.read(f"{PRINCIPAL}/samtalsunderlag/").text


def test_staff_approve_a_question_and_the_log_tells_who_and_when_without_its_text(
    anna: Desk, eva: Desk, service: Running
) -> None:
    send_in(anna)
    page = eva.read(f"{PRINCIPAL}/")
    assert "Får visas för andra" in page.text
    assert approved(service) == []
    for _ in range(2):
        assert decide(eva, page, "ja") == 303
    assert approved(service) == [QUESTION]
    reference = service.store.dialogue(PRINCIPAL).submissions[0].reference
    said = [
        event for event in service.store.dialogue(PRINCIPAL).events if event.action == "approved_question"
    ]
    assert [(one.at, one.actor, one.object) for one in said] == [
        (service.clock(), EVA, f"{reference} fraga/1/text")
    ]
    assert f"Godkänd 21\u00a0november 2026 av Eva ({EVA})." in eva.read(f"{PRINCIPAL}/").text


def test_an_approval_can_be_withdrawn_and_given_again(anna: Desk, eva: Desk, service: Running) -> None:
    send_in(anna)
    for share, left in (("nej", []), ("ja", [QUESTION]), ("nej", []), ("ja", [QUESTION])):
        assert decide(eva, eva.read(f"{PRINCIPAL}/"), share) == 303
        assert approved(service) == left


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Hur hjälper vi eleven Kalle?", "någon är namngiven"),
        ("Hur gick det för 811218-9876?", "ett personnummer"),
        ("Hur? " * 121, "längre än 600 tecken"),
    ],
)
def test_a_question_that_points_somebody_out_or_is_an_essay_cannot_be_approved(
    anna: Desk, eva: Desk, service: Running, text: str, why: str
) -> None:
    anna.ready_to_send()
    save_all_the_same(anna, text)
    assert anna.send_in().status_code == 303
    page = eva.read(f"{PRINCIPAL}/")
    assert why in page.text
    assert ">Godkänn<" not in page.text
    assert "811218-9876" not in page.text
    page.fields["referens"] = [service.store.dialogue(PRINCIPAL).submissions[0].reference]
    assert decide(eva, page, "ja") == 409
    assert approved(service) == []


def test_what_is_taken_back_is_not_shared_and_what_is_sent_anew_is_read_anew(
    anna: Desk, eva: Desk, service: Running
) -> None:
    send_in(anna)
    first = eva.read(f"{PRINCIPAL}/")
    decide(eva, first, "ja")
    take_back(anna)
    assert approved(service) == []
    send_in(anna, "Hur når vi alla?")
    assert approved(service) == []
    assert decide(eva, first, "ja") == 409, "what is approved is another text than the one that was read"
    assert approved(service) == []
    decide(eva, eva.read(f"{PRINCIPAL}/"), "ja")
    assert approved(service) == ["Hur når vi alla?"]
    take_back(anna)
    send_in(anna, "Hur når vi alla?", shared="")
    assert approved(service) == []


def test_an_earlier_sending_offers_nothing(anna: Desk, eva: Desk) -> None:
    send_in(anna)
    take_back(anna)
    send_in(anna, "Hur når vi alla?")
    assert "Godkänn" in eva.read(f"{PRINCIPAL}/").text
    assert "Godkänn" not in eva.read(f"{PRINCIPAL}/?sandning=1").text


def test_the_last_rounds_questions_are_shared_until_something_new_is_sent(
    anna: Desk, eva: Desk, service: Running
) -> None:
    send_in(anna)
    decide(eva, eva.read(f"{PRINCIPAL}/"), "ja")
    for act in ("hallet", "ny-omgang"):
        eva.send(eva.read(f"{PRINCIPAL}/{act}"), f"{PRINCIPAL}/{act}")
    assert approved(service) == [QUESTION]
    past = eva.read(f"{PRINCIPAL}/omgang/1/")
    assert decide(eva, past, "nej") == 303
    assert approved(service) == []
    assert decide(eva, past, "ja") == 303
    anna.send(anna.read("fragor/"), "fragor/ny")
    anna.save("fragor/2/", fraga_2_text="Hur går vi vidare?")
    anna.save("samtal/", samtal_name="Anna Ek", samtal_phone="070-000 00 00")
    assert approved(service) == [QUESTION]
    anna.send_in()
    assert approved(service) == []
    assert "Godkänn" not in eva.read(f"{PRINCIPAL}/omgang/1/").text


def test_similar_principals_questions_stand_where_a_question_is_begun_each_once(anna: Desk) -> None:
    page = anna.read("fragor/")
    assert page.text.count(f'<b class="typed">{SHARED}</b>') == 1
    assert f"https://site.example/huvudman/{SMALL}/" in page.links
    assert "fler skolformer än ni" not in page.text


def test_whoever_runs_fewer_school_forms_is_told_that_a_shared_question_may_be_about_another(
    service: Running, anna: Desk
) -> None:
    published_list = service.parts.settings.published / "api/v1/principals.json"
    known = json.loads(published_list.read_text())
    sharing = next(one for one in known["principals"] if one["id"] == SMALL)
    sharing["school_forms"].append("upper_secondary_school")
    published_list.write_text(json.dumps(known))
    assert "Några av dem har fler skolformer än ni" in anna.read("fragor/").text


def test_there_is_nothing_about_similar_principals_where_none_shares_anything(service: Running) -> None:
    bo = Desk(service.member("bo@x.example", SMALL), f"/{SMALL}/")
    assert "Liknande huvudmän vill prata om" not in bo.read("fragor/").text


def begin_from(anna: Desk, question: str) -> str:
    page = anna.read("fragor/")
    return anna.send(page, "fragor/ny", liknande=question).location or ""


def shared_id(anna: Desk) -> str:
    found = re.search(r'name="liknande" value="(\w+)"', anna.read("fragor/").text)
    assert found
    return found[1]


def test_a_question_is_begun_from_one_that_is_shared_and_is_the_teams_own_from_then_on(
    anna: Desk, service: Running
) -> None:
    assert begin_from(anna, shared_id(anna)).endswith("/fragor/1/")
    assert anna.read("fragor/1/").fields["fraga-1-text"] == [SHARED]
    assert anna.save("fragor/1/", fraga_1_text="Hur får våra vikarier del av det?").status_code == 303
    assert "fraga-1-delas" not in anna.read("fragor/1/").fields
    assert begin_from(anna, "no such").endswith("/fragor/2/")
    assert service.store.dialogue(PRINCIPAL).assessment.value("fraga/2/text").text == ""


def test_there_are_never_more_than_five_questions_however_they_are_begun(anna: Desk) -> None:
    question = shared_id(anna)
    for _ in range(5):
        begin_from(anna, question)
    full = anna.read("fragor/")
    assert SHARED in full.text
    assert "Utgå från den här frågan" not in full.text
    assert anna.send(full, "fragor/ny", liknande=question).status_code == 409


def test_what_was_sent_is_not_begun_anew(anna: Desk) -> None:
    send_in(anna)
    assert "Liknande huvudmän vill prata om" not in anna.read("fragor/").text
