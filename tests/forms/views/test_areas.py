"""How does an area of the analysis become a question that keeps what it rested on?"""

import json
from pathlib import Path

import pytest
from desk import Desk, Page
from papers_read import READ, fetched, needs_type, texts_of_pdf
from published import PRINCIPAL, publish
from running import HTTPS, Running

AREA, CONDITION = "grundskola-e-i-alla-amnen-under", "grundskola-elever-over"
TAKE, TAKE_CONDITION = (f"fragor/fran-analysen/?omrade={name}" for name in (AREA, CONDITION))
EXPECTED = "väntat 66,0\u00a0%, riket 71,9\u00a0%"
STATEMENT = "Av 80 elever fick 50 lägst E i alla ämnen (62,5 %)."


@pytest.fixture
def eva(service: Running) -> Desk:
    return Desk(service.staff(), "/handlaggare/")


def location(desk: Desk, path: str) -> str | None:
    return desk.browser.get(desk.room + path, base_url=HTTPS).location


def later_edition(folder: Path) -> None:
    """A build in which the analysis no longer finds anything."""
    file = publish(folder / "_site", edition="2027-1") / "api/v1/principals" / f"{PRINCIPAL}.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"areas": []}))


def test_the_pages_link_leads_to_a_question_that_the_area_suggests(anna: Desk) -> None:
    assert location(anna, f"fragor/?omrade={AREA}") == f"/{PRINCIPAL}/{TAKE}"
    page = anna.read(TAKE)
    assert page.fields["fraga-ny-text"] == ["Var på vägen tappar elever fotfästet?"]
    assert page.fields["fraga-ny-delmal"] == ["kunskaper"]
    assert page.fields["fraga-ny-framgangsfaktor"] == ["tid"]


def test_what_it_rests_on_stands_beside_with_its_figures_and_the_way_back(anna: Desk) -> None:
    page = anna.read(TAKE)
    assert STATEMENT in page.text
    figure = f"<b>62,5\u00a0%</b> <small>{EXPECTED.capitalize()}, läsåret 2024/25</small>"
    assert page.text.count(figure) == 1
    assert f"https://site.example/huvudman/{PRINCIPAL}/#{AREA}" in page.links


def test_looking_at_a_proposal_stores_nothing(anna: Desk, service: Running) -> None:
    before = service.store.dialogue(PRINCIPAL)
    page = anna.read(TAKE)
    assert service.store.dialogue(PRINCIPAL) == before
    assert "Det sparas när ni trycker på Spara." in page.text
    assert "Sparat 1" not in page.text


def test_a_proposal_does_not_say_that_it_is_saved_when_something_else_was(anna: Desk) -> None:
    anna.save(TAKE, fraga_ny_text="Var tappar vi dem?")
    assert 'class="saved"' in anna.read("fragor/1/").text
    assert 'class="saved"' not in anna.read(TAKE_CONDITION).text


def test_a_saved_proposal_is_a_question_that_remembers_its_area(anna: Desk, service: Running) -> None:
    answer = anna.save(TAKE, fraga_ny_text="Var tappar vi dem?", fraga_ny_framgangsfaktor="")
    assert answer.location == f"/{PRINCIPAL}/fragor/1/"
    page = anna.read("fragor/1/")
    assert page.fields["fraga-1-text"] == ["Var tappar vi dem?"]
    assert page.fields["fraga-1-delmal"] == ["kunskaper"]
    assert page.fields["fraga-1-framgangsfaktor"] == [""]
    assert STATEMENT in page.text
    area = service.store.dialogue(PRINCIPAL).assessment.areas["1"]
    assert (area.id, area.statement, area.period, area.edition) == (
        AREA,
        STATEMENT,
        "läsåret 2024/25",
        "2026-1",
    )


def test_going_on_leads_to_the_list_where_the_area_is_no_longer_offered(anna: Desk) -> None:
    assert anna.save(TAKE, onward="next").location == f"/{PRINCIPAL}/fragor/"
    page = anna.read("fragor/")
    assert "Ur ert underlag. Grundskola: Lägst E i alla ämnen" in page.text
    assert f"/{PRINCIPAL}/{TAKE}" not in page.links
    assert f"/{PRINCIPAL}/{TAKE_CONDITION}" in page.links


def test_an_area_without_a_sub_goal_brings_its_own_figures(anna: Desk) -> None:
    page = anna.read(TAKE_CONDITION)
    assert page.fields["fraga-ny-delmal"] == [""]
    assert "<dt>Antal elever</dt>" in page.text
    assert "väntat" not in page.text.casefold()
    assert "Det finns inga publicerade siffror" not in page.text


@pytest.fixture
def tied_to_another(anna: Desk) -> Desk:
    """The question is tied to a sub-goal with a figure of its own, which is none of the area's."""
    anna.save(TAKE, fraga_ny_delmal="studiero")
    place = str(anna.save("steg-1/studiero/", onward="own").location).removeprefix(f"/{PRINCIPAL}/")
    row = place.rstrip("/").rpartition("/")[2]
    anna.save(place, **{f"egna_{row}_namn": "Lugna lektioner", f"egna_{row}_varde": "84 %"})
    return anna


def test_an_areas_figures_of_another_sub_goal_come_along_to_all_who_read(
    tied_to_another: Desk, eva: Desk
) -> None:
    anna = tied_to_another
    anna.save("samtal/", samtal_name="Anna Ek", samtal_phone="070-000 00 00")
    checked = anna.read("granska/")
    anna.send(checked, "skicka")
    for page in (checked, anna.receipt(1), eva.read(f"{PRINCIPAL}/")):
        assert page.text.count(EXPECTED) == 1
        assert page.text.count("<dt>Lugna lektioner</dt>") == 1
        assert {link[1:] for link in page.links if link.startswith("#siffror-")} <= page.ids


@pytest.mark.parametrize("kind", ["word", "excel"])
def test_an_areas_figures_of_another_sub_goal_are_in_the_files(kind: str, tied_to_another: Desk) -> None:
    text = READ[kind](fetched(tied_to_another, f"hamta/{kind}").data)
    said = {"word": "Lägst E i alla ämnen\n62,5", "excel": "Fråga 1\nLägst E i alla ämnen\n62,5"}
    assert text.count(said[kind]) == 1
    assert text.count("Lugna lektioner (egen uppgift)") == 1


@needs_type
def test_an_areas_figures_of_another_sub_goal_are_printed(tied_to_another: Desk) -> None:
    text = texts_of_pdf(fetched(tied_to_another, "hamta/pdf").data)
    assert (text.count("66,0"), text.count("Lugna lektioner")) == (1, 1)


def test_an_areas_figures_of_the_same_sub_goal_are_said_once(anna: Desk) -> None:
    anna.save(TAKE)
    assert anna.read("granska/").text.count(EXPECTED) == 1
    for kind in ("word", "excel"):
        assert READ[kind](fetched(anna, f"hamta/{kind}").data).count("66,0\u00a0%") == 1


def test_a_question_leads_to_no_figures_where_its_sub_goal_has_none(anna: Desk) -> None:
    anna.save(TAKE, fraga_ny_delmal="studiero")
    page = anna.read("granska/")
    assert (page.text.count(EXPECTED), "Siffror för Studiero" in page.text) == (1, False)


def test_the_same_area_taken_again_leads_to_its_question(anna: Desk) -> None:
    anna.save(TAKE)
    for path in (f"fragor/?omrade={CONDITION}", TAKE_CONDITION):
        assert "redan" not in (location(anna, path) or "")
    assert location(anna, TAKE) == f"/{PRINCIPAL}/fragor/1/?redan=ja"
    assert "Ni har redan gjort en fråga av det området." in anna.read("fragor/1/?redan=ja").text


def test_pressing_twice_makes_one_question(anna: Desk) -> None:
    page = anna.read(TAKE)
    assert [anna.send(page, TAKE).location for _ in range(2)] == [f"/{PRINCIPAL}/fragor/1/"] * 2


def test_what_was_typed_of_an_area_that_a_colleague_has_taken_is_shown_to_be_copied(anna: Desk) -> None:
    page = anna.read(TAKE)
    anna.save(TAKE)
    answer = anna.send(page, TAKE, fraga_ny_text="Min egen fråga?")
    assert answer.status_code == 409
    assert "Min egen fråga?" in answer.text


def test_an_area_that_is_no_longer_there_leads_to_a_blank_question(anna: Desk, service: Running) -> None:
    page = anna.read("fragor/fran-analysen/?omrade=borta")
    assert "Området finns inte i den utgåva som gäller nu." in page.text
    assert page.fields["fraga-ny-text"] == [""]
    anna.send(page, "fragor/fran-analysen/?omrade=borta", fraga_ny_text="Hur?")
    assert anna.read("fragor/1/").fields["fraga-1-text"] == ["Hur?"]
    assert not service.store.dialogue(PRINCIPAL).assessment.areas


def test_with_five_questions_already_the_area_waits_in_its_list(anna: Desk, service: Running) -> None:
    empty, proposal = anna.read("fragor/"), anna.read(TAKE)
    for _ in range(5):
        anna.send(empty, "fragor/ny")
    before = service.store.dialogue(PRINCIPAL)
    waiting = location(anna, TAKE) or ""
    assert waiting == f"/{PRINCIPAL}/fragor/?vantar={AREA}"
    page = anna.read(waiting.removeprefix(anna.room))
    assert "Ni har redan fem frågor." in page.text
    assert STATEMENT in page.text
    answer = anna.send(proposal, TAKE, fraga_ny_text="En sjätte?")
    assert (answer.status_code, "En sjätte?" in answer.text) == (409, True)
    assert service.store.dialogue(PRINCIPAL) == before


def test_a_text_that_is_too_long_stays_beside_what_it_rests_on(anna: Desk) -> None:
    answer = anna.save(TAKE, fraga_ny_text="å" * 10_001)
    assert answer.status_code == 422
    assert "#fraga-ny-text" in Page(answer.text).links
    assert STATEMENT in answer.text


def test_whoever_may_only_read_is_led_to_the_list_and_writes_nothing(service: Running, anna: Desk) -> None:
    lars = Desk(service.member("lars@x.example", role="reader"))
    assert location(lars, TAKE) == f"/{PRINCIPAL}/fragor/"
    assert "Gör en fråga av det" not in lars.read("fragor/").text
    assert lars.send(anna.read(TAKE), TAKE).status_code == 400  # another's token
    own = {"csrf_token": lars.read("steg-2/").fields.get("csrf_token", [""])}
    assert lars.browser.post(lars.room + TAKE, data=own, base_url=HTTPS).status_code == 403
    assert not service.store.dialogue(PRINCIPAL).assessment.priorities


def test_the_areas_of_a_sub_goal_stand_beside_it_in_step_1(anna: Desk) -> None:
    assert STATEMENT in anna.read("steg-1/kunskaper/").text
    assert "Ur ert underlag" not in anna.read("steg-1/studiero/").text


def test_step_1_begins_with_what_the_analysis_tells_something_of(anna: Desk, tmp_path: Path) -> None:
    page = anna.read("steg-1/").text
    assert (
        page.index("Grundskola. Ur ert underlag: ")
        < page.index("<h2>Förskola</h2>")
        < page.index("<h2>Grundskola</h2>")
    )
    assert page.count("Ur ert underlag: ") == page.count("Ur ert underlag: Lägst E i alla ämnen<") == 1
    assert page.count(f"/{PRINCIPAL}/steg-1/kunskaper/") == 1
    later_edition(tmp_path)
    page = anna.read("steg-1/").text
    assert "tas upp i ert underlag" not in page
    assert page.index("<h2>Grundskola</h2>") < page.index(f"/{PRINCIPAL}/steg-1/kunskaper/")


def only_area(tmp_path: Path, **differs: str) -> None:
    """Publishes the first area alone, with what differs in it."""
    file = publish(tmp_path / "_site") / "api/v1/principals" / f"{PRINCIPAL}.json"
    told = json.loads(file.read_text())
    file.write_text(json.dumps(told | {"areas": [told["areas"][0] | differs]}))


def test_what_belongs_to_no_sub_goal_is_named_in_step_1_too_and_leads_to_the_questions(
    anna: Desk, tmp_path: Path
) -> None:
    only_area(tmp_path, id="elever-per-larare", heading="Elever per lärare", sub_goal="")
    page = anna.read("steg-1/").text
    link = f'<a href="/{PRINCIPAL}/fragor/#fran-ert-underlag">Elever per lärare</a>'
    assert page.index("Det här tas upp i ert underlag") < page.index(link) < page.index("<h2>Grundskola</h2>")
    assert 'id="fran-ert-underlag"' in anna.read("fragor/").text


def test_an_open_topic_that_is_called_as_its_sub_goal_is_named_once(anna: Desk, tmp_path: Path) -> None:
    only_area(tmp_path, heading="Grundskola: Kunskaper")
    page = anna.read("steg-1/").text
    assert page.index("Det här tas upp i ert underlag") < page.index("<small>Grundskola</small>")
    assert "Ur ert underlag:" not in page


def test_a_later_edition_leaves_what_the_question_rested_on(anna: Desk, tmp_path: Path) -> None:
    anna.save(TAKE)
    later_edition(tmp_path)
    page = anna.read("fragor/1/").text
    assert STATEMENT in page
    assert "Så stod det i utgåva 2026-1." in page
    assert "Från ert underlag" not in anna.read("fragor/").text


def test_an_area_that_was_taken_before_anything_was_expected_reads_as_it_did(
    anna: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "_site/api/v1/principals" / f"{PRINCIPAL}.json"
    file.write_text(file.read_text().replace(', "expected": 66', ""))
    anna.save(TAKE)
    assert "äntat" not in anna.read("fragor/1/").text
    publish(tmp_path / "_site", edition="2027-1")
    page = anna.read("fragor/1/").text
    assert page.count("<b>62,5\u00a0%</b> <small>Riket 71,9\u00a0%, läsåret 2024/25</small>") == 1
    assert "äntat" not in page
    assert "Väntat 66,0\u00a0%" in anna.read("steg-1/kunskaper/").text


def test_receipt_staff_and_call_sheet_show_what_it_rested_on(anna: Desk, eva: Desk, tmp_path: Path) -> None:
    anna.save(TAKE)
    anna.save("samtal/", samtal_name="Anna Ek", samtal_phone="070-000 00 00")
    later_edition(tmp_path)
    assert EXPECTED in anna.read("granska/").text
    anna.send_in()
    for text in (
        anna.receipt(1).text,
        eva.read(f"{PRINCIPAL}/").text,
        eva.read(f"{PRINCIPAL}/samtalsunderlag/").text,
    ):
        assert "Grundskola: Lägst E i alla ämnen" in text
        assert STATEMENT in text
        assert EXPECTED in text


@pytest.mark.parametrize("unknown", ["nobody-knows", "<script>alert(1)", "å" * 3000, "a/../b"])
def test_no_id_of_an_area_is_believed_or_shown(anna: Desk, unknown: str) -> None:
    answer = anna.browser.get(f"/{PRINCIPAL}/fragor/", query_string={"omrade": unknown}, base_url=HTTPS)
    page = anna.browser.get(answer.location, base_url=HTTPS)
    assert page.status_code == 200
    assert "Området finns inte" in page.text
    assert unknown not in page.text
