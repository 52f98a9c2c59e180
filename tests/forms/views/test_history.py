"""Can a team read how an answer came to be, and take an earlier text back?"""

from datetime import timedelta

import pytest
from desk import Desk, Page
from published import PRINCIPAL
from running import Running

PATH, FIELD = "steg-1/kunskaper/", "steg-1-kunskaper-visar"
HISTORY = f"historik/{FIELD}/"


@pytest.fixture
def written(anna: Desk, service: Running) -> Desk:
    """Three versions by two people: 13.00, 13.30 and 14.00."""
    bo = Desk(service.member("bo@x.example", role="writer"))
    for desk, text in ((anna, "Fler når målen."), (bo, "Fler elever når målen."), (anna, "Alla når målen.")):
        desk.save(PATH, steg_1_kunskaper_visar=text)
        service.clock.pass_by(timedelta(minutes=30))
    return anna


def test_a_quiet_link_leads_there_once_there_is_something_to_see(anna: Desk) -> None:
    anna.save(PATH, steg_1_kunskaper_visar="Först.")
    assert "historik" not in anna.read(PATH).text
    anna.save(PATH, steg_1_kunskaper_visar="Sedan.")
    assert f"{anna.room}{HISTORY}" in anna.read(PATH).links


def test_each_version_says_who_when_and_what_changed_in_words(written: Desk) -> None:
    page = written.read(HISTORY).text
    assert page.index("kl.\u00a014.00") < page.index("kl.\u00a013.30") < page.index("kl.\u00a013.00")
    assert "Du själv sparade. Det är det första svaret." in page
    assert "Bo sparade. 1 ord tillkom och 0 togs bort." in page
    assert '<ins><span class="visually-hidden"> tillagt: </span>elever </ins>' in page
    assert '<del><span class="visually-hidden"> borttaget: </span>Fler elever </del>' in page


@pytest.mark.parametrize(
    ("email", "known_as"),
    [
        ("bo-erik.ek@x.example", "Bo-Erik Ek"),
        ("rektor2@x.example", "rektor2@x.example"),
        ("anna@x.example", "anna@x.example"),
    ],
    ids=["by name", "without a name", "named as somebody else"],
)
def test_a_colleague_is_called_as_on_the_teams_page(
    anna: Desk, service: Running, email: str, known_as: str
) -> None:
    colleague, page = Desk(service.member(email)), anna.read(PATH)
    for text in ("Först.", "Sedan."):
        colleague.save(PATH, steg_1_kunskaper_visar=text)
    assert f'<p class="quiet">{known_as} sparade.' in anna.read(HISTORY).text
    conflict = anna.send(page, PATH, steg_1_kunskaper_visar="Mitt.")
    assert f"<b>{known_as} sparade det här" in conflict.text


def test_an_earlier_text_is_taken_back_as_a_version_of_its_own(written: Desk, service: Running) -> None:
    assert written.send(written.read(HISTORY), HISTORY, nummer="1").status_code == 303
    assert written.read(PATH).fields[FIELD] == ["Fler når målen."]
    kept = service.store.dialogue(PRINCIPAL).assessment.answers["steg-1/kunskaper/visar"].versions
    assert len(kept) == 4
    assert not kept[-1].quiet


def test_what_somebody_saved_meanwhile_is_not_replaced(written: Desk, service: Running) -> None:
    page = written.read(HISTORY)
    Desk(service.member("bo@x.example", role="writer")).save(PATH, steg_1_kunskaper_visar="Nyss.")
    answer = written.send(page, HISTORY, nummer="1")
    assert answer.status_code == 409
    assert "medan du läste" in answer.text
    assert written.read(PATH).fields[FIELD] == ["Nyss."]


@pytest.mark.usefixtures("written")
def test_a_reader_reads_and_takes_nothing_back(service: Running) -> None:
    lars = Desk(service.member("lars@x.example", role="reader"))
    page = lars.read(HISTORY)
    assert "Ta tillbaka" not in page.text
    page.fields["sedd"] = ["3"]
    assert lars.send(page, HISTORY, nummer="1").status_code == 403


def test_a_long_history_is_read_in_parts(anna: Desk) -> None:
    for number in range(1, 24):
        anna.save(PATH, steg_1_kunskaper_visar=f"Text {number}.")
    newest = anna.read(HISTORY)
    assert newest.text.count("<section") == 20
    assert "?fore=4" in newest.links
    assert anna.read(f"{HISTORY}?fore=4").text.count("<section") == 3


@pytest.mark.parametrize(("path", "nummer"), [("historik/okand/", "1"), (HISTORY, "9"), (HISTORY, "x")])
def test_what_is_not_there_cannot_be_taken_back(written: Desk, path: str, nummer: str) -> None:
    assert written.send(written.read(HISTORY), path, nummer=nummer).status_code == 404


def test_what_was_typed_is_shown_as_text(anna: Desk) -> None:
    for text in ("<script>alert(1)</script>", "<b>annat</b>"):
        anna.save(PATH, steg_1_kunskaper_visar=text)
    page = Page(anna.read(HISTORY).text).text
    assert "<script>alert" not in page
    assert "<b>annat" not in page
