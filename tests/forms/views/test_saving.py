"""What becomes of an answer that is saved while somebody types?"""

from datetime import timedelta

import pytest
from desk import Desk, Page
from published import PRINCIPAL
from running import HTTPS, Running
from werkzeug.test import TestResponse

PATH, VISAR, ORSAKER = "steg-1/kunskaper/", "steg-1-kunskaper-visar", "steg-2-orsaker"
KEY = "steg-1/kunskaper/visar"


def in_passing(
    desk: Desk, page: Page, text: str, mark: str = "", save_id: str = "s1", name: str = VISAR
) -> TestResponse:
    data = {
        "csrf_token": page.fields["csrf_token"][0],
        "name": name,
        "save_id": save_id,
        name: text,
        f"{name}-version": mark or page.fields.get(f"{name}-version", [""])[0],
    }
    return desk.browser.post(
        f"{desk.room}svar", data=data, base_url=HTTPS, headers={"Accept": "application/json"}
    )


def versions(service: Running, key: str = KEY) -> list[tuple[str, bool]]:
    kept = service.store.dialogue(PRINCIPAL).assessment.answers[key].versions
    return [(version.value.text, version.quiet) for version in kept]


def test_what_is_typed_is_saved_and_the_next_save_goes_on_from_it(anna: Desk, service: Running) -> None:
    page = anna.read(PATH)
    first = in_passing(anna, page, "Det går")
    assert first.json
    assert (first.status_code, first.json["saved"]) == (200, "13.00")
    second = in_passing(anna, page, "Det går framåt", first.json["version"], "s2")
    assert second.status_code == 200
    assert versions(service) == [("Det går framåt", True)]
    events = service.store.dialogue(PRINCIPAL).events
    assert [event.object for event in events if event.action == "saved"] == [KEY]


def test_pressing_save_keeps_for_good_what_was_saved_in_passing(anna: Desk, service: Running) -> None:
    page = anna.read(PATH)
    in_passing(anna, page, "Det går")
    anna.send(page, PATH, **{VISAR.replace("-", "_"): "Det går"})
    assert versions(service) == [("Det går", False)]
    in_passing(anna, anna.read(PATH), "Framåt", save_id="s2")
    assert versions(service) == [("Det går", False), ("Framåt", True)]


def test_a_save_that_is_sent_twice_is_made_once_and_answered_alike(
    anna: Desk, bo: Desk, service: Running
) -> None:
    page = anna.read(PATH)
    once = in_passing(anna, page, "Annas")
    again = in_passing(anna, page, "Annas")
    assert again.json == once.json
    bo.save(PATH, steg_1_kunskaper_visar="Annas och Bos")
    late = in_passing(anna, page, "Annas")
    assert (late.status_code, late.json) == (200, once.json)
    assert versions(service)[-1] == ("Annas och Bos", False)
    assert late.json
    over = in_passing(anna, page, "Annas igen", late.json["version"], "s2")
    assert over.status_code == 409


def test_a_colleague_who_was_there_before_is_named_and_nothing_is_replaced(
    anna: Desk, bo: Desk, service: Running
) -> None:
    seen = anna.read(PATH)
    bo.save(PATH, steg_1_kunskaper_visar="Bos text.")
    answer = in_passing(anna, seen, "Annas text.")
    assert answer.status_code == 409
    assert answer.json
    assert {name: answer.json[name] for name in ("theirs", "by", "at")} == {
        "theirs": "Bos text.",
        "by": "Bo",
        "at": "13.00",
    }
    assert versions(service) == [("Bos text.", False)]
    assert in_passing(anna, seen, "Annas", answer.json["version"], "s2").status_code == 200


def test_whoever_has_gone_back_to_what_was_shown_replaces_nothing(
    anna: Desk, bo: Desk, service: Running
) -> None:
    seen = anna.read(PATH)
    bo.save(PATH, steg_1_kunskaper_visar="Bos text.")
    back = in_passing(anna, seen, "")
    assert back.json
    assert back.json["version"] == seen.fields[f"{VISAR}-version"][0]
    assert in_passing(anna, seen, "Annas", back.json["version"], "s2").status_code == 409
    assert versions(service) == [("Bos text.", False)]


@pytest.mark.parametrize("name", ["", "steg-9-okand", "fraga-7-text", "fraga-ny-text", f"{VISAR}-version"])
def test_only_what_is_asked_is_saved(anna: Desk, service: Running, name: str) -> None:
    answer = in_passing(anna, anna.read(PATH), "Text", name=name)
    assert answer.status_code == 404
    assert answer.json
    assert service.store.dialogue(PRINCIPAL).assessment.answers == {}


def test_limits_and_choices_are_those_of_the_page(anna: Desk) -> None:
    page = anna.read(PATH)
    long = in_passing(anna, page, "å" * 10_001)
    assert long.json
    assert (long.status_code, long.json["message"][:5]) == (422, "Korta")
    name = "steg-1-kunskaper-bild"
    assert in_passing(anna, page, "admin", name=name).status_code == 422
    assert in_passing(anna, page, "strength", name=name).status_code == 200
    assert anna.read(PATH).fields[name] == ["strength"]


def test_nothing_is_saved_in_what_was_sent_in(anna: Desk) -> None:
    anna.ready_to_send()
    page = anna.read("steg-2/")
    check = anna.read("granska/")
    anna.send(check, "skicka")
    answer = in_passing(anna, page, "För sent", name=ORSAKER)
    assert answer.status_code == 409
    assert answer.json
    assert answer.json["message"].startswith("Det ni skickade in är låst.")


def test_a_page_that_asks_by_itself_is_answered_in_few_words(anna: Desk, service: Running) -> None:
    page = anna.read(PATH)
    reader = Desk(service.member("lars@x.example", role="reader"))
    refused = in_passing(reader, page, "Text")
    assert (refused.status_code, refused.mimetype) == (400, "application/json")
    service.clock.pass_by(timedelta(hours=5))
    assert (in_passing(anna, page, "Text").status_code, in_passing(anna, page, "Text").mimetype) == (
        403,
        "application/json",
    )


def test_a_page_goes_on_with_a_fresh_token(anna: Desk, service: Running) -> None:
    page = anna.read(PATH)
    service.clock.pass_by(timedelta(hours=1))
    fresh = anna.browser.get(f"{anna.room}fortsatt", base_url=HTTPS).json
    assert fresh
    assert fresh["left"] == 11 * 3600
    page.fields["csrf_token"] = [fresh["token"]]
    assert in_passing(anna, page, "Text").status_code == 200


@pytest.mark.parametrize("second", ["anna", "bo"])
def test_whoever_saved_meanwhile_is_told_alike_in_all_places_and_nothing_is_said_to_be_saved(
    anna: Desk, bo: Desk, second: str
) -> None:
    seen = anna.read(PATH)
    assert '<p class="saved"' not in seen.text
    {"anna": anna, "bo": bo}[second].save(PATH, steg_1_kunskaper_visar="Det andra.")
    in_passing_told = in_passing(anna, seen, "Det första.")
    assert in_passing_told.json
    assert bool(in_passing_told.json["own"]) == (second == "anna")
    page = anna.send(seen, PATH, steg_1_kunskaper_visar="Det första.").text
    assert '<p class="saved"' not in page
    assert "En kollega" not in page
    told = {
        "anna": (
            "Du har själv sparat ett annat svar på",
            "Det här sparade du själv i ett annat fönster 13.00",
        ),
        "bo": ("Bo har sparat ett annat svar på", "Bo sparade det här 13.00"),
    }
    for who, sentences in told.items():
        assert all((sentence in page) == (who == second) for sentence in sentences)


def test_a_text_that_is_too_long_is_told_of_by_its_question_and_nothing_is_said_to_be_saved(
    anna: Desk,
) -> None:
    anna.save(PATH, steg_1_kunskaper_visar="Kort.")
    page = anna.save(PATH, steg_1_kunskaper_visar="å" * 10_001)
    assert page.status_code == 422
    assert "Korta texten under ”Vad ser ni?”" in page.text
    assert '<p class="saved"' not in page.text
    assert '<p class="saved"' in anna.read(PATH).text


def test_of_several_causes_it_is_said_which_one_is_too_long(anna: Desk) -> None:
    anna.save("steg-2/", onward="cause")
    page = anna.save("steg-2/", orsak_2_bakom="å" * 10_001)
    assert "Korta texten under ”Orsak 2. " in page.text
