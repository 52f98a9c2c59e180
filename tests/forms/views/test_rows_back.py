"""Does what a team has added itself come back from its own file, in whichever room it is read in?"""

import json
from pathlib import Path

import pytest
from desk import Desk, Page
from papers_read import fetched, handed_in, ticked
from published import PRINCIPAL
from running import Running, run

from nulage_forms.dialogue.rows import CAUSES, figures_of, row_key, rows
from nulage_forms.model import Assessment, Value

PLACES = CAUSES, figures_of("kunskaper"), figures_of("studiero")
LOST = "Det här vet vi inte var det hör hemma"


def added(desk: Desk, path: str, onward: str, **parts: str | list[str]) -> str:
    """The id of a row that is added on the page and filled in."""
    place = str(desk.save(path, onward=onward).location).removeprefix(desk.room)
    row = (place.partition("#orsak-")[2].partition("-")[0]) or place.rstrip("/").rpartition("/")[2]
    page = path if onward != "own" else place
    kind = "orsak" if onward != "own" else "egna"
    desk.save(page, **{f"{kind}_{row}_{part}": text for part, text in parts.items()})
    return row


def write_everything(desk: Desk) -> None:
    """Two causes of which the first of all is removed, three figures about two sub-goals, and two questions."""
    desk.ready_to_send()
    desk.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Fler når målen.", steg_1_kunskaper_bild="strength")
    desk.save("steg-2/", orsak_1_bakom="Bort med det.")
    added(desk, "steg-2/", "cause", bakom="Färre byter lärare.", ror=["tid"])
    added(desk, "steg-2/", "cause", bakom="Mindre grupper.")
    desk.send(desk.read("steg-2/orsak/1/ta-bort"), "steg-2/orsak/1/ta-bort")
    desk.save("steg-2/", onward="question-2")
    desk.save("fragor/2/", fraga_2_text="Varför byter de?")
    added(desk, "steg-1/kunskaper/", "own", namn="Läser själva", varde="84 %", antal="140")
    added(desk, "steg-1/studiero/", "own", namn="Lugna lektioner", varde="3,2 av 4")
    added(desk, "steg-1/kunskaper/", "own", namn="Räknar gärna", varde="61 %", period="Hösten 2026")


def what_is_written(assessment: Assessment) -> list[object]:
    """Every row's parts, in their order, and every other answer by its key."""

    def parts(start: str) -> dict[str, Value]:
        return {
            key.removeprefix(start): answer.value
            for key, answer in assessment.answers.items()
            if key.startswith(start) and answer.value
        }

    others = {
        key: answer.value
        for key, answer in assessment.answers.items()
        if not key.startswith(("orsak/", "egna/"))
    }
    there = [[parts(row_key(place, row, "")) for row in rows(assessment, place)] for place in PLACES]
    made_of = [assessment.value(assessment.grounds.get(one, "")) for one in assessment.priorities]
    return [*there, others, assessment.priorities, made_of]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Running:
    """Another service with the same principal, whose room is empty."""
    return run(tmp_path / "elsewhere")


def assessment_in(service: Running) -> Assessment:
    return service.store.dialogue(PRINCIPAL).assessment


def test_an_empty_room_gets_back_every_answer_and_row_and_nothing_comes_twice(
    service: Running, elsewhere: Running
) -> None:
    anna, bo = Desk(service.member()), Desk(elsewhere.member())
    write_everything(anna)
    file = fetched(anna, "hamta/json").data
    preview = handed_in(bo, file, "a.json").text
    assert LOST not in preview
    assert "Bort med det." not in preview
    assert "Orsak 2. " in preview
    assert "Orsak 3. " not in preview
    assert bo.send(Page(preview), "papper/spara", **ticked(preview)).status_code == 303
    assert what_is_written(assessment_in(elsewhere)) == what_is_written(assessment_in(service))
    assert assessment_in(elsewhere).grounds == {"2": "orsak/1/bakom"}
    for desk in (anna, bo):
        assert "Filen ändrar ingenting" in handed_in(desk, file, "a.json").text


def test_a_row_that_was_changed_since_stands_beside_the_one_of_the_file(
    service: Running,
) -> None:
    anna = Desk(service.member())
    write_everything(anna)
    file = fetched(anna, "hamta/json").data
    before = what_is_written(assessment_in(service))
    row = rows(assessment_in(service), figures_of("kunskaper"))[0]
    anna.save(f"steg-1/kunskaper/egna/{row}/", **{f"egna_{row}_varde": "90 %"})
    preview = handed_in(anna, file, "a.json").text
    assert "90\u00a0%" in preview or "90 %" in preview
    assert ticked(preview) == {"ta": []}
    anna.send(Page(preview), "papper/spara", ta=f"egna-{row}-varde")
    assert what_is_written(assessment_in(service)) == before


def test_more_rows_than_there_is_room_for_stay_on_the_page(service: Running, elsewhere: Running) -> None:
    anna, bo = Desk(service.member()), Desk(elsewhere.member())
    for number in range(4):
        added(anna, "steg-1/kunskaper/", "own", namn=f"Hos Anna {number}")
        added(bo, "steg-1/kunskaper/", "own", namn=f"Hos Bo {number}")
    theirs = json.loads(fetched(anna, "hamta/json").data)
    preview = Page(handed_in(bo, moved_on(theirs), "a.json").text)
    met = bo.send(preview, "papper/spara", **ticked(preview.text))
    assert met.status_code == 409
    assert "plats för sex orsaker" in met.text
    assert "Hos Anna 3" in met.text
    assert "Hos Anna" not in bo.read("steg-1/kunskaper/").text


def moved_on(file: dict[str, object]) -> bytes:
    """The file as a room would write it whose rows have other numbers."""
    answers, place = file["answers"], figures_of("kunskaper")
    assert isinstance(answers, dict)
    later = {key.replace("egna/", "egna/9"): value for key, value in answers.items()}
    rows_there = [f"9{key.split('/')[1]}" for key in answers if key.endswith("/namn")]
    return json.dumps(file | {"answers": later, "rows": {place: rows_there}}).encode()


def test_a_file_from_before_rows_were_written_still_brings_its_causes(
    service: Running, elsewhere: Running
) -> None:
    anna, bo = Desk(service.member()), Desk(elsewhere.member())
    write_everything(anna)
    old = json.loads(fetched(anna, "hamta/json").data)
    del old["rows"]
    preview = handed_in(bo, json.dumps(old).encode(), "a.json").text
    assert "Läser själva" in preview.partition(LOST)[2], "nobody knows which sub-goal it was about"
    bo.send(Page(preview), "papper/spara", **ticked(preview))
    assert what_is_written(assessment_in(elsewhere))[0] == what_is_written(assessment_in(service))[0]


def test_what_others_have_changed_meanwhile_lets_nothing_in_twice(
    service: Running, elsewhere: Running
) -> None:
    anna, bo = Desk(service.member()), Desk(elsewhere.member())
    write_everything(anna)
    preview = handed_in(bo, fetched(anna, "hamta/json").data, "a.json").text
    Desk(elsewhere.member("cilla@x.example", role="writer")).save("samtal/", samtal_name="Cilla Ås")
    met = bo.send(Page(preview), "papper/spara", **ticked(preview))
    assert met.status_code == 409
    assert not assessment_in(elsewhere).priorities
    bo.send(Page(met.text), "papper/spara", **ticked(met.text))
    assert what_is_written(assessment_in(elsewhere))[:3] == what_is_written(assessment_in(service))[:3]
