"""What does one see of what has changed, when something is sent again?"""

import pytest
from desk import Desk, Page
from published import PRINCIPAL
from running import HTTPS, Running


@pytest.fixture
def eva(service: Running) -> Desk:
    return Desk(service.staff(), "/handlaggare/")


def send(anna: Desk) -> None:
    anna.send_in()


def send_again_with_changes(anna: Desk) -> None:
    """The question gets another word, an answer comes, another goes, and a second question goes first."""
    anna.ready_to_send()
    anna.save("steg-1/studiero/", steg_1_studiero_visar="Det är lugnt.")
    anna.send(anna.read("fragor/"), "fragor/ny")
    anna.save("fragor/2/", fraga_2_text="Och de äldre?")
    send(anna)
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    anna.save("fragor/1/", fraga_1_text="Hur når vi alla?")
    anna.save("steg-1/studiero/", steg_1_studiero_visar="")
    anna.save("samtal/", samtal_role="Skolchef")
    anna.send(anna.read("fragor/"), "fragor/2/flytta", plats="1", riktning="upp")
    send(anna)


def test_both_sides_see_each_change_in_words_and_where_it_stands(anna: Desk, eva: Desk) -> None:
    send_again_with_changes(anna)
    assert any(link.endswith("/skillnad/") for link in anna.receipt(2).links)
    assert f"/handlaggare/{PRINCIPAL}/skillnad/2/" in eva.read(f"{PRINCIPAL}/").links
    for page in (anna.receipt(2, "skillnad/").text, eva.read(f"{PRINCIPAL}/skillnad/2/").text):
        said = " ".join(page.split())
        assert "tillagt: </span>alla?</ins>" in said
        assert "borttaget: </span>fler?</del>" in said
        assert "<b>Ändrat:</b>" in said
        assert (
            '<b>Tillagt:</b> <span class="typed"><ins><span class="visually-hidden"> tillagt: </span>Skolchef'
            in said
        )
        assert (
            '<b>Borttaget:</b> <span class="typed"><del><span class="visually-hidden"> borttaget: </span>Det är lugnt.'
            in said
        )
        assert said.count("Plats i ordningen") == 2
        assert "070-000 00 00" not in said, "what is the same is not told again"


def test_what_is_sent_again_as_it_was_is_told_so(anna: Desk) -> None:
    anna.ready_to_send()
    send(anna)
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    send(anna)
    assert "Inget har ändrats i svaren." in anna.receipt(2, "skillnad/").text


def test_a_question_that_is_taken_out_is_told_as_removed(anna: Desk) -> None:
    anna.ready_to_send()
    anna.send(anna.read("fragor/"), "fragor/ny")
    anna.save("fragor/2/", fraga_2_text="Och de äldre?")
    send(anna)
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    anna.send(anna.read("fragor/2/ta-bort"), "fragor/2/ta-bort")
    send(anna)
    said = " ".join(anna.receipt(2, "skillnad/").text.split())
    assert "<b>Borttaget:</b>" in said
    assert "Och de äldre?</del>" in said


def test_the_first_sending_and_one_that_was_never_made_have_nothing_before_them(
    anna: Desk, eva: Desk
) -> None:
    anna.ready_to_send()
    send(anna)
    assert "skillnad" not in anna.receipt(1).text
    for number in (0, 1, 2, 9):
        address = f"/{PRINCIPAL}/kvitto/{number}/skillnad/"
        assert anna.browser.get(address, base_url=HTTPS, follow_redirects=True).status_code == 404
        assert (
            eva.browser.get(f"/handlaggare/{PRINCIPAL}/skillnad/{number}/", base_url=HTTPS).status_code == 404
        )


def test_staff_see_no_number_in_a_change_either(anna: Desk, eva: Desk) -> None:
    anna.ready_to_send()
    send(anna)
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    told = Page(anna.save("fragor/1/", fraga_1_text="Hur når vi 811218-9876?").text)
    anna.send(told, "fragor/1/")
    send(anna)
    page = eva.read(f"{PRINCIPAL}/skillnad/2/").text
    assert "811218" not in page
    assert "Personnummer är dolda här" in page
