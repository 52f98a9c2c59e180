"""Is whoever writes whom to call told at once what cannot be right, and is all of it kept?"""

import pytest
from desk import Desk, Page
from published import PRINCIPAL
from running import Running

PLACES = ("samtal/", "kort/samtal/")


def stored(service: Running, part: str) -> str:
    return service.store.dialogue(PRINCIPAL).assessment.value(f"samtal/{part}").text


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize(
    ("typed", "onward"), [("anna(at)x", "next"), ("anna(at)x", ""), ("anna@fel", "next")]
)
def test_an_odd_address_is_told_at_its_field_and_everything_typed_is_kept(
    anna: Desk, service: Running, path: str, typed: str, onward: str
) -> None:
    answer = anna.save(path, samtal_name="Anna Ek", samtal_email=typed, onward=onward)
    assert answer.status_code == 422
    assert '<a href="#samtal-email">Skriv e-postadressen med ett @-tecken' in answer.text
    assert 'id="samtal-email-error"' in answer.text
    assert 'data-answers="saved"' in answer.text
    assert (stored(service, "name"), stored(service, "email")) == ("Anna Ek", typed)
    again = anna.read(path)
    assert again.fields["samtal-email"] == [typed]
    assert 'id="samtal-email-error"' in again.text


def test_an_address_that_is_too_long_is_told_so(anna: Desk) -> None:
    told = anna.save("samtal/", samtal_email="a" * 80 + "@x.example")
    assert "Korta e-postadressen. Den får ha högst 64 tecken före @ och 190 efter." in told.text


@pytest.mark.parametrize("path", PLACES)
def test_what_was_odd_is_mended_from_the_page_that_told_of_it(
    anna: Desk, service: Running, path: str
) -> None:
    told = anna.save(path, samtal_email="anna(at)x")
    mended = anna.send(Page(told.text), path, samtal_email="anna@x.example")
    assert mended.status_code == 303
    assert stored(service, "email") == "anna@x.example"


def test_a_number_without_digits_is_told_at_its_field_and_is_not_sent_in(
    anna: Desk, service: Running
) -> None:
    anna.ready_to_send()
    answer = anna.save("samtal/", samtal_phone="abc")
    assert answer.status_code == 422
    assert 'href="#samtal-phone">Skriv telefonnumret med minst sex siffror' in answer.text
    page = anna.read("granska/")
    assert f"/{PRINCIPAL}/samtal/#samtal-phone" in page.links
    assert "Skriv telefonnumret" in page.text
    assert "read" not in page.fields, "there is nothing to send by"
    assert stored(service, "phone") == "abc"


@pytest.mark.parametrize(
    "number",
    ["08-465 004 00", "+46 (0)8-465 004 00", "0480 12 34, ankn. 5", "08/46 50 04, be växeln om mig", ""],
)
def test_a_number_may_be_written_as_people_do(anna: Desk, number: str) -> None:
    answer = anna.save("samtal/", samtal_phone=number, samtal_email="anna@x.example", onward="next")
    assert answer.location == f"/{PRINCIPAL}/granska/"
