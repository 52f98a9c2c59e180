"""What do two people see and choose, who have saved the same answer at the same time?"""

import pytest
from desk import Desk, Page
from published import PRINCIPAL
from running import Running

PATH, VISAR = "steg-1/kunskaper/", "steg-1-kunskaper-visar"
KEY = "steg-1/kunskaper/visar"


def both_shown(anna: Desk, bo: Desk) -> Page:
    anna.save(PATH, steg_1_kunskaper_visar="Ett.\nTvå.")
    seen_by_bo = bo.read(PATH)
    anna.save(PATH, steg_1_kunskaper_visar="Annas.\nEtt.\nTvå.")
    answer = bo.send(seen_by_bo, PATH, steg_1_kunskaper_visar="Ett.\nTvå.\nBos.")
    assert answer.status_code == 409
    return Page(answer.text)


def test_two_colleagues_on_one_answer_are_shown_both_texts_and_both_together(anna: Desk, bo: Desk) -> None:
    page = both_shown(anna, bo)
    assert "<b>Anna sparade det här 13.00" in page.text
    assert '<blockquote class="typed">Annas.\nEtt.\nTvå.</blockquote>' in page.text
    assert '<blockquote class="typed">Ett.\nTvå.\nBos.</blockquote>' in page.text
    assert page.fields[VISAR] == ["Annas.\nEtt.\nTvå.\nBos."]
    assert f"#{VISAR}" in page.links
    assert "<h2>Det finns två svar. Välj vilket som ska stå</h2>" in page.text


@pytest.mark.parametrize(
    ("take", "kept"),
    [("both", "Annas.\nEtt.\nTvå.\nBos."), ("mine", "Ett.\nTvå.\nBos."), ("theirs", "Annas.\nEtt.\nTvå.")],
)
def test_whoever_was_shown_both_chooses_which_is_to_stand(
    anna: Desk, bo: Desk, take: str, kept: str, service: Running
) -> None:
    page = both_shown(anna, bo)
    answer = bo.send(page, PATH, **{f"{VISAR}-take": take})
    assert answer.status_code == 303
    assert anna.read(PATH).fields[VISAR] == [kept]
    versions = service.store.dialogue(PRINCIPAL).assessment.answers[KEY].versions
    assert "Annas.\nEtt.\nTvå." in [version.value.text for version in versions]


def test_whoever_solves_a_conflict_leaves_what_colleagues_have_saved_beside_it(anna: Desk, bo: Desk) -> None:
    page, other, third = "samtal/", "samtal-role", "samtal-time-1"
    anna.save(page, samtal_others="Ett.", samtal_role="Rektor")
    seen_by_bo = bo.read(page)
    anna.save(page, samtal_others="Ett, av Anna.", samtal_role="Skolchef")
    both = Page(bo.send(seen_by_bo, page, samtal_others="Ett, av Bo.", samtal_time_1="Fredag.").text)
    assert (both.fields[other], both.fields[third]) == (["Skolchef"], ["Fredag."])
    assert bo.send(both, page).status_code == 303
    kept = anna.read(page).fields
    assert (kept[other], kept[third]) == (["Skolchef"], ["Fredag."])
    assert kept["samtal-others"] == ["Ett, av Anna.\nEtt, av Bo."]


@pytest.mark.parametrize("take", ["both", "mine", "theirs"])
def test_what_is_written_in_the_field_when_both_have_been_shown_is_what_stands(
    anna: Desk, bo: Desk, take: str
) -> None:
    page = both_shown(anna, bo)
    answer = bo.send(page, PATH, **{f"{VISAR}-take": take, VISAR: "Annas och\r\nBos."})
    assert answer.status_code == 303
    assert anna.read(PATH).fields[VISAR] == ["Annas och\nBos."]


def test_two_names_on_one_line_are_never_put_together(anna: Desk, bo: Desk) -> None:
    anna.save("samtal/", samtal_name="Någon")
    seen_by_bo = bo.read("samtal/")
    anna.save("samtal/", samtal_name="Eva Ek")
    both = Page(bo.send(seen_by_bo, "samtal/", samtal_name="Nils Nord").text)
    assert both.fields["samtal-name"] == ["Nils Nord"]
    assert both.fields["samtal-name-take"] == ["both"]
    assert bo.send(both, "samtal/").status_code == 303
    assert anna.read("samtal/").fields["samtal-name"] == ["Nils Nord"]


def test_a_third_who_saves_meanwhile_is_not_replaced_by_the_choice(anna: Desk, bo: Desk) -> None:
    page = both_shown(anna, bo)
    anna.save(PATH, steg_1_kunskaper_visar="Annas tredje.")
    again = bo.send(page, PATH, **{f"{VISAR}-take": "mine"})
    assert again.status_code == 409
    assert "Annas tredje." in again.text
    for said in ("Anna har ändrat svaret på ”Vad ser ni?” efter att du fick se båda", "ändrats en gång till"):
        assert (said in page.text, said in again.text) == (False, True)
    assert bo.send(page, PATH, **{f"{VISAR}-take": "theirs"}).status_code == 303
    assert anna.read(PATH).fields[VISAR] == ["Annas tredje."]


def test_whoever_has_gone_on_in_another_window_while_choosing_is_told_so(anna: Desk, bo: Desk) -> None:
    page = both_shown(anna, bo)
    bo.save(PATH, steg_1_kunskaper_visar="Bos tredje.")
    again = bo.send(page, PATH, **{f"{VISAR}-take": "mine"}).text
    assert (
        "Du har själv ändrat svaret på ”Vad ser ni?” i ett annat fönster efter att du fick se båda" in again
    )
    third = bo.send(Page(again), PATH)
    assert third.status_code == 303


def test_both_texts_are_still_shown_when_something_else_must_be_mended(anna: Desk, bo: Desk) -> None:
    answer = bo.send(both_shown(anna, bo), PATH, **{VISAR.replace("-", "_"): "å" * 10_001})
    assert answer.status_code == 422
    assert answer.text.count('<blockquote class="typed">') == 2
    assert "<h2>Det är något att rätta</h2>" in answer.text
    assert Page(answer.text).fields[f"{VISAR}-mine"] == ["Ett.\nTvå.\nBos."]


def test_choices_made_by_two_are_shown_beside_each_other(anna: Desk, bo: Desk) -> None:
    seen = bo.read(PATH)
    anna.save(PATH, steg_1_kunskaper_bild="strength")
    page = Page(bo.send(seen, PATH, steg_1_kunskaper_bild="explore").text)
    assert '<blockquote class="typed">En styrka</blockquote>' in page.text
    assert bo.send(page, PATH).status_code == 303
    assert anna.read(PATH).fields["steg-1-kunskaper-bild"] == ["explore"]


def test_ticks_made_by_two_are_put_together_and_may_be_changed_before_they_are_saved(
    anna: Desk, bo: Desk
) -> None:
    page, ticks = "steg-2/", "steg-2-faktorer"
    seen = bo.read(page)
    anna.save(page, steg_2_faktorer=["tid"])
    both = Page(bo.send(seen, page, steg_2_faktorer=["ledning"]).text)
    assert both.fields[ticks] == ["ledning", "tid"]
    for answer in ("Tid att lära av varandra", "Ledning nära undervisningen"):
        assert f'<blockquote class="typed">{answer}</blockquote>' in both.text
    assert "båda svaren ikryssade tillsammans" in both.text
    assert bo.send(both, page).status_code == 303
    assert anna.read(page).fields[ticks] == ["ledning", "tid"]
    assert bo.send(both, page, steg_2_faktorer=["ledning"]).status_code == 409


def test_a_yes_or_no_is_never_put_together(anna: Desk, bo: Desk) -> None:
    anna.ready_to_send()
    page, shared = "fragor/1/", "fraga-1-delas"
    anna.save(page, fraga_1_delas=["ja"])
    seen = bo.read(page)
    anna.save(page, fraga_1_delas=[])
    anna.save(page, fraga_1_delas=["ja"])
    both = Page(bo.send(seen, page, fraga_1_delas=[]).text)
    assert shared not in both.fields
