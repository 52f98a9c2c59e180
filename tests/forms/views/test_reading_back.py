import json
from io import BytesIO

import docx
import pytest
from desk import Desk, Page
from papers_read import PAYLOADS, fetched, handed_in, ticked, tried
from published import PRINCIPAL
from running import HTTPS, Running

VISAR = "steg-1-kunskaper-visar"
AREA = "grundskola-e-i-alla-amnen-under"
STATEMENT = "Av 80 elever fick 50 lägst E i alla ämnen (62,5 %)."


@pytest.fixture
def anna(service: Running) -> Desk:
    desk = Desk(service.member())
    desk.ready_to_send()
    desk.save(
        "steg-1/kunskaper/", steg_1_kunskaper_visar="\n".join(PAYLOADS), steg_1_kunskaper_bild="strength"
    )
    return desk


@pytest.mark.parametrize("som", ["json", "blankett"])
def test_what_was_tried_is_read_in_after_a_sign_in(som: str, service: Running) -> None:
    file = tried(
        service, som, steg_2_orsaker="Ur filen.", fraga_ny1_text="Vad missar vi?", samtal_name="Bo"
    ).data
    desk = Desk(service.member())
    preview = handed_in(desk, file).text
    assert desk.send(Page(preview), "papper/spara", **ticked(preview)).status_code == 303
    assert desk.read("steg-2/").fields["steg-2-orsaker"] == ["Ur filen."]
    assert desk.read("fragor/1/").fields["fraga-1-text"] == ["Vad missar vi?"]
    assert "Filen ändrar ingenting" in handed_in(desk, file).text


@pytest.mark.parametrize("som", ["json", "blankett"])
def test_what_a_question_was_made_of_comes_with_it_from_the_trial(som: str, service: Running) -> None:
    trial = Desk(service.browser(), f"/prova/{PRINCIPAL}/?omrade={AREA}")
    file = trial.send(trial.read(), "", som=som, fraga_ny1_onskemal="Andras vägar.").data
    desk = Desk(service.member())
    preview = handed_in(desk, file).text
    assert "Det här vet vi inte var det hör hemma" not in preview
    assert STATEMENT in preview
    assert desk.send(Page(preview), "papper/spara", **ticked(preview)).status_code == 303
    assert STATEMENT in desk.read("fragor/1/").text
    kept = service.store.dialogue(PRINCIPAL)
    assert kept.assessment.areas["1"].id == AREA
    assert ("took_area", AREA) in {(event.action, event.object) for event in kept.events}
    taken = desk.browser.get(f"{desk.room}fragor/fran-analysen/?omrade={AREA}", base_url=HTTPS)
    assert taken.location == f"/{PRINCIPAL}/fragor/1/?redan=ja"
    own = handed_in(desk, fetched(desk, "hamta/blankett").data).text
    assert "Filen ändrar ingenting" in own
    assert "Det här vet vi inte var det hör hemma" not in own


def test_no_area_is_taken_twice_nor_one_that_the_edition_lacks(service: Running) -> None:
    trial = Desk(service.browser(), f"/prova/{PRINCIPAL}/?omrade={AREA}")
    file = trial.send(trial.read(), "", som="json", fraga_ny1_text="En annan fråga?").data
    unknown = file.replace(AREA.encode(), b"okant").replace(b"En annan", b"En tredje")
    desk = Desk(service.member())
    desk.save(f"fragor/fran-analysen/?omrade={AREA}")
    for content, forged in ((file, AREA), (unknown, "okant")):
        preview = Page(handed_in(desk, content).text)
        assert STATEMENT not in preview.text
        typed = {"ta": "fraga-ny1-text", "fraga_ny1_omrade": forged}
        assert desk.send(preview, "papper/spara", **typed).status_code == 303
    assert service.store.dialogue(PRINCIPAL).assessment.priorities == ("1", "2", "3")
    assert list(service.store.dialogue(PRINCIPAL).assessment.areas) == ["1"]


def test_a_file_fills_what_is_empty_and_asks_where_something_else_stands(
    anna: Desk, service: Running
) -> None:
    form = fetched(anna, "hamta/blankett").data
    file = docx.Document(BytesIO(form))
    boxes = {
        table.rows[0].cells[0].text: table.rows[1].cells[0]
        for table in file.tables
        if len(table.columns) == 1
    }
    boxes["[steg-2/orsaker]"].paragraphs[0].add_run("Ny tanke.")
    boxes["[steg-1/kunskaper/visar]"].add_paragraph("Och en rad till.")
    file.add_paragraph("Utanför rutorna.")
    changed = BytesIO()
    file.save(changed)
    preview = handed_in(anna, changed.getvalue())
    assert preview.status_code == 200
    assert ticked(preview.text) == {"ta": ["steg-2-orsaker"]}
    assert Page(preview.text).fields[VISAR][0].endswith("Och en rad till.")
    assert "Utanför rutorna." in preview.text
    before = service.store.dialogue(PRINCIPAL).assessment
    assert before.value("steg-2/orsaker").text == ""

    answer = anna.send(Page(preview.text), "papper/spara", ta=["steg-2-orsaker"])
    after = service.store.dialogue(PRINCIPAL).assessment
    assert answer.location == f"/{PRINCIPAL}/papper/?inlagda=1"
    assert after.value("steg-2/orsaker").text == "Ny tanke."
    assert after.value("steg-1/kunskaper/visar") == before.value("steg-1/kunskaper/visar")


def test_a_box_that_was_emptied_is_told_of_and_changes_nothing(anna: Desk, service: Running) -> None:
    file = docx.Document(BytesIO(fetched(anna, "hamta/blankett").data))
    written = {
        "[fraga/1/text]": " ",
        "[steg-1/kunskaper/bild]": "☐ En styrka",
        "[steg-2/orsaker]": "Ny tanke.",
    }
    for table in file.tables:
        if (code := table.rows[0].cells[0].text) in written:
            table.rows[1].cells[0].text = written[code]
    changed = BytesIO()
    file.save(changed)
    preview = Page(handed_in(anna, changed.getvalue()).text)
    assert "Tomma rutor tar inte bort något" in preview.text
    assert f"/{PRINCIPAL}/fragor/1/#fraga-1-text" in preview.links
    assert f"/{PRINCIPAL}/steg-1/kunskaper/#steg-1-kunskaper-bild" in preview.links
    assert f"/{PRINCIPAL}/samtal/#samtal-name" not in preview.links
    again = anna.send(preview, "papper/spara", ta=[])
    assert f"/{PRINCIPAL}/fragor/1/#fraga-1-text" in Page(again.text).links
    assert anna.send(Page(again.text), "papper/spara", ta=["steg-2-orsaker"]).status_code == 303
    kept = service.store.dialogue(PRINCIPAL).assessment
    assert kept.value("fraga/1/text").text == "Hur når vi fler?"
    assert kept.value("steg-2/orsaker").text == "Ny tanke."


def test_an_untouched_file_changes_nothing(anna: Desk) -> None:
    preview = handed_in(anna, fetched(anna, "hamta/blankett").data)
    assert "Filen ändrar ingenting" in preview.text
    assert 'name="ta"' not in preview.text


def test_a_colleagues_change_since_the_preview_is_not_written_over(anna: Desk, service: Running) -> None:
    file = tried(service, "json", steg_2_orsaker="Ur filen.").data
    preview = Page(handed_in(anna, file).text)
    Desk(service.member("bo@x.example", role="writer")).save("steg-2/", steg_2_orsaker="Bos text.")
    answer = anna.send(preview, "papper/spara", ta="steg-2-orsaker")
    assert answer.status_code == 409
    assert "Bos text." in answer.text
    assert Page(answer.text).fields["steg-2-orsaker"] == ["Ur filen."]
    assert anna.send(Page(answer.text), "papper/spara", ta="steg-2-orsaker").status_code == 303
    assert anna.read("steg-2/").fields["steg-2-orsaker"] == ["Ur filen."]


def test_a_sixth_question_is_kept_on_the_page_and_not_dropped(service: Running) -> None:
    desk = Desk(service.member())
    empty = desk.read("fragor/")
    for _ in range(5):
        desk.send(empty, "fragor/ny")
    preview = Page(handed_in(desk, tried(service, "json", fraga_ny1_text="En sjätte?").data).text)
    answer = desk.send(preview, "papper/spara", ta="fraga-ny1-text")
    assert answer.status_code == 409
    assert Page(answer.text).fields["fraga-ny1-text"] == ["En sjätte?"]


def test_too_long_an_answer_in_a_file_is_to_be_shortened_before_it_is_saved(anna: Desk) -> None:
    content = json.dumps({"contract": 1, "answers": {"steg-2/orsaker": {"text": "å" * 10_001}}})
    preview = Page(handed_in(anna, content.encode(), "a.json").text)
    answer = anna.send(preview, "papper/spara", ta="steg-2-orsaker")
    assert answer.status_code == 422
    assert "#steg-2-orsaker" in Page(answer.text).links


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "Den här är tom"), (b"PK\x03\x04", "kunde inte läsa"), (b"{}", "kunde inte läsa")],
)
def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(
    content: bytes, says: str, anna: Desk
) -> None:
    answer = handed_in(anna, content)
    assert answer.status_code == 422
    assert says in answer.text


def test_whoever_has_chosen_no_file_is_told_so(anna: Desk) -> None:
    answer = handed_in(anna, b"", "")
    assert answer.status_code == 422
    assert "Välj en fil först." in answer.text


def test_the_file_of_another_principal_is_not_read_in(anna: Desk) -> None:
    own = json.loads(fetched(anna, "hamta/json").data)
    assert own["principal"]["id"] == PRINCIPAL
    theirs = own | {"principal": {"id": "9000000099", "name": "Storängs <kommun>"}}
    told = handed_in(anna, json.dumps(theirs).encode(), "a.json")
    assert told.status_code == 422
    assert "Den här hör till Storängs &lt;kommun&gt;." in told.text
    half = own | {"principal": {"id": "9000000099", "name": "Storängs \ud800"}}
    assert handed_in(anna, json.dumps(half).encode(), "a.json").status_code == 422
    assert handed_in(anna, json.dumps(own).encode(), "a.json").status_code == 200


def test_a_file_may_be_large_and_not_too_large(anna: Desk) -> None:
    assert handed_in(anna, b"x" * 4_000_000).status_code == 422
    assert handed_in(anna, b"x" * 6_000_000).status_code == 413
    assert anna.browser.post(
        f"/{PRINCIPAL}/steg-2/", data={"x": "y" * 300_000}, base_url=HTTPS
    ).status_code in {400, 413}


def test_whoever_may_not_write_reads_no_file_in(anna: Desk, service: Running) -> None:
    lars = Desk(service.member("lars@x.example", role="reader"))
    assert "Läs in en fil" not in lars.read("papper/").text
    assert handed_in(lars, b"{}").status_code == 403
    anna.send_in()
    assert handed_in(anna, b"{}").status_code == 409


def test_a_word_file_that_is_no_form_is_told_apart_from_one_that_changes_nothing(anna: Desk) -> None:
    report = docx.Document()
    report.add_paragraph("Vår kvalitetsrapport om lärande.")
    file = BytesIO()
    report.save(file)
    page = Page(handed_in(anna, file.getvalue()).text)
    assert "<h1>Filen är inte blanketten</h1>" in page.text
    assert "Vår kvalitetsrapport om lärande." in page.text
    assert f"/{PRINCIPAL}/papper/" in page.links
    assert "Filen ändrar ingenting" in handed_in(anna, fetched(anna, "hamta/blankett").data).text
