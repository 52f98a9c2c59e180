"""Can a principal say whom it asks about its units, remind, close, and let somebody go?"""

import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from desk import Desk
from published import PRINCIPAL, UNIT, UNITS
from running import HTTPS, Running
from units import HeadTeacher, ask, come_in, head_teacher, link_in

UNSEEN = "MARKÖR-osedd-åäö"
SAME = {"90000005": "Askolan", "90000006": "Åskolan"}


def test_a_list_that_was_pasted_asks_everybody_in_it(service: Running, anna: Desk):
    lines = f"{UNITS[0]['code']}; eva@x.example\r\nlillskolan\tbo@x.example\r\n\r\n"
    anna.send(anna.read("enheter/"), "enheter/fraga", lista=lines)

    forms = service.store.dialogue(PRINCIPAL).unit_forms
    assert {(form.name, form.email) for form in forms} == {
        ("Ängsskolan", "eva@x.example"),
        ("Lillskolan", "bo@x.example"),
    }
    assert len(service.mails()) == 2


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("lista", "99999999; a@x.example", "rad 1"),
        ("lista", f"{UNIT}; ingen adress", "rad 1"),
        (f"epost-{UNIT}", "karin", "adressen till Lillskolan"),
        (
            "lista",
            f"{UNIT}; a@x.example\n9; a@x.example\n\n8;b\n{UNIT};Eva <eva@x.example>\n{UNIT};c@x",
            "Skriv rad 2 och 4 som",
        ),
        ("lista", f"{UNIT};Eva <eva@x.example>\n9;a@x.example\n{UNIT};c@x", "Skriv rad 1 och 3 med en enda"),
        ("lista", f"{UNIT};a@x.example\n{UNIT};A@x.example\nLillskolan;b@x.example", "Ta bort rad 3"),
        ("lista", "", "minst en e-postadress"),
        (f"epost-{UNIT}", "a" * 300 + "@x.example", "Korta e-postadressen till"),
    ],
)
def test_an_odd_address_or_line_is_named_and_nobody_is_asked(
    service: Running, anna: Desk, field: str, text: str, said: str
):
    refused = anna.send(anna.read("enheter/"), "enheter/fraga", **{field: text})
    assert refused.status_code == 422
    assert said in refused.text
    assert service.store.dialogue(PRINCIPAL).unit_forms == ()


def test_a_list_with_some_who_are_asked_already_asks_the_others(service: Running, anna: Desk):
    lines = [f"{UNIT}; eva@x.example", f"{UNITS[0]['code']}; bo@x.example"]
    anna.send(anna.read("enheter/"), "enheter/fraga", lista=lines[0])
    anna.send(anna.read("enheter/"), "enheter/fraga", lista="\n".join(lines))
    forms = service.store.dialogue(PRINCIPAL).unit_forms
    assert [form.email for form in forms] == ["eva@x.example", "bo@x.example"]
    assert len(service.mails()) == 2


@pytest.mark.parametrize(
    ("again", "said"),
    [
        (f"{UNIT}; EVA@x.example\n\n", "Alla enheter i listan är redan tillfrågade."),
        (f"{UNIT}; eva@x.example\nLillskolan; bo@x.example", "Ta bort rad 2. Enhetens rektor är redan"),
    ],
)
def test_whoever_is_asked_already_is_not_asked_again_and_it_is_said(
    service: Running, anna: Desk, again: str, said: str
):
    anna.send(anna.read("enheter/"), "enheter/fraga", lista=f"{UNIT}; eva@x.example")
    refused = anna.send(anna.read("enheter/"), "enheter/fraga", lista=again)
    assert refused.status_code == 422
    assert said in refused.text
    assert [form.email for form in service.store.dialogue(PRINCIPAL).unit_forms] == ["eva@x.example"]
    assert len(service.mails()) == 1


def with_units(folder: Path, more: Mapping[str, str]) -> None:
    """Publishes more units of the principal, by their codes."""
    file = folder / "_site/api/v1/principals" / f"{PRINCIPAL}.json"
    content = json.loads(file.read_text())
    content["units"] += [{"code": code, "name": name} for code, name in more.items()]
    file.write_text(json.dumps(content))


@pytest.fixture
def of_one_name(tmp_path: Path, anna: Desk) -> Desk:
    """Anna, two of whose units are called the same, but for a ring."""
    with_units(tmp_path, SAME)
    return anna


def test_units_of_one_name_are_told_apart_by_their_codes_everywhere(service: Running, of_one_name: Desk):
    anna, names = of_one_name, [f"{name} ({code})" for code, name in SAME.items()]
    labels = [f'<label for="epost-{code}">{name}</label>' for code, name in zip(SAME, names, strict=True)]
    page = anna.read("enheter/")
    assert all(label in page.text for label in labels)
    assert "Lillskolan</label>" in page.text

    for code, name in zip(SAME, names, strict=True):
        head_teacher(service, anna, f"{code}@x.example", code).hand_in("Ord.")
        for path in ("enheter/", "enheter/sida-vid-sida/", f"enheter/{code}/lyft/fungerar"):
            assert name in anna.read(path).text


def test_a_name_that_several_units_have_asks_nobody_and_their_codes_ask_both(
    service: Running, of_one_name: Desk
):
    refused = of_one_name.send(
        of_one_name.read("enheter/"), "enheter/fraga", lista="Askolan; ett@x.example\nåskolan; tva@x.example"
    )
    assert refused.status_code == 422
    assert "Skriv rad 1 och 2 som skolenhetskod" in refused.text
    assert "Heter flera likadant räcker inte namnet." in refused.text
    assert service.store.dialogue(PRINCIPAL).unit_forms == ()

    (one, another), lines = SAME, "{}; ett@x.example\nÅskolan ({}); tva@x.example"
    of_one_name.send(of_one_name.read("enheter/"), "enheter/fraga", lista=lines.format(one, another))
    asked = {form.code: form.email for form in service.store.dialogue(PRINCIPAL).unit_forms}
    assert asked == {one: "ett@x.example", another: "tva@x.example"}


@pytest.mark.parametrize(("more", "first"), [(16, "epost-"), (17, "lista")])
def test_a_list_is_asked_for_before_many_fields_and_after_a_few(
    tmp_path: Path, anna: Desk, more: int, first: str
):
    with_units(tmp_path, {f"{n}": f"Skola {n}" for n in range(90000010, 90000010 + more)})
    page = anna.read("enheter/")
    asked = [name for name in page.fields if name.startswith(("epost-", "lista"))]
    assert asked[0].startswith(first)
    assert asked.count("lista") == 1


def test_whoever_has_handed_in_stands_first(service: Running, anna: Desk):
    for code in (UNITS[3]["code"], UNIT):
        last = head_teacher(service, anna, f"{code}@x.example", code)
    last.hand_in("Ord.")
    page = anna.read("enheter/").text
    assert page.index("<h3>Lillskolan") < page.index("<h3>Byskolan")


def test_a_reminder_goes_once_a_day_and_its_link_takes_the_place_of_an_unused_one(
    service: Running, anna: Desk
):
    ask(anna)
    first = link_in(service.mails()[0])
    token = anna.read("enheter/").fields["csrf_token"][0]
    address = f"/{PRINCIPAL}/enheter/{UNIT}/paminn"

    def remind() -> int:
        return anna.browser.post(address, data={"csrf_token": token}, base_url=HTTPS).status_code

    assert remind() == 409
    service.clock.pass_by(timedelta(days=1))
    anna = Desk(service.member())
    token = anna.read("enheter/").fields["csrf_token"][0]
    assert remind() == 303
    assert remind() == 409
    assert "Påminnelse" in service.mails()[-1]
    assert service.browser().get(first, base_url=HTTPS).status_code == 404
    assert come_in(service.browser(), link_in(service.mails()[-1])).status_code == 303


def test_whoever_is_no_longer_asked_is_out_at_once_and_another_never_reads_what_was_not_handed_in(
    service: Running, anna: Desk
):
    karin = head_teacher(service, anna)
    early = anna.read("enheter/")
    karin.write(UNSEEN)
    remove = f"enheter/{UNIT}/ta-bort"
    assert anna.send(early, remove).location == f"{anna.room}{remove}", "begun since the page was opened"
    assert "Rektorn har inte lämnat in." in anna.read(remove).text
    assert UNSEEN in karin.read().text
    anna.send(anna.read(remove), remove, sakert="ja")
    assert karin.browser.get(karin.address, base_url=HTTPS).status_code in {303, 404}

    assert UNSEEN not in head_teacher(service, anna, "ny@x.example").read().text
    anna.send(anna.read("enheter/"), f"enheter/{UNIT}/ta-bort")
    assert UNSEEN in head_teacher(service, anna).read().text, "and the first one goes on where it ended"


def test_an_answer_that_is_handed_in_is_taken_away_only_after_a_question(service: Running, anna: Desk):
    karin, remove = head_teacher(service, anna), f"enheter/{UNIT}/ta-bort"
    early = anna.read("enheter/")
    assert f"{anna.room}{remove}" not in early.links
    karin.hand_in("Läsgrupperna.")
    assert f"{anna.room}{remove}" in anna.read("enheter/").links
    assert f'action="{anna.room}{remove}"' not in anna.read("enheter/").text

    assert anna.send(early, remove).location == f"{anna.room}{remove}", "handed in since the page was opened"
    page = anna.read(remove)
    assert "Vill ni ta bort frågorna till Lillskolan?" in page.text
    assert "ni kan inte läsa svaren efter det" in page.text
    assert "Läsgrupperna." in anna.read("enheter/sida-vid-sida/").text

    assert anna.send(page, remove, sakert="ja").location == f"{anna.room}enheter/?klart=borta"
    assert "Ingen enhet har lämnat in än." in anna.read("enheter/sida-vid-sida/").text
    assert anna.browser.get(f"{anna.room}{remove}", base_url=HTTPS).status_code == 404


def test_what_is_handed_in_and_closed_is_not_said_to_be_there_to_take_back(service: Running, anna: Desk):
    karin = head_teacher(service, anna)
    karin.write("Klart.", onward="hand_in")
    assert "Ta tillbaka dem om du vill ändra något." in karin.read().text
    anna.send(anna.read("enheter/"), "enheter/stang")
    page = karin.read().text
    assert "Ta tillbaka" not in page
    assert "stängt insamlingen" in page


def test_a_closed_round_is_read_and_not_written(service: Running, anna: Desk):
    karin = head_teacher(service, anna)
    karin.write("Påbörjat.")
    page = karin.read()
    anna.send(anna.read("enheter/"), "enheter/stang")
    assert "stängt insamlingen" in karin.read().text
    assert karin.write("Mer.", page=page).status_code == 409

    anna.send(anna.read("enheter/"), "enheter/oppna")
    assert karin.hand_in("Mer.").status_code == 303


def test_only_owners_ask_and_only_writers_lift(service: Running, anna: Desk):
    head_teacher(service, anna).hand_in("Ord.")
    reader, writer = (Desk(service.member(f"{role}@x.example", role=role)) for role in ("reader", "writer"))
    for one in (reader, writer):
        assert "Ord." in one.read("enheter/sida-vid-sida/").text
        token = one.read().fields["csrf_token"][0]
        for path in ("fraga", "stang", f"{UNIT}/ta-bort", f"{UNIT}/paminn"):
            where = f"{one.room}enheter/{path}"
            answer = one.browser.post(where, data={"csrf_token": token}, base_url=HTTPS)
            assert answer.status_code == 403, path
    where = f"{reader.room}enheter/{UNIT}/lyft/fungerar"
    token = reader.read().fields["csrf_token"][0]
    data = {"csrf_token": token, "text": "Ord.", "into": "steg-1/lyckas"}
    assert reader.browser.post(where, data=data, base_url=HTTPS).status_code == 403


def test_somebody_in_the_team_who_is_head_teacher_too_reaches_both(anna: Desk):
    ask(anna, "anna@lillång.example")
    page = anna.browser.get("/", base_url=HTTPS)
    assert page.status_code == 200
    assert f"/enhet/{PRINCIPAL}/{UNIT}/" in page.text
    assert HeadTeacher(anna.browser).hand_in("Ord.").status_code == 303
