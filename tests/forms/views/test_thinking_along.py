"""Do step 1, step 2 and the short path think along with the team that writes?"""

import json
from pathlib import Path

import pytest
from desk import Desk, Page
from published import PRINCIPAL, SMALL
from running import HTTPS, Running

from nulage_forms.model.writing import TO_THE_READER
from nulage_forms.questionnaire.minutes import Measured, Minutes
from nulage_forms.store.measured import read_minutes, write_minutes

VISAR = "steg-1-kunskaper-visar"
STATEMENT = "Av 80 elever fick 50 lägst E i alla ämnen (62,5 %)."
ROOT = Path(__file__).parents[3]
GOAL = "steg-1/kunskaper/"
FIGURE = "Lägst E i alla ämnen: 62,5\u00a0% (väntat 66,0\u00a0%, riket 71,9\u00a0%, läsåret 2024/25)."
OWN = {
    "egna_2_namn": "Trygga på rasten",
    "egna_2_varde": "84 %",
    "egna_2_period": "Våren 2025",
    "egna_2_kalla": "Regionens enkät.",
    "egna_2_antal": "8",
}
SAID = "Våren 2025\u00a0· Regionens enkät\u00a0· 8 personer"


def with_own_figure(desk: Desk, **changed: str) -> None:
    desk.save(GOAL, onward="own")
    desk.save(f"{GOAL}egna/2/", **OWN | changed)


def test_a_figure_beside_is_put_last_in_the_answer_with_what_was_typed_saved(anna: Desk) -> None:
    answer = anna.save(GOAL, steg_1_kunskaper_visar="Fler når målen.", for_over=FIGURE)
    assert answer.location == f"/{PRINCIPAL}/{GOAL}#{VISAR}"
    assert anna.read(GOAL).fields[VISAR] == [f"Fler når målen.\n{FIGURE}"]


def test_every_figure_and_area_has_its_sentence_on_its_button(anna: Desk) -> None:
    page = anna.read(GOAL)
    assert f'value="{FIGURE}"' in page.text
    assert f'value="{STATEMENT}"' in page.text
    assert page.text.count("För över till svaret") == 2


def test_what_the_analysis_says_to_its_reader_is_not_put_into_the_teams_own_answer(
    anna: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "_site/api/v1/principals" / f"{PRINCIPAL}.json"
    told = f"{STATEMENT} {TO_THE_READER}"
    file.write_text(json.dumps(json.loads(file.read_text()), ensure_ascii=False).replace(STATEMENT, told))
    page = anna.read(GOAL)
    assert told in page.text
    assert f'value="{STATEMENT}"' in page.text
    assert TO_THE_READER in (ROOT / "content/quality-system/sentences.toml").read_text()


def test_that_nothing_is_known_is_no_sentence_for_an_answer(anna: Desk, tmp_path: Path) -> None:
    file = tmp_path / "_site/api/v1/principals" / f"{PRINCIPAL}.json"
    told = json.loads(file.read_text())
    told["areas"][0]["figures"] = []
    file.write_text(json.dumps(told))
    page = anna.read(GOAL)
    assert STATEMENT in page.text
    assert f'value="{STATEMENT}"' not in page.text
    assert f'value="{FIGURE}"' in page.text


def test_the_same_sentence_is_never_put_there_twice(anna: Desk) -> None:
    for _ in range(2):
        anna.save(GOAL, for_over=FIGURE)
    page = anna.read(GOAL)
    assert page.fields[VISAR] == [FIGURE]
    assert "Finns i svaret" in page.text


def test_enter_saves_and_goes_on_although_other_buttons_stand_before(anna: Desk) -> None:
    text = anna.read(GOAL).text
    assert text.index('name="onward" value="next" hidden') < text.index('name="for-over"')


def test_an_own_figure_stands_beside_as_the_teams_own_and_goes_out_with_the_rest(
    anna: Desk, service: Running
) -> None:
    with_own_figure(anna)
    page = anna.read(GOAL)
    assert f"Egen uppgift\u00a0· {SAID}" in page.text
    assert f"Trygga på rasten: 84 % ({SAID})." in page.text
    anna.ready_to_send()
    check = anna.read("granska/")
    assert "Trygga på rasten" in check.text
    anna.send(check, "skicka")
    assert "Trygga på rasten" in anna.receipt(1).text
    staff = Desk(service.staff(), f"/handlaggare/{PRINCIPAL}/")
    for path in ("", "samtalsunderlag/"):
        assert f"egen uppgift\u00a0· {SAID}" in staff.read(path).text


def test_few_people_are_warned_of_and_kept(anna: Desk) -> None:
    with_own_figure(anna)
    assert "få personer kan kännas igen" in anna.read(GOAL).text
    assert "få personer kan kännas igen" in anna.read(f"{GOAL}egna/2/").text
    anna.save(f"{GOAL}egna/2/", egna_2_antal="212 svar")
    assert "få personer kan kännas igen" not in anna.read(GOAL).text


def test_saving_an_own_figure_leads_back_to_where_it_stands(anna: Desk) -> None:
    assert anna.save(GOAL, onward="own").location == f"/{PRINCIPAL}/{GOAL}egna/2/"
    assert anna.save(f"{GOAL}egna/2/", onward="next", **OWN).location == f"/{PRINCIPAL}/{GOAL}#egna-2"


def test_an_own_figure_that_is_removed_is_neither_shown_nor_sent(anna: Desk) -> None:
    with_own_figure(anna)
    ask = anna.read(f"{GOAL}egna/2/ta-bort")
    assert "Trygga på rasten" in ask.text
    assert anna.send(ask, f"{GOAL}egna/2/ta-bort").status_code == 303
    for path in (GOAL, "granska/"):
        assert "Trygga på rasten" not in anna.read(path).text


def test_nothing_is_listed_until_something_is_written(anna: Desk) -> None:
    anna.save(GOAL, onward="own")
    assert "Utan namn" not in anna.read(GOAL).text


def test_step_2_has_room_for_each_cause_with_the_success_factors_that_it_touches(anna: Desk) -> None:
    answer = anna.save("steg-2/", orsak_1_bakom="Täta byten.", orsak_1_ror=["tid"], onward="cause")
    assert answer.location == f"/{PRINCIPAL}/steg-2/#orsak-2-bakom"
    anna.save("steg-2/", orsak_2_bakom="Nya lokaler.")
    check = anna.read("granska/").text
    assert check.index("Täta byten.") < check.index("Tid att lära av varandra") < check.index("Nya lokaler.")


def test_a_cause_that_is_removed_is_kept_and_not_sent(anna: Desk, service: Running) -> None:
    anna.save("steg-2/", orsak_1_bakom="Täta byten.", onward="cause")
    assert anna.save("steg-2/", onward="remove-1").location == f"/{PRINCIPAL}/steg-2/orsak/1/ta-bort"
    anna.send(anna.read("steg-2/orsak/1/ta-bort"), "steg-2/orsak/1/ta-bort")
    assert "orsak-1-bakom" not in anna.read("steg-2/").fields
    assert "Täta byten." not in anna.read("granska/").text
    assert service.store.dialogue(PRINCIPAL).assessment.value("orsak/1/bakom").text == "Täta byten."


def test_a_cause_becomes_a_question_that_rests_on_it(anna: Desk) -> None:
    typed = {"orsak_1_bakom": "Täta byten.", "orsak_1_ror": ["tid"]}
    assert anna.save("steg-2/", onward="question-1", **typed).location == f"/{PRINCIPAL}/fragor/1/"
    page = anna.read("fragor/1/")
    assert page.fields["fraga-1-framgangsfaktor"] == ["tid"]
    assert "Täta byten." in page.text
    anna.save("fragor/1/", fraga_1_text="Hur behåller vi personal?")
    anna.save("steg-2/", orsak_1_bakom="Täta byten av rektor.")
    assert "Ur svaret i nulägesanalysen" in anna.read("granska/").text
    assert "Täta byten av rektor." in anna.read("fragor/1/").text
    assert anna.save("steg-2/", onward="question-1").location == f"/{PRINCIPAL}/fragor/1/?redan=svar"


def test_a_sub_goal_becomes_a_question_with_what_was_written_beside(anna: Desk) -> None:
    answer = anna.save(GOAL, steg_1_kunskaper_visar="Färre når målen.", onward="question")
    assert answer.location == f"/{PRINCIPAL}/fragor/1/"
    page = anna.read("fragor/1/")
    assert page.fields["fraga-1-delmal"] == ["kunskaper"]
    assert "Färre når målen." in page.text


def test_a_sixth_question_is_not_made_and_the_answer_is_saved(anna: Desk) -> None:
    empty = anna.read("fragor/")
    for _ in range(5):
        anna.send(empty, "fragor/ny")
    answer = anna.save(GOAL, steg_1_kunskaper_visar="Viktigt.", onward="question")
    assert answer.location == f"/{PRINCIPAL}/fragor/?vantar=svar"
    assert "Svaret är sparat" in anna.read("fragor/?vantar=svar").text
    assert anna.read(GOAL).fields[VISAR] == ["Viktigt."]


def test_a_question_is_put_at_a_chosen_place_and_the_page_tells_which(anna: Desk) -> None:
    for _ in range(3):
        anna.send(anna.read("fragor/"), "fragor/ny")
    answer = anna.send(anna.read("fragor/"), "fragor/3/flytta", plats="1")
    assert answer.location == f"/{PRINCIPAL}/fragor/?flyttad=3#fraga-3"
    page = anna.read("fragor/?flyttad=3")
    assert "Frågan står nu på plats 1 av 3." in page.text
    assert anna.send(page, "fragor/3/flytta", plats="x").status_code == 400


@pytest.fixture
def alone(service: Running) -> Desk:
    """The one person of a principal with one preschool."""
    return Desk(service.member("ek@x.example", SMALL), f"/{SMALL}/")


def test_a_small_principal_is_offered_the_short_path_first_and_others_by_a_quiet_link(
    alone: Desk, anna: Desk
) -> None:
    small, large = alone.read().text, anna.read().text
    assert small.index("Ta den korta vägen") < small.index("Hela vägen")
    assert "Hela vägen" not in large
    assert large.index("Granska och skicka in") < large.index("Ta den korta vägen")


def test_the_short_path_leads_from_how_things_are_to_what_can_be_sent(alone: Desk) -> None:
    answers = [
        alone.save("kort/", steg_1_lyckas="Lugna lämningar.", orsak_1_bakom="Små grupper.", onward="next"),
        alone.save("kort/fraga/", fraga_1_text="Hur når vi fler?", onward="next"),
        alone.save("kort/samtal/", samtal_name="Mia Ek", samtal_phone="070-000 00 00", onward="next"),
    ]
    assert [answer.location for answer in answers] == [
        f"/{SMALL}/{path}" for path in ("kort/fraga/", "kort/samtal/", "granska/")
    ]
    receipt = alone.send_in().location.removeprefix(alone.room)
    assert "Små grupper." in alone.read(receipt).text


def test_the_one_time_of_the_short_path_is_not_called_the_first(alone: Desk) -> None:
    short, whole = alone.read("kort/samtal/").text, alone.read("samtal/").text
    assert "En tid som passar er" in short
    assert "Första tiden" not in short
    assert whole.index("Tider som passar er") < whole.index("Första tiden")


def test_nothing_of_the_short_path_is_typed_again_on_the_whole_way(alone: Desk) -> None:
    alone.save("kort/", steg_1_lyckas="Lugna lämningar.", orsak_1_bakom="Små grupper.", onward="next")
    alone.save("kort/fraga/", fraga_1_text="Hur når vi fler?")
    assert alone.read("steg-1/").fields["steg-1-lyckas"] == ["Lugna lämningar."]
    assert alone.read("steg-2/").fields["orsak-1-bakom"] == ["Små grupper."]
    assert alone.read("fragor/1/").fields["fraga-1-text"] == ["Hur når vi fler?"]


def test_a_short_path_that_is_only_looked_at_begins_no_question(alone: Desk, service: Running) -> None:
    alone.read("kort/")
    assert alone.browser.get(f"/{SMALL}/kort/fraga/", base_url=HTTPS).location == f"/{SMALL}/kort/"
    assert service.store.dialogue(SMALL).assessment.priorities == ()
    assert "Ta den korta vägen" in alone.read().text


def test_no_more_than_six_figures_of_ones_own_are_offered(anna: Desk) -> None:
    for row in range(2, 8):
        anna.save(GOAL, onward="own")
        anna.save(f"{GOAL}egna/{row}/", **{f"egna_{row}_namn": f"Mått {row}"})
    assert "Lägg till en egen uppgift" not in anna.read(GOAL).text
    assert anna.save(GOAL, onward="own").status_code == 409


def test_minutes_are_estimates_until_they_are_measured(anna: Desk, service: Running) -> None:
    assert "Tiderna är vår uppskattning." in anna.read().text
    folder = service.parts.settings.data
    folder.mkdir(exist_ok=True)
    write_minutes(folder, Minutes({"delmal": Measured(7, 12)}))
    assert read_minutes(folder).of("delmal", 10) == 7
    page: Page = anna.read()
    assert "Så lång tid tog det för minst 12 huvudmän" in page.text
    assert "1\u00a0timme 36\u00a0minuter kvar" in page.text
