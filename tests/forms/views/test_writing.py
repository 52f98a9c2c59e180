import re
from datetime import timedelta

from desk import Desk, Page
from published import PRINCIPAL
from running import Running

from nulage_forms.dialogue.rows import MOST_ROWS
from nulage_forms.forms import MOST_CHARACTERS

VISAR = "steg-1-kunskaper-visar"


def test_the_room_says_whose_it_is_and_how_long_is_left(anna: Desk) -> None:
    page = anna.read().text
    assert "kan läsa när ni har skickat in" in page
    assert "1\u00a0timme 45\u00a0minuter kvar" in page
    assert "Går inte att börja med än" in page


def test_own_figures_stand_beside_the_question_with_nation_and_period(anna: Desk) -> None:
    page = anna.read("steg-1/kunskaper/").text
    assert "<b>62,5\u00a0%</b> <small>Väntat 66,0\u00a0%, riket 71,9\u00a0%, läsåret 2024/25</small>" in page


def test_where_nothing_is_published_the_page_says_what_to_go_by_instead(anna: Desk) -> None:
    assert "Utgå från det ni själva ser" in anna.read("steg-1/studiero/").text


def test_wording_that_is_not_the_agencies_says_so(anna: Desk) -> None:
    assert "Exempeltext" in anna.read("steg-1/trygg-i-gruppen/").text
    assert "Exempeltext" not in anna.read("steg-1/kunskaper/").text


def test_a_saved_answer_is_there_again_with_the_time_it_was_saved(anna: Desk, service: Running) -> None:
    answer = anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Fler når\r\nlängre.")
    assert (answer.status_code, answer.location) == (303, f"/{PRINCIPAL}/steg-1/kunskaper/#spara")
    page = anna.read("steg-1/kunskaper/")
    assert page.fields[VISAR] == ["Fler når\nlängre."]
    assert "Sparat 13.00" in page.text
    service.clock.pass_by(timedelta(days=1))
    assert "Senast sparat 21\u00a0november kl.\u00a013.00" in Desk(service.member()).read().text


def test_a_page_says_when_it_was_saved_itself_and_the_room_when_anything_was(
    anna: Desk, service: Running
) -> None:
    anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Fler når längre.")
    service.clock.pass_by(timedelta(hours=1))
    anna.save("steg-2/", steg_2_orsaker="Små grupper.")
    assert ">Sparat 13.00<" in anna.read("steg-1/kunskaper/").text
    assert ">Sparat 14.00<" in anna.read("steg-2/").text
    assert 'class="saved"' not in anna.read("samtal/").text
    assert ">Senast sparat 14.00<" in anna.read().text


def test_what_is_put_in_order_added_or_removed_is_saved_too(anna: Desk, service: Running) -> None:
    anna.ready_to_send()
    anna.send(anna.read("fragor/"), "fragor/ny")
    anna.save("steg-2/", orsak_1_bakom="Små grupper.")
    said: list[tuple[str, str]] = []

    def done(path: str, on: str, **typed: str) -> None:
        service.clock.pass_by(timedelta(minutes=10))
        assert anna.send(anna.read(on), path, **typed).status_code == 303
        said.extend((path, shown) for shown in re.findall(r">Senast sparat ([\d.]+)<", anna.read().text))

    done("fragor/2/flytta", "fragor/", plats="1", riktning="upp")
    done("fragor/2/ta-bort", "fragor/2/ta-bort")
    done("steg-2/", "steg-2/", onward="cause")
    done("steg-2/orsak/1/ta-bort", "steg-2/orsak/1/ta-bort")
    assert [time for _, time in said] == ["13.10", "13.20", "13.30", "13.40"]
    assert ">Sparat 13.40<" in anna.read("steg-2/").text
    assert ">Sparat 13.00<" in anna.read("samtal/").text


def test_going_on_from_the_last_sub_goal_leads_to_what_is_asked_once(anna: Desk) -> None:
    answer = anna.save("steg-1/studiero/", onward="next")
    assert answer.location == f"/{PRINCIPAL}/steg-1/"


def test_a_text_that_is_too_long_stays_in_its_field_under_a_way_to_it(anna: Desk) -> None:
    answer = anna.save("steg-2/", steg_2_orsaker="å" * 10_001)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert "<title>Fel: " in answer.text
    assert "#steg-2-orsaker" in page.links
    assert page.fields["steg-2-orsaker"] == ["å" * 10_001]
    assert anna.read("steg-2/").fields["steg-2-orsaker"] == [""]


def test_two_colleagues_on_different_questions_of_a_page_never_meet(anna: Desk, bo: Desk) -> None:
    seen_by_bo = bo.read("steg-1/kunskaper/")
    anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Annas text.")
    answer = bo.send(seen_by_bo, "steg-1/kunskaper/", steg_1_kunskaper_bild="strength")
    assert answer.status_code == 303
    page = anna.read("steg-1/kunskaper/")
    assert (page.fields[VISAR], page.fields["steg-1-kunskaper-bild"]) == (["Annas text."], ["strength"])


def test_what_is_typed_is_shown_as_text_and_never_as_markup(anna: Desk) -> None:
    anna.ready_to_send()
    anna.save("fragor/1/", fraga_1_text="</textarea><script>alert(1)</script>")
    for path in ("", "fragor/", "fragor/1/", "granska/"):
        assert "<script>" not in anna.read(path).text


def test_questions_change_order_by_buttons_and_the_page_comes_back_to_the_one_that_moved(anna: Desk) -> None:
    for _ in range(2):
        anna.send(anna.read("fragor/"), "fragor/ny")
    anna.save("fragor/2/", fraga_2_text="Den viktigaste?")
    answer = anna.send(anna.read("fragor/"), "fragor/2/flytta", riktning="upp")
    assert answer.location == f"/{PRINCIPAL}/fragor/?flyttad=2#fraga-2"
    assert "Fråga 1" in anna.read("fragor/2/").text


def test_a_question_is_taken_off_the_list_after_being_asked_about(anna: Desk) -> None:
    anna.ready_to_send()
    assert "Hur når vi fler?" in anna.read("fragor/1/ta-bort").text
    assert anna.send(anna.read("fragor/1/ta-bort"), "fragor/1/ta-bort").status_code == 303
    assert "Skriv den första frågan" in anna.read("fragor/").text


def test_no_more_than_five_questions_are_offered_or_taken(anna: Desk) -> None:
    empty = anna.read("fragor/")
    for _ in range(5):
        anna.send(empty, "fragor/ny")
    page = anna.read("fragor/")
    assert "Ni har fem frågor" in page.text
    assert f'href="/{PRINCIPAL}/samtal/">Gå vidare</a>' in page.text
    assert anna.send(empty, "fragor/ny").status_code == 409


def test_a_page_that_the_team_has_marked_as_ready_is_ready_in_the_task_list(anna: Desk) -> None:
    anna.save("steg-2/", done="yes")
    assert anna.read().text.count("Klart") == 1


def test_whoever_may_only_read_is_shown_texts_and_no_fields(service: Running, anna: Desk) -> None:
    anna.save("steg-2/", steg_2_orsaker="Byten av lärare.")
    lars = Desk(service.member("lars@x.example", role="reader"))
    page = lars.read("steg-2/")
    assert "Byten av lärare." in page.text
    assert "steg-2-orsaker" not in page.fields


def test_an_odd_address_is_kept_and_the_page_says_so_before_it_says_what_to_mend(anna: Desk) -> None:
    told = anna.save("samtal/", samtal_name="Mia Ek", samtal_phone="070", samtal_email="inte en adress")
    assert told.status_code == 422
    assert "Det är sparat. Rätta det här innan ni skickar in" in told.text
    assert anna.read("samtal/").fields["samtal-email"] == ["inte en adress"]


def test_a_page_whose_every_field_is_full_is_saved_without_scripts(anna: Desk, service: Running) -> None:
    full = "å" * MOST_CHARACTERS["text"]
    for row in range(1, MOST_ROWS + 1):
        anna.save("steg-2/", onward="cause", **{f"orsak_{row}_bakom": "Täta byten."})
    texts = {f"orsak_{row}_bakom": full for row in range(1, MOST_ROWS + 1)}
    assert anna.save("steg-2/", steg_2_orsaker=full, **texts).status_code == 303
    kept = service.store.dialogue(PRINCIPAL).assessment
    keys = ("steg-2/orsaker", *(f"orsak/{row}/bakom" for row in range(1, MOST_ROWS + 1)))
    assert [kept.value(key).text for key in keys] == [full] * len(keys)
