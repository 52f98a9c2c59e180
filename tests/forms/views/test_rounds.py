"""How does a team go on from one round to the next, and what do staff do for it?"""

import pytest
from desk import Desk, Page
from published import PRINCIPAL
from running import HTTPS, Running


@pytest.fixture
def eva(service: Running) -> Desk:
    return Desk(service.staff(), "/handlaggare/")


@pytest.fixture
def second_round(anna: Desk, eva: Desk) -> None:
    """The first round is sent, talked about and put away."""
    anna.ready_to_send()
    anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Det går framåt.", steg_1_kunskaper_bild="strength")
    anna.send_in()
    points = "Vi följer läsningen\nSPSM hör av sig"
    hold = f"{PRINCIPAL}/hallet"
    eva.send(eva.read(hold), hold, overenskommet=points, uppfoljning="2027-03-01")
    new = f"{PRINCIPAL}/ny-omgang"
    assert eva.send(eva.read(new), new).status_code == 303


def test_the_team_reads_what_was_agreed_as_soon_as_staff_have_noted_it(anna: Desk, eva: Desk) -> None:
    anna.ready_to_send()
    anna.send_in()
    path = f"{PRINCIPAL}/hallet"
    eva.send(eva.read(path), path)
    assert "Det vi kom överens om" not in anna.read().text
    page = eva.read(path)
    assert "Vad kom ni och Lillångs kommun överens om?" in page.text
    eva.send(page, path, overenskommet="Vi följer <läsningen>", uppfoljning="2027-03-01")
    told = anna.read().text
    assert "Vi följer &lt;läsningen&gt;" in told
    assert "1\u00a0mars 2027" in told
    assert "Vi följer &lt;läsningen&gt;" in eva.read(f"{PRINCIPAL}/").text
    assert eva.read(path).fields["uppfoljning"] == ["2027-03-01"]


def test_what_a_colleague_among_staff_has_agreed_is_shown_and_not_written_over(
    anna: Desk, eva: Desk, service: Running
) -> None:
    anna.ready_to_send()
    anna.send_in()
    path = f"{PRINCIPAL}/hallet"
    early = eva.read(path)
    eva.send(eva.read(path), path, overenskommet="Vi följer läsningen", uppfoljning="2027-03-01")
    for typed in ("", "SPSM stödjer eleven Kalle", "SPSM hör av sig"):
        met = eva.send(early, path, overenskommet=typed)
        if met.status_code == 422:  # whoever is asked something else first has still not read the other's
            met = eva.send(Page(met.text), path)
        assert met.status_code == 409
        assert "Någon annan har ändrat det sedan du öppnade sidan" in met.text
        assert service.store.dialogue(PRINCIPAL).agreed.points == ("Vi följer läsningen",)
    assert "Vi följer läsningen" in met.text
    assert "Uppföljning: 1\u00a0mars 2027" in met.text
    page = Page(met.text)
    assert page.fields["overenskommet"] == ["SPSM hör av sig"]
    assert eva.send(page, path).status_code == 303
    assert service.store.dialogue(PRINCIPAL).agreed.points == ("SPSM hör av sig",)


def test_a_follow_up_in_the_past_is_told_of_once_at_its_field(
    anna: Desk, eva: Desk, service: Running
) -> None:
    anna.ready_to_send()
    anna.send_in()
    path = f"{PRINCIPAL}/hallet"
    told = eva.send(eva.read(path), path, overenskommet="Vi följer läsningen", uppfoljning="2026-11-20")
    assert told.status_code == 422
    assert 'id="uppfoljning-error">Ändra dagen' in told.text
    assert "#uppfoljning" in Page(told.text).links
    assert service.store.dialogue(PRINCIPAL).held_at is None
    page = Page(told.text)
    another = eva.send(page, path, uppfoljning="2026-11-19")
    assert another.status_code == 422, "it was the other day that was told of"
    assert eva.send(page, path).status_code == 303
    assert str(service.store.dialogue(PRINCIPAL).agreed.follow_up) == "2026-11-20"
    assert eva.send(eva.read(path), path).status_code == 303, "and is not told again of what is noted"
    assert eva.send(eva.read(path), path, uppfoljning="2026-11-21").status_code == 303, "today has not been"


def test_a_day_that_is_none_stays_in_its_field_and_loses_nothing(
    anna: Desk, eva: Desk, service: Running
) -> None:
    anna.ready_to_send()
    anna.send_in()
    path = f"{PRINCIPAL}/hallet"
    told = eva.send(eva.read(path), path, overenskommet="Vi följer läsningen", uppfoljning="1 mars 2027")
    assert told.status_code == 422
    page = Page(told.text)
    assert page.fields["uppfoljning"] == ["1 mars 2027"]
    assert page.fields["overenskommet"] == ["Vi följer läsningen"]
    assert eva.send(page, path).status_code == 422, "it is no day the second time either"
    assert service.store.dialogue(PRINCIPAL).held_at is None


def test_an_agreement_that_has_no_room_is_refused_and_stays_in_its_field(
    anna: Desk, eva: Desk, service: Running
) -> None:
    anna.ready_to_send()
    anna.send_in()
    path = f"{PRINCIPAL}/hallet"
    for typed in ("å" * 501, "\n".join(f"Punkt {number}" for number in range(21))):
        told = eva.send(eva.read(path), path, overenskommet=typed)
        assert told.status_code == 422
        assert "högst 20 rader, med högst 500 tecken på varje" in told.text
        assert Page(told.text).fields["overenskommet"] == [typed]
    assert service.store.dialogue(PRINCIPAL).held_at is None


def test_staff_are_told_once_whom_an_agreement_points_out_and_never_stopped(
    anna: Desk, eva: Desk, service: Running
) -> None:
    anna.ready_to_send()
    anna.send_in()
    path, agreed = f"{PRINCIPAL}/hallet", "Vi följer läsningen\nEleven Kalle får stöd"
    told = eva.send(eva.read(path), path, overenskommet=agreed, uppfoljning="2027-03-01")
    assert told.status_code == 422
    assert "Det ser ut som namnet på ett barn eller en elev: Kalle." in told.text
    assert service.store.dialogue(PRINCIPAL).held_at is None
    page = Page(told.text)
    assert (page.fields["overenskommet"], page.fields["uppfoljning"]) == ([agreed], ["2027-03-01"])
    assert eva.send(page, path).status_code == 303
    assert service.store.dialogue(PRINCIPAL).agreed.points == tuple(agreed.splitlines())
    assert eva.send(eva.read(path), path).status_code == 303, "and is not told again of what is noted"
    another = f"{agreed}, se 811218-9876"
    assert "personnummer: 811218-9876" in eva.send(eva.read(path), path, overenskommet=another).text


@pytest.mark.usefixtures("second_round")
def test_the_next_round_begins_empty_with_what_was_said_and_agreed_beside(anna: Desk) -> None:
    first = anna.read().text
    assert "SPSM hör av sig" in first
    assert "Omgång 1, 2026" in first
    page = anna.read("steg-1/kunskaper/")
    assert page.fields["steg-1-kunskaper-visar"] == [""]
    assert "Så skrev ni 2026:" in page.text
    assert "Det går framåt." in page.text
    assert "En styrka" in page.text.partition("Så skrev ni 2026:")[2]


@pytest.mark.usefixtures("second_round")
def test_one_click_begins_from_what_was_said_last_time(anna: Desk, service: Running) -> None:
    path, name = "steg-1/kunskaper/", "steg-1-kunskaper-visar"
    anna.save(path, utga_fran=name, **{name.replace("-", "_"): "Nytt i år."})
    anna.save(path, utga_fran="steg-1-kunskaper-bild")
    kept = service.store.dialogue(PRINCIPAL).assessment
    assert kept.value("steg-1/kunskaper/visar").text == "Det går framåt.\nNytt i år."
    assert kept.value("steg-1/kunskaper/bild").choices == ("strength",)
    assert "Så skrev ni" not in anna.read(path).text


@pytest.mark.usefixtures("second_round")
def test_the_round_before_is_read_and_never_changed(anna: Desk, eva: Desk, service: Running) -> None:
    for page in (anna.read("omgang/1/"), eva.read(f"{PRINCIPAL}/omgang/1/")):
        for text in ("Hur når vi fler?", "Det går framåt.", "Vi följer läsningen", "1\u00a0mars 2027"):
            assert text in page.text
    before = service.store.dialogue(PRINCIPAL).rounds
    anna.save("samtal/", samtal_name="Bo Ek")
    assert service.store.dialogue(PRINCIPAL).rounds == before
    assert "Bo Ek" not in anna.read("omgang/1/").text
    assert anna.browser.get(f"/{PRINCIPAL}/omgang/2/", base_url=HTTPS).status_code == 404
    assert anna.browser.get(f"/{PRINCIPAL}/kvitto/2/", base_url=HTTPS).status_code == 404


@pytest.mark.usefixtures("second_round")
def test_staff_see_the_round_before_and_nothing_of_the_new_draft(anna: Desk, eva: Desk) -> None:
    anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Hemligt utkast")
    page = eva.read(f"{PRINCIPAL}/")
    assert f"/handlaggare/{PRINCIPAL}/omgang/1/" in page.links
    for path in ("", "omgang/1/"):
        assert "Hemligt utkast" not in eva.read(f"{PRINCIPAL}/{path}").text
    assert eva.browser.get(f"/handlaggare/{PRINCIPAL}/omgang/2/", base_url=HTTPS).status_code == 404


def test_staff_read_every_sending_of_the_round_before(anna: Desk, eva: Desk) -> None:
    anna.ready_to_send()
    anna.send_in()
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    anna.save("fragor/1/", fraga_1_text="Hur vet vi det?")
    anna.send_in()
    for path in ("hallet", "ny-omgang"):
        eva.send(eva.read(f"{PRINCIPAL}/{path}"), f"{PRINCIPAL}/{path}")
    past = f"{PRINCIPAL}/omgang/1/"
    last, first = eva.read(past), eva.read(f"{past}?sandning=1").text
    assert "Hur vet vi det?" in last.text
    assert "<dt>Av</dt><dd>Anna (" in last.text
    assert f"/handlaggare/{past}?sandning=1" in last.links
    assert f"/handlaggare/{past}?sandning=1" in last.links
    assert "Hur når vi fler?" in first
    assert "Hur vet vi det?" not in first
    assert "En tidigare sändning." in first
    for number in ("0", "3", "-1"):
        answer = eva.browser.get(f"/handlaggare/{past}?sandning={number}", base_url=HTTPS)
        assert answer.status_code == 404


def test_no_round_begins_while_one_goes_on(anna: Desk, eva: Desk, service: Running) -> None:
    anna.ready_to_send()
    before = service.store.dialogue(PRINCIPAL)
    path = f"/handlaggare/{PRINCIPAL}/ny-omgang"
    assert eva.browser.get(path, base_url=HTTPS).status_code == 303
    token = eva.read().fields["csrf_token"][0]
    assert eva.browser.post(path, data={"csrf_token": token}, base_url=HTTPS).status_code == 409
    assert service.store.dialogue(PRINCIPAL) == before


def test_a_first_round_shows_nothing_of_rounds(anna: Desk) -> None:
    for path in ("", "steg-1/kunskaper/"):
        page = anna.read(path).text
        assert "omgång" not in page.lower()
        assert "Så skrev ni" not in page
