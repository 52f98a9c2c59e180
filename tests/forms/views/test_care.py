"""What happens when a text points somebody out: told first, saved if wanted, and hidden from staff?"""

from desk import Desk, Page
from published import PRINCIPAL
from running import HTTPS, Running

from nulage_forms.questionnaire.people_named import MASK

NUMBER = "811218-9876"
TEXT = f"Vi talade om {NUMBER} i teamet."
FIELD = "steg_1_kunskaper_visar"
PATH, KEY = "steg-1/kunskaper/", "steg-1/kunskaper/visar"


def stored(service: Running, key: str = KEY) -> str:
    return service.store.dialogue(PRINCIPAL).assessment.value(key).text


def in_passing(anna: Desk, text: str) -> tuple[int, dict[str, str]]:
    page = anna.read(PATH)
    name = KEY.replace("/", "-")
    data = {"csrf_token": page.fields["csrf_token"][0], "name": name, "save_id": text, name: text}
    data[f"{name}-version"] = page.fields[f"{name}-version"][0]
    headers = {"Accept": "application/json"}
    answer = anna.browser.post(f"{anna.room}svar", data=data, base_url=HTTPS, headers=headers)
    return answer.status_code, answer.json or {}


def test_whoever_writes_a_personal_identity_number_is_told_before_it_is_saved(
    anna: Desk, service: Running
) -> None:
    answer = anna.save(PATH, **{FIELD: TEXT, "steg_1_kunskaper_bild": "explore"})
    assert answer.status_code == 422
    assert "Det ser ut som ett personnummer: 811218-9876." in answer.text
    assert "Läs det här innan ni sparar" in answer.text
    assert "Spara ändå" in answer.text
    assert TEXT in answer.text
    assert service.store.dialogue(PRINCIPAL).assessment.answers == {}


def test_it_is_saved_all_the_same_when_the_writer_says_so_and_not_asked_about_again(
    anna: Desk, service: Running
) -> None:
    told = Page(anna.save(PATH, **{FIELD: TEXT}).text)
    assert anna.send(told, PATH).status_code == 303
    assert stored(service) == TEXT
    assert anna.save(PATH, **{FIELD: f"{TEXT} Och mer."}).status_code == 303
    assert "Spara ändå" not in anna.read(PATH).text.split("<template")[0]


def test_another_name_in_the_same_text_is_asked_about_by_itself(anna: Desk, service: Running) -> None:
    told = Page(anna.save(PATH, **{FIELD: TEXT}).text)
    again = anna.send(told, PATH, **{FIELD: f"{TEXT} Och eleven Kalle."})
    assert again.status_code == 422
    assert "namnet på ett barn eller en elev: Kalle." in again.text
    assert anna.send(Page(again.text), PATH).status_code == 303
    assert stored(service).endswith("Kalle.")


def test_a_text_that_points_somebody_out_is_not_saved_in_passing_until_it_is_changed_or_saved(
    anna: Desk, service: Running
) -> None:
    status, said = in_passing(anna, TEXT)
    assert (status, sorted(said)) == (422, ["message", "named"])
    assert NUMBER in said["message"]
    assert stored(service) == ""
    assert in_passing(anna, "Vi talade om det i teamet.")[0] == 200
    page = anna.read(PATH)
    anna.send(page, PATH, **{FIELD: TEXT, f"{FIELD}_named": said["named"]})
    assert stored(service) == TEXT
    assert in_passing(anna, f"{TEXT} Mer.")[0] == 200


def test_a_name_and_a_number_in_one_text_are_both_told_of_at_once(anna: Desk, service: Running) -> None:
    both = f"Eleven Kalle i 5B har {NUMBER}."
    told = anna.save(PATH, **{FIELD: both})
    assert told.status_code == 422
    said = Page(told.text).text
    assert said.count(f"ett personnummer: {NUMBER}. ") >= 1
    assert said.count("en elev: Kalle. ") >= 1
    assert stored(service) == ""
    anna.send(Page(told.text), PATH)
    assert stored(service) == both


def test_a_question_from_the_analysis_is_asked_about_too(anna: Desk, service: Running) -> None:
    path = "fragor/fran-analysen/?omrade=grundskola-elever-over"
    told = anna.save(path, fraga_ny_text="Hur når vi eleven Kalle?")
    assert told.status_code == 422
    assert service.store.dialogue(PRINCIPAL).assessment.answers == {}
    assert anna.send(Page(told.text), path).status_code == 303
    assert stored(service, "fraga/1/text") == "Hur når vi eleven Kalle?"


def test_staff_read_the_sending_with_the_number_hidden_and_the_sending_keeps_its_words(
    anna: Desk, service: Running
) -> None:
    anna.ready_to_send()
    told = Page(anna.save("fragor/1/", fraga_1_text=f"Hur når vi {NUMBER}?").text)
    anna.send(told, "fragor/1/")
    anna.send_in()
    assert NUMBER in anna.receipt(1).text
    staff = Desk(service.staff(), "/handlaggare/")
    for path in ("", "samtalsunderlag/"):
        page = staff.read(f"{PRINCIPAL}/{path}").text
        assert NUMBER not in page
        assert f"Hur når vi {MASK}?" in page
        assert page.count(MASK) >= 2, "a note says what the mask is"
    (sent,) = service.store.dialogue(PRINCIPAL).submissions
    assert NUMBER in str(sent.content)


def test_whose_the_text_is_and_when_it_becomes_a_public_record_is_said_where_it_matters(anna: Desk) -> None:
    assert "Det här är ert eget arbetsrum." in anna.read().text
    assert "Alla i gruppen läser allt som gruppen skriver." in anna.read("gruppen/").text
    anna.ready_to_send()
    check = anna.read("granska/")
    assert "Det ni skickar in blir en allmän handling hos myndigheterna." in check.text
    anna.send(check, "skicka")
    assert "Det här är en allmän handling hos myndigheterna" in anna.receipt(1).text
    assert "Det här är ert eget arbetsrum." not in anna.read().text
